import '../directory/quiet.ts';
import { describe, expect, test } from 'vitest';
import type { DomainEvent } from '#domain/events/schemas.ts';
import type { Letter } from '#domain/messages/letter.ts';
import { administratorId } from '#domain/registration/registration.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { DAY_MS, MINUTE_MS } from '#domain/time.ts';
import { readPublishedEvent } from '#lambdas/edge/published-event.ts';
import { type TellPorts, tell } from '#lambdas/publishing/tell.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import {
  administratorOf,
  attention,
  product,
  T0,
  type TenantState,
  tenantIn,
} from '../notifications/samples.ts';

const UNTIL = T0 + 7 * DAY_MS;
const GRACE: TenantState = { name: 'GRACE', since: T0, until: UNTIL };
const ACTIVE: TenantState = { name: 'ACTIVE', since: T0 + DAY_MS };
const { tenantId, productCode } = tenantIn(GRACE);
const about = { version: 1, tenantId, productCode, since: T0 } as const;
const graceStarted: DomainEvent = {
  type: 'tenant.grace.started',
  ...about,
  from: 'ACTIVE',
  to: 'GRACE',
  until: UNTIL,
};

/** A store with one tenant and its three administrators, a mailbox, and the code under test. */
const openOffice = async (state: TenantState, changed: Partial<Tenant> = {}) => {
  const clock = { now: T0 + MINUTE_MS };
  const store = memoryStateStore();
  const letters: Letter[] = [];
  const refused = new Set<string>();
  let ids = 0;
  const put = (key: { kind: 'tenant' | 'administrator'; id: string }, entity: unknown, expectedVersion = 0) =>
    store.commit({ writes: [{ key, entity: entity as never, expectedVersion }], guards: [] });
  await put({ kind: 'tenant', id: tenantId }, tenantIn(state, changed));
  for (const locale of ['en', 'ja', 'fr'] as const) {
    const person = administratorOf(tenantId, `${locale}@example.com`, locale);
    await put({ kind: 'administrator', id: administratorId(tenantId, person.personHash) }, person);
  }
  const ports: TellPorts = {
    store,
    surroundings: { now: () => clock.now, newId: () => `commit-${ids++}` },
    products: [{ ...product, productId: 'prod-1', type: 'saas-subscription', policy: 'example/plain' }],
    operators: ['one@example.com', 'two@example.com'],
    publicOrigin: 'https://marketplace.example.com',
    sendLetter: async (letter) => {
      if (refused.has(letter.to)) return 'failed';
      letters.push(letter);
      return 'sent';
    },
  };
  const hear = async (event: DomainEvent, id = 'c1#0', more: object = {}) => {
    const detail = { ...event, id, at: new Date(T0).toISOString(), ...more };
    return tell(ports, readPublishedEvent(JSON.stringify({ source: 'concord', detail })), 'message');
  };
  const moveTo = (next: TenantState) => put({ kind: 'tenant', id: tenantId }, tenantIn(next), 1);
  return { clock, store, letters, refused, ports, hear, moveTo };
};

