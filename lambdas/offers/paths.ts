/**
 * Where offers are, and what they lead to.
 * @module
 */

/** Path of an offer. */
export const offerPath = (offerId: string): string => `/v1/offers/${offerId}`;

/** Path of a tenant. */
export const tenantPath = (tenantId: string): string => `/v1/tenants/${tenantId}`;

/** Path of a subscription. */
export const subscriptionPath = (subscriptionId: string): string => `/v1/subscriptions/${subscriptionId}`;

/** Path of every subscription under an agreement. */
export const agreementPath = (agreementId: string): string =>
  `/v1/subscriptions?agreementId=${encodeURIComponent(agreementId)}`;
