/**
 * P2: what a producer was told is accepted stands somewhere at every step: in its hour, in the hour or the case that took it late,
 * and from there in the ledger, until that says what became of it.
 * @module
 */
import type { AcceptedId } from '../accepted.ts';
import type { Town } from '../town.ts';
import type { AtEachCommit } from './scene.ts';
import {
  type AtEachUsage,
  hoursOf,
  isOf,
  isOver,
  markOf,
  named,
  nameOf,
  recordsIn,
  type TenantHour,
  usedIn,
} from './usage-scene.ts';

/** Whether a late record is in an hour; what strayed into it is while that is still to be closed, which sends it on. */
const isIn = (town: Town, of: TenantHour, name: string): boolean => {
  const record = recordsIn(town, of).get(name);
  return record !== undefined && (!record.hasStrayed || town.usage.standing().closings.some(isOf(of)));
};

/** What of an id stands anywhere. */
export const placedOf = (
  town: Town,
  { tenantId, origin, dimension, id }: Omit<AcceptedId, 'accepted' | 'attempted'>,
): number => {
  const inHour = recordsIn(town, { tenantId, hour: origin }).get(nameOf({ dimension, id }))?.quantity ?? 0;
  const late = town.usage
    .standing()
    .late.find(
      (each) =>
        each.tenantId === tenantId &&
        each.origin === origin &&
        each.dimension === dimension &&
        each.id === id,
    );
  const placed = (late?.parts ?? []).map(({ quantity, target }, part) => {
    const name = nameOf({ dimension, origin, part, id });
    const isThere =
      'hour' in target
        ? isIn(town, { tenantId, hour: target.hour }, name)
        : town.state.get('meteringCase', target.caseId)?.records?.includes(name);
    return isThere ? quantity : 0;
  });
  return placed.reduce((sum, quantity) => sum + quantity, inHour);
};

/** Whether what was accepted is all there. */
export const p2Accepted = (town: Town, accepted: AcceptedId): string[] => {
  const placed = placedOf(town, accepted);
  const { tenantId, origin, dimension, id } = accepted;
  return placed >= accepted.accepted
    ? []
    : [
        `P2|of ${dimension} ${id} of ${named({ tenantId, hour: origin })} ${placed} is there, not ${accepted.accepted}`,
      ];
};

/** When an hour is frozen, everything that was accepted for it is in it. */
export const p2Frozen: AtEachCommit = (town, { commit }) =>
  commit.writes.flatMap(({ key, entity }) => {
    if (key.kind !== 'hour' || !entity || !('frozen' in entity)) return [];
    return [...town.accepted.all()]
      .filter(({ tenantId }) => key.id.startsWith(tenantId))
      .flatMap((each) => p2Accepted(town, each));
  });

const owed = (town: Town, of: TenantHour): string[] => {
  const { closings, ledger, work } = town.usage.standing();
  if (closings.some(isOf(of))) return [];
  const items = ledger.filter(isOf(of));
  const used = [...usedIn(town, of)];
  const isFrozen = markOf(town, of)?.frozen !== undefined;
  const due = items.filter((item) => !isOver(item)).map(({ dimension }) => dimension);
  const underWay = work.filter(isOf(of)).flatMap(({ records }) => records.map(({ dimension }) => dimension));
  return [
    ...(isFrozen || used.length === 0 ? [] : [`P2|nobody will close ${named(of)}`]),
    ...used
      .filter(([dimension]) => isFrozen && !items.some((item) => item.dimension === dimension))
      .map(([dimension]) => `P2|the ledger has no ${dimension} of ${named(of)}`),
    ...due
      .filter((dimension) => !underWay.includes(dimension))
      .map((dimension) => `P2|nobody will tell AWS of ${dimension} of ${named(of)}`),
  ];
};

/** Calls after which somebody might have lost sight of something. */
const LOOKED_AT = new Set(['forget', 'remove', 'rewrite', 'settle']);

export const p2Owed: AtEachUsage = (town, call, given) =>
  LOOKED_AT.has(call) ? hoursOf(given).flatMap((of) => owed(town, of)) : [];
