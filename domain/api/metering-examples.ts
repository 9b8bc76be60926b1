/**
 * Examples of metered usage, for the API's document; a test parses each with its schema.
 * @module
 */
import type { BoardView } from './metering-board.ts';
import type { CaseView, RefusedView } from './metering-cases.ts';
import type { CorrectionView } from './metering-corrections.ts';
import type { LedgerRow, UsageExplanation } from './metering-ledger.ts';
import type { WriteOutcome } from './writes.ts';

const TENANT_ID = 't-mz3kq7w2hx5n6c4vtp2e';
const TENANT_PATH = `/v1/tenants/${TENANT_ID}`;
const SUBSCRIPTION_ID = 'l-9d01abe6c2f7449f8a35e3d1c60b7a42~1';
const LICENSE_ARN = 'arn:aws:license-manager::294406891311:license:l-9d01abe6c2f7449f8a35e3d1c60b7a42';
const BUYER = '111122223333';
const PRODUCT = 'aw4fgf5tyo5w2ap6fexample0';
const HOUR = '2026-11-21T10:00:00.000Z';
const CLOSED = '2026-11-21T11:10:04.311Z';
const DEADLINE = '2026-11-22T10:00:00.000Z';
const EXPLAIN = `${TENANT_PATH}/usage/2026-11-21T10Z/api_calls/explain`;
const CASE_ID = `mc-suspicious-${TENANT_ID}-2026-11-21T10-api_calls`;
const CASE_PATH = `/v1/metering/cases/${CASE_ID}`;
const CORRECTION_ID = 'uc-0f8b7c1e-6f43-4a0e-9c8e-1c5f0a6d2b11';
const CORRECTION_PATH = `/v1/corrections/${CORRECTION_ID}`;

const row: LedgerRow = {
  hour: HOUR,
  dimension: 'api_calls',
  used: 120,
  quantity: 20,
  reductions: [{ by: 'allowance', amount: 100, entitled: 1000, drawnBefore: 900 }],
  late: [{ origin: '2026-11-21T09:00:00.000Z', quantity: 8 }],
  payer: {
    subscriptionId: SUBSCRIPTION_ID,
    identity: { by: 'license', licenseArn: LICENSE_ARN, buyerAccount: BUYER },
    region: 'us-east-1',
    mode: 'live',
    href: `/v1/subscriptions/${SUBSCRIPTION_ID}`,
  },
  timestamp: HOUR,
  deadline: DEADLINE,
  closedAt: CLOSED,
  verdict: {
    name: 'BILLED',
    at: '2026-11-21T11:11:02.019Z',
    recordId: 'a1b2c3d4-0000-4000-8000-000000000001',
  },
  answer: { at: '2026-11-21T11:11:02.019Z', tries: 1, said: 'Success' },
  links: { explain: EXPLAIN },
};

/** A page of one hour. */
export const USAGE_PAGE_EXAMPLE = { items: [row] };

/** From one record to what AWS said. */
export const EXPLAIN_EXAMPLE: UsageExplanation = {
  tenantId: TENANT_ID,
  hour: HOUR,
  dimension: 'api_calls',
  state: 'CLOSED',
  why: [
    'The hour was closed at November 21, 2026 at 11:10 AM UTC.',
    'Ids that count: 2. Their quantities sum up to 120.',
    'Left out: 1 repeats, 0 totals that a later one replaced, 0 that say something else under an id that counts.',
    'Of the 1,000 that the contract grants for its term, 900 was drawn before; it covers 100 of this hour.',
    'That leaves 20.',
  ],
  records: [
    {
      id: 'batch-17',
      form: 'event',
      quantity: 112,
      at: '2026-11-21T10:20:00.000Z',
      fate: 'counted',
      pack: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
      receivedAt: '2026-11-21T10:20:01.120Z',
    },
  ],
  counts: { counted: 2, duplicate: 1, replaced: 0, conflict: 0, strayed: 0, shown: 1 },
  sum: 120,
  late: [],
  ledger: row,
  request: {
    Region: 'us-east-1',
    UsageRecord: {
      Timestamp: HOUR,
      Dimension: 'api_calls',
      Quantity: 20,
      CustomerAWSAccountId: BUYER,
      LicenseArn: LICENSE_ARN,
    },
  },
  links: { self: EXPLAIN, tenant: TENANT_PATH, subscription: `/v1/subscriptions/${SUBSCRIPTION_ID}` },
};

const held: CaseView = {
  caseId: CASE_ID,
  kind: 'suspicious',
  text: 'The hour used 2,000,000, and 120 is usual. It waits for a person; nobody decided means it goes out.',
  tenantId: TENANT_ID,
  productCode: PRODUCT,
  hour: HOUR,
  dimension: 'api_calls',
  quantity: 2_000_000,
  usual: 120,
  releaseAt: '2026-11-22T08:00:00.000Z',
  deadline: DEADLINE,
  openedAt: CLOSED,
  state: { name: 'WAITING', since: CLOSED },
  version: 1,
  links: {
    self: CASE_PATH,
    tenant: TENANT_PATH,
    explain: EXPLAIN,
    release: `${CASE_PATH}/release`,
    'write-off': `${CASE_PATH}/write-off`,
  },
};

