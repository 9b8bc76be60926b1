/**
 * Seats of many devices in one request: each row is answered on its own, or all hold together.
 * @module
 */
import { type Fault, isRefusal, type Refusal, refuse } from '../errors.ts';
import { assignSeat, type Held, revokeSeat, type SeatScene } from './assign.ts';
import { type Device, SEATS_AT_ONCE_MAX, type SeatUnits } from './seat.ts';

/** One row. */
export interface SeatRow {
  readonly deviceId: string;
  readonly part: string;
  readonly act: 'assign' | 'revoke';
}

/** What became of a row. */
export type RowResult = SeatRow &
  (
    | { readonly outcome: 'done'; readonly overage: boolean }
    /** It was so already. */
    | { readonly outcome: 'unchanged' }
    | { readonly outcome: 'refused'; readonly refusal: Refusal }
  );

/** What stands in the store, as far as the rows concern it. */
export interface SeatWorld {
  /** By id; a device that is not there is unknown. */
  readonly devices: ReadonlyMap<string, Device>;
  readonly units: SeatUnits;
}

/** What one commit writes. */
export interface BulkDone extends SeatWorld {
  readonly results: readonly RowResult[];
}

const rowOf = ({ deviceId, part, act }: SeatRow): string => JSON.stringify([deviceId, part, act]);

const resultOf = (
  world: SeatWorld,
  row: SeatRow,
  scene: SeatScene,
): { readonly world: SeatWorld; readonly result: RowResult } => {
  const device = world.devices.get(row.deviceId);
  const before: Held | undefined = device && { device, units: world.units };
  const after = !before
    ? refuse('DEVICE_UNKNOWN', { deviceId: row.deviceId })
    : row.act === 'assign'
      ? assignSeat(before, row.part, 'person', scene)
      : revokeSeat(before, row.part, scene);
  if (isRefusal(after)) return { world, result: { ...row, outcome: 'refused', refusal: after } };
  if (after.device === device) return { world, result: { ...row, outcome: 'unchanged' } };
  const seat = after.device.seats.find(({ part }) => part === row.part);
  return {
    world: { units: after.units, devices: new Map(world.devices).set(row.deviceId, after.device) },
    result: { ...row, outcome: 'done', overage: seat?.overage ?? false },
  };
};

/**
 * Carries out rows, one after the other. A row that stands there again is refused, and the first is not.
 * @param atomic all of them, or none
 * @returns what each row came to. Refusals: TOO_MANY_ROWS; BULK_REFUSED with each row that stands against it, where it is atomic
 */
export const applyRows = (
  world: SeatWorld,
  rows: readonly SeatRow[],
  atomic: boolean,
  scene: SeatScene,
): BulkDone | Refusal => {
  if (rows.length > SEATS_AT_ONCE_MAX) {
    return refuse('TOO_MANY_ROWS', { rows: rows.length, rowsMax: SEATS_AT_ONCE_MAX });
  }
  const seen = new Set<string>();
  const results: RowResult[] = [];
  let now = world;
  for (const row of rows) {
    const name = rowOf(row);
    if (seen.has(name)) {
      const refusal = refuse('ROW_REPEATED', { deviceId: row.deviceId, part: row.part });
      results.push({ ...row, outcome: 'refused', refusal });
      continue;
    }
    seen.add(name);
    const { world: after, result } = resultOf(now, row, scene);
    now = after;
    results.push(result);
  }
  const faults = results.flatMap((result, at): Fault[] =>
    result.outcome === 'refused' ? [{ field: `rows.${at}`, message: result.refusal.refused }] : [],
  );
  if (!atomic || faults.length === 0) return { ...now, results };
  return refuse('BULK_REFUSED', { rows: rows.length, refused: faults.length }, faults);
};
