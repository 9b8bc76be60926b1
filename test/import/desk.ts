/**
 * An administrator's desk: the lifecycle's operator door over a store in memory, and customers to import.
 */
import type { ImportOutcome, ImportRow } from '#domain/api/imports.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { NOW, PRODUCTS } from '../directory/office.ts';
import { posting, type Sent } from '../repair/door.ts';
import { plainPolicy } from '../stores/examples.ts';

/** A customer of the second product line, numbered; each has a license, an agreement and an administrator. */
export const customer = (number: number, overrides: Partial<ImportRow> = {}): ImportRow => ({
  licenseArn: `arn:aws:license-manager::294406891311:license:l-${number.toString(16).padStart(32, '0')}`,
  productCode: PRODUCTS[0]?.productCode ?? '',
  buyerAccount: String(100_000_000_000 + number),
  agreementId: `agmt-${number}`,
  startsAt: '2025-03-01T08:30:00.000Z',
  reference: `customer-${number}`,
  administrator: { email: `it@customer-${number}.example` },
  ...overrides,
});

/** @param wrap puts something between the door and the store */
export const desk = (wrap: (store: StateStore) => StateStore = (store) => store) => {
  const memory = memoryStateStore();
  let ids = 0;
  const ports = {
    store: wrap(memory),
    products: PRODUCTS,
    policies: { forProduct: async () => plainPolicy },
    surroundings: { now: () => NOW, newId: () => `commit-${(ids += 1)}` },
    // an import asks AWS nothing
    agreements: { page: async () => ({ agreements: [] }) },
    chainOf: async () => undefined,
  };
  const post = posting<ImportOutcome>(ports, '/v1/imports');
  return {
    memory,
    ports,
    send: (rows: readonly ImportRow[], sent: Sent = {}) =>
      post({ reason: 'customers from before', rows }, sent),
  };
};

/** What became of the rows, in short. */
export const outcomes = ({ body }: { body: ImportOutcome }): string[] =>
  body.rows.map(({ outcome, refusal }) => refusal ?? outcome);
