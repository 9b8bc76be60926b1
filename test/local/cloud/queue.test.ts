import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Message } from '#local/cloud/queues/message.ts';
import { openQueue, type Queue, type QueueSettings } from '#local/cloud/queues/queue.ts';
import { openKept } from '#local/cloud/state/kept.ts';

const MINUTE_MS = 60_000;

const settings = (name: string, more: Partial<QueueSettings> = {}): QueueSettings => ({
  name,
  arn: `arn:aws:sqs:us-east-1:123456789012:${name}`,
  url: `http://127.0.0.1/123456789012/${name}`,
  visibilityTimeoutMs: 30_000,
  delayMs: 0,
  retentionMs: 4 * 24 * 60 * MINUTE_MS,
  ...more,
});

const open = (
  more: Partial<QueueSettings> = {},
  find: (arn: string) => Queue | undefined = () => undefined,
) => {
  const time = { now: 1_000_000 };
  const queue = openQueue(settings('work', more), openKept<Message>(), () => time.now, find);
  return { queue, time };
};

describe('a queue', () => {
  it('hides a received message until its visibility timeout', () => {
    const { queue, time } = open();
    queue.send('a');
    expect(queue.receive(10).map(({ body }) => body)).toEqual(['a']);
    expect(queue.receive(10)).toEqual([]);
    time.now += 30_000;
    expect(queue.receive(10).map(({ receiveCount }) => receiveCount)).toEqual([2]);
  });

  it('removes by the newest handle alone', () => {
    const { queue, time } = open();
    queue.send('a');
    const [first] = queue.receive(1);
    time.now += MINUTE_MS;
    const [second] = queue.receive(1);
    queue.remove(first?.receiptHandle ?? '');
    expect(queue.all()).toHaveLength(1);
    queue.remove(second?.receiptHandle ?? '');
    expect(queue.all()).toEqual([]);
  });

  it('gives a message back at once when it is hidden for no time', () => {
    const { queue } = open();
    queue.send('a');
    const [received] = queue.receive(1);
    expect(queue.hide(received?.receiptHandle ?? '', 0)).toBe(true);
    expect(queue.receive(1)).toHaveLength(1);
    expect(queue.hide(received?.receiptHandle ?? '', 0)).toBe(false);
  });

  it('delays, by its own setting or the message’s', () => {
    const { queue, time } = open({ delayMs: 5_000 });
    queue.send('later');
    queue.send('now', { delayMs: 0 });
    expect(queue.counts()).toEqual({ visible: 1, inFlight: 0, delayed: 1 });
    expect(queue.receive(10).map(({ body }) => body)).toEqual(['now']);
    time.now += 5_000;
    expect(queue.receive(10).map(({ body }) => body)).toEqual(['later']);
  });

  it('puts a message aside after as many tries as its redrive policy says', () => {
    const aside = openQueue(
      settings('dlq'),
      openKept<Message>(),
      () => 0,
      () => undefined,
    );
    const redrive = { deadLetterArn: aside.settings.arn, maxReceiveCount: 2 };
    const { queue, time } = open({ redrive }, () => aside);
    const { id } = queue.send('poison');
    for (let tries = 0; tries < 2; tries += 1) {
      expect(queue.receive(1)).toHaveLength(1);
      time.now += 30_000;
    }
    expect(queue.receive(1)).toEqual([]);
    expect(queue.all()).toEqual([]);
    expect(aside.all()).toMatchObject([
      { id, body: 'poison', receiveCount: 0, sourceArn: queue.settings.arn },
    ]);
  });

  it('forgets what is older than its retention', () => {
    const { queue, time } = open({ retentionMs: MINUTE_MS });
    queue.send('a');
    time.now += MINUTE_MS + 1;
    expect(queue.receive(1)).toEqual([]);
    expect(queue.all()).toEqual([]);
  });

  it('is the same after a restart, messages in flight included', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'queue-')), 'work.jsonl');
    const time = { now: 0 };
    const again = () =>
      openQueue(
        settings('work'),
        openKept<Message>(file),
        () => time.now,
        () => undefined,
      );
    const before = again();
    before.send('a', { attributes: { kind: { DataType: 'String', StringValue: 'x' } } });
    before.send('b');
    before.send('c');
    const [taken, done] = before.receive(2);
    before.remove(done?.receiptHandle ?? '');
    const after = again();
    expect(after.counts()).toEqual({ visible: 1, inFlight: 1, delayed: 0 });
    after.remove(taken?.receiptHandle ?? '');
    expect(after.all().map(({ body }) => body)).toEqual(['c']);
  });
});
