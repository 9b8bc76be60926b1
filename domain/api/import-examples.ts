/**
 * Examples of an import, for the API's document.
 * @module
 */
import type * as v from 'valibot';
import type { ImportBody, ImportOutcome } from './imports.ts';

/** A body of one row. */
export const IMPORT_EXAMPLE: v.InferInput<typeof ImportBody> = {
  reason: 'customers from before Concord, CHG-311',
  rows: [
    {
      licenseArn: 'arn:aws:license-manager::294406891311:license:l-9d01abe6c2f7449f8a35e3d1c60b7a42',
      productCode: 'aw4fgf5tyo5w2ap6fexample0',
      buyerAccount: '111122223333',
      agreementId: 'agmt-4xkq2v8w9n',
      startsAt: '2025-03-01T00:00:00.000Z',
      reference: 'acme-42',
      administrator: { email: 'it@acme.example', locale: 'en' },
    },
  ],
};

/** Its answer. */
export const IMPORTED_EXAMPLE: ImportOutcome = {
  dryRun: false,
  rows: [
    {
      outcome: 'imported',
      tenantId: 't-mz3kq7w2hx5n6c4vtp2e',
      subscriptionId: 'l-9d01abe6c2f7449f8a35e3d1c60b7a42~1',
    },
  ],
  links: { self: '/v1/imports' },
};
