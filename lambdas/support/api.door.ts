/**
 * Which use case answers which route of support cases.
 * @module
 */

import { SUPPORT_REQUESTS } from '#domain/api/support-requests.ts';
import { VENDOR_HINTS } from '#domain/messages/hints.vendor.ts';
import { ACTIVATION_WORDS } from '#domain/messages/refusal-groups.ts';
import type { RoleBook } from '#lambdas/edge/caller.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import { attachFile, fetchFile } from './attach-file.ts';
import { closeCaseOf } from './close-case.ts';
import { giveEvidenceOf } from './give-evidence.ts';
import { mailCase, submitCaseOf } from './hand-over.ts';
import { openCase } from './open-case.ts';
import type { SupportPorts } from './ports.ts';
import { listCases, readCase } from './read-cases.ts';
import { releaseEvidenceOf } from './release-evidence.ts';
import { storeFile } from './store-file.ts';

/** The Lambda handler of `support-api`. */
export const supportDoor = (ports: SupportPorts, roles: RoleBook): ReturnType<typeof operatorDoor> =>
  operatorDoor({
    name: 'support-api',
    roles,
    operations: SUPPORT_REQUESTS,
    words: [ACTIVATION_WORDS],
    hints: VENDOR_HINTS,
    handlers: {
      'GET /v1/support-cases': listCases(ports),
      'POST /v1/support-cases': openCase(ports),
      'GET /v1/support-cases/{id}': readCase(ports),
      'POST /v1/support-cases/{id}/evidence': giveEvidenceOf(ports),
      'POST /v1/support-cases/{id}/evidence/{evidence}/release': releaseEvidenceOf(ports),
      'POST /v1/support-cases/{id}/attachments': attachFile(ports),
      'GET /v1/support-cases/{id}/attachments/{attachmentId}': fetchFile(ports),
      'POST /v1/support-cases/{id}/attachments/{attachmentId}/stored': storeFile(ports),
      'POST /v1/support-cases/{id}/submit': submitCaseOf(ports),
      'POST /v1/support-cases/{id}/mail': mailCase(ports),
      'POST /v1/support-cases/{id}/close': closeCaseOf(ports),
    },
  });
