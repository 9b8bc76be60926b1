/**
 * The operations that hear what notifications did not say: repair on demand, and import.
 * @module
 */
import * as v from 'valibot';
import { ImportBody, ImportOutcome } from './imports.ts';
import type { Operation } from './operation.ts';
import { RepairBody, RepairOutcome } from './repairs.ts';
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
    response: RepairOutcome,
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
    response: ImportOutcome,
    versioned: false,
    refusals: [],
  },
} as const satisfies Record<string, Operation>;
