/**
 * Paths of `/v1` that concern vendor accounts.
 * @module
 */

/** Of a tenant. */
export const tenantPath = (tenantId: string): string => `/v1/tenants/${tenantId}`;

/** Of a tenant's account at the vendor. */
export const vendorAccountPath = (tenantId: string): string => `${tenantPath(tenantId)}/vendor-account`;

/** Of the table of what the account's type can do. */
export const capabilitiesPath = (tenantId: string): string => `${tenantPath(tenantId)}/capabilities`;

/** Of a change that the vendor shows later. */
export const propagationPath = (propagationId: string): string => `/v1/propagations/${propagationId}`;

/** Of the templates of a product on sale. */
const templatesPath = (productCode: string): string =>
  `/v1/products/${encodeURIComponent(productCode)}/templates`;

/** Of one of them. */
export const templatePath = (productCode: string, templateId: string): string =>
  `${templatesPath(productCode)}/${templateId}`;

/** Of the systems of the vendor that changes of a product on sale wait for. */
export const upstreamsPath = (productCode: string): string =>
  `/v1/products/${encodeURIComponent(productCode)}/upstreams`;

/** Of one of them. */
export const upstreamPath = (productCode: string, upstreamId: string): string =>
  `${upstreamsPath(productCode)}/${upstreamId}`;
