/**
 * Corrections: proposed by one person, approved by another. A top-up is a record of an open hour; a credit is taken off what the
 * tenant uses from now on. Nothing is ever told to AWS that is negative.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import type { MeteringTerms } from '../policy/metering-terms.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { payerOfHour } from '../tenant/tenures.ts';
import { type Instant, isoOf, startOfHour } from '../time.ts';
import type { Correction, Credit } from './account.ts';
import { CORRECTION_PREFIX, type TenantUsage } from './usage.ts';

/** A correction after something was done. */
export interface DecidedCorrection {
  readonly correction: Correction;
  /** The tenant's credit of the dimension after it, where it changed: written in the same commit. */
  readonly credit?: Credit;
  readonly events: readonly DomainEvent[];
}

/** Who decides, and when. */
export interface CorrectionAct {
  readonly by: string;
  readonly now: Instant;
}

/** The name of a tenant's credit for a dimension. */
export const creditIdOf = (tenantId: string, dimension: string): string => `${tenantId}/${dimension}`;

const openHourOf = (tenant: Tenant, now: Instant): { readonly hour: Instant } | Refusal => {
  const hour = startOfHour(now);
  return payerOfHour(tenant, hour) === undefined
    ? refuse('NO_SUBSCRIPTION', { tenantId: tenant.tenantId, hour: isoOf(hour) })
    : { hour };
};

/**
 * Proposes a correction; nothing is billed by that.
 * @param quantity a whole number: above 0 a top-up, below 0 a credit
 * @returns refusals: QUANTITY_INVALID, UNKNOWN_DIMENSION, and NO_SUBSCRIPTION for a top-up where nobody pays now
 */
export const proposeCorrection = (
  wanted: Pick<Correction, 'correctionId' | 'dimension' | 'quantity' | 'reason' | 'about'>,
  { tenant, terms }: { readonly tenant: Tenant; readonly terms: MeteringTerms | undefined },
  { by, now }: CorrectionAct,
): DecidedCorrection | Refusal => {
  const { correctionId, dimension, quantity, reason, about } = wanted;
  if (!Number.isSafeInteger(quantity) || quantity === 0) return refuse('QUANTITY_INVALID');
  if (terms?.dimensions[dimension] === undefined) return refuse('UNKNOWN_DIMENSION', { dimension });
  const open = quantity > 0 ? openHourOf(tenant, now) : undefined;
  if (isRefusal(open)) return open;
  const correction: Correction = {
    ...{
      correctionId,
      tenantId: tenant.tenantId,
      productCode: tenant.productCode,
      dimension,
      quantity,
      reason,
    },
    ...(about === undefined ? {} : { about }),
    proposedAt: now,
    state: { name: 'PROPOSED', since: now, by },
  };
  return { correction, events: [] };
};

const correctedEvent = (
  { correctionId, tenantId, productCode, dimension, quantity }: Correction,
  hour: Instant,
  since: Instant,
): DomainEvent => ({
  type: 'usage.corrected',
  version: 1,
  ...{ correctionId, tenantId, productCode, dimension, quantity, hour, since },
});

const notProposed = ({ correctionId, state }: Correction): Refusal =>
  refuse('CORRECTION_SETTLED', { correctionId, state: state.name });

/**
 * Another person approves. A top-up gets the hour that runs, and is put there by a worker; a credit counts at once, from the next
 * hour that is closed.
 * @param known the tenant, and its credit of the dimension, if any
 * @returns refusals: CORRECTION_SETTLED, SELF_APPROVAL, NO_SUBSCRIPTION
 */
export const approveCorrection = (
  correction: Correction,
  { tenant, credit }: { readonly tenant: Tenant; readonly credit: Credit | undefined },
  { by, now }: CorrectionAct,
): DecidedCorrection | Refusal => {
  const { state, correctionId, tenantId, dimension, quantity } = correction;
  if (state.name !== 'PROPOSED') return notProposed(correction);
  if (state.by === by) return refuse('SELF_APPROVAL', { changeId: correctionId });
  if (quantity > 0) {
    const open = openHourOf(tenant, now);
    if (isRefusal(open)) return open;
    return {
      correction: { ...correction, state: { name: 'APPROVED', since: now, by, ...open } },
      events: [],
    };
  }
  const hour = startOfHour(now);
  const creditId = creditIdOf(tenantId, dimension);
  return {
    correction: { ...correction, state: { name: 'APPLIED', since: now, hour } },
    credit: { creditId, left: (credit?.left ?? 0) - quantity },
    events: [correctedEvent(correction, hour, now)],
  };
};

/**
 * Rejects a correction, or takes it back.
 * @returns a refusal CORRECTION_SETTLED
 */
export const rejectCorrection = (
  correction: Correction,
  { by, now, reason }: CorrectionAct & { readonly reason: string },
): DecidedCorrection | Refusal => {
  if (correction.state.name !== 'PROPOSED') return notProposed(correction);
  return { correction: { ...correction, state: { name: 'REJECTED', since: now, by, reason } }, events: [] };
};

/** The record of usage that an approved top-up is; `undefined` in every other state. Always the same, however often it is put. */
export const usageOfCorrection = ({
  correctionId,
  tenantId,
  dimension,
  quantity,
  state,
}: Correction): (TenantUsage & { readonly hour: Instant }) | undefined =>
  state.name === 'APPROVED' && quantity > 0
    ? {
        tenantId,
        dimension,
        id: `${CORRECTION_PREFIX}${correctionId}`,
        form: 'event',
        quantity,
        at: state.hour,
        hour: state.hour,
      }
    : undefined;

/**
 * The record of a top-up is in an hour.
 * @param hour the one it is billed in: the approved one, or a later one if that was closed meanwhile
 * @returns the very correction, and no events, unless it is APPROVED
 */
export const appliedCorrection = (correction: Correction, hour: Instant, now: Instant): DecidedCorrection =>
  correction.state.name === 'APPROVED'
    ? {
        correction: { ...correction, state: { name: 'APPLIED', since: now, hour } },
        events: [correctedEvent(correction, hour, now)],
      }
    : { correction, events: [] };
