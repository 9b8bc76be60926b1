/**
 * Examples of what is sent about reassignments, for the API's document.
 * @module
 */

const TENANT_ID = 't-mz3kq7w2hx5n6c4vtp2e';

/** Moves a tenant. */
export const REASSIGN_EXAMPLE = {
  tenantId: TENANT_ID,
  targetAccount: '222222222222',
  offerId: 'offer-u7k2m5x9q4w8e',
  reason: 'The customer closes their old account (ticket 4711)',
};
/** What a person saw. */
export const VERIFY_EXAMPLE = {
  type: 'AWS Marketplace',
  services: [
    { id: 'workload-security', status: '登録済み' },
    { id: 'conformity', status: '登録済み' },
  ],
  reason: 'Seen in the subscription management',
};
/** One tenant agrees. */
export const TAKEOVER_EXAMPLE = {
  tenantId: TENANT_ID,
  confirmedBy: 'their administrator, in ticket 4711',
  reason: 'Both tenants belong to one company now',
};
