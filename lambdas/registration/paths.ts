/**
 * Where the resources of `/v1` are that registration speaks of.
 * @module
 */

/** Path of a registration that was handed off. */
export const registrationPath = (code: string): string => `/v1/registrations/${code}`;

/** Path of a tenant, and of its administrators. */
export const tenantPath = (tenantId: string): string => `/v1/tenants/${tenantId}`;
export const administratorsPath = (tenantId: string): string => `${tenantPath(tenantId)}/administrators`;

/** Path of a subscription; `~` needs no encoding (RFC 3986). */
export const subscriptionPath = (subscriptionId: string): string => `/v1/subscriptions/${subscriptionId}`;

/** Path of a reassignment. */
export const reassignmentPath = (changeId: string): string => `/v1/reassignments/${changeId}`;
