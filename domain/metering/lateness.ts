/**
 * Late usage: what of it still counts, and where it may go. Every order of arrivals, repeats and crashes places it once.
 * @module
 */
import type { ProductType } from '../names.ts';
import type { MeteringTerms } from '../policy/metering-terms.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { payerOfHour } from '../tenant/tenures.ts';
import { HOUR_MS, type Instant, startOfHour } from '../time.ts';
import { billableHourUntil, closingTime, isSameMonth } from './deadline.ts';
import { countingKey, type TracedUsage } from './fold.ts';
import type { LatePart, LateTarget, LateUsage } from './late.ts';
import { CORRECTION_PREFIX, type Usage } from './usage.ts';

/** What a late record adds to what is accounted for under its id. */
export type Settled = { readonly nothing: true } | { readonly rise: number };

const NOTHING: Settled = { nothing: true };

const riseOver = (accounted: number, quantity: number): Settled =>
  quantity > accounted ? { rise: quantity - accounted } : NOTHING;

/**
 * What of a late record is still to be placed. An event whose id is accounted for adds nothing, whatever it says; of a total
 * only the rise counts, and one older than what is accounted for has been replaced already. An id keeps its form.
 * `nothing` does not say that the parts known so far are placed: who repeats a record places them again (`partRecord`).
 * @param known the item of late usage under its id, if any
 * @param counted the record that its frozen hour counts under its id, if any
 */
export const settleLate = (
  known: LateUsage | undefined,
  counted: Usage | undefined,
  record: Usage,
): Settled => {
  const last = known?.parts.at(-1);
  if (record.form === 'event') return known || counted ? NOTHING : riseOver(0, record.quantity);
  if (counted?.form === 'event' || (known && known.total === undefined)) return NOTHING;
  const isReplaced = record.at < Math.max(last?.at ?? record.at, counted?.at ?? record.at);
  return isReplaced ? NOTHING : riseOver(known?.total ?? counted?.quantity ?? 0, record.quantity);
};

/** What an hour counts under each id; the key is `countingKey` of a record. */
export const countedIn = (traced: readonly TracedUsage[]): ReadonlyMap<string, Usage> =>
  new Map(traced.flatMap(({ usage, fate }) => (fate === 'counted' ? [[countingKey(usage), usage]] : [])));

/** Whether a product counts a dimension by level: what one hour has above what was bought. */
export const isLevelOf = (
  { dimensions }: Pick<MeteringTerms, 'dimensions'>,
  productType: ProductType | undefined,
  dimension: string,
): boolean =>
  productType === 'saas-contract-with-consumption' && dimensions[dimension]?.consumption === 'level';

/**
 * The hours to which a late record may go, earliest first: those after its own whose closing time lies ahead and that AWS
 * still takes, of the same payer and, unless a person approved it as a correction, in the same month and by the policy's
 * leave. A level goes to none: in another hour it would be counted without what was bought for its own. Whoever places it takes
 * the first that is not marked; with none it goes to the desk.
 */
export const lateCandidates = (
  { tenant, terms, now }: { readonly tenant: Tenant; readonly terms: MeteringTerms; readonly now: Instant },
  {
    id,
    origin,
    isLevel = false,
  }: { readonly id: string; readonly origin: Instant; readonly isLevel?: boolean },
): Instant[] => {
  const isCorrection = id.startsWith(CORRECTION_PREFIX);
  if ((terms.late === 'desk' || isLevel) && !isCorrection) return [];
  const payer = payerOfHour(tenant, origin);
  const hours: Instant[] = [];
  for (
    let hour = startOfHour(now);
    hour > origin && closingTime(hour, terms.closeAfterMs) > now;
    hour -= HOUR_MS
  ) {
    const isOneBill = isCorrection || isSameMonth(hour, origin);
    if (isOneBill && payerOfHour(tenant, hour) === payer && billableHourUntil(tenant, hour) > now)
      hours.push(hour);
  }
  return hours.reverse();
};

/**
 * The item of late usage with one part more.
 * @param known the item that was read; its version stays, for the store to compare
 * @param rise as `settleLate` says
 */
export const withPart = (
  known: LateUsage | undefined,
  {
    tenantId,
    origin,
    record,
  }: { readonly tenantId: string; readonly origin: Instant; readonly record: Usage },
  rise: number,
  target: LateTarget,
): LateUsage => {
  const { dimension, id, form, quantity, at, tags } = record;
  const part: LatePart = { quantity: rise, at, ...(tags ? { tags } : {}), target };
  return {
    tenantId,
    origin,
    dimension,
    id,
    ...(form === 'total' ? { total: quantity } : {}),
    parts: [...(known?.parts ?? []), part],
    version: known?.version ?? 0,
  };
};

/** The item with a part sent elsewhere: the hour that it was to go to froze without it, or a person decided. */
export const movedOn = (late: LateUsage, part: number, target: LateTarget): LateUsage => ({
  ...late,
  parts: late.parts.map((known, index) => (index === part ? { ...known, target } : known)),
});

/**
 * The record that stands for a part in the hour that it goes to; always the same one, so that placing it again changes nothing.
 * It is in a frozen hour where `countedIn` has its `countingKey`, by whichever pack it came.
 */
export const partRecord = ({ origin, dimension, id }: LateUsage, part: LatePart, index: number): Usage => ({
  dimension,
  id,
  form: 'event',
  quantity: part.quantity,
  at: part.at,
  ...(part.tags ? { tags: part.tags } : {}),
  origin,
  part: index,
});
