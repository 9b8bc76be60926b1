/**
 * Where reassignments are, and what they lead to.
 * @module
 */

/** Path of the list. */
export const REASSIGNMENTS = '/v1/reassignments';

/** Path of a reassignment. */
export const reassignmentPath = (changeId: string): string => `${REASSIGNMENTS}/${changeId}`;

/** Path of a tenant. */
export const tenantPath = (tenantId: string): string => `/v1/tenants/${tenantId}`;

/** Path of a subscription; `~` needs no encoding (RFC 3986). */
export const subscriptionPath = (subscriptionId: string): string => `/v1/subscriptions/${subscriptionId}`;
