/**
 * Where the resources of the directory are.
 * @module
 */

/** Path of a tenant. */
export const tenantPath = (tenantId: string): string => `/v1/tenants/${tenantId}`;

/** Path of a subscription; `~` needs no encoding (RFC 3986). */
export const subscriptionPath = (subscriptionId: string): string => `/v1/subscriptions/${subscriptionId}`;

/** Path of a product. */
export const productPath = (productCode: string): string => `/v1/products/${productCode}`;

/** Path of every subscription under an agreement. */
export const agreementPath = (agreementId: string): string =>
  `/v1/subscriptions?agreementId=${encodeURIComponent(agreementId)}`;

/** Path of who pays for a tenant. */
export const billingPath = (tenantId: string): string => `${tenantPath(tenantId)}/billing`;

/** Path of a reassignment. */
export const reassignmentPath = (changeId: string): string => `/v1/reassignments/${changeId}`;
