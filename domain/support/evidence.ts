/**
 * Evidence that people bring to a support case: words, sealed values, and files.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { EvidenceKind } from '../policy/support-schema.ts';
import type { WantedEvidence } from '../policy/support-terms.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '../time.ts';
import type { Attachment, EvidenceValue, SupportCase } from './case.ts';
import type { DecidedCase } from './open.ts';

/** characters · longest text of one piece of evidence. Ours. */
export const EVIDENCE_CHARACTERS_MAX = 2_000;

/** ms · how long the address that a file is sent to is good for: long enough to press a button, too short to be passed around. Ours. */
export const ATTACHMENT_LINK_LIFE_MS = 5 * MINUTE_MS;

/** ms · a file that was announced and has not arrived by then does not come: its place is free. Uploads that began in time may last. Ours. */
export const ATTACHMENT_AWAITED_MS = HOUR_MS;

/** What a value of each kind of evidence looks like. */
const VALUE_OF: Readonly<Record<EvidenceKind, EvidenceValue['kind'] | undefined>> = {
  'activation-link': 'sealed',
  email: 'sealed',
  account: 'text',
  text: 'text',
  // who was there may tell it in words
  'usage-order': 'text',
  attachment: undefined,
};

const wantedBy = (known: SupportCase, evidence: string): WantedEvidence | Refusal => {
  const { caseId, terms, state } = known;
  if (state.name === 'CLOSED') return refuse('SUPPORT_CASE_CLOSED', { caseId, how: state.how });
  return (
    terms.evidence.find(({ id }) => id === evidence) ??
    refuse('EVIDENCE_UNKNOWN', { evidence, wanted: terms.evidence.map(({ id }) => id).join(', ') })
  );
};

const unfit = (wanted: WantedEvidence): Refusal =>
  refuse('EVIDENCE_UNFIT', { evidence: wanted.id, kind: wanted.kind });

const isReadable = (value: EvidenceValue): boolean =>
  value.kind !== 'text' || (value.text.trim() !== '' && value.text.length <= EVIDENCE_CHARACTERS_MAX);

/**
 * A person gives a piece of evidence; what was there gives way to it.
 * @param value a link or an address comes sealed
 * @returns refusals: SUPPORT_CASE_CLOSED, EVIDENCE_UNKNOWN, EVIDENCE_UNFIT
 */
export const giveEvidence = (
  known: SupportCase,
  { evidence, value, by }: { readonly evidence: string; readonly value: EvidenceValue; readonly by: string },
  now: Instant,
): DecidedCase | Refusal => {
  const wanted = wantedBy(known, evidence);
  if ('refused' in wanted) return wanted;
  if (VALUE_OF[wanted.kind] !== value.kind || !isReadable(value)) return unfit(wanted);
  const others = known.given.filter((each) => each.evidence !== evidence);
  const given = [...others, { evidence, value, from: { principal: by }, at: now }];
  return { case: { ...known, given }, events: [] };
};

/** A name that shows what a file is, and nothing else: no folders, no control characters, no text direction. */
const FILE_NAME = /^[^\p{C}/\\]{1,100}$/u;

/** Files that are there, or may still come. */
const placesTaken = ({ attachments }: SupportCase, now: Instant): readonly Attachment[] =>
  attachments.filter(({ state }) => state.name === 'STORED' || now - state.since < ATTACHMENT_AWAITED_MS);

const unattachable = (
  known: Pick<SupportCase, 'caseId' | 'terms' | 'attachments'>,
  file: Pick<Attachment, 'name' | 'type' | 'bytes'>,
): Refusal | undefined => {
  const { attachments: limits } = known.terms;
  const { caseId } = known;
  if (!limits) return refuse('ATTACHMENTS_EXCEEDED', { caseId, filesMax: 0 });
  if (!limits.types.includes(file.type) || !FILE_NAME.test(file.name)) {
    return refuse('ATTACHMENT_UNFIT', { type: file.type, types: limits.types.join(', ') });
  }
  if (!Number.isSafeInteger(file.bytes) || file.bytes < 1 || file.bytes > limits.bytesMax) {
    return refuse('ATTACHMENT_TOO_LARGE', { bytes: file.bytes, bytesMax: limits.bytesMax });
  }
  return known.attachments.length >= limits.filesMax
    ? refuse('ATTACHMENTS_EXCEEDED', { caseId, filesMax: limits.filesMax })
    : undefined;
};

/**
 * A person announces a file; it counts once it is stored. Files that were announced and never came give way to it.
 * @returns refusals: SUPPORT_CASE_CLOSED, EVIDENCE_UNKNOWN, EVIDENCE_UNFIT, ATTACHMENT_UNFIT, ATTACHMENT_TOO_LARGE, ATTACHMENTS_EXCEEDED
 */
export const announceAttachment = (
  known: SupportCase,
  file: Omit<Attachment, 'state'>,
  now: Instant,
): DecidedCase | Refusal => {
  const wanted = wantedBy(known, file.evidence);
  if ('refused' in wanted) return wanted;
  if (wanted.kind !== 'attachment') return unfit(wanted);
  const attachments = placesTaken(known, now);
  const refusal = unattachable({ ...known, attachments }, file);
  if (refusal) return refusal;
  const awaited: Attachment = { ...file, state: { name: 'AWAITED', since: now } };
  return { case: { ...known, attachments: [...attachments, awaited] }, events: [] };
};

/**
 * A file has arrived, as the storage measures it: one that is not what was announced is not taken.
 * @returns the case with the file stored, or without it; the very case where it is stored already. Refusals: SUPPORT_CASE_CLOSED,
 * NOT_FOUND
 */
export const storeAttachment = (
  known: SupportCase,
  arrived: Pick<Attachment, 'attachmentId' | 'type' | 'bytes'>,
  now: Instant,
): DecidedCase | Refusal => {
  const { caseId, state, attachments } = known;
  if (state.name === 'CLOSED') return refuse('SUPPORT_CASE_CLOSED', { caseId, how: state.how });
  const awaited = attachments.find(({ attachmentId }) => attachmentId === arrived.attachmentId);
  if (!awaited) return refuse('NOT_FOUND', { id: arrived.attachmentId });
  if (awaited.state.name === 'STORED') return { case: known, events: [] };
  const isAsAnnounced = awaited.type === arrived.type && awaited.bytes === arrived.bytes;
  const others = attachments.filter((each) => each !== awaited);
  const stored: Attachment = { ...awaited, state: { name: 'STORED', since: now } };
  return {
    case: { ...known, attachments: isAsAnnounced ? [...others, stored] : others },
    events: [],
  };
};
