/**
 * The operations that hear what notifications did not say: repair on demand, and import.
 * @module
 */
import * as v from 'valibot';
import { IMPORT_EXAMPLE, IMPORTED_EXAMPLE } from './import-examples.ts';
import { ImportBody, ImportOutcome } from './imports.ts';
import type { Operation } from './operation.ts';
import { REPAIR_EXAMPLE, REPAIRED_EXAMPLE, RepairBody, RepairOutcome } from './repairs.ts';
import { WriteQuery } from './writes.ts';

const none = v.strictObject({});

/** As in `OPERATIONS`. */
export const LIFECYCLE_OPERATIONS = {
  'POST /v1/orphans/repair': {
    id: 'repairOrphans',
    summary: 'Ask AWS Marketplace, and hear what was never told',
    description:
      'Compares one agreement, license or buyer with what AWS Marketplace says of it now, as a run does every quarter of an hour.',
    params: none,
    query: WriteQuery,
    body: RepairBody,
    bodyExample: REPAIR_EXAMPLE,
    response: RepairOutcome,
    example: REPAIRED_EXAMPLE,
    versioned: false,
    refusals: ['UPSTREAM_UNAVAILABLE'],
  },
  'POST /v1/imports': {
    id: 'importCustomers',
    summary: 'Import customers from before Concord',
    description:
      'Each row ties a license to a tenant in a commit of its own. Nothing is announced: the product serves them already.',
    params: none,
    query: WriteQuery,
    body: ImportBody,
    bodyExample: IMPORT_EXAMPLE,
    response: ImportOutcome,
    example: IMPORTED_EXAMPLE,
    versioned: false,
    refusals: [],
  },
} as const satisfies Record<string, Operation>;
