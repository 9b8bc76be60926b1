import { describe, expect, test } from 'vitest';
import {
  expire,
  judgeReply,
  type MeteringReply,
  type RecordReply,
  refusedPause,
} from '#domain/metering/answers.ts';
import type { Batch } from '#domain/metering/batches.ts';
import type { WorkItem } from '#domain/metering/work.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { CLOSED, DEADLINE, HOUR, record, TENANT, workWith } from './out-hours.ts';

const batchOf = (...items: readonly WorkItem[]): Batch => ({
  region: 'us-east-1',
  productCode: 'prod1',
  identityKind: 'license',
  slices: items.map((item) => ({ item, records: item.records })),
});
const records = (...statuses: readonly RecordReply['status'][]): MeteringReply => ({
  records: statuses.map((status) => (status === 'Success' ? { status, recordId: 'r-1' } : { status })),
});
const [FAULT, THROTTLED, SILENT] = [
  { error: 'InvalidUsageDimensionException', kind: 'record-fault' },
  { error: 'ThrottlingException', kind: 'throttled' },
  { error: 'NoAnswer', kind: 'unavailable' },
] as const satisfies MeteringReply[];
const now = CLOSED;
const at = now;

/** What AWS says of the only record of an item → the verdict, the kind of case, what is left of the work */
const ONE: Readonly<
  Record<
    string,
    readonly [Partial<WorkItem>, MeteringReply, object | undefined, (string | undefined)?, object?]
  >
> = {
  Success: [{}, records('Success'), { name: 'BILLED', at, recordId: 'r-1' }],
  'Success without an id': [{}, { records: [{ status: 'Success' }] }, { name: 'BILLED', at }],
  'DuplicateRecord, and we had tried before': [
    { tries: 2 },
    records('DuplicateRecord'),
    { name: 'BILLED', at },
  ],
  'DuplicateRecord at the first try': [
    {},
    records('DuplicateRecord'),
    { name: 'LOST', at, reason: 'OTHER_QUANTITY' },
    'discrepancy',
  ],
  CustomerNotSubscribed: [
    {},
    records('CustomerNotSubscribed'),
    { name: 'DUE' },
    'not-subscribed',
    { said: 'CustomerNotSubscribed', refusals: 1, notBefore: now + 5 * MINUTE_MS },
  ],
  'CustomerNotSubscribed of what was held, and released': [
    { part: 1_000 },
    records('CustomerNotSubscribed'),
    { name: 'DUE', released: true },
    'not-subscribed',
    { refusals: 1 },
  ],
  'CustomerNotSubscribed again': [
    { refusals: 3, notBefore: now },
    records('CustomerNotSubscribed'),
    { name: 'DUE' },
    'not-subscribed',
    { refusals: 4, notBefore: now + 40 * MINUTE_MS },
  ],
  UnprocessedRecords: [{}, records('Unprocessed'), undefined, undefined, { said: 'Unprocessed' }],
  'neither list': [{}, { records: [] }, undefined, undefined, { said: 'Unprocessed' }],
  throttled: [{}, THROTTLED, undefined, undefined, { said: 'ThrottlingException' }],
  'no answer': [{ notBefore: now - 1 }, SILENT, undefined, undefined, { said: 'NoAnswer' }],
  'an error that names a fault of the record, which is alone': [
    {},
    FAULT,
    { name: 'DUE' },
    'refused',
    { said: 'InvalidUsageDimensionException', alone: true, refusals: 1, notBefore: now + 5 * MINUTE_MS },
  ],
  'an outage after a fault': [
    { alone: true, refusals: 1 },
    SILENT,
    undefined,
    undefined,
    { refusals: 1, said: 'NoAnswer' },
  ],
};

describe('what AWS says of a record', () => {
  test.each(Object.entries(ONE))('%s', (_, [more, reply, verdict, kind, left]) => {
    const item = workWith(more);
    const judged = judgeReply(batchOf(item), reply, now);
    const [settlement] = judged.settlements;
    expect(settlement?.verdict).toEqual(verdict);
    expect(settlement?.opens?.kind).toBe(kind);
    if (verdict) {
      expect(settlement?.key).toEqual({ tenantId: TENANT, hour: HOUR, dimension: 'scans' });
      expect(settlement?.answer).toMatchObject({ at: now, tries: item.tries });
    }
    expect(judged.halves).toBeUndefined();
    expect(judged.work).toEqual([{ item, ...(left ? { left: expect.objectContaining(left) } : {}) }]);
    const after = judged.work[0]?.left;
    if (after && after.notBefore === undefined) expect(after.alone).toBeUndefined();
  });

  test('an end of refusals ends their cases', () => {
    const ids = ['not-subscribed', 'refused'].map((kind) => `mc-${kind}-${TENANT}-2026-11-21T10-scans`);
    const resolvesOf = (more: Partial<WorkItem>, status: RecordReply['status']) =>
      judgeReply(batchOf(workWith(more)), records(status), now).settlements[0]?.resolves;
    expect(resolvesOf({ refusals: 1, tries: 2 }, 'Success')).toEqual(ids);
    expect(resolvesOf({ refused: ['scans'], tries: 2 }, 'DuplicateRecord')).toEqual(ids);
    expect(resolvesOf({}, 'Success')).toBeUndefined();
    expect(resolvesOf({ refusals: 1 }, 'CustomerNotSubscribed')).toBeUndefined();
  });

  test('the pause doubles up to an hour', () => {
    expect([1, 2, 3, 4, 5, 30].map((times) => refusedPause(times) / MINUTE_MS)).toEqual([
      5, 10, 20, 40, 60, 60,
    ]);
  });
});

