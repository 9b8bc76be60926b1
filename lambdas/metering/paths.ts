/**
 * Where metered usage is, and what it leads to.
 * @module
 */
import { hourText } from '#domain/api/metering-parts.ts';
import type { LedgerKey } from '#domain/metering/ledger.ts';

/** Path of a tenant. */
export const tenantPath = (tenantId: string): string => `/v1/tenants/${tenantId}`;

/** Path of a subscription; `~` needs no encoding (RFC 3986). */
export const subscriptionPath = (subscriptionId: string): string => `/v1/subscriptions/${subscriptionId}`;

/** Path of why a number of the ledger is what it is; nothing in it needs encoding. */
export const explainPath = ({ tenantId, hour, dimension }: LedgerKey): string =>
  `${tenantPath(tenantId)}/usage/${hourText(hour)}/${dimension}/explain`;

/** Path of a case. */
export const casePath = (caseId: string): string => `/v1/metering/cases/${caseId}`;

/** Path of a tenant's corrections. */
export const correctionsPath = (tenantId: string): string => `${tenantPath(tenantId)}/corrections`;

/** Path of a correction. */
export const correctionPath = (correctionId: string): string => `/v1/corrections/${correctionId}`;

/** Path of the links to a tenant's statements. */
export const statementLinksPath = (tenantId: string): string => `${tenantPath(tenantId)}/statement-links`;
