/**
 * Examples of support cases, for the API's document.
 * @module
 */
import type { AttachmentView, Released, SupportCaseSummary, SupportCaseView, Upload } from './support.ts';
import type { WriteOutcome } from './writes.ts';

const TENANT_ID = 't-mz3kq7w2hx5n6c4vtp2e';
const CASE_ID = `sc-${TENANT_ID}-c1ws-with-xdr.other-cloud-one`;
const SELF = `/v1/support-cases/${CASE_ID}`;
const FILE_ID = 'sa-0d8f5c1e-7a43-4b6e-9a1c-3f2b7d90e1aa';
const FILE = `${SELF}/attachments/${FILE_ID}`;
const BUCKET = 'https://concord-attachments.s3.eu-central-1.amazonaws.com';
const LINK = 'https://activation.trendmicro.com/…9f3c';
const REASON = 'The vendor’s support asks for it';

const heading = {
  caseId: CASE_ID,
  kind: 'activation-conflict',
  title: 'Licenses were activated in the wrong order',
  tenantId: TENANT_ID,
  productCode: 'dw4fgf5tyo5w2ap6fexample0',
  symptom: 'Unexpected Error',
  state: { name: 'DRAFT', since: '2026-11-21T09:00:00.000Z' },
  missing: ['screenshot'],
  openedAt: '2026-11-21T09:00:00.000Z',
  version: 2,
} as const;

/** A row. */
const ROW: SupportCaseSummary = {
  ...heading,
  missing: ['screenshot'],
  links: { self: SELF, tenant: `/v1/tenants/${TENANT_ID}` },
};

/** What is open. */
export const SUPPORT_CASES_EXAMPLE = { items: [ROW] };

const at = '2026-11-21T09:00:00.000Z';

/** A conflict's case, filled with what is known: the screenshot is missing. */
export const SUPPORT_CASE_EXAMPLE: SupportCaseView = {
  ...heading,
  missing: ['screenshot'],
  policy: 'cloud-one/activation-links@1',
  evidence: [
    {
      ...{
        id: 'activation-link',
        kind: 'activation-link',
        label: 'The activation link itself',
        required: true,
      },
      ...{ state: 'known', shown: [LINK], at, release: `${SELF}/evidence/activation-link/release` },
    },
    {
      ...{ id: 'screenshot', kind: 'attachment', label: 'A screenshot that shows “Unexpected Error”' },
      ...{ required: true, state: 'missing', shown: [] },
    },
    {
      ...{ id: 'usage-order', kind: 'usage-order', label: 'The order in which links were used, if known' },
      ...{ required: false, state: 'given', shown: ['Container Security came first'], by: 'mika', at },
    },
  ],
  routes: [
    {
      ...{ id: 'console', kind: 'console-form', label: 'The form in the Cloud One console' },
      ...{ where: '[ヘルプ] → [サポート情報]', caseType: 'テクニカルサポート', notices: [] },
    },
  ],
  attachments: [
    {
      ...{
        attachmentId: FILE_ID,
        evidence: 'screenshot',
        name: 'error.png',
        type: 'image/png',
        bytes: 48_213,
      },
      state: { name: 'AWAITED', since: at },
      links: { self: FILE, stored: `${FILE}/stored` },
    },
  ],
  files: { types: ['image/png', 'image/jpeg'], bytesMax: 5_242_880, filesMax: 5 },
  releases: [{ evidence: 'activation-link', by: 'mika', reason: REASON, at }],
  lines: [
    `Licenses were activated in the wrong order – ${TENANT_ID} – ${CASE_ID}`,
    '“Unexpected Error”',
    '',
    '[x] The activation link itself *',
    `    ${LINK}`,
    '[ ] A screenshot that shows “Unexpected Error” *',
    '[x] The order in which links were used, if known',
    '    Container Security came first',
    '',
    '- The form in the Cloud One console · [ヘルプ] → [サポート情報] · テクニカルサポート',
  ],
  links: {
    ...{ self: SELF, tenant: `/v1/tenants/${TENANT_ID}`, mail: `${SELF}/mail` },
    ...{ evidence: `${SELF}/evidence`, attachments: `${SELF}/attachments` },
    ...{ submit: `${SELF}/submit`, close: `${SELF}/close` },
  },
};

const outcome = (
  changes: WriteOutcome['changes'],
  { events = [], next = [], self = SELF }: Partial<Pick<WriteOutcome, 'events' | 'next'>> & { self?: string },
): WriteOutcome => ({ dryRun: false, changes, events, warnings: [], next, links: { self } });

const TO_GIVE: WriteOutcome['next'][number] = {
  code: 'SUPPORT_EVIDENCE_TO_GIVE',
  text: `The support case ${CASE_ID} cannot go to the vendor without: screenshot. Give what is words, and attach what is a file.`,
  href: SELF,
};
const TO_SUBMIT: WriteOutcome['next'][number] = {
  code: 'SUPPORT_CASE_TO_SUBMIT',
  text: `Nothing is missing from the support case ${CASE_ID}. Give it to the vendor by one of its routes; then say by which one, and it counts as submitted.`,
  href: `${SELF}/submit`,
};