describe('letters to administrators', () => {
  test('go to each in their language, and leave no address in the store or the journal', async () => {
    const { letters, store, hear } = await openOffice(GRACE);
    await hear(graceStarted);
    const subjects = Object.fromEntries(letters.map(({ to, subject }) => [to, subject]));
    expect(Object.keys(subjects).sort()).toEqual(['en@example.com', 'fr@example.com', 'ja@example.com']);
    expect(subjects['en@example.com']).toMatch(/^Example Security goes on until November 28, 2026/);
    expect(subjects['fr@example.com']).toMatch(/reste en service jusqu’au 28 novembre 2026/);
    expect(subjects['ja@example.com']).toMatch(/2026年11月28日/);
    expect(JSON.stringify([store.all('dispatch'), store.journal])).not.toContain('@');
  });

  test('are sent once, however often the event comes', async () => {
    const { letters, hear } = await openOffice(GRACE);
    for (let time = 0; time < 3; time += 1) await hear(graceStarted);
    expect(letters).toHaveLength(3);
  });

  test('that could not be sent are sent later, and nobody gets two', async () => {
    const { clock, letters, refused, hear } = await openOffice(GRACE);
    refused.add('ja@example.com');
    await expect(hear(graceStarted)).rejects.toThrow('1 of 3 letters');
    expect(letters).toHaveLength(2);
    refused.clear();
    clock.now += MINUTE_MS;
    await hear(graceStarted);
    expect(letters.map(({ to }) => to).sort()).toEqual([
      'en@example.com',
      'fr@example.com',
      'ja@example.com',
    ]);
  });

  test('in hand elsewhere wait; in hand of somebody who crashed are sent', async () => {
    const { clock, letters, ports, hear } = await openOffice(GRACE);
    const crashing: TellPorts = {
      ...ports,
      sendLetter: async () => {
        throw new Error('out of memory');
      },
    };
    const read = readPublishedEvent(
      JSON.stringify({ detail: { ...graceStarted, id: 'c1#0', at: new Date(T0).toISOString() } }),
    );
    await expect(tell(crashing, read, 'message')).rejects.toThrow('out of memory');
    await expect(hear(graceStarted)).rejects.toThrow('1 of 3 letters');
    clock.now += 3 * MINUTE_MS;
    await hear(graceStarted);
    expect(letters).toHaveLength(3);
  });

  test('tell only what is still so: events may come in any order', async () => {
    const { letters, hear, moveTo } = await openOffice(GRACE);
    await moveTo(ACTIVE);
    const ended: DomainEvent = { type: 'tenant.grace.ended', ...about, from: 'GRACE', to: 'ACTIVE' };
    await hear(ended, 'c2#0');
    await hear(graceStarted, 'c1#0');
    expect(letters).toHaveLength(3);
    expect(letters.every(({ subject }) => /goes on$|reste en service$|引き続き/.test(subject))).toBe(true);
  });

  test('name no date that has changed meanwhile', async () => {
    const { letters, hear } = await openOffice({ ...GRACE, until: UNTIL - DAY_MS } as TenantState);
    await hear(graceStarted);
    expect(letters).toEqual([]);
  });

  test.each<[string, DomainEvent, TenantState, Partial<Tenant>, RegExp]>([
    [
      'service is on',
      { type: 'tenant.provisioned', ...about, since: T0 + DAY_MS, to: 'ACTIVE' },
      ACTIVE,
      {},
      /is on$/,
    ],
    [
      'grace is over',
      { type: 'tenant.suspended', ...about, to: 'SUSPENDED', reason: 'grace-over', retentionUntil: UNTIL },
      { name: 'SUSPENDED', since: T0, reason: 'grace-over', retentionUntil: UNTIL },
      {},
      /has stopped$/,
    ],
    [
      'an operator suspended it',
      { type: 'tenant.suspended', ...about, to: 'SUSPENDED', reason: 'operator', retentionUntil: UNTIL },
      { name: 'SUSPENDED', since: T0, reason: 'operator', retentionUntil: UNTIL },
      {},
      /has been suspended$/,
    ],
    ['it is restored', { type: 'tenant.restored', ...about, to: 'ACTIVE' }, ACTIVE, {}, /is on again$/],
    [
      'it is restored for a while',
      { type: 'tenant.restored', ...about, to: 'GRACE' },
      GRACE,
      {},
      /again until Nov/,
    ],
    [
      'retention is over',
      { type: 'tenant.retirement.offered', ...about, to: 'SUSPENDED' },
      { name: 'SUSPENDED', since: T0, reason: 'operator', retentionUntil: T0 },
      { retirementOffered: true },
      /data$/,
    ],
    [
      'it is retired',
      { type: 'tenant.retired', ...about, to: 'RETIRED' },
      { name: 'RETIRED', since: T0 },
      {},
      /closed$/,
    ],
  ])('tell that %s', async (_, event, state, changed, subject) => {
    const { letters, hear } = await openOffice(state, changed);
    await hear(event);
    expect(letters.find(({ to }) => to === 'en@example.com')?.subject).toMatch(subject);
    expect(letters).toHaveLength(3);
  });

  test('do not repeat the welcome of who is served from the first instant', async () => {
    const { letters, hear } = await openOffice({ name: 'ACTIVE', since: T0 });
    await hear({ type: 'tenant.provisioned', ...about, to: 'ACTIVE' });
    expect(letters).toEqual([]);
  });
});

describe('letters to operators', () => {
  test('go to every operator, once', async () => {
    const { letters, hear } = await openOffice(GRACE);
    await hear(attention);
    await hear(attention);
    expect(letters.map(({ to }) => to)).toEqual(['one@example.com', 'two@example.com']);
    expect(letters[0]?.subject).toContain('l-0123~1');
  });
});

describe('a type of notification that is not known', () => {
  const unknown = (detailType: string, since = T0) =>
    ({ type: 'notification.unknown', version: 1, detailType, since }) as const;

  test('is told once a day, however many come', async () => {
    const { letters, hear } = await openOffice(GRACE);
    for (let index = 0; index < 20; index += 1) await hear(unknown('Something New'), `c${index}#0`);
    expect(letters.map(({ to }) => to)).toEqual(['one@example.com', 'two@example.com']);
    expect(letters[0]?.subject).toBe('AWS Marketplace sent an unknown notification: Something New');
    await hear(unknown('Something Else'), 'd1#0');
    await hear(unknown('Something New', T0 + DAY_MS), 'd2#0');
    expect(letters).toHaveLength(6);
  });
});

describe('nobody is told', () => {
  test('of what is replayed, old, or of a type that is newer than this code', async () => {
    const { clock, letters, hear } = await openOffice(GRACE);
    await hear(graceStarted, 'c1#0', { replayed: true });
    await hear({ ...graceStarted, type: 'tenant.something.new' } as unknown as DomainEvent);
    clock.now = T0 + 15 * DAY_MS;
    await hear(graceStarted);
    expect(letters).toEqual([]);
  });

  test('and what is no event is an error', async () => {
    const { hear } = await openOffice(GRACE);
    await expect(hear({ ...graceStarted, until: 'soon' } as unknown as DomainEvent)).rejects.toThrow();
  });
});
