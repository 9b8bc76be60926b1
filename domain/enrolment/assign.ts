/**
 * Assigns parts to devices and takes them back: one by one, in bulk, and all devices of a tenant when the feature comes on.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import { partOfId, type SeatsTerms, standsAlone } from '../policy/enrolment-terms.ts';
import type { Instant } from '../time.ts';
import type { Recommend } from './recommend.ts';
import { type Device, type Seat, type SeatUnits, unitOf, withUsed } from './seat.ts';

/** A device and its tenant's units after something was assigned or taken back. */
export interface Held {
  readonly device: Device;
  readonly units: SeatUnits;
}

/** By what rules, and when. */
export interface SeatScene {
  readonly terms: SeatsTerms;
  readonly now: Instant;
}

const has = ({ seats }: Device, part: string): boolean => seats.some((seat) => seat.part === part);

const baseOf = ({ seats }: Device, terms: SeatsTerms): Seat | undefined =>
  seats.find(({ part }) => {
    const known = partOfId(terms, part);
    return known !== undefined && standsAlone(known);
  });

/** Whether the rules of a device stand against a part: one base part, and an add-on only beside one (L11). */
const unfit = (device: Device, part: string, terms: SeatsTerms): Refusal | undefined => {
  const { deviceId } = device;
  const known = partOfId(terms, part);
  if (!known) return refuse('PART_UNKNOWN', { part, parts: terms.parts.map(({ id }) => id).join(', ') });
  const base = baseOf(device, terms);
  if (standsAlone(known)) return base && refuse('BASE_PART_HELD', { deviceId, part: base.part });
  return base ? undefined : refuse('BASE_PART_NEEDED', { deviceId, part });
};

/**
 * Assigns a part to a device.
 * @returns the very device and units where it holds the part. Refusals: PART_UNKNOWN, BASE_PART_HELD, BASE_PART_NEEDED,
 * NO_UNITS_LEFT
 */
export const assignSeat = (
  { device, units }: Held,
  part: string,
  by: Seat['by'],
  { terms, now }: SeatScene,
): Held | Refusal => {
  if (has(device, part)) return { device, units };
  const refusal = unfit(device, part, terms);
  if (refusal) return refusal;
  const unit = unitOf(units, part, terms);
  if (!unit) return refuse('NO_UNITS_LEFT', { part, used: units.used[part] ?? 0, tenantId: units.tenantId });
  const seat: Seat = { part, since: now, overage: unit.overage, by };
  return { device: { ...device, seats: [...device.seats, seat] }, units: withUsed(units, part, 1) };
};

/**
 * Takes a part back.
 * @returns the very device and units where it does not hold it. Refusal: BASE_PART_NEEDED where add-ons would be left without
 */
export const revokeSeat = ({ device, units }: Held, part: string, { terms }: SeatScene): Held | Refusal => {
  if (!has(device, part)) return { device, units };
  const seats = device.seats.filter((seat) => seat.part !== part);
  const known = partOfId(terms, part);
  if (known && standsAlone(known) && seats.length > 0) {
    const [left] = seats;
    return refuse('BASE_PART_NEEDED', { deviceId: device.deviceId, part: left?.part ?? '' });
  }
  return { device: { ...device, seats }, units: withUsed(units, part, -1) };
};

/** What became of one device when the feature came on. */
export interface SwitchOutcome {
  readonly deviceId: string;
  readonly assigned: readonly Seat[];
  /** Parts that it should hold and of which no unit is left. */
  readonly lacking: readonly string[];
  /** Nothing is known that it should hold. */
  readonly why?: 'NOTHING_OBSERVED' | 'NOT_COVERED';
}

/** A device after it was switched. */
export interface Switched extends Held {
  readonly outcome: SwitchOutcome;
}

/** The base part first: an add-on needs it. */
const inOrder = (parts: readonly string[], terms: SeatsTerms): readonly string[] => {
  const base = parts.filter((id) => terms.parts.some((part) => part.id === id && standsAlone(part)));
  return [...base, ...parts.filter((id) => !base.includes(id))];
};

/**
 * Gives one device what it shall hold (table D2-1): what a person drafted, else what is recommended; never over what was drafted, and beyond
 * what was purchased only where that is allowed. Again, it changes nothing.
 */
export const switchDevice = ({ device, units }: Held, scene: SeatScene, recommend: Recommend): Switched => {
  const { deviceId, draft } = device;
  const chosen = draft ? { parts: draft, by: 'draft' as const } : recommend(device, scene.terms);
  if ('why' in chosen)
    return { device, units, outcome: { deviceId, assigned: [], lacking: [], why: chosen.why } };
  const lacking: string[] = [];
  let held: Held = { device, units };
  for (const part of inOrder(chosen.parts, scene.terms)) {
    const after = assignSeat(held, part, chosen.by, scene);
    if (isRefusal(after)) lacking.push(part);
    else held = after;
  }
  const assigned = held.device.seats.filter(({ part }) => !has(device, part));
  return { ...held, outcome: { deviceId, assigned, lacking } };
};
