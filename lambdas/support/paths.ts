/**
 * Where support cases are, and what belongs to them.
 * @module
 */

/** Path of all support cases. */
export const CASES_PATH = '/v1/support-cases';

/** Path of a support case; nothing in its id needs encoding. */
export const casePath = (caseId: string): string => `${CASES_PATH}/${caseId}`;

/** Path of a file of a support case. */
export const attachmentPath = (caseId: string, attachmentId: string): string =>
  `${casePath(caseId)}/attachments/${attachmentId}`;

/** Path of a piece of evidence. */
export const evidencePath = (caseId: string, evidence: string): string =>
  `${casePath(caseId)}/evidence/${evidence}`;

/** Path of a tenant. */
export const tenantPath = (tenantId: string): string => `/v1/tenants/${tenantId}`;

/** Path of a tenant's activations. */
export const activationsPath = (tenantId: string): string => `${tenantPath(tenantId)}/activations`;

/** Key of a file in the bucket; what a person calls it is no part of it. */
export const fileKey = (caseId: string, attachmentId: string): string => `${caseId}/${attachmentId}`;
