/**
 * The operations of metering: the ledger and why it says so, the desk, corrections, statements.
 * @module
 */
import { BoardView } from './metering-board.ts';
import { CasesPage, CaseView, RefusedPage } from './metering-cases.ts';
import { CorrectionsPage, CorrectionView, StatementLinkOutcome } from './metering-corrections.ts';
import { UsageExplanation, UsagePage } from './metering-ledger.ts';
import { METERING_REQUESTS } from './metering-requests.ts';
import type { Operation } from './operation.ts';
import { WriteOutcome } from './writes.ts';

const onCase = {
  response: WriteOutcome,
  versioned: true,
  refusals: ['CASE_SETTLED', 'CASE_ACTION_UNFIT'],
} as const;

const onCorrection = { response: WriteOutcome, versioned: true } as const;

/** Method and path → what is asked and answered. */
export const METERING_OPERATIONS = {
  'GET /v1/tenants/{id}/usage': {
    ...METERING_REQUESTS['GET /v1/tenants/{id}/usage'],
    id: 'listUsage',
    summary: 'Metered hours of a tenant',
    description:
      'The ledger, earliest first: one row for each hour and dimension with usage, with the quantity, who pays and what became of it. An hour stands in it once it is closed.',
    response: UsagePage,
    versioned: false,
    refusals: ['NOT_FOUND', 'CURSOR_INVALID'],
  },
  'GET /v1/tenants/{id}/usage/{hour}/{dimension}/explain': {
    ...METERING_REQUESTS['GET /v1/tenants/{id}/usage/{hour}/{dimension}/explain'],
    id: 'explainUsage',
    summary: 'Why a number is what it is',
    description:
      'From the records that came in, through what was covered, to what AWS was told and answered; in words and as values. Of an hour that is open: how it stands.',
    response: UsageExplanation,
    versioned: false,
    refusals: ['NOT_FOUND'],
  },
  'POST /v1/tenants/{id}/statement-links': {
    ...METERING_REQUESTS['POST /v1/tenants/{id}/statement-links'],
    id: 'linkStatement',
    summary: 'A link to a usage statement, for the buyer',
    description:
      'Shows one month of one tenant to whoever has it, for seven days: what was used, billed, covered and waived, in English, Japanese and French, and as CSV.',
    response: StatementLinkOutcome,
    versioned: true,
    refusals: [],
  },
  'GET /v1/tenants/{id}/corrections': {
    ...METERING_REQUESTS['GET /v1/tenants/{id}/corrections'],
    id: 'listCorrections',
    summary: 'Corrections of a tenant, newest first',
    description: 'Lists follow a change within seconds.',
    response: CorrectionsPage,
    versioned: false,
    refusals: ['CURSOR_INVALID'],
  },
  'POST /v1/tenants/{id}/corrections': {
    ...METERING_REQUESTS['POST /v1/tenants/{id}/corrections'],
    id: 'proposeCorrection',
    summary: 'Propose a correction',
    description:
      'A top-up is billed in an open hour, a credit is taken off what is used from now on: AWS takes nothing negative and changes no hour. It counts once a second person approves it.',
    response: WriteOutcome,
    creates: true,
    versioned: true,
    refusals: ['QUANTITY_INVALID', 'UNKNOWN_DIMENSION', 'NO_SUBSCRIPTION'],
  },
  'GET /v1/corrections/{id}': {
    ...METERING_REQUESTS['GET /v1/corrections/{id}'],
    id: 'readCorrection',
    summary: 'A correction',
    description: 'How it stands, and in which hour a top-up is billed.',
    response: CorrectionView,
    versioned: true,
    refusals: ['NOT_FOUND'],
  },
  'POST /v1/corrections/{id}/approve': {
    ...METERING_REQUESTS['POST /v1/corrections/{id}/approve'],
    ...onCorrection,
    id: 'approveCorrection',
    summary: 'Approve a correction',
    description: 'By a second person; nobody approves their own.',
    refusals: ['CORRECTION_SETTLED', 'SELF_APPROVAL', 'NO_SUBSCRIPTION'],
  },
  'POST /v1/corrections/{id}/reject': {
    ...METERING_REQUESTS['POST /v1/corrections/{id}/reject'],
    ...onCorrection,
    id: 'rejectCorrection',
    summary: 'Reject a correction',
    description: 'Or take back one’s own.',
    refusals: ['CORRECTION_SETTLED'],
  },
  'GET /v1/metering/board': {
    ...METERING_REQUESTS['GET /v1/metering/board'],
    id: 'readMeteringBoard',
    summary: 'What soon cannot be billed any more',
    description:
      'Within one hour, within six, and at the close of the month: counts and quantities by product, the oldest first.',
    response: BoardView,
    versioned: false,
    refusals: [],
  },
  'GET /v1/metering/cases': {
    ...METERING_REQUESTS['GET /v1/metering/cases'],
    id: 'listCases',
    summary: 'Usage that waits for a person, or was lost',
    description:
      'Those that wait come by when the policy decides or the time is over; all of them, newest first.',
    response: CasesPage,
    versioned: false,
    refusals: ['CURSOR_INVALID'],
  },
  'GET /v1/metering/cases/{id}': {
    ...METERING_REQUESTS['GET /v1/metering/cases/{id}'],
    id: 'readCase',
    summary: 'A case',
    description: 'What it is about, until when somebody may decide, and what may be done.',
    response: CaseView,
    versioned: true,
    refusals: ['NOT_FOUND'],
  },
  'POST /v1/metering/cases/{id}/release': {
    ...METERING_REQUESTS['POST /v1/metering/cases/{id}/release'],
    ...onCase,
    id: 'releaseCase',
    summary: 'Let held usage go to AWS',
    description: 'What was held as suspicious, or since nobody knew what the contract grants, is billed.',
  },
  'POST /v1/metering/cases/{id}/write-off': {
    ...METERING_REQUESTS['POST /v1/metering/cases/{id}/write-off'],
    ...onCase,
    id: 'writeOffCase',
    summary: 'Write usage off',
    description: 'It is never billed. A case that holds nothing is noted, and no longer listed as waiting.',
  },
  'POST /v1/metering/cases/{id}/bill': {
    ...METERING_REQUESTS['POST /v1/metering/cases/{id}/bill'],
    ...onCase,
    id: 'billCase',
    summary: 'Bill late or lost usage in an open hour',
    description:
      'Late usage of this month is billed at once. All else becomes a proposed correction, which a second person approves.',
  },
  'GET /v1/metering/refused': {
    ...METERING_REQUESTS['GET /v1/metering/refused'],
    id: 'listRefusedUsage',
    summary: 'Records of the queue that were refused',
    description: 'Whoever posts is answered; who sends to the queue is not, and looks here.',
    response: RefusedPage,
    versioned: false,
    refusals: ['CURSOR_INVALID'],
  },
} as const satisfies Record<string, Operation>;
