/**
 * A file has arrived: S3 says of which type and length, and one that is not what was announced is not taken.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { hintOf } from '#domain/messages/hints.ts';
import type { Attachment, SupportCase } from '#domain/support/case.ts';
import { storeAttachment } from '#domain/support/evidence.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { type DecidedAct, onCase } from './api.corridor.ts';
import { attachmentPath, fileKey } from './paths.ts';
import type { SupportPorts } from './ports.ts';

type Key = 'POST /v1/support-cases/{id}/attachments/{attachmentId}/stored';

/** What S3 says of a file that is awaited; what is known of one that is stored already. */
const arrived = async (
  { files }: SupportPorts,
  { caseId, state }: SupportCase,
  { attachmentId, name, type, bytes, state: { name: stands } }: Attachment,
): Promise<Pick<Attachment, 'attachmentId' | 'type' | 'bytes'> | Refusal> => {
  if (stands === 'STORED' || state.name === 'CLOSED') return { attachmentId, type, bytes };
  const measured = await files.measure(fileKey(caseId, attachmentId));
  return measured ? { attachmentId, ...measured } : refuse('ATTACHMENT_AWAITED', { caseId, name });
};

const told = (
  { caseId }: SupportCase,
  { attachmentId, type, bytes, state }: Attachment,
  decided: Pick<DecidedAct, 'case' | 'events'>,
): DecidedAct => {
  const resource = attachmentPath(caseId, attachmentId);
  const after = decided.case.attachments.find((each) => each.attachmentId === attachmentId)?.state.name;
  if (after === undefined) {
    const warnings = [hintOf('SUPPORT_FILE_NOT_TAKEN', { caseId, type, bytes })];
    return { ...decided, changes: [{ resource, from: state.name, to: 'NONE' }], warnings };
  }
  return { ...decided, changes: after === state.name ? [] : [{ resource, from: state.name, to: after }] };
};

/** `POST /v1/support-cases/{id}/attachments/{attachmentId}/stored`. */
export const storeFile = (ports: SupportPorts): Handler<Key> =>
  onCase<Key>(ports, {
    verb: 'store-file',
    decide: async (work, known, { params }) => {
      const { attachmentId } = params;
      const file = known.attachments.find((each) => each.attachmentId === attachmentId);
      if (!file) return refuse('NOT_FOUND', { id: attachmentId });
      const measured = await arrived(ports, known, file);
      if (isRefusal(measured)) return measured;
      const decided = storeAttachment(known, measured, work.now);
      return isRefusal(decided) ? decided : told(known, file, decided);
    },
  });
