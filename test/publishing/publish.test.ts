import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import type { DomainEvent } from '#domain/events/schemas.ts';
import type { BusEntry, EventBus } from '#lambdas/edge/event-bus.ts';
import { journalEntriesOf } from '#lambdas/edge/journal-stream.ts';
import { publish, type Recorded } from '#lambdas/publishing/publish.ts';
import { journalItem } from '#lambdas/stores/journal-item.ts';
import { T0 } from '../stores/examples.ts';

const advisory = (agreementId: string): DomainEvent => ({
  type: 'agreement.advisory',
  version: 1,
  agreementId,
  resolved: false,
  since: T0,
});
const entry = (n: number, events: number): Recorded => ({
  commitId: `c${n}`,
  at: T0,
  sequenceNumber: String(n),
  events: Array.from({ length: events }, (_, index) => advisory(`agmt-${n}-${index}`)),
});

/** A bus that refuses an entry as often as it is told to. */
const busThatRefuses = (
  refusals: Record<string, number> = {},
): EventBus & { taken: BusEntry[]; calls: number } => {
  const left = new Map(Object.entries(refusals));
  const bus = {
    taken: [] as BusEntry[],
    calls: 0,
    put: async (entries: readonly BusEntry[]) => {
      bus.calls += 1;
      return entries.map((each) => {
        const { id } = JSON.parse(each.detail) as { id: string };
        const refused = left.get(id) ?? 0;
        left.set(id, refused - 1);
        if (refused <= 0) bus.taken.push(each);
        return refused <= 0;
      });
    },
  };
  return bus;
};
const idsOf = (entries: readonly BusEntry[]): string[] => entries.map(({ detail }) => JSON.parse(detail).id);

describe('publishing', () => {
  test('events go out in order, ten to a call, each with an id of its commit', async () => {
    const bus = busThatRefuses();
    expect(await publish(bus, [entry(1, 2), entry(2, 0), entry(3, 21)])).toEqual({ published: 23 });
    expect(bus.calls).toBe(3);
    expect(idsOf(bus.taken).slice(0, 3)).toEqual(['c1#0', 'c1#1', 'c3#0']);
    expect(bus.taken[0]?.detailType).toBe('agreement.advisory');
    expect(JSON.parse(bus.taken[0]?.detail ?? '')).toMatchObject({
      at: '2026-11-21T14:23:11.000Z',
      agreementId: 'agmt-1-0',
    });
  });

  test('only what the bus refused is sent again', async () => {
    const bus = busThatRefuses({ 'c1#1': 2 });
    expect(await publish(bus, [entry(1, 3)])).toEqual({ published: 3 });
    expect(bus.calls).toBe(3);
    expect(idsOf(bus.taken)).toEqual(['c1#0', 'c1#2', 'c1#1']);
  });

  test('what the bus keeps refusing begins the next delivery, and nothing after it is skipped', async () => {
    const bus = busThatRefuses({ 'c2#0': 99 });
    expect(await publish(bus, [entry(1, 10), entry(2, 1), entry(3, 12)])).toEqual({
      published: 10,
      failedAt: '2',
    });
  });

  test('nothing to say is no call', async () => {
    const bus = busThatRefuses();
    expect(await publish(bus, [entry(1, 0)])).toEqual({ published: 0 });
    expect(bus.calls).toBe(0);
  });
});

describe('the stream', () => {
  test('journal items come back as they were written, other items are passed over', () => {
    const cause = { door: 'test', verb: 'test', actor: { kind: 'clock' as const }, correlationId: 'c' };
    const written = [{ entity: 'tenant/t-1', version: 3, from: 'ACTIVE', to: 'GRACE' }];
    const item = journalItem({ commitId: 'c1', at: T0, cause, written, events: [advisory('agmt-1')] });
    const record = (image: Record<string, unknown>, eventName = 'INSERT') => ({
      eventName,
      dynamodb: { NewImage: marshall(image), SequenceNumber: '7' },
    });
    const event = { Records: [record(item), record({ kind: 'tenant' }), record(item, 'REMOVE')] };
    expect(journalEntriesOf(event as unknown as DynamoDBStreamEvent)).toEqual([
      expect.objectContaining({
        sequenceNumber: '7',
        commitId: 'c1',
        at: T0,
        written,
        events: [advisory('agmt-1')],
      }),
    ]);
  });
});
