/**
 * The ledger of a frozen hour: one item for each dimension, written unless it is there. What draws from an allowance or a credit
 * is written in one transaction with it, so that two hours never draw the same.
 * @module
 */

import { AWS_BATCH_GET_KEYS_MAX } from '#domain/limits.ts';
import {
  type ClosedDimension,
  closeDimension,
  dimensionsToClose,
  drawsOn,
  type HourToClose,
} from '#domain/metering/close.ts';
import type { DimensionUsage } from '#domain/metering/fold.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import { USAGE_IN_FLIGHT_MAX } from '#domain/metering/limits.ts';
import type { EntityKey } from '#lambdas/stores/entities.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { clockCause } from './freeze.ts';
import { eachInFlight, inPieces } from './in-flight.ts';
import type { ClosePorts } from './ports.ts';

/** A ledger item that stands, and what this closing came to. */
export interface Recorded {
  readonly item: LedgerItem;
  readonly decided: ClosedDimension;
}

/** An hour to close, but for the accounts, which are read here. */
export type HourToRecord = Omit<HourToClose, 'allowances' | 'credits'>;

const accountKeys = (hour: HourToRecord, dimension: string): EntityKey<'allowance' | 'credit'>[] => {
  const { allowanceId, creditId } = drawsOn(hour, dimension);
  return [
    ...(allowanceId ? [{ kind: 'allowance' as const, id: allowanceId }] : []),
    ...(creditId ? [{ kind: 'credit' as const, id: creditId }] : []),
  ];
};

type Accounts = Pick<HourToClose, 'allowances' | 'credits'>;

const accountsNow = async (
  { store }: Pick<ClosePorts, 'store'>,
  hour: HourToRecord,
  usage: readonly DimensionUsage[],
): Promise<Accounts> => {
  const keys = usage.flatMap(({ dimension }) => accountKeys(hour, dimension));
  const loaded = await eachInFlight(inPieces(keys, AWS_BATCH_GET_KEYS_MAX), USAGE_IN_FLIGHT_MAX, (piece) =>
    store.load(piece),
  );
  const of = <Kind extends 'allowance' | 'credit'>(kind: Kind) =>
    loaded.flat().filter(({ key }) => key.kind === kind);
  return {
    allowances: Object.fromEntries(
      of('allowance').map(({ key, entity }) => [key.id, entity]),
    ) as Accounts['allowances'],
    credits: Object.fromEntries(
      of('credit').map(({ key, entity }) => [key.id, entity]),
    ) as Accounts['credits'],
  };
};

/** Records a dimension that draws: decided on the accounts as they are in its transaction, again where they moved. */
const recordDrawn = async (
  { store, surroundings, usage: { ledger } }: ClosePorts,
  hour: HourToRecord,
  usage: DimensionUsage,
): Promise<Recorded> => {
  const { tenantId, hour: start } = hour.mark;
  const { dimension } = usage;
  const key = { tenantId, hour: start, dimension };
  const name = `${tenantId}/${start}/${dimension}`;
  const walked = await walk(
    store,
    surroundings,
    clockCause('record-usage', name),
    async (work) => {
      const { allowanceId, creditId } = drawsOn(hour, dimension);
      const standing = await ledger.read(key);
      const allowance = allowanceId ? await work.read('allowance', allowanceId) : undefined;
      const credit = creditId ? await work.read('credit', creditId) : undefined;
      const decided = closeDimension(
        {
          ...hour,
          allowances: allowanceId ? { [allowanceId]: allowance } : {},
          credits: creditId ? { [creditId]: credit } : {},
        },
        usage,
      );
      if (standing) return { item: standing, decided };
      if (decided.allowance) work.put('allowance', decided.allowance.allowanceId, decided.allowance);
      if (decided.credit) work.put('credit', decided.credit.creditId, decided.credit);
      if (allowanceId) work.guard('allowance', allowanceId);
      if (creditId) work.guard('credit', creditId);
      work.record(decided.item);
      return { item: decided.item, decided };
    },
    { quiet: true },
  );
  if (walked.outcome === 'refused') throw new Error(`ledger ${name}: ${walked.refusal.refused}`);
  return walked.result;
};

/**
 * Records a frozen hour.
 * @returns every dimension of it, with the item that stands
 * @throws where a store fails, or others keep drawing from the same: whoever finds the closing time again goes on
 */
export const recordHour = async (
  ports: ClosePorts,
  hour: HourToRecord,
  usage: readonly DimensionUsage[],
): Promise<Recorded[]> => {
  const dimensions = dimensionsToClose(hour, usage);
  const accounts = await accountsNow(ports, hour, dimensions);
  return eachInFlight(dimensions, USAGE_IN_FLIGHT_MAX, async (each) => {
    const decided = closeDimension({ ...hour, ...accounts }, each);
    // what draws nothing now draws nothing later: allowances are only ever drawn further, and a credit counts from the next hour on
    if (decided.allowance || decided.credit) return recordDrawn(ports, hour, each);
    return { item: await ports.usage.ledger.record(decided.item), decided };
  });
};
