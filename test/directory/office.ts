/**
 * The operators' office: both doors of the directory over a store in memory, with a clock that is moved by hand.
 * @module
 */
import './quiet.ts';
import type { Context } from 'aws-lambda';
import type { Locale } from '#domain/messages/locale.ts';
import { ROLES, type Role } from '#domain/routes.ts';
import { type Instant, parseInstant } from '#domain/time.ts';
import { auditDoor } from '#lambdas/directory/audit-door.ts';
import { documentDoor } from '#lambdas/directory/document-door.ts';
import { readDoor } from '#lambdas/directory/read-door.ts';
import { writeDoor } from '#lambdas/directory/write-door.ts';
import { parseRoleArns } from '#lambdas/edge/caller.ts';
import { policyShelf, readPolicies } from '#lambdas/edge/policies.ts';
import type { Product } from '#lambdas/edge/products.ts';
import { meteringDoor } from '#lambdas/metering/api.door.ts';
import { offersDoor } from '#lambdas/offers/door.ts';
import { reassignmentDoor } from '#lambdas/reassignment/api.door.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import { memoryJournal } from '#lambdas/stores/memory-journal.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { memoryUsageStore } from '#lambdas/stores/usage-memory.ts';

export const NOW: Instant = parseInstant('2026-11-21T10:15:00.000Z') ?? 0;
export const PRODUCT = 'aw4fgf5tyo5w2ap6fexample0';
export const OTHER_PRODUCT = 'bw4fgf5tyo5w2ap6fexample0';

/** Its customers move from `CustomerIdentifier` to license ARNs. */
export const MOVING_PRODUCT = 'cw4fgf5tyo5w2ap6fexample0';

/** Sold through a reseller, by the policy of Cloud One. */
export const RESOLD_PRODUCT = 'dw4fgf5tyo5w2ap6fexample0';

export const PRODUCTS: readonly Product[] = [PRODUCT, OTHER_PRODUCT, MOVING_PRODUCT, RESOLD_PRODUCT].map(
  (productCode, index) => ({
    productCode,
    productId: `prod-${index}`,
    policy: productCode === RESOLD_PRODUCT ? 'cloud-one/cloud-one' : 'example/plain',
    ...(productCode === MOVING_PRODUCT ? { integration: 'both' as const } : {}),
    name: `Product ${index}`,
    supportEmail: 'support@example.com',
    supportUrl: 'https://www.example.com/support',
  }),
);

/** The keys of links to statements: the current one, and the one before. */
export const STATEMENT_KEYS = ['statement-key-2', 'statement-key-1'];

export const ROLE_ARNS = JSON.stringify(
  Object.fromEntries(ROLES.map((role) => [role, `arn:aws:iam::123456789012:role/concord-sandbox-${role}`])),
);

/** The principal of a person in a role. */
export const sessionOf = (role: Role, person = 'mika'): string =>
  `arn:aws:sts::123456789012:assumed-role/concord-sandbox-${role}/${person}`;

export interface Sent {
  readonly role?: Role;
  readonly person?: string;
  /** Overrides role and person; `null` sends no principal. */
  readonly userArn?: string | null;
  readonly body?: unknown;
  /** A text that is sent as it is. */
  readonly rawBody?: string;
  readonly isBase64Encoded?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly language?: Locale;
  readonly key?: string;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by their schemas and by what the tests expect
  readonly body: any;
}

/** An event of the operators’ HTTP API, as API Gateway sends it. */
export const eventOf = (method: string, target: string, sent: Sent, requestId: string) => {
  const [rawPath = '', rawQueryString = ''] = target.split('?');
  const userArn = sent.userArn === undefined ? sessionOf(sent.role ?? 'admin', sent.person) : sent.userArn;
  const text = sent.rawBody ?? (sent.body === undefined ? '' : JSON.stringify(sent.body));
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: {
      host: 'api.example.com',
      'content-type': 'application/json',
      ...(sent.language ? { 'accept-language': sent.language } : {}),
      ...(sent.key === undefined ? {} : { 'idempotency-key': sent.key }),
      ...sent.headers,
    },
    requestContext: {
      requestId,
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      ...(userArn === null ? {} : { authorizer: { iam: { userArn } } }),
    },
    body: text === '' ? null : sent.isBase64Encoded ? Buffer.from(text).toString('base64') : text,
    isBase64Encoded: sent.isBase64Encoded ?? false,
  };
};

/** A Lambda handler, as the runtime sees it. */
export type Door = (
  event: unknown,
  context: Context,
) => Promise<{ statusCode: number; headers: Record<string, string>; body: string }>;

/** What the runtime says of an invocation. */
export const CONTEXT = { awsRequestId: 'lambda' } as Context;

/** Opens the office. @param wrap puts something between the doors and the store */
export const office = (
  wrap: (store: StateStore) => StateStore = (store) => store,
  products: readonly Product[] = PRODUCTS,
) => {
  const memory = memoryStateStore();
  const clock = { now: NOW };
  let ids = 0;
  let tenants = 0;
  let requests = 0;
  const store = wrap(memory);
  const now = (): Instant => clock.now;
  const files = readPolicies(new URL('../../policies/', import.meta.url));
  const ports = {
    store,
    products,
    policies: policyShelf({ files, products, source: memory, now }),
    surroundings: { now, newId: () => `commit-${(ids += 1)}` },
    newTenantId: () => `t-${String((tenants += 1)).padStart(20, 'n')}`,
  };
  const roles = parseRoleArns(ROLE_ARNS);
  /** Agreement id → the notifications kept for it, as JSON texts. */
  const kept = new Map<string, string[]>();
  const notifications = { ofAgreement: async (id: string) => kept.get(id) ?? [] };
  const journal = memoryJournal(() => memory.journal);
  const usage = memoryUsageStore();
  const desk = {
    ...ports,
    usage,
    statementKeys: async () => STATEMENT_KEYS,
    publicOrigin: 'https://marketplace.example.com',
  };
  const doors = {
    'directory-read': readDoor(ports, roles) as Door,
    'directory-document': documentDoor(roles) as Door,
    'directory-write': writeDoor(ports, roles) as Door,
    offers: offersDoor(ports, roles) as Door,
    'reassignment-api': reassignmentDoor(ports, roles) as Door,
    'metering-api': meteringDoor(desk, roles) as Door,
    'directory-audit': auditDoor({ ...ports, journal, notifications }, roles) as Door,
  };

  /** Sends a request to one function, as API Gateway would. */
  const sendTo = async (
    name: keyof typeof doors,
    method: string,
    target: string,
    sent: Sent = {},
  ): Promise<Received> => {
    const event = eventOf(method, target, sent, `request-${(requests += 1)}`);
    const result = await doors[name](event, CONTEXT);
    return { status: result.statusCode, headers: result.headers, body: JSON.parse(result.body) };
  };
  return {
    memory,
    usage,
    kept,
    clock,
    ports,
    sendTo,
    get: (target: string, sent: Sent = {}) => sendTo('directory-read', 'GET', target, sent),
    /** A write with a fresh key, unless one is given. */
    post: (target: string, sent: Sent = {}) =>
      sendTo('directory-write', 'POST', target, { key: `key-${(requests += 1)}`, ...sent }),
    /** To the API of reassignments: a write with a fresh key, unless one is given; a read without a body. */
    move: (target: string, sent: Sent = {}) => {
      const key = sent.body === undefined ? {} : { key: `key-${(requests += 1)}` };
      const method = sent.body === undefined ? 'GET' : 'POST';
      return sendTo('reassignment-api', method, target, { ...key, ...sent });
    },
  };
};
export type Office = ReturnType<typeof office>;