/** A case that waits. */
export const CASE_EXAMPLE = held;
/** A page of one. */
export const CASES_EXAMPLE = { items: [held] };

/** Of a decision about a case. */
export const CASE_SETTLED_EXAMPLE: WriteOutcome = {
  dryRun: false,
  changes: [{ resource: CASE_PATH, from: 'WAITING', to: 'SETTLED' }],
  events: [],
  warnings: [],
  next: [],
  links: { self: CASE_PATH },
};

const refused: RefusedView = {
  receivedAt: '2026-11-21T10:20:01.120Z',
  id: 'batch-18',
  code: 'UNKNOWN_DIMENSION',
  text: 'The product has no such dimension',
  remedies: ['Compare it with the dimensions of the listing: they are case-sensitive.'],
  record: { tenantId: TENANT_ID, dimension: 'Api_Calls', quantity: 4 },
};
/** A record of the queue that was refused. */
export const REFUSED_EXAMPLE = { items: [refused] };

const correction: CorrectionView = {
  correctionId: CORRECTION_ID,
  tenantId: TENANT_ID,
  dimension: 'api_calls',
  quantity: -40,
  reason: 'Ticket 4711: calls of our own health check',
  about: HOUR,
  proposedAt: '2026-11-21T13:00:00.000Z',
  state: { name: 'PROPOSED', since: '2026-11-21T13:00:00.000Z', by: 'mika' },
  version: 1,
  links: {
    self: CORRECTION_PATH,
    tenant: TENANT_PATH,
    approve: `${CORRECTION_PATH}/approve`,
    reject: `${CORRECTION_PATH}/reject`,
  },
};

/** A credit that waits for a second person. */
export const CORRECTION_EXAMPLE = correction;
/** A page of one. */
export const CORRECTIONS_EXAMPLE = { items: [correction] };

/** What is sent to propose it. */
export const PROPOSE_CORRECTION_EXAMPLE = {
  dimension: 'api_calls',
  quantity: -40,
  about: '2026-11-21T10Z',
  reason: 'Ticket 4711: calls of our own health check',
};

/** Proposed, and who is next. */
export const CORRECTION_PROPOSED_EXAMPLE: WriteOutcome = {
  dryRun: false,
  changes: [{ resource: CORRECTION_PATH, from: 'NONE', to: 'PROPOSED' }],
  events: [],
  warnings: [],
  next: [
    {
      code: 'CORRECTION_TO_APPROVE',
      text: `Another person approves the correction ${CORRECTION_ID}, or rejects it; until then it bills and credits nothing.`,
      href: `${CORRECTION_PATH}/approve`,
    },
  ],
  links: { self: CORRECTION_PATH },
};

/** Approved: the credit counts from the next hour that is closed. */
export const CORRECTION_APPROVED_EXAMPLE: WriteOutcome = {
  ...CORRECTION_PROPOSED_EXAMPLE,
  changes: [{ resource: CORRECTION_PATH, from: 'PROPOSED', to: 'APPLIED' }],
  events: [{ type: 'usage.corrected', about: TENANT_ID }],
  next: [],
};

/** Rejected. */
export const CORRECTION_REJECTED_EXAMPLE: WriteOutcome = {
  ...CORRECTION_PROPOSED_EXAMPLE,
  changes: [{ resource: CORRECTION_PATH, from: 'PROPOSED', to: 'REJECTED' }],
  next: [],
};

/** Which month the link shows. */
export const STATEMENT_LINK_EXAMPLE = { month: '2026-11', reason: 'Their finance department asked' };

/** The link, for seven days. */
export const STATEMENT_LINKED_EXAMPLE = {
  dryRun: false,
  changes: [],
  events: [],
  warnings: [],
  next: [],
  links: { self: `${TENANT_PATH}/statement-links` },
  statement: {
    month: '2026-11',
    expiresAt: '2026-11-28T13:00:00.000Z',
    url: `https://marketplace.example.com/statement?tenant=${TENANT_ID}&month=2026-11&expires=1795870800000&key=5f2a0c9d7e11&signature=${'0'.repeat(64)}`,
  },
};

const none: BoardView['withinHour'] = {
  until: '2026-11-21T14:00:00.000Z',
  records: 0,
  quantity: 0,
  held: 0,
  products: [],
  oldest: [],
};

/** One record is due within six hours. */
export const BOARD_EXAMPLE: BoardView = {
  asOf: '2026-11-22T05:00:00.000Z',
  withinHour: { ...none, until: '2026-11-22T06:00:00.000Z' },
  withinSixHours: {
    until: '2026-11-22T11:00:00.000Z',
    records: 1,
    quantity: 2_000_000,
    held: 1,
    products: [{ productCode: PRODUCT, records: 1, quantity: 2_000_000 }],
    oldest: [
      {
        tenantId: TENANT_ID,
        productCode: PRODUCT,
        hour: HOUR,
        dimension: 'api_calls',
        quantity: 2_000_000,
        deadline: DEADLINE,
        caseId: CASE_ID,
        links: { explain: EXPLAIN, case: CASE_PATH },
      },
    ],
  },
  atMonthClose: { ...none, until: '2026-12-01T06:00:00.000Z' },
  unclosed: { hours: 0 },
  waiting: { cases: 1 },
  complete: true,
};
