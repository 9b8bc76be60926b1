import '../directory/quiet.ts';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Answered } from '#domain/api/operations.ts';
import { PROPAGATION_OPERATIONS } from '#domain/api/propagation-operations.ts';

import { HOUR_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
import { PRODUCT, propagationWorld, SEATS, TEN, TENANT } from './propagation-world.ts';

const OBSERVATIONS = '/v1/propagation-observations';
const UPSTREAMS = `/v1/products/${PRODUCT}/upstreams`;
const WFBS = `${UPSTREAMS}/wfbs-services`;

const seen = (value: unknown, ms = 0, subject = SEATS) => ({
  ...{ tenantId: TENANT, subject, value },
  asOf: isoOf(TEN + ms),
});

/** An answer that is as the API's document has it. */
const checked = <Key extends keyof typeof PROPAGATION_OPERATIONS>(key: Key, body: unknown) =>
  v.parse(PROPAGATION_OPERATIONS[key].response, body) as Answered<Key>;

describe('propagations', () => {
  test('are read one by one, with both values, and as a list of a tenant, newest first', async () => {
    const world = propagationWorld();
    const id = await world.seated();
    await world.drain();
    const answer = await world.get(`/v1/propagations/${id}`);
    expect(checked('GET /v1/propagations/{id}', answer.body)).toMatchObject({
      ...{ desired: 25, state: 'PENDING', kind: 'settings', policy: 'remote-manager/remote-manager@1' },
      links: { tenant: `/v1/tenants/${TENANT}`, upstreams: UPSTREAMS },
    });
    expect(answer.headers.etag).toBe(`"${answer.body.version}"`);
    world.clock.now += 1;
    const { propagationId } = world.of(await world.ask({ kind: 'long-beta.change', joined: true }));
    const first = await world.get(`/v1/propagations?tenantId=${TENANT}&limit=1`);
    checked('GET /v1/propagations', first.body);
    expect(first.body.items).toMatchObject([{ propagationId }]);
    const rest = await world.get(`/v1/propagations?tenantId=${TENANT}&cursor=${first.body.next}`);
    expect(rest.body.items).toHaveLength(3);
    const pending = await world.get(`/v1/propagations?tenantId=${TENANT}&state=PENDING`);
    expect(pending.body.items).toHaveLength(2);
  });

  test('name their systems as the reader’s language has them, in any state', async () => {
    const world = propagationWorld();
    await world.create('clp');
    const [row] = (await world.get('/v1/propagations?state=PENDING', { language: 'fr' })).body.items;
    expect(row.upstreams).toEqual([{ id: 'customer-licensing-portal', name: 'Customer Licensing Portal' }]);
    expect((await world.get('/v1/propagations?state=OVERDUE')).body).toEqual({ items: [] });
  });

  test('read as paused at once, whoever comes by later', async () => {
    const world = propagationWorld();
    const id = await world.seated();
    await world.put(WFBS, { condition: 'FAULT', reason: 'seen' });
    expect(world.of(id).state.name).toBe('PENDING');
    expect(await world.read(id)).toMatchObject({ state: 'PAUSED', pausedBy: ['wfbs-services'] });
    expect((await world.get('/v1/propagations?state=PENDING')).body.items).toEqual([]);
  });

  test.each([
    ['/v1/propagations', 400, 'PARAMETER_INVALID'],
    ['/v1/propagations?state=SYNCED', 400, 'PARAMETER_INVALID'],
    [`/v1/propagations?tenantId=${TENANT}&cursor=nonsense`, 400, 'CURSOR_INVALID'],
    ['/v1/propagations/p-nobody', 404, 'NOT_FOUND'],
    ['/v1/propagations/nobody', 400, 'PARAMETER_INVALID'],
    ['/v1/products/nothing/upstreams', 404, 'NOT_FOUND'],
  ])('refuse %s with %i %s', async (target, status, code) => {
    expect(await propagationWorld().get(target)).toMatchObject({ status, body: { code } });
  });

  test('name what nobody knows and what is missing, each with its place', async () => {
    const world = propagationWorld();
    expect((await world.get(`/v1/propagations?tenant=${TENANT}`)).body.faults).toEqual([
      { field: 'tenant', message: 'is not known here' },
    ]);
    expect((await world.post(OBSERVATIONS, {})).body.faults).toEqual([
      { field: 'observations', message: 'is missing' },
    ]);
  });
});

describe('what a vendor tells by itself', () => {
  const told = async () => {
    const world = propagationWorld();
    const id = await world.seated();
    await world.drain();
    world.clock.now += 2 * MINUTE_MS;
    const observe = async (...observations: unknown[]) =>
      checked(`POST ${OBSERVATIONS}`, (await world.post(OBSERVATIONS, { observations })).body).results;
    return { world, id, observe };
  };

  test('is heard each on its own: news, no news, of nothing, and what cannot be read', async () => {
    const { world, id, observe } = await told();
    const results = await observe(
      seen(10, 1),
      seen(25, MINUTE_MS),
      seen(10, 2),
      seen(true, MINUTE_MS, 'long-beta'),
      seen(true, MINUTE_MS, 'constructor'),
      { ...seen(1), tenantId: 't-000000000009' },
      { ...seen(1), asOf: 'yesterday' },
      { ...seen(1), value: {} },
      { ...seen(1), tenantId: 'reseller' },
      'nonsense',
      seen(25, HOUR_MS),
    );
    const href = `/v1/propagations/${id}`;
    expect(results).toMatchObject([
      { status: 'accepted', news: true, state: 'PENDING', href },
      { status: 'accepted', news: true, state: 'SYNCED', href },
      { status: 'accepted', news: false, state: 'SYNCED', href },
      { status: 'unasked', subject: 'long-beta' },
      { status: 'unasked', subject: 'constructor' },
      { status: 'refused', code: 'NO_VENDOR_ACCOUNT' },
      { status: 'refused', code: 'OBSERVATION_INVALID', message: expect.stringContaining('asOf') },
      { status: 'refused', code: 'OBSERVATION_INVALID', message: expect.stringContaining('value') },
      { status: 'refused', code: 'OBSERVATION_INVALID', message: expect.stringContaining('tenantId') },
      { status: 'refused', code: 'OBSERVATION_INVALID' },
      { status: 'refused', code: 'OBSERVED_IN_FUTURE' },
    ]);
    expect(world.of(id).state.name).toBe('SYNCED');
    expect(world.store.journal.at(-1)?.cause).toMatchObject({ verb: 'observe-propagation' });
  });

  test('is judged and not kept in a dry run', async () => {
    const { world, id } = await told();
    const observations = [seen(25, MINUTE_MS)];
    const { body } = await world.post(`${OBSERVATIONS}?dryRun=true`, { observations });
    expect(body).toMatchObject({ dryRun: true, results: [{ status: 'accepted', state: 'SYNCED' }] });
    expect(world.of(id).state.name).toBe('PENDING');
  });

  test('may be a drift: what was shown is awaited again', async () => {
    const { world, id, observe } = await told();
    await observe(seen(25, MINUTE_MS));
    expect(await observe(seen(10, 2 * MINUTE_MS))).toMatchObject([{ news: true, state: 'PENDING' }]);
    expect(await world.read(id)).toMatchObject({ drifts: 1, observed: { value: 10 } });
    expect(world.told('propagation.drifted')).toBe(1);
  });

  test('may be of what all customers share, by its product', async () => {
    const { world, observe } = await told();
    const template = { productCode: PRODUCT, templateId: 'strict', propagationId: 'p-of-template' };
    const [before] = world.store.all('propagation');
    await world.place('template', `${PRODUCT}/strict`, template as never);
    const subject = 'templates/strict';
    const shared = { propagationId: 'p-of-template', tenantId: 'reseller', subject, desired: 'x' };
    await world.place('propagation', 'p-of-template', { ...before, ...shared } as never);
    const reseller = { ...seen('x', MINUTE_MS, subject), tenantId: 'reseller', productCode: PRODUCT };
    expect(await observe(reseller, { ...reseller, subject: 'new-customers/wfbs/template' })).toMatchObject([
      { status: 'accepted', tenantId: 'reseller', href: '/v1/propagations/p-of-template' },
      { status: 'unasked' },
    ]);
  });

  test('comes in hundreds at most, from applications', async () => {
    const { world } = await told();
    const observations = Array.from({ length: 101 }, () => seen(1));
    expect(await world.post(OBSERVATIONS, { observations })).toMatchObject({ status: 400 });
    const viewer = await world.post(OBSERVATIONS, { observations: [seen(1)] }, { role: 'viewer' });
    expect(viewer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });
});

describe('systems of the vendor', () => {
  test('are those that the policy names: up, as long as nobody said otherwise', async () => {
    const world = propagationWorld();
    const { body } = await world.get(UPSTREAMS);
    expect(checked('GET /v1/products/{code}/upstreams', body).items).toEqual(
      ['licensing-management-platform', 'customer-licensing-portal', 'wfbs-services'].map((upstreamId) => ({
        ...{ upstreamId, name: expect.any(String), condition: 'UP', version: 0 },
        href: `${UPSTREAMS}/${upstreamId}`,
      })),
    );
  });

  test('are down as a person says, with what waits for them; once for one key', async () => {
    const world = propagationWorld();
    const body = { condition: 'MAINTENANCE', until: isoOf(TEN + HOUR_MS), reason: 'announced' };
    const dry = await world.put(`${WFBS}?dryRun=true`, body);
    expect([dry.body.upstream.condition, world.queue, world.store.all('upstream')]).toEqual([
      'MAINTENANCE',
      [],
      [],
    ]);
    const said = await world.put(WFBS, body);
    checked('PUT /v1/products/{code}/upstreams/{upstreamId}', said.body);
    expect(said.body).toMatchObject({
      upstream: { until: isoOf(TEN + HOUR_MS), since: isoOf(TEN), version: 1 },
      next: [{ code: 'UPSTREAM_TO_SAY_UP', href: WFBS }],
    });
    const message = { kind: 'upstream', id: `${PRODUCT}/wfbs-services` };
    expect(world.queue).toEqual([message]);
    expect((await world.put(WFBS, body)).body).toEqual(said.body);
    // whoever asks again may have had no answer: the message goes once more
    expect(world.queue).toEqual([message, message]);
    const shown = (await world.get(UPSTREAMS)).body.items;
    expect(shown).toContainEqual(said.body.upstream);
  });

  test('stay as they are by what speaks of an earlier moment', async () => {
    const world = propagationWorld();
    await world.put(WFBS, { condition: 'FAULT', reason: 'seen' });
    const late = { condition: 'UP', asOf: isoOf(TEN - 1), reason: 'an older note' };
    expect((await world.put(WFBS, late, { key: 'late' })).body).toMatchObject({
      changes: [],
      upstream: { condition: 'FAULT', version: 1 },
    });
  });

  test.each([
    [WFBS, { condition: 'UP', until: isoOf(TEN) }, 400, 'BODY_INVALID'],
    [WFBS, { condition: 'UP', asOf: isoOf(TEN + HOUR_MS) }, 422, 'OBSERVED_IN_FUTURE'],
    [WFBS, { condition: 'FAULT', until: '2026-13-45T99:00:00.000Z' }, 400, 'BODY_INVALID'],
    [WFBS, { condition: 'ASLEEP' }, 400, 'BODY_INVALID'],
    [`${UPSTREAMS}/nothing`, { condition: 'UP' }, 404, 'NOT_FOUND'],
    ['/v1/products/nothing/upstreams/wfbs-services', { condition: 'UP' }, 404, 'NOT_FOUND'],
  ])('refuse %s %j with %i %s', async (target, body, status, code) => {
    const world = propagationWorld();
    const answer = await world.put(target, { ...body, reason: 'because' });
    expect(answer).toMatchObject({ status, body: { code } });
    expect([world.queue, world.store.journal]).toEqual([[], []]);
  });
});
