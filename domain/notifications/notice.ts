/**
 * What a tenant's administrators are told of an event: what is still so when the letter is written, and nothing else.
 * Events come late, twice and out of order; a letter that is no longer true would do harm.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import type { MoveLetterWords } from '../messages/letters.move.en.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Instant } from '../time.ts';

/** An event that tells of a tenant's state. */
export type TenantEvent = Extract<
  DomainEvent,
  { readonly tenantId: string; readonly to: Tenant['state']['name'] }
>;

/** What a letter says; `until` is when service or the promise to keep data ends. */
export interface Notice {
  readonly kind:
    | 'service-on'
    | 'grace'
    | 'goes-on'
    | 'suspended'
    | 'suspended-by-operator'
    | 'restored'
    | 'restored-until'
    | 'retirement-offered'
    | 'retired'
    | keyof MoveLetterWords;
  readonly until?: Instant;
  /** For the letters about a move. */
  readonly move?: MoveFacts;
}

/** What letters say of a move. */
export interface MoveFacts {
  /** The AWS account that paid, and the one that pays in future, 12 digits. */
  readonly source: string;
  readonly target: string;
  /** Hour from which the new one pays; absent until the link moved. */
  readonly fromHour?: Instant;
  /** The agreement that is to be canceled. */
  readonly agreementId?: string;
  /** Address of the page that says where it stands. */
  readonly page: string;
}

/** Whether the event tells of a tenant's state, as `tenant.*` do, all but the change of payer. */
export const isTenantEvent = (event: DomainEvent): event is TenantEvent =>
  event.type.startsWith('tenant.') && 'to' in event;

/** Whether the tenant is still as the event says. */
const isStillSo = (event: TenantEvent, { state, retirementOffered }: Tenant): boolean => {
  if (state.name !== event.to) return false;
  if (event.type === 'tenant.grace.started') return state.name === 'GRACE' && state.until === event.until;
  return event.type === 'tenant.retirement.offered' ? retirementOffered : true;
};

/**
 * The notice of an event.
 * @param tenant as it is now
 * @returns `undefined` where the tenant has moved on, or another letter says it already
 */
export const noticeOf = (event: TenantEvent, tenant: Tenant): Notice | undefined => {
  if (!isStillSo(event, tenant)) return undefined;
  const { state } = tenant;
  switch (event.type) {
    case 'tenant.provisioned':
      // paid for from the first instant: the letter of welcome has just said it
      return event.since === tenant.createdAt ? undefined : { kind: 'service-on' };
    case 'tenant.grace.started':
      return { kind: 'grace', until: event.until };
    case 'tenant.grace.ended':
      return { kind: 'goes-on' };
    case 'tenant.suspended':
      return {
        kind: event.reason === 'operator' ? 'suspended-by-operator' : 'suspended',
        until: event.retentionUntil,
      };
    case 'tenant.restored':
      return state.name === 'GRACE' ? { kind: 'restored-until', until: state.until } : { kind: 'restored' };
    case 'tenant.retirement.offered':
      return { kind: 'retirement-offered' };
    case 'tenant.retired':
      return { kind: 'retired' };
    default:
      return undefined;
  }
};
