/**
 * The words of hints about what happens at a vendor: activations, support cases, accounts and changes that show later.
 * @module
 */
import type { HintGroup } from './hints.ts';
import { VENDOR_HINTS_EN } from './hints.vendor.en.ts';
import { VENDOR_HINTS_FR } from './hints.vendor.fr.ts';
import { VENDOR_HINTS_JA } from './hints.vendor.ja.ts';

/** Carried by the functions that deal with vendors. */
export const VENDOR_HINTS: HintGroup = {
  texts: { en: VENDOR_HINTS_EN, ja: VENDOR_HINTS_JA, fr: VENDOR_HINTS_FR },
  links: {
    ACTIVATION_TO_AWAIT: '/v1/tenants/{tenantId}/activations/{activationId}',
    ACTIVATION_TO_SETTLE: '/v1/tenants/{tenantId}/activations/{activationId}/settle',
    CONFLICT_TO_MEND: '/v1/support-cases/{caseId}',
    CHANGE_TO_SHOW: '/v1/propagations/{propagationId}',
    CHANGE_WAITS: '/v1/propagations/{propagationId}',
    CHANGES_WITHDRAWN: '/v1/tenants/{tenantId}/vendor-account',
    PRODUCTS_TO_JUDGE: '/v1/tenants/{tenantId}/vendor-account',
    SUPPORT_EVIDENCE_TO_GIVE: '/v1/support-cases/{caseId}',
    SUPPORT_CASE_TO_SUBMIT: '/v1/support-cases/{caseId}/submit',
    SUPPORT_CASE_TO_CLOSE: '/v1/support-cases/{caseId}/close',
    SUPPORT_CASE_OPEN_ALREADY: '/v1/support-cases/{caseId}',
    SUPPORT_FILE_TO_SEND: '/v1/support-cases/{caseId}/attachments/{attachmentId}/stored',
    SUPPORT_FILE_NOT_TAKEN: '/v1/support-cases/{caseId}/attachments',
    SUPPORT_SHOWN_ONCE: '/v1/support-cases/{caseId}',
    CONFLICT_STAYS: '/v1/support-cases',
    UPSTREAM_TO_SAY_UP: '/v1/products/{productCode}/upstreams/{upstreamId}',
  },
};
