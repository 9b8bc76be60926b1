/**
 * An administrator's desk: the lifecycle's operator door over a store in memory, and customers to import.
 */
import type { Context } from 'aws-lambda';
import type { ImportOutcome, ImportRow } from '#domain/api/imports.ts';
import type { Role } from '#domain/routes.ts';
import { parseRoleArns } from '#lambdas/edge/caller.ts';
import { writeDoor } from '#lambdas/lifecycle/write-door.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { NOW, PRODUCTS, ROLE_ARNS, sessionOf } from '../directory/office.ts';
import { plainPolicy } from '../stores/examples.ts';

export interface Sent {
  readonly key?: string;
  readonly dryRun?: boolean;
  readonly role?: Role;
}

type Door = (event: unknown, context: Context) => Promise<{ statusCode: number; body: string }>;

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
  };
  const door = writeDoor(ports, parseRoleArns(ROLE_ARNS)) as Door;
  return {
    memory,
    send: async (rows: readonly ImportRow[], sent: Sent = {}) => {
      const event = {
        version: '2.0',
        rawPath: '/v1/imports',
        rawQueryString: sent.dryRun ? 'dryRun=true' : '',
        headers: {
          host: 'api.example.com',
          'content-type': 'application/json',
          'idempotency-key': sent.key ?? `key-${(ids += 1)}`,
        },
        requestContext: {
          requestId: `request-${(ids += 1)}`,
          http: { method: 'POST', path: '/v1/imports', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1' },
          authorizer: { iam: { userArn: sessionOf(sent.role ?? 'admin') } },
        },
        body: JSON.stringify({ reason: 'customers from before', rows }),
        isBase64Encoded: false,
      };
      const { statusCode, body } = await door(event, { awsRequestId: 'lambda' } as Context);
      return { status: statusCode, body: JSON.parse(body) as ImportOutcome };
    },
  };
};

/** What became of the rows, in short. */
export const outcomes = ({ body }: { body: ImportOutcome }): string[] =>
  body.rows.map(({ outcome, refusal }) => refusal ?? outcome);
