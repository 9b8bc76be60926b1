import type { Context } from 'aws-lambda';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { REPLAY_OPERATIONS } from '#domain/api/audit-operations.ts';
import { ReplayOutcome } from '#domain/api/replay.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import { HOUR_MS, isoOf } from '#domain/time.ts';
import { parseRoleArns } from '#lambdas/edge/caller.ts';
import type { BusEntry } from '#lambdas/edge/event-bus.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import { replayEvents } from '#lambdas/publishing/replay.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import { memoryJournal } from '#lambdas/stores/memory-journal.ts';
import '#test/directory/quiet.ts';
import { NOW, ROLE_ARNS, sessionOf } from '#test/directory/office.ts';

const suspended = (tenantId: string): DomainEvent => ({
  type: 'tenant.suspended',
  version: 1,
  tenantId,
  productCode: 'p',
  to: 'SUSPENDED',
  since: NOW,
  reason: 'operator',
  retentionUntil: NOW,
});
const advisory: DomainEvent = {
  type: 'agreement.advisory',
  version: 1,
  agreementId: 'agmt-1',
  resolved: false,
  since: NOW,
};

/** A door over a journal with 250 commits, each an advisory and a suspension, ten to the hour. */
const opened = async () => {
  const memory = memoryStateStore();
  const begin = NOW - 30 * HOUR_MS;
  const cause = { door: 'd', verb: 'v', actor: { kind: 'clock' as const }, correlationId: '–' };
  for (let number = 0; number < 250; number += 1) {
    const at = begin + number * (HOUR_MS / 10);
    const commitId = `c${String(number).padStart(3, '0')}`;
    const events = [advisory, suspended(`t-${number}`)];
    await memory.commit({ writes: [], guards: [], journal: { commitId, at, cause, written: [], events } });
  }
  const sent: BusEntry[] = [];
  let refusing = false;
  const bus = {
    put: async (entries: readonly BusEntry[]) => {
      if (!refusing) sent.push(...entries);
      return entries.map(() => !refusing);
    },
  };
  let ids = 0;
  const ports = {
    store: memory,
    journal: memoryJournal(() => memory.journal),
    bus,
    surroundings: { now: () => NOW, newId: () => `replay-${(ids += 1)}` },
  };
  const handler = operatorDoor({
    name: 'publishing-replay',
    operations: REPLAY_OPERATIONS,
    roles: parseRoleArns(ROLE_ARNS),
    handlers: { 'POST /v1/events/replay': replayEvents(ports) },
  });
  const ask = async (body: object, { key = `k${Math.random()}`, dryRun = false, role = 'admin' } = {}) => {
    const answer = (await handler(
      {
        version: '2.0',
        routeKey: '$default',
        rawPath: '/v1/events/replay',
        rawQueryString: dryRun ? 'dryRun=true' : '',
        headers: { 'content-type': 'application/json', host: 'x', 'idempotency-key': key },
        requestContext: {
          requestId: 'r',
          http: { method: 'POST', path: '/v1/events/replay' },
          authorizer: { iam: { userArn: sessionOf(role as 'admin') } },
        },
        body: JSON.stringify(body),
        isBase64Encoded: false,
      } as never,
      {} as Context,
    )) as { statusCode: number; body: string };
    return { status: answer.statusCode, body: JSON.parse(answer.body) };
  };
  const range = { from: isoOf(begin), to: isoOf(NOW), reason: 'incident 17' };
  return { memory, sent, ask, range, refuse: (is: boolean) => (refusing = is) };
};

let door: Awaited<ReturnType<typeof opened>>;
beforeEach(async () => {
  door = await opened();
});

const idsOf = (sent: readonly BusEntry[]): string[] => sent.map(({ detail }) => JSON.parse(detail).id);

describe('a replay', () => {
  test('sends the whole range, part by part, in order, under the old ids, marked', async () => {
    let cursor: string | undefined;
    let requests = 0;
    do {
      const { status, body } = await door.ask({ ...door.range, ...(cursor ? { cursor } : {}) });
      expect(status).toBe(200);
      const outcome = v.parse(ReplayOutcome, body);
      cursor = outcome.next;
      requests += 1;
    } while (cursor !== undefined);
    expect(requests).toBeGreaterThan(2);
    const expected = door.memory.journal
      .filter(({ events }) => events.length > 0)
      .flatMap(({ commitId }) => [`${commitId}#0`, `${commitId}#1`]);
    expect(idsOf(door.sent)).toEqual(expected);
    expect(door.sent.every(({ detail }) => JSON.parse(detail).replayed === true)).toBe(true);
  });

  test('of one type keeps the ids of the others in mind', async () => {
    const { body } = await door.ask({ ...door.range, types: ['tenant.suspended'] });
    expect(body).toMatchObject({ commits: 100, events: [{ type: 'tenant.suspended', count: 100 }] });
    expect(idsOf(door.sent).slice(0, 2)).toEqual(['c000#1', 'c001#1']);
  });

  test('leaves an audit entry: who, why, which range, how many', async () => {
    await door.ask(door.range);
    expect(door.memory.journal.at(-1)?.cause).toMatchObject({
      verb: 'replay-events',
      reason: 'incident 17',
      actor: { kind: 'operator', role: 'admin' },
      details: { from: door.range.from, to: door.range.to, commits: 100, events: 200 },
    });
  });

  test('with dryRun counts, sends nothing and leaves nothing', async () => {
    const before = door.memory.journal.length;
    const { body } = await door.ask(door.range, { dryRun: true });
    expect(body).toMatchObject({ dryRun: true, commits: 100 });
    expect([door.sent.length, door.memory.journal.length]).toEqual([0, before]);
  });

  test('under the same key is the same answer, and sends nothing again', async () => {
    const first = await door.ask(door.range, { key: 'once' });
    const again = await door.ask(door.range, { key: 'once' });
    expect(again).toEqual(first);
    expect(door.sent).toHaveLength(200);
    const other = await door.ask({ ...door.range, reason: 'other' }, { key: 'once' });
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  test('that the bus refuses is not done: the same request sends it', async () => {
    door.refuse(true);
    const answer = await door.ask(door.range, { key: 'once' });
    expect(answer).toMatchObject({ status: 503, body: { code: 'UPSTREAM_UNAVAILABLE' } });
    door.refuse(false);
    expect((await door.ask(door.range, { key: 'once' })).status).toBe(200);
    expect(door.sent).toHaveLength(200);
  });

  test.each([
    ['a range that ends before it begins', { to: '2020-01-01', from: '2020-01-02' }, 'BODY_INVALID'],
    ['a range of months', { from: '2026-01-01', to: '2026-03-01' }, 'BODY_INVALID'],
    ['a type that is none', { types: ['tenant.exploded'] }, 'BODY_INVALID'],
    ['no reason', { reason: ' ' }, 'BODY_INVALID'],
    ['a cursor of another range', { cursor: 'YQ.aaaaaaaaaaaaaaaaaaaaaa' }, 'CURSOR_INVALID'],
  ])('refuses %s', async (_, change, code) => {
    expect(await door.ask({ ...door.range, ...change })).toMatchObject({ status: 400, body: { code } });
    expect(door.sent).toHaveLength(0);
  });

  test('is for admins', async () => {
    const answer = await door.ask(door.range, { role: 'operator' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });
});
