/**
 * P1: at rest, of each license, dimension and hour AWS bills what was accepted for it, less what the ledger says is not billed,
 * and why. One accepted record for each.
 * @module
 */
import type { LedgerItem } from '#domain/metering/ledger.ts';
import { billKey } from '../aws/meter.ts';
import { placedOf } from './p2-conserved.ts';
import type { AtRest } from './scene.ts';
import { licenseOf, named } from './usage-scene.ts';

const keyOf = (item: LedgerItem): string => billKey(licenseOf(item), item.dimension, item.hour);

/** Each id counts once, in whatever hour or case: all that was accepted, and nothing that was never sent. */
export const p1Counted: AtRest = (town) =>
  [...town.accepted.all()].flatMap((each) => {
    const placed = placedOf(town, each);
    const { tenantId, origin, dimension, id, accepted, attempted } = each;
    const isRight = placed >= accepted && placed <= Math.max(accepted, attempted);
    return isRight
      ? []
      : [`P1|${dimension} ${id} of ${named({ tenantId, hour: origin })} counts ${placed}, not ${accepted}`];
  });

export const p1Billed: AtRest = ({ market, usage, meter, world }) => {
  const lines = market.core.bill().flatMap(({ lines: all }) => all.filter(({ kind }) => kind === 'usage'));
  const billed = new Map(
    lines.map((line) => [billKey(line.licenseArn, line.dimension, line.hour), line.quantity]),
  );
  const items = new Map<string, LedgerItem[]>();
  for (const item of usage.standing().ledger)
    items.set(keyOf(item), [...(items.get(keyOf(item)) ?? []), item]);
  const wrong = [...items].flatMap(([key, same]) => {
    const due = same.filter(({ verdict }) => verdict.name === 'BILLED');
    if (due.length > 0) world.mark('usage billed');
    const should = due[0]?.quantity;
    const is = billed.get(key);
    // told, and not heard: AWS has it, and its time was over before it could be asked again
    const isUnheard =
      due.length === 0 &&
      is !== undefined &&
      meter.said(key).has('taken') &&
      same.some(({ verdict }) => verdict.name === 'LOST' && verdict.reason === 'UNANSWERED');
    if (isUnheard) world.mark('usage billed and said to be lost: the reply was');
    return due.length < 2 && (is === should || isUnheard)
      ? []
      : [`P1|${key} is billed ${is}; should be ${due.map(({ quantity }) => quantity).join('+')}`];
  });
  const strange = [...billed.keys()]
    .filter((key) => !items.has(key))
    .map((key) => `P1|${key} is billed, and not in the ledger`);
  return [
    ...wrong,
    ...strange,
    ...(billed.size === lines.length ? [] : ['P1|an hour is billed in two lines']),
  ];
};
