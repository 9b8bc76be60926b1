/**
 * The API's document, OpenAPI 3.1, made from the route table and from the schemas that parse and describe.
 * @module
 */
import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { RedemptionView } from '#domain/api/activations.ts';
import { OperationNow, TemplateView, VendorActOutcome } from '#domain/api/capabilities.ts';
import { Horizon } from '#domain/api/metering-board.ts';
import { CaseView } from '#domain/api/metering-cases.ts';
import { CorrectionView } from '#domain/api/metering-corrections.ts';
import { LedgerRow } from '#domain/api/metering-ledger.ts';
import { type Fields, type Operation, REFUSALS_OF_ALL, REFUSALS_OF_WRITES } from '#domain/api/operation.ts';
import { type Example, exampleOf } from '#domain/api/operation-examples.ts';
import { OPERATIONS, type OperationKey } from '#domain/api/operations.ts';
import { OrphanView } from '#domain/api/orphans.ts';
import { HintSchema } from '#domain/api/parts.ts';
import { Problem, problemType } from '#domain/api/problem.ts';
import { ReassignmentOutcome } from '#domain/api/reassignment-writes.ts';
import { ReassignmentSummary, ReassignmentView } from '#domain/api/reassignments.ts';
import { SubscriptionSummary, SubscriptionView } from '#domain/api/subscriptions.ts';
import { SupportCaseView } from '#domain/api/support.ts';
import { TenantSummary, TenantView } from '#domain/api/tenants.ts';
import { ReadingView } from '#domain/api/vendor-reading.ts';
import { WriteOutcome } from '#domain/api/writes.ts';
import type { RefusalCode } from '#domain/errors.ts';
import { IDEMPOTENCY_KEY_CHARACTERS_MAX, IDEMPOTENCY_LIFE_MS } from '#domain/limits.ts';
import { LOCALES } from '#domain/messages/locale.ts';
import { OPERATOR_ROUTES, type OperatorRoute } from '#domain/routes.ts';
import { HOUR_MS } from '#domain/time.ts';
import { type ProblemResponses, problemExamples, problemResponses } from './openapi-problems.ts';

type Json = Record<string, unknown>;

/** Schemas that stand under a name of their own. */
const NAMED = {
  Activation: RedemptionView,
  Case: CaseView,
  Change: ReadingView,
  Correction: CorrectionView,
  Hint: HintSchema,
  Horizon,
  MeteredHour: LedgerRow,
  OperationNow,
  Orphan: OrphanView,
  Problem,
  Reassignment: ReassignmentView,
  ReassignmentOutcome,
  ReassignmentSummary,
  Subscription: SubscriptionView,
  SubscriptionSummary,
  SupportCase: SupportCaseView,
  Template: TemplateView,
  Tenant: TenantView,
  TenantSummary,
  VendorActOutcome,
  WriteOutcome,
} satisfies Record<string, v.GenericSchema>;

const CONVERSION: ConversionConfig = {
  target: 'draft-2020-12',
  // a query parameter is text on the wire; the document shows what it is read as
  typeMode: 'output',
  ignoreActions: ['trim'],
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
};

const jsonSchema = (schema: v.GenericSchema): Json => {
  const {
    $schema: _dialect,
    $defs: _named,
    ...rest
  } = toJsonSchema(schema, { ...CONVERSION, definitions: NAMED }) as Json;
  return rest;
};

const header = (name: string, description: string, schema: Json, required = false): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});

/** Headers that many routes take, by the names that they stand under. */
const HEADERS = {
  Language: header('Accept-Language', `${LOCALES.join(', ')}; English unless told.`, { type: 'string' }),
  IdempotencyKey: header(
    'Idempotency-Key',
    `A fresh unique text for each write, e.g. a UUID. Sent again within ${IDEMPOTENCY_LIFE_MS / HOUR_MS} hours it gets the same answer and nothing is done twice.`,
    { type: 'string', minLength: 1, maxLength: IDEMPOTENCY_KEY_CHARACTERS_MAX },
    true,
  ),
  IfMatch: header(
    'If-Match',
    'The ETag that was read: the write is refused if it changed since. `*` takes any.',
    { type: 'string' },
  ),
};

