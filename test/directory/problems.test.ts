import './quiet.ts';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Problem } from '#domain/api/problem.ts';
import { BODY_BYTES_MAX } from '#domain/limits.ts';
import { LOCALES } from '#domain/messages/locale.ts';
import { log } from '#lambdas/edge/log.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { type Office, office } from './office.ts';
import { stockServed, tenantIdOf } from './stock.ts';

let desk: Office;
beforeEach(async () => {
  desk = office();
  await stockServed(desk, 1);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const SUSPEND = `/v1/tenants/${tenantIdOf(1)}/suspend`;

describe('a problem', () => {
  test('is problem+json, as its schema says, and carries the correlation id', async () => {
    const answer = await desk.get(`/v1/tenants/${tenantIdOf(9)}`);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    const problem = v.parse(Problem, answer.body);
    expect(problem).toMatchObject({ type: 'urn:concord:problem:NOT_FOUND', code: 'NOT_FOUND', status: 404 });
    expect(answer.headers['x-correlation-id']).toBe(problem.correlationId);
  });

  test.each([...LOCALES])('speaks %s, and says so', async (language) => {
    const answer = await desk.get(`/v1/tenants/${tenantIdOf(9)}`, { language });
    expect(answer.headers['content-language']).toBe(language);
    const titles = { en: 'Not found', ja: '見つかりません', fr: 'Introuvable' };
    expect(answer.body.title).toBe(titles[language]);
  });

  test.each([
    ['fr-CA,en;q=0.5', 'fr'],
    ['de', 'en'],
    ['en;q=0.2, ja;q=0.9', 'ja'],
  ])('%s is answered in %s', async (header, language) => {
    const answer = await desk.get('/v1/nowhere', { headers: { 'accept-language': header } });
    expect(answer.headers['content-language']).toBe(language);
  });

  test('answers are never kept by caches', async () => {
    for (const target of ['/v1/tenants', '/v1/nowhere']) {
      expect((await desk.get(target)).headers['cache-control']).toBe('no-store');
    }
  });
});

describe('a body', () => {
  const invalid = { status: 400, body: { code: 'BODY_INVALID' } };

  test.each(['', '{', 'null', '[]', '"text"', '{"reason":"x","more":1}'])(
    '%j is not what the route takes',
    async (rawBody) => {
      expect(await desk.post(SUSPEND, { rawBody })).toMatchObject(invalid);
    },
  );

  test('every fault is named at once, with its place', async () => {
    const { body } = await desk.post('/v1/subscriptions/l-00000001~1/bind', {
      body: { tenantId: 'acme', extra: 1 },
    });
    expect(body.faults.map(({ field }: { field: string }) => field).sort()).toEqual([
      'extra',
      'reason',
      'tenantId',
    ]);
  });

  test('may come in base64, as API Gateway sends some', async () => {
    expect((await desk.post(SUSPEND, { body: { reason: 'x' }, isBase64Encoded: true })).status).toBe(200);
  });

  test('too large: refused before it is read', async () => {
    const rawBody = JSON.stringify({ reason: 'x'.repeat(BODY_BYTES_MAX) });
    expect(await desk.post(SUSPEND, { rawBody })).toMatchObject({
      status: 413,
      body: { code: 'BODY_TOO_LARGE' },
    });
  });
});

describe('addresses', () => {
  test.each(['/v1/nowhere', '/v2/tenants', '/v1/tenants/', '/v1/tenants/a/b', '/'])(
    '%s is not there',
    async (path) => {
      expect(await desk.get(path)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    },
  );

  test.each([
    ['DELETE', '/v1/tenants', 'GET, POST'],
    ['DELETE', `/v1/tenants/${tenantIdOf(1)}`, 'GET'],
    ['GET', SUSPEND, 'POST'],
  ])('%s %s: another method is allowed, and named', async (method, path, allow) => {
    const answer = await desk.sendTo('directory-read', method, path);
    expect(answer).toMatchObject({ status: 405, headers: { allow }, body: { code: 'METHOD_NOT_ALLOWED' } });
  });
});

describe('an error that nobody expected', () => {
  const broken = (store: StateStore): StateStore => ({
    ...store,
    load: async () => {
      throw new Error('secret-table is on fire at 10.0.0.7');
    },
  });

  test('is INTERNAL with the correlation id; nothing leaks, and it is logged', async () => {
    const logged = vi.spyOn(log, 'error');
    const answer = await office(broken).get(`/v1/tenants/${tenantIdOf(1)}`, { language: 'fr' });
    expect(answer).toMatchObject({
      status: 500,
      headers: { 'content-language': 'fr' },
      body: { code: 'INTERNAL' },
    });
    expect(JSON.stringify(answer)).not.toMatch(/secret-table|10\.0\.0\.7|stack/);
    const { correlationId } = answer.body;
    expect(answer.headers['x-correlation-id']).toBe(correlationId);
    expect(logged).toHaveBeenCalledWith('a request failed', expect.objectContaining({ correlationId }));
  });

  test('a store that is asked too much is THROTTLED, with when to try again', async () => {
    const busy = (store: StateStore): StateStore => ({
      ...store,
      load: async () => {
        throw Object.assign(new Error('slow down'), { name: 'ProvisionedThroughputExceededException' });
      },
    });
    const answer = await office(busy).get(`/v1/tenants/${tenantIdOf(1)}`);
    expect(answer).toMatchObject({
      status: 429,
      headers: { 'retry-after': '5' },
      body: { code: 'THROTTLED' },
    });
  });

  test('an event that is none of API Gateway’s is answered as well', async () => {
    const logged = vi.spyOn(log, 'error');
    const { readDoor } = await import('#lambdas/directory/read-door.ts');
    const door = readDoor(desk.ports, new Map());
    const event = {
      version: '2.0',
      rawPath: '/v1/tenants',
      headers: {},
      requestContext: { http: { method: 'GET' } },
    };
    const answer = await door(event as never, {} as never);
    expect(answer).toMatchObject({ statusCode: 500 });
    expect(logged).toHaveBeenCalledOnce();
  });
});

describe('what is logged', () => {
  test('ids and codes: no body, no key, no query', async () => {
    const lines = vi.spyOn(log, 'info');
    await desk.post(`${SUSPEND}?dryRun=true`, { body: { reason: 'a private matter' }, key: 'the-key' });
    await desk.get('/v1/subscriptions?buyerAccount=111122223333');
    const text = JSON.stringify(lines.mock.calls);
    expect(lines).toHaveBeenCalledTimes(2);
    expect(text).not.toMatch(/private|the-key|111122223333/);
  });
});
