/**
 * Where activations are, and what they lead to.
 * @module
 */

/** Path of a tenant. */
export const tenantPath = (tenantId: string): string => `/v1/tenants/${tenantId}`;

/** Path of a tenant's activations. */
export const activationsPath = (tenantId: string): string => `${tenantPath(tenantId)}/activations`;

/** Path of one redemption. */
export const activationPath = (tenantId: string, activationId: string): string =>
  `${activationsPath(tenantId)}/${activationId}`;

/** Path of the plans of a tenant's activations. */
export const plansPath = (tenantId: string): string => `${tenantPath(tenantId)}/activation-plans`;

/** Path of who a tenant is at the vendor. */
export const vendorUserPath = (tenantId: string): string => `${tenantPath(tenantId)}/vendor-user`;

/** Path of a support case. */
export const supportCasePath = (caseId: string): string => `/v1/support-cases/${caseId}`;
