/**
 * P4, P5b: what is lost has a reason that is true, and a case that says so; a record that AWS refuses takes no other with it.
 * @module
 */
import type { LedgerItem } from '#domain/metering/ledger.ts';
import type { License } from '#domain/subscription/license.ts';
import { HOUR_MS } from '#domain/time.ts';
import { billKey, type Said } from '../aws/meter.ts';
import type { Town } from '../town.ts';
import type { AtRest } from './scene.ts';
import { isOf, licenseOf, named } from './usage-scene.ts';

/** times · so often a sound record may go with one that AWS refuses before it goes without it. */
const TOGETHER_MAX = 8;

/** Whether AWS said so of any record of that hour: a reason is that of all that was still to be told. */
const wasSaid = ({ meter, usage }: Town, item: LedgerItem, what: Said): boolean =>
  usage
    .standing()
    .ledger.filter(isOf(item))
    .some(({ dimension }) => meter.said(billKey(licenseOf(item), dimension, item.hour)).has(what));

/** The end of the payer's license was heard of so early that its hours could be told. */
const wasHeardInTime = ({ state }: Town, { payer, deadline = 0 }: LedgerItem): boolean =>
  state.landed.some(({ at, commit }) =>
    commit.writes.some(({ key, entity }) => {
      if (key.kind !== 'license' || key.id !== payer?.licenseId || at > deadline - HOUR_MS / 2) return false;
      const { subscriptions = [] } = (entity ?? {}) as Partial<License>;
      return subscriptions.some(({ id, endedAt }) => id === payer.subscriptionId && endedAt !== undefined);
    }),
  );

const isTrue = (town: Town, item: LedgerItem): boolean => {
  if (item.verdict.name !== 'LOST') return true;
  const key = billKey(licenseOf(item), item.dimension, item.hour);
  const { times, inSoundCall } = town.meter.tried(key);
  const hasFailed = town.world.faults.struck() > 0;
  switch (item.verdict.reason) {
    case 'NOT_SUBSCRIBED':
      return wasSaid(town, item, 'not-subscribed');
    case 'REFUSED_BY_AWS':
      return (
        town.meter.said(key).has('refused') ||
        (wasSaid(town, item, 'refused') && (inSoundCall || times < TOGETHER_MAX))
      );
    case 'OUTAGE':
      // an end that AWS tells minutes before the deadline leaves no time between closing and the next run
      return hasFailed || !wasHeardInTime(town, item);
    case 'UNANSWERED':
      // a run that ended between two halves of a batch does not say either what AWS answered to the whole
      return hasFailed || times > 0;
    case 'CLOSED_TOO_LATE':
      return hasFailed || !wasHeardInTime(town, item);
    default:
      return false;
  }
};

/** At rest: every loss is true, and on somebody's desk. */
export const p4Losses: AtRest = (town) =>
  town.usage.standing().ledger.flatMap((item) => {
    if (item.verdict.name !== 'LOST') return [];
    town.world.mark(`usage lost: ${item.verdict.reason}`);
    const name = `${named(item)} ${item.dimension}`;
    const cases = [...town.state.all('meteringCase')].filter(
      (known) => isOf(item)(known) && known.dimension === item.dimension,
    );
    return [
      ...(isTrue(town, item) ? [] : [`P4|${name} is said to be lost by ${item.verdict.reason}`]),
      ...(cases.some(({ lost }) => lost !== undefined) ? [] : [`P4|${name} is lost, and nobody is told`]),
    ];
  });
