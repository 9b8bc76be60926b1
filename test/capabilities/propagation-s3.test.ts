import '../directory/quiet.ts';
import { describe, expect, test } from 'vitest';
import { HOUR_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
import { PRODUCT, propagationWorld, SEATS, TEN, TENANT } from './propagation-world.ts';

const UPSTREAM = `/v1/products/${PRODUCT}/upstreams/wfbs-services`;

test('S3-08 a profile that shows after two and a half hours: PENDING, OVERDUE once, SYNCED late', async () => {
  const world = propagationWorld();
  world.portals.behave({ ...world.portals.behavior(), profileMinutes: 150, otherMinutes: 0 });
  await world.create('clp');
  world.portals.byHand(TENANT, 'profile', 'old', TEN);
  const id = await world.ask({ kind: 'profile.change', profileHash: 'new' });
  await world.drain();
  await world.wait(2 * HOUR_MS - MINUTE_MS);
  const early = await world.get(`/v1/propagations/${id}`);
  expect(early.status).toBe(200);
  expect(early.body).toMatchObject({
    ...{ desired: 'new', observed: { value: 'old' }, state: 'PENDING' },
    ...{ sentAt: isoOf(TEN), overdueAt: isoOf(TEN + 2 * HOUR_MS), told: 0 },
  });
  expect(world.told('propagation.overdue')).toBe(0);
  await world.wait(2 * MINUTE_MS);
  expect(await world.read(id)).toMatchObject({ state: 'OVERDUE', since: isoOf(TEN + 2 * HOUR_MS), told: 1 });
  expect((await world.get('/v1/propagations?state=OVERDUE')).body.items).toMatchObject([
    { propagationId: id },
  ]);
  await world.wait(28 * MINUTE_MS);
  expect([world.told('propagation.overdue'), world.told('propagation.overdue.closed')]).toEqual([1, 0]);
  await world.wait(MINUTE_MS);
  expect(await world.read(id)).toMatchObject({ state: 'SYNCED', late: true, observed: { value: 'new' } });
  expect([world.told('propagation.overdue'), world.told('propagation.overdue.closed')]).toEqual([1, 1]);
  expect((await world.get('/v1/propagations?state=OVERDUE')).body).toEqual({ items: [] });
  expect(world.tellings(id)).toBe(1);
});

test('S3-09 a customer created just now is PENDING, and not absent', async () => {
  const world = propagationWorld();
  const id = await world.create('lmp');
  await world.drain();
  await world.wait(2 * MINUTE_MS);
  expect((await world.get(`/v1/propagations/${id}`)).status).toBe(200);
  expect(await world.read(id)).toMatchObject({
    ...{ subject: 'customer', operation: 'customer.create', state: 'PENDING' },
    ...{ desired: TENANT, observed: { value: null, asOf: isoOf(TEN + 2 * MINUTE_MS) } },
  });
  expect((await world.get(`/v1/propagations?tenantId=${TENANT}`)).body.items).toMatchObject([
    { propagationId: id, state: 'PENDING' },
  ]);
  await world.wait(2 * MINUTE_MS);
  expect(await world.read(id)).toMatchObject({ state: 'SYNCED', late: false });
});

describe('S3-10 while WFBS Services is in maintenance', () => {
  test('the clocks of what needs it stand, by what a person says; nobody is told that it is overdue', async () => {
    const world = propagationWorld();
    const id = await world.seated();
    const opened = world.clock.now;
    await world.drain();
    world.portals.set('wfbs-services', { name: 'MAINTENANCE' }, world.clock.now);
    const body = { condition: 'MAINTENANCE', reason: 'seen on the status page' };
    expect((await world.put(UPSTREAM, body)).body).toMatchObject({
      changes: [{ from: 'UP', to: 'MAINTENANCE' }],
      next: [{ code: 'UPSTREAM_TO_SAY_UP', href: UPSTREAM }],
      upstream: { condition: 'MAINTENANCE', since: isoOf(opened) },
    });
    await world.wait(HOUR_MS);
    const paused = await world.read(id);
    expect(paused).toMatchObject({ state: 'PAUSED', pausedBy: ['wfbs-services'] });
    expect(paused).not.toHaveProperty('overdueAt');
    expect([world.told('propagation.paused'), world.told('propagation.overdue')]).toEqual([1, 0]);
    world.portals.set('wfbs-services', { name: 'UP' }, world.clock.now);
    await world.wait(2 * MINUTE_MS);
    expect(await world.read(id)).toMatchObject({ state: 'PENDING' });
    await world.wait(3 * MINUTE_MS);
    expect(await world.read(id)).toMatchObject({ state: 'SYNCED', late: false });
    expect(world.told('propagation.overdue')).toBe(0);
  });

  test('they stand by what the vendor says as well, and run on where they stood', async () => {
    const world = propagationWorld();
    world.portals.behave({ ...world.portals.behavior(), otherMinutes: 3 });
    const id = await world.seated();
    world.portals.behave({ ...world.portals.behavior(), otherMinutes: 600 });
    await world.drain();
    await world.wait(7 * MINUTE_MS);
    world.portals.set('wfbs-services', { name: 'FAULT' }, world.clock.now);
    await world.wait(MINUTE_MS);
    await world.wait(5 * HOUR_MS, 15 * MINUTE_MS);
    expect(await world.read(id)).toMatchObject({ state: 'PAUSED', told: 0 });
    world.portals.set('wfbs-services', { name: 'UP' }, world.clock.now);
    await world.wait(MINUTE_MS);
    const back = await world.read(id);
    expect(back).toMatchObject({ state: 'PENDING', hint: 'slow' });
    expect(Date.parse(back.overdueAt)).toBeLessThanOrEqual(world.clock.now + 2 * MINUTE_MS);
    expect(Date.parse(back.overdueAt)).toBeGreaterThan(world.clock.now);
    await world.wait(2 * MINUTE_MS);
    expect(await world.read(id)).toMatchObject({ state: 'OVERDUE', told: 1, subject: SEATS });
    expect(world.told('propagation.overdue')).toBe(1);
  });
});
