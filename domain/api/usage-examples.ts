/**
 * Examples of reporting usage, for the API's document.
 * @module
 */
import type { UsageBody, UsageOutcome } from './usage.ts';

const TENANT_ID = 't-mz3kq7w2hx5n6c4vtp2e';

/** A body of three records, the last of them wrong. */
export const USAGE_EXAMPLE: UsageBody = {
  records: [
    {
      tenantId: TENANT_ID,
      dimension: 'scans',
      quantity: 12,
      time: '2026-11-21T14:05:00.000Z',
      id: 'scan-job-8812',
      tags: { department: 'research' },
    },
    {
      tenantId: TENANT_ID,
      dimension: 'gigabytes',
      form: 'total',
      quantity: 340,
      time: '2026-11-21T14:20:00.000Z',
      id: 'collector-eu-1',
    },
    {
      tenantId: TENANT_ID,
      dimension: 'scans',
      quantity: 0.5,
      time: '2026-11-21T14:21:00.000Z',
      id: 'scan-job-8813',
    },
  ],
};

/** Its answer. */
export const USAGE_OUTCOME_EXAMPLE: UsageOutcome = {
  dryRun: false,
  results: [
    { status: 'accepted', id: 'scan-job-8812', hour: '2026-11-21T14:00:00.000Z' },
    { status: 'accepted', id: 'collector-eu-1', hour: '2026-11-21T14:00:00.000Z' },
    {
      status: 'refused',
      id: 'scan-job-8813',
      code: 'QUANTITY_INVALID',
      message: 'The quantity is not a whole number from 0 to 2147483647.',
      remedy: 'Report whole numbers; for fractions agree on a smaller unit of the dimension.',
    },
  ],
};
