import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Operation } from '#domain/api/operation.ts';
import { exampleOf } from '#domain/api/operation-examples.ts';
import { OPERATIONS, type OperationKey } from '#domain/api/operations.ts';
import { REFUSALS } from '#domain/errors.ts';
import { OPERATOR_ROUTES } from '#domain/routes.ts';
import { openApiDocument } from '#lambdas/edge/openapi.ts';

interface Documented {
  readonly operationId: string;
  readonly parameters: readonly {
    name: string;
    in: string;
    required: boolean;
    schema: Record<string, unknown>;
  }[];
  readonly requestBody?: { content: Record<string, { schema: Record<string, unknown>; example: unknown }> };
  readonly responses: Record<
    string,
    { content: Record<string, { schema: unknown; examples?: Record<string, unknown> }> }
  >;
  readonly 'x-concord-roles': readonly string[];
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Documented>>;
  readonly components: {
    schemas: Record<string, Record<string, unknown>>;
    examples: Record<string, unknown>;
    responses: Record<string, unknown>;
    parameters: Record<string, unknown>;
    securitySchemes: Record<string, unknown>;
  };
  readonly security: readonly Record<string, unknown>[];
}
const document = JSON.parse(JSON.stringify(openApiDocument())) as Document;

/** What a reference stands for. */
const meant = <Thing extends object>(thing: Thing | { $ref: string }): Thing => {
  if (!('$ref' in thing)) return thing;
  const steps = thing.$ref.replace('#/', '').split('/');
  return steps.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], document) as Thing;
};

const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { parameters, responses, ...operation }]) => ({
    key: `${method.toUpperCase()} ${path}`,
    operation: {
      ...operation,
      parameters: parameters.map(meant),
      responses: Object.fromEntries(
        Object.entries(responses).map(([status, response]) => [status, meant(response)]),
      ),
    },
  })),
);

/** Every `$ref` below a value. */
const refsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' ? [String(inner)] : refsIn(inner),
  );
};

describe('the document', () => {
  test('has every route of the table, and the table every route of it', () => {
    const routes = OPERATOR_ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(documented.map(({ key }) => key).sort()).toEqual([...routes].sort());
    expect(Object.keys(OPERATIONS).sort()).toEqual([...routes].sort());
  });

  test('is of OpenAPI 3.1, and signed by SigV4', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const schemes = Object.keys(document.components.securitySchemes);
    expect(document.security.flatMap((each) => Object.keys(each))).toEqual(schemes);
    expect(document.components.securitySchemes.sigv4).toMatchObject({
      'x-amazon-apigateway-authtype': 'awsSigv4',
    });
  });

  test('every reference leads somewhere, and no schema is left alone', () => {
    const refs = new Set(refsIn(document));
    expect(refs.size).toBeGreaterThan(5);
    const names = (['schemas', 'examples', 'responses', 'parameters'] as const).flatMap((group) =>
      Object.keys(document.components[group]).map((name) => `#/components/${group}/${name}`),
    );
    expect([...refs].filter((ref) => !names.includes(ref))).toEqual([]);
    expect(names.filter((name) => !refs.has(name))).toEqual([]);
  });

  test('has no dialect, definition or transformation left over', () => {
    expect(JSON.stringify(document)).not.toMatch(/\$schema|\$defs|#\/definitions/);
  });

  test('operation ids are unique', () => {
    const ids = documented.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('text is a size that a person can fetch, and grows with its operations only', () => {
    const { length } = JSON.stringify(document);
    // 52 operations had 7,265 characters each; what is shared stands once since, and 98 have 5,559
    expect(length / documented.length).toBeLessThan(6_000);
    expect(length).toBeLessThan(650_000);
  });
});

describe.each(documented)('$key', ({ key, operation }) => {
  const source: Operation = OPERATIONS[key as OperationKey];
  const named = (place: string) =>
    operation.parameters.filter((each) => each.in === place).map(({ name }) => name);

  test('path and query are what the schemas parse', () => {
    expect(named('path')).toEqual([...key.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
    expect(named('path')).toEqual(Object.keys(source.params.entries));
    expect(named('query')).toEqual(Object.keys(source.query.entries));
    for (const { schema } of operation.parameters)
      expect(schema.type ?? schema.enum ?? schema.const).toBeDefined();
  });

  test('a write, and only a write, takes a body and dryRun; an act of a person Idempotency-Key and If-Match', () => {
    const isWrite = !key.startsWith('GET ');
    const isAct = isWrite && source.writes === undefined;
    expect(operation.requestBody !== undefined).toBe(isWrite);
    expect(named('header').filter((name) => name !== 'Accept-Language')).toEqual(
      isAct ? ['Idempotency-Key', 'If-Match'] : [],
    );
    // what writes nothing need not be tried
    if (source.writes !== 'nothing') expect(named('query').includes('dryRun')).toBe(isWrite);
  });

  test('its problems stand under their statuses, each with an example', () => {
    const codes = Object.entries(operation.responses)
      .filter(([status]) => !status.startsWith('2'))
      .flatMap(([status, { content }]) => {
        const media = content['application/problem+json'];
        expect(media?.schema).toEqual({ $ref: '#/components/schemas/Problem' });
        return Object.keys(media?.examples ?? {}).map((code) => ({ status, code }));
      });
    for (const { status, code } of codes)
      expect(status).toBe(String(REFUSALS[code as keyof typeof REFUSALS]));
    const listed = codes.map(({ code }) => code);
    expect(listed).toEqual(
      expect.arrayContaining([...source.refusals, 'FORBIDDEN', 'UNAUTHENTICATED', 'INTERNAL']),
    );
  });

  test('its examples are what its schemas parse', () => {
    const example = exampleOf(key as OperationKey);
    expect(example !== undefined || key === 'GET /v1/openapi.json').toBe(true);
    if (example) expect(v.parse(source.response, example.response)).toEqual(example.response);
    if (source.body) expect(v.parse(source.body, example?.body)).toEqual(example?.body);
  });

  test('it names the roles that may call it', () => {
    const route = OPERATOR_ROUTES.find(({ method, path }) => `${method} ${path}` === key);
    expect(operation['x-concord-roles']).toEqual(route?.roles);
  });
});

describe('what the schemas say', () => {
  const parameter = (path: string, name: string) =>
    document.paths[path]?.get?.parameters.find((each) => each.name === name)?.schema;

  test('limits and states stand in the document as they are parsed', () => {
    expect(parameter('/v1/tenants', 'limit')).toMatchObject({ type: 'integer', minimum: 1, maximum: 100 });
    expect(parameter('/v1/tenants', 'state')).toEqual({
      type: 'string',
      enum: ['PROVISIONING', 'ACTIVE', 'GRACE', 'SUSPENDED', 'RETIRED'],
    });
    expect(parameter('/v1/subscriptions', 'buyerAccount')).toMatchObject({
      type: 'string',
      pattern: '^\\d{12}$',
    });
  });

  test('a reason has its bounds, and no field more', () => {
    const body = document.paths['/v1/tenants/{id}/suspend']?.post?.requestBody?.content['application/json'];
    expect(body?.schema).toMatchObject({
      type: 'object',
      required: ['reason'],
      additionalProperties: false,
      properties: { reason: { type: 'string', minLength: 1, maxLength: 500 } },
    });
  });
});
