/**
 * When the licensing systems were down, and what that does to changes that are on their way.
 * @module
 */

/** What a system is, and until when it says so. */
export interface Condition {
  readonly name: 'UP' | 'MAINTENANCE' | 'FAULT';
  readonly until?: number;
}

/** A time in which a system was down; without an end, it still is. */
export interface Outage {
  readonly system: string;
  readonly condition: Condition;
  readonly from: number;
  readonly to?: number;
}

/** The outage that a system is in. */
export const outageOf = (outages: Iterable<Outage>, system: string): Outage | undefined =>
  [...outages].find((outage) => outage.system === system && outage.to === undefined);

/**
 * When a change arrives that takes `delayMs` while every system that it needs is up.
 * @returns `Infinity` while one of them is down before it has
 */
export const arrivalOf = (
  {
    takenAt,
    delayMs,
    needs,
  }: { readonly takenAt: number; readonly delayMs: number; readonly needs: readonly string[] },
  outages: Iterable<Outage>,
): number => {
  const inTheWay = [...outages]
    .filter(({ system }) => needs.includes(system))
    .sort((left, right) => left.from - right.from);
  let [at, seenTo] = [takenAt + delayMs, takenAt];
  for (const { from, to = Number.POSITIVE_INFINITY } of inTheWay) {
    const begins = Math.max(from, seenTo);
    if (begins >= at || to <= begins) continue;
    at += to - begins;
    seenTo = to;
  }
  return at;
};