describe('several records', () => {
  const three = workWith({ records: [record('a'), record('b'), record('c')] });
  const leftOf = (item: WorkItem, reply: MeteringReply, sent = item.records) => {
    const batch = { ...batchOf(item), slices: [{ item, records: sent }] };
    return judgeReply(batch, reply, now).work[0]?.left;
  };

  test('what has an answer leaves the item, the rest is sent again at once', () => {
    const left = leftOf(three, records('Success', 'Unprocessed', 'Success'));
    expect(left).toMatchObject({ records: [record('b')], tries: 1 });
    expect(left).not.toHaveProperty('notBefore');
    expect(leftOf(three, records('Success', 'Success', 'DuplicateRecord'))).toBeUndefined();
  });

  test('records that were not sent stay', () => {
    expect(leftOf(three, records('Success'), [record('a')])?.records).toEqual([record('b'), record('c')]);
  });

  test('what AWS refused waits for the others, and then all of it is paused', () => {
    const first = leftOf(three, records('CustomerNotSubscribed', 'Unprocessed', 'Success'));
    expect(first).toMatchObject({ records: [record('a'), record('b')], refused: ['a'] });
    expect(first).not.toHaveProperty('notBefore');
    const second = leftOf(first ?? three, records('Success'), [record('b')]);
    expect(second).toMatchObject({ records: [record('a')], refusals: 1, notBefore: now + 5 * MINUTE_MS });
    expect(second).not.toHaveProperty('refused');
  });

  test('a fault of a record that was found stays with it while its neighbors are billed', () => {
    const first = leftOf(three, FAULT, [record('a')]);
    expect(first).toMatchObject({ refused: ['a'], alone: true });
    const second = leftOf(first ?? three, records('Success', 'Success'), [record('b'), record('c')]);
    expect(second).toMatchObject({ records: [record('a')], alone: true, refusals: 1 });
  });

  test('an item whose every record is at fault comes to a pause, one record after the other', () => {
    let item: WorkItem = three;
    for (const dimension of ['a', 'b', 'c']) item = leftOf(item, FAULT, [record(dimension)]) ?? item;
    expect(item).toMatchObject({ alone: true, refusals: 1, notBefore: now + 5 * MINUTE_MS });
    expect(item.records).toHaveLength(3);
  });

  test('a fault of a whole call halves it and settles nothing', () => {
    const judged = judgeReply(batchOf(three, workWith({ part: 1 })), FAULT, now);
    expect(judged).toMatchObject({ settlements: [], work: [] });
    const sent = judged.halves?.map(({ slices }) =>
      slices.map(({ item, records: some }) => [item.part, some.length]),
    );
    expect(sent).toEqual([
      [[0, 2]],
      [
        [0, 1],
        [1, 1],
      ],
    ]);
  });

  test('each item of a call has its own answers', () => {
    const other = workWith({ tenantId: 't-2', tries: 3 });
    const judged = judgeReply(
      batchOf(three, other),
      records('Success', 'Success', 'Success', 'DuplicateRecord'),
      now,
    );
    expect(judged.settlements.map(({ key, verdict }) => [key.tenantId, verdict.name])).toEqual([
      ...Array.from({ length: 3 }, () => [TENANT, 'BILLED']),
      ['t-2', 'BILLED'],
    ]);
    expect(judged.work).toEqual([{ item: three }, { item: other }]);
  });
});

describe('past the deadline', () => {
  const held = (kind: string) => ({ scans: `mc-${kind}-${TENANT}-2026-11-21T10-scans` });
  test.each([
    ['nothing was ever sent', { tries: 0 }, 'OUTAGE'],
    [
      'AWS answered with an error of its own',
      { said: 'InternalServiceErrorException', answered: 1 },
      'OUTAGE',
    ],
    ['AWS did not answer', { said: 'NoAnswer' }, 'UNANSWERED'],
    [
      'AWS did not answer, and then had no time',
      { said: 'ThrottlingException', answered: 1, doubtful: true },
      'UNANSWERED',
    ],
    ['a try was begun, and its sender died', { tries: 2, answered: 1 }, 'UNANSWERED'],
    ['AWS did not process it', { said: 'Unprocessed', refusals: 2, answered: 1 }, 'OUTAGE'],
    [
      'AWS said that the customer is not subscribed',
      { said: 'CustomerNotSubscribed', refusals: 9, answered: 1 },
      'NOT_SUBSCRIBED',
    ],
    [
      'AWS refused the record',
      { said: 'InvalidTagException', alone: true, refusals: 9, answered: 1 },
      'REFUSED_BY_AWS',
    ],
    ['what the contract grants was never learnt', { cases: held('entitlement') }, 'ENTITLEMENT_UNKNOWN'],
    ['it was released too late to be sent', { cases: held('suspicious'), tries: 0 }, 'OUTAGE'],
  ])('%s', (_, more, reason) => {
    const item = workWith(more);
    expect(expire(item, DEADLINE - 1)).toBeUndefined();
    const judged = expire(item, DEADLINE);
    expect(judged?.work).toEqual([{ item }]);
    expect(judged?.settlements[0]).toMatchObject({
      verdict: { name: 'LOST', at: DEADLINE, reason },
      opens: { kind: 'lost', lost: reason, quantity: 1, deadline: DEADLINE },
    });
    expect(judged?.settlements[0]?.answer?.said).toBe(item.said);
    expect(judged?.settlements[0]?.resolves?.includes(item.cases?.scans ?? '')).toBe(
      item.cases ? true : item.refusals ? false : undefined,
    );
  });

  test('every record of it is lost', () => {
    const item = workWith({ records: [record('a'), record('b')] });
    expect(expire(item, DEADLINE + HOUR_MS)?.settlements.map(({ key }) => key.dimension)).toEqual(['a', 'b']);
  });
});