const headerRef = (name: keyof typeof HEADERS): Json => ({ $ref: `#/components/parameters/${name}` });

const fieldsOf = (place: 'path' | 'query', { entries }: Fields): Json[] =>
  Object.entries(entries).map(([name, schema]) => {
    const { description, ...rest } = jsonSchema(schema as v.GenericSchema);
    return {
      name,
      in: place,
      required: place === 'path',
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });

/** Whether somebody acts by it, under an Idempotency-Key. */
const isAct = ({ body, writes }: Operation): boolean => body !== undefined && writes === undefined;

/** The codes that some route may refuse with. */
const codesOf = (operation: Operation): RefusalCode[] => [
  ...new Set([...REFUSALS_OF_ALL, ...(isAct(operation) ? REFUSALS_OF_WRITES : []), ...operation.refusals]),
];

const ETAG = { etag: { description: 'Version, for If-Match.', schema: { type: 'string' } } };

const successOf = ({ response, versioned }: Operation, example?: unknown): Json => ({
  description: 'Done, or as asked for.',
  ...(versioned ? { headers: ETAG } : {}),
  content: {
    'application/json': { schema: jsonSchema(response), ...(example === undefined ? {} : { example }) },
  },
});

/** What begins is answered 201, and a dry run of it 200. */
const successesOf = (operation: Operation, example: Example | undefined): Json => ({
  200: successOf(operation, example?.response),
  ...(operation.creates ? { 201: successOf(operation) } : {}),
});

const bodyOf = ({ body }: Operation, example: Example | undefined): Json =>
  body
    ? {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: jsonSchema(body), example: example?.body } },
        },
      }
    : {};

const operationOf = (
  route: OperatorRoute,
  operation: Operation,
  problems: ProblemResponses,
  example?: Example,
): Json => {
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: `${operation.description}\n\nRoles: ${route.roles.join(', ')}.`,
    tags: [route.path.split('/')[2]],
    parameters: [
      ...fieldsOf('path', operation.params),
      ...fieldsOf('query', operation.query),
      ...(isAct(operation) ? [headerRef('IdempotencyKey'), headerRef('IfMatch')] : []),
      headerRef('Language'),
    ],
    ...bodyOf(operation, example),
    responses: { ...successesOf(operation, example), ...problems.of(codesOf(operation)) },
    'x-concord-roles': route.roles,
  };
};

const pathsOf = (problems: ProblemResponses): Json => {
  const paths: Record<string, Json> = {};
  for (const route of OPERATOR_ROUTES) {
    const key = `${route.method} ${route.path}` as OperationKey;
    const described = operationOf(route, OPERATIONS[key], problems, exampleOf(key));
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: described };
  }
  return paths;
};

/** The whole document, as `GET /v1/openapi.json` answers it. */
export const openApiDocument = (): Json => {
  const problems = problemResponses();
  const paths = pathsOf(problems);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Concord',
      version: '1',
      summary: "The seller's side of AWS Marketplace: tenants, subscriptions, and what waits for a person.",
      description: `Requests are signed with AWS Signature Version 4 for the service execute-api. A refusal is a problem (RFC 9457) whose \`type\` is \`${problemType('NOT_FOUND').replace('NOT_FOUND', '')}\` and a code.`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The operator door that served this document.' }],
    security: [{ sigv4: [] }],
    paths,
    components: {
      schemas: toJsonSchemaDefs(NAMED, CONVERSION),
      responses: problems.all,
      parameters: HEADERS,
      examples: problemExamples(Object.values<Operation>(OPERATIONS).flatMap(codesOf)),
      securitySchemes: {
        sigv4: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'AWS Signature Version 4 with the credentials of one of the roles of Concord.',
          'x-amazon-apigateway-authtype': 'awsSigv4',
        },
      },
    },
  };
};
