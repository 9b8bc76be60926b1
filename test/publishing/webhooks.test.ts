import '../directory/quiet.ts';
import { describe, expect, test } from 'vitest';
import { WEBHOOK_PAUSES_MS } from '#domain/limits.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import type { Answer } from '#lambdas/edge/outbound.ts';
import { type DeliverPorts, deliver } from '#lambdas/publishing/deliver.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import type { Message } from '#local/cloud/queues/message.ts';
import { openQueue, type Queue } from '#local/cloud/queues/queue.ts';
import { openKept } from '#local/cloud/state/kept.ts';
import { isFromConcord } from '#local/receiver/verify-webhook.ts';
import { attention, T0 } from '../notifications/samples.ts';

const ARN = 'arn:aws:sqs:us-east-1:123456789012:';
const ENDPOINTS = ['first', 'second'].map((name) => ({
  name,
  id: `${name}@1`,
  url: `https://${name}.example.com/hooks`,
  queueUrl: `https://sqs.us-east-1.amazonaws.com/123456789012/queue-${name}`,
  secret: `${name}-key`,
}));
const published = (id: string) =>
  JSON.stringify({ source: 'concord', detail: { ...attention, id, at: new Date(T0).toISOString() } });

interface Posted {
  readonly at: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Queues as the sandbox has them, a clock that is moved, receivers that answer as they are told, and the code under test. */
const openPost = (answer: (url: URL, attempt: number) => Answer) => {
  const clock = { now: T0 };
  const queues = new Map<string, Queue>();
  const open = (name: string, redrive?: { deadLetterArn: string; maxReceiveCount: number }) => {
    const settings = {
      name,
      arn: `${ARN}${name}`,
      url: `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`,
      visibilityTimeoutMs: 3 * MINUTE_MS,
      delayMs: 0,
      retentionMs: 14 * DAY_MS,
      ...(redrive ? { redrive } : {}),
    };
    const queue = openQueue(
      settings,
      openKept<Message>(),
      () => clock.now,
      (arn) => queues.get(arn),
    );
    queues.set(settings.arn, queue);
    return queue;
  };
  const dead = open('dead');
  const redrive = { deadLetterArn: dead.settings.arn, maxReceiveCount: WEBHOOK_PAUSES_MS.length + 1 };
  const waiting = ENDPOINTS.map(({ name }) => open(`queue-${name}`, redrive));
  const [first, second] = waiting as [Queue, Queue];
  const store = memoryStateStore();
  const posted: Posted[] = [];
  const keys = { valid: ['new-key', 'old-key'] };
  const ports: DeliverPorts = {
    endpoints: ENDPOINTS,
    store,
    surroundings: { now: () => clock.now, newId: () => `commit-${posted.length}` },
    signingKeys: async (secret) => keys.valid.map((key) => `${secret}/${key}`),
    post: async (url, headers, body) => {
      posted.push({ at: clock.now, url: url.href, headers, body });
      return answer(url, posted.length);
    },
    pause: async (queueUrl, handle, pauseMs) => {
      const queue = [...queues.values()].find(({ settings }) => settings.url === queueUrl);
      expect(queue?.hide(handle, pauseMs)).toBe(true);
    },
  };
  /** What Lambda does with a queue: one message at a time, removed where it was handled. */
  const work = async (): Promise<void> => {
    for (const queue of waiting) {
      for (const message of queue.receive(1)) {
        const { body, id: messageId, receiptHandle, receiveCount: attempt } = message;
        const delivery = { body, messageId, receiptHandle, attempt, queueArn: queue.settings.arn };
        await deliver(ports, delivery).then(
          () => queue.remove(receiptHandle),
          () => undefined,
        );
      }
    }
  };
  const passes = async (ms: number, stepMs = MINUTE_MS): Promise<void> => {
    for (const end = clock.now + ms; clock.now <= end; clock.now += stepMs) await work();
  };
  return { clock, first, second, dead, store, posted, keys, work, passes };
};

describe('a webhook', () => {
  test('is sent once, signed with every valid key, and its body is the event', async () => {
    const { first, posted, work } = openPost(() => ({ status: 204 }));
    first.send(published('c1#0'));
    await work();
    await work();
    expect(posted).toHaveLength(1);
    const { body = '', headers = {}, url } = posted[0] ?? {};
    expect(url).toBe('https://first.example.com/hooks');
    expect(JSON.parse(body)).toEqual({ ...attention, id: 'c1#0', at: new Date(T0).toISOString() });
    expect(headers['concord-event-id']).toBe('c1#0');
    expect(headers['concord-timestamp']).toBe(String(Math.floor(T0 / 1000)));
    expect(headers['concord-signature']?.match(/v1=/g)).toHaveLength(2);
    for (const key of ['first-key/new-key', 'first-key/old-key'])
      expect(isFromConcord(body, headers['concord-signature'], [key], T0)).toBe(true);
    expect(isFromConcord(body, headers['concord-signature'], ['second-key/new-key'], T0)).toBe(false);
  });

  test.each<[string, Answer]>([
    ['500', { status: 500 }],
    ['a redirect', { status: 301 }],
    ['404', { status: 404 }],
    ['no answer', { failed: 'timeout' }],
    ['a private address', { failed: 'not-public' }],
  ])(
    'that meets %s is tried 15 times within 24 hours, signed anew, and then put aside',
    async (_, answer) => {
      const { first, dead, posted, passes } = openPost(() => answer);
      first.send(published('c1#0'));
      await passes(3 * DAY_MS);
      expect(posted).toHaveLength(15);
      const pauses = posted.slice(1).map(({ at }, index) => at - (posted[index]?.at ?? 0));
      expect(pauses).toEqual([...WEBHOOK_PAUSES_MS]);
      expect((posted.at(-1)?.at ?? 0) - T0).toBe(24 * HOUR_MS);
      expect(new Set(posted.map(({ headers }) => headers['concord-signature'])).size).toBe(15);
      expect(new Set(posted.map(({ headers }) => headers['concord-event-id'])).size).toBe(1);
      expect([first.all().length, dead.all().length]).toEqual([0, 1]);
      expect(dead.all()[0]?.body).toBe(published('c1#0'));
    },
  );

  test('is done as soon as the receiver is back', async () => {
    const { first, dead, posted, passes } = openPost((_url, attempt) => ({
      status: attempt < 6 ? 503 : 200,
    }));
    first.send(published('c1#0'));
    await passes(2 * DAY_MS);
    expect([posted.length, first.all().length, dead.all().length]).toEqual([6, 0, 0]);
  });

  test('that fails delays neither another endpoint nor another event', async () => {
    const { first, second, posted, work } = openPost((url) => ({
      status: url.host.startsWith('first') ? 500 : 200,
    }));
    for (const queue of [first, second]) for (const id of ['c1#0', 'c2#0']) queue.send(published(id));
    await work();
    await work();
    expect(posted.map(({ url, headers }) => `${new URL(url).host} ${headers['concord-event-id']}`)).toEqual([
      'first.example.com c1#0',
      'second.example.com c1#0',
      'first.example.com c2#0',
      'second.example.com c2#0',
    ]);
    expect([first.all().length, second.all().length]).toEqual([2, 0]);
  });
});

describe('410 Gone', () => {
  test('turns the endpoint off, tells operators once, and calls it no more', async () => {
    const { first, second, dead, store, posted, passes } = openPost((url) => ({
      status: url.host.startsWith('first') ? 410 : 200,
    }));
    for (const id of ['c1#0', 'c2#0', 'c3#0']) first.send(published(id));
    second.send(published('c1#0'));
    await passes(DAY_MS);
    expect(posted.map(({ url }) => new URL(url).host)).toEqual(['first.example.com', 'second.example.com']);
    expect(store.all('webhook')).toEqual([{ endpointId: 'first@1', state: { name: 'GONE', since: T0 } }]);
    expect(store.journal.flatMap(({ events }) => events)).toEqual([
      { type: 'webhook.disabled', version: 1, endpoint: 'first', since: T0 },
    ]);
    expect([first.all().length, dead.all().length]).toEqual([0, 0]);
  });

  test('counts for that revision of the endpoint alone', async () => {
    const { first, store, posted, work } = openPost(() => ({ status: 200 }));
    const key = { kind: 'webhook' as const, id: 'first@0' };
    const entity = { endpointId: key.id, state: { name: 'GONE' as const, since: T0 } };
    await store.commit({ writes: [{ key, entity, expectedVersion: 0 }], guards: [] });
    first.send(published('c1#0'));
    await work();
    expect(posted).toHaveLength(1);
  });
});

test('what is no event of ours, or from a queue of nobody, is kept for a person', async () => {
  const { first, posted, work } = openPost(() => ({ status: 200 }));
  first.send('{"detail":{"type":"tenant.created"}}');
  await work();
  expect([posted.length, first.all().length]).toEqual([0, 1]);
});
