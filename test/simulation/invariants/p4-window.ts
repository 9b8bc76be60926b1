/**
 * P4: nothing is told to AWS after its time, and what is lost stood on the board before.
 * @module
 */
import { boardOf } from '#domain/metering/board.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import type { SentRecord } from '../aws/meter.ts';
import type { Town } from '../town.ts';
import { type AtEachUsage, hoursOf, isOf, named } from './usage-scene.ts';

/** ms · between a look at the clock and the arrival at AWS: other steps, and two seconds of skew. */
const SLACK_MS = 2 * MINUTE_MS;

/** 24 hours after the hour, or 06:00 on the 1st of the next month. */
const endOf = (hour: number): number => {
  const date = new Date(hour);
  const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1, 6);
  return Math.min(hour + 25 * HOUR_MS, month);
};

export const p4Sent = (_town: Town, { at, hour, key }: SentRecord): string[] =>
  at < endOf(hour) + SLACK_MS ? [] : [`P4|${key} is told to AWS at ${new Date(at).toISOString()}`];

/** What is lost now, with its work as it stood before. */
export const p4Lost: AtEachUsage = (town, call, given) => {
  if (call !== 'settle') return [];
  const { ledger, work } = town.usage.standing();
  return hoursOf(given).flatMap((of) =>
    ledger.filter(isOf(of)).flatMap((item) => {
      if (
        item.verdict.name !== 'LOST' ||
        item.verdict.reason === 'CLOSED_TOO_LATE' ||
        item.verdict.at < town.world.now() - SLACK_MS
      )
        return [];
      const items = work
        .filter(isOf(of))
        .filter(({ records }) => records.some(({ dimension }) => dimension === item.dimension));
      const now = Math.min(...items.map(({ deadline }) => deadline)) - HOUR_MS;
      const shown =
        items.length === 0 || boardOf({ work: items, closings: [], now }, []).withinHour.records > 0;
      return shown ? [] : [`P4|${named(of)} ${item.dimension} is lost, and no board showed it`];
    }),
  );
};
