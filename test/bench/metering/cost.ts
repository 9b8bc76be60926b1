/**
 * What metering costs a customer a month in DynamoDB, at the prices of the list. What Lambda, SQS, the scheduler and logs cost
 * is not in it: the bench does not measure them.
 */
import { LEDGER_LIFE_MS, METERED_HOUR_LIFE_MS } from '#domain/limits.ts';
import { HOUR_MS } from '#domain/time.ts';
import type { CapacityUnits } from '#lambdas/stores/usage-memory-table.ts';

/** $ · per write and read request unit, on demand, and per GB and month beyond the first 25; standard tables in us-east-1. */
const WRITE_UNIT = 0.625 / 1e6;
const READ_UNIT = 0.125 / 1e6;
const GB_MONTH = 0.25;
const GB_BYTES = 1024 ** 3;

/** hours · a year by twelve, as AWS's price lists count. */
const MONTH_HOURS = 730;

export interface Took {
  readonly units: CapacityUnits;
  /** bytes that a customer's hour leaves behind */
  readonly bytes: { readonly ledger: number; readonly packs: number; readonly marks: number };
  readonly customerHours: number;
}

/** $ a customer a month; the storage once it is as full as it gets: 800 days of ledger, 40 of packs and marks. */
export const costOf = ({ units, bytes, customerHours }: Took) => {
  const requests = ((units.write * WRITE_UNIT + units.read * READ_UNIT) / customerHours) * MONTH_HOURS;
  const stored =
    bytes.ledger * (LEDGER_LIFE_MS / HOUR_MS) +
    (bytes.packs + bytes.marks) * (METERED_HOUR_LIFE_MS / HOUR_MS);
  const storage = (stored / GB_BYTES) * GB_MONTH;
  return { requests, storage, total: requests + storage };
};