/** Opened by a person. */
export const OPEN_SUPPORT_CASE_EXAMPLE = {
  tenantId: TENANT_ID,
  kind: 'activation-conflict',
  symptom: 'Unexpected Error',
  reason: 'The customer cannot sign in to Vision One',
};

/** It is filled with what is known; the screenshot is missing. */
export const SUPPORT_CASE_OPENED_EXAMPLE: WriteOutcome = outcome(
  [{ resource: SELF, from: 'NONE', to: 'DRAFT' }],
  { events: [{ type: 'support.case.opened', about: TENANT_ID }], next: [TO_GIVE] },
);

/** Words. */
export const GIVE_EVIDENCE_EXAMPLE = {
  evidence: 'usage-order',
  value: 'Container Security came first',
  reason: 'The customer told us',
};

/** They are there. */
export const EVIDENCE_GIVEN_EXAMPLE: WriteOutcome = outcome(
  [{ resource: `${SELF}/evidence/usage-order`, from: 'missing', to: 'given' }],
  { next: [TO_GIVE] },
);

const RELEASED: Released = {
  evidence: 'activation-link',
  masked: [LINK],
  values: ['https://activation.trendmicro.com/example-of-a-link-9f3c'],
};

/** A link, whole. */
export const EVIDENCE_RELEASED_EXAMPLE: WriteOutcome & { released: Released } = {
  ...outcome([{ resource: `${SELF}/evidence/activation-link`, from: 'sealed', to: 'released' }], {
    events: [{ type: 'support.evidence.released', about: TENANT_ID }],
    next: [TO_SUBMIT],
  }),
  released: RELEASED,
};

const UPLOAD: Upload = {
  attachmentId: FILE_ID,
  method: 'PUT',
  url: `${BUCKET}/${CASE_ID}/${FILE_ID}?X-Amz-Expires=300&X-Amz-Signature=…`,
  headers: { 'content-type': 'image/png', 'content-length': '48213', 'if-none-match': '*' },
  until: '2026-11-21T10:20:00.000Z',
};

/** A screenshot. */
export const ATTACH_FILE_EXAMPLE = {
  evidence: 'screenshot',
  name: 'error.png',
  type: 'image/png',
  bytes: 48_213,
  reason: 'The customer sent it',
};

/** Where it is to be sent. */
export const FILE_ANNOUNCED_EXAMPLE: WriteOutcome & { upload: Upload } = {
  ...outcome([{ resource: FILE, from: 'NONE', to: 'AWAITED' }], { next: [TO_GIVE], self: FILE }),
  upload: UPLOAD,
};

/** It has arrived. */
export const FILE_STORED_EXAMPLE: WriteOutcome = outcome(
  [{ resource: FILE, from: 'AWAITED', to: 'STORED' }],
  { next: [TO_SUBMIT] },
);

/** And is fetched. */
export const FILE_EXAMPLE: AttachmentView = {
  ...{ attachmentId: FILE_ID, evidence: 'screenshot', name: 'error.png', type: 'image/png', bytes: 48_213 },
  state: { name: 'STORED', since: '2026-11-21T10:16:00.000Z' },
  download: {
    url: `${BUCKET}/${CASE_ID}/${FILE_ID}?X-Amz-Expires=300&X-Amz-Signature=…`,
    until: '2026-11-21T10:25:00.000Z',
  },
  links: { self: FILE, case: SELF },
};

/** By the form in the vendor's console. */
export const SUBMIT_SUPPORT_CASE_EXAMPLE = {
  route: 'console',
  reference: 'TM-0412',
  reason: 'Sent by the form',
};

/** It is with the vendor. */
export const SUPPORT_CASE_SUBMITTED_EXAMPLE: WriteOutcome = outcome(
  [{ resource: SELF, from: 'DRAFT', to: 'SUBMITTED' }],
  {
    events: [{ type: 'support.case.submitted', about: TENANT_ID }],
    next: [
      {
        code: 'SUPPORT_CASE_TO_CLOSE',
        text: `The support case ${CASE_ID} is with the vendor. Add what the vendor asks for, and close the case once the vendor has mended it.`,
        href: `${SELF}/close`,
      },
    ],
  },
);

/** To a colleague. */
export const MAIL_SUPPORT_CASE_EXAMPLE = { to: 'operations@example.com', reason: 'For the night shift' };
export const SUPPORT_CASE_MAILED_EXAMPLE: WriteOutcome = outcome([], { next: [TO_SUBMIT] });

/** The vendor has mended it: so has the tenant. */
export const CLOSE_SUPPORT_CASE_EXAMPLE = { how: 'resolved', reason: 'The vendor’s support has answered' };
export const SUPPORT_CASE_CLOSED_EXAMPLE: WriteOutcome = outcome(
  [
    { resource: SELF, from: 'SUBMITTED', to: 'CLOSED' },
    { resource: `/v1/tenants/${TENANT_ID}/activations`, from: 'CONFLICT', to: 'ACTIVE' },
  ],
  {
    events: [
      { type: 'support.case.closed', about: TENANT_ID },
      { type: 'activation.mended', about: TENANT_ID },
    ],
  },
);
