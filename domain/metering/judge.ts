/**
 * Judges one usage record on its own, as its producer sent it: accepted, or refused with a code.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import { USAGE_CLOCK_SKEW_MS } from '../limits.ts';
import type { MeteringTerms } from '../policy/metering-terms.ts';
import { billingOfHour } from '../tenant/billing.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { type Instant, isoOf, startOfHour } from '../time.ts';
import { billableHourUntil } from './deadline.ts';
import { readRecord, shown } from './record.ts';
import type { TenantUsage } from './usage.ts';

/** What is known of the tenant that a record names (`tenantIdOf`), and what its policy says of metering. */
export interface KnownOfTenant {
  readonly tenant: Tenant | undefined;
  /** Absent where its policy meters nothing. */
  readonly terms: MeteringTerms | undefined;
}

/** Whether the service was off at the start of the hour; a grace that is over counts even before a sweep has suspended. */
const isServiceOff = ({ state }: Tenant, hour: Instant): boolean => {
  if (state.name === 'GRACE') return state.until <= hour;
  return (state.name === 'SUSPENDED' || state.name === 'RETIRED') && state.since <= hour;
};

/**
 * Whether nobody could ever be billed for the hour. Hours that nobody pays for while the service runs (grace, between payers,
 * before the first whole hour) are taken and waived when they close, so that the statement shows them.
 */
const isNobodys = (tenant: Tenant, hour: Instant): boolean => {
  const billing = billingOfHour(tenant, hour);
  if ('payer' in billing) return false;
  const hasBegun = tenant.link !== undefined || tenant.tenures.some(({ from }) => from <= hour);
  return billing.nobody === 'OTHER_CHANNEL' || !hasBegun || isServiceOff(tenant, hour);
};

const judgeHour = (tenant: Tenant, { at }: TenantUsage, now: Instant): Refusal | undefined => {
  if (at > now + USAGE_CLOCK_SKEW_MS) return refuse('TIME_IN_FUTURE', { time: isoOf(at) });
  const hour = startOfHour(at);
  if (isNobodys(tenant, hour)) {
    return refuse('NO_SUBSCRIPTION', { tenantId: tenant.tenantId, hour: isoOf(hour) });
  }
  const until = billableHourUntil(tenant, hour);
  return until <= now ? refuse('TOO_OLD_TO_BILL', { hour: isoOf(hour), until: isoOf(until) }) : undefined;
};

/**
 * Judges a record.
 * @param record as it was sent: anything at all
 * @returns the usage as it is kept; refusals: RECORD_INVALID, TENANT_UNKNOWN, USAGE_ID_INVALID, UNKNOWN_DIMENSION,
 * QUANTITY_INVALID, TAGS_INVALID, TIME_IN_FUTURE, NO_SUBSCRIPTION, TOO_OLD_TO_BILL; their details echo no long input
 */
export const judgeUsage = (
  record: unknown,
  { tenant, terms }: KnownOfTenant,
  now: Instant,
): { readonly usage: TenantUsage } | Refusal => {
  const usage = readRecord(record);
  if (isRefusal(usage)) return usage;
  if (!tenant) return refuse('TENANT_UNKNOWN', { tenantId: shown(usage.tenantId) });
  if (!Object.hasOwn(terms?.dimensions ?? {}, usage.dimension)) {
    return refuse('UNKNOWN_DIMENSION', { dimension: shown(usage.dimension) });
  }
  return judgeHour(tenant, usage, now) ?? { usage };
};
