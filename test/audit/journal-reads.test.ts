import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JournalEntry } from '#domain/journal.ts';
import { DAY_MS, isoOf } from '#domain/time.ts';
import { dynamoCommits } from '#lambdas/stores/dynamodb.ts';
import { journalPosition } from '#lambdas/stores/journal-item.ts';
import { dynamoDays, dynamoTrail, type JournalReads } from '#lambdas/stores/journal-reads.ts';
import { journalPage } from '#lambdas/stores/journal-walk.ts';
import { memoryJournal } from '#lambdas/stores/memory-journal.ts';
import { dynamoNotificationReads } from '#lambdas/stores/notification-reads.ts';
import { dynamoNotificationStore } from '#lambdas/stores/notifications.ts';
import { dynamoTrails } from '#lambdas/stores/trails.ts';
import { openDynamoDb } from '#local/cloud/dynamodb/server.ts';
import { clientFor, createTables } from '#test/stores/tables.ts';

const START = Date.parse('2026-11-01T22:00:00.000Z');
const NAMES = ['tenant/t-a', 'tenant/t-b', 'license/l-1', 'receipt/x'];

/** Commits over four days, some at one instant, some at midnight itself, the third day without any. */
const entries = Array.from({ length: 90 }, (_, index): JournalEntry => {
  const at = START + Math.floor(index / 2) * 3_600_000;
  const person = index % 3 === 0 ? 'mika' : 'noor';
  return {
    commitId: `commit-${(index * 37) % 90}`,
    at: at > START + 2 * DAY_MS ? at + DAY_MS : at,
    cause: {
      door: 'directory',
      verb: index % 5 === 0 ? 'suspend-tenant' : 'restore-tenant',
      actor: { kind: 'operator', principal: `arn:aws:sts::1:assumed-role/admin/${person}`, role: 'admin' },
      correlationId: `${index}`,
    },
    written: [{ entity: NAMES[index % NAMES.length] ?? '', version: index + 1 }],
    events: [],
  };
});

const tables = { stateTable: 'state', usageTable: 'usage' };
const database = openDynamoDb({ now: () => Date.now() });
let door: { url: string; close(): Promise<void> };
let reads: JournalReads;

beforeAll(async () => {
  door = await (await database).listen(0);
  const client = clientFor(door.url);
  await createTables(client, { state: tables.stateTable, usage: tables.usageTable });
  const store = dynamoCommits({ client, tableName: tables.stateTable });
  for (const journal of entries) await store.commit({ writes: [], guards: [], journal });
  const trails = dynamoTrails({ client, tableName: tables.usageTable });
  // a batch that comes again, as streams do
  await trails.keep(entries);
  await trails.keep(entries.slice(10, 40));
  reads = { ...dynamoDays({ client, ...tables }), ...dynamoTrail({ client, ...tables }) };
});
afterAll(async () => {
  await door.close();
  await (await database).close();
});

const hours = (min: number, max: number) =>
  fc.integer({ min, max }).map((count) => isoOf(START + count * 3_600_000));
const questions = fc.record({
  trail: fc.option(fc.constantFrom('tenant/t-a', 'license/l-1', 'operator/mika', 'tenant/t-none'), {
    nil: undefined,
  }),
  verb: fc.option(fc.constant('suspend-tenant'), { nil: undefined }),
  after: hours(-2, 48),
  before: hours(24, 144),
  newestFirst: fc.boolean(),
  limit: fc.integer({ min: 1, max: 30 }),
});
type Question = typeof questions extends fc.Arbitrary<infer Value> ? Value : never;

/** All positions, page after page. */
const walked = async (journal: JournalReads, { trail, verb, ...stretch }: Question): Promise<string[]> => {
  const found: string[] = [];
  let query = { ...stretch, ...(trail === undefined ? {} : { trail }) };
  for (let pages = 0; pages < 200; pages += 1) {
    const page = await journalPage(journal, query, ({ cause }) => verb === undefined || cause.verb === verb);
    expect(page.entries.length).toBeLessThanOrEqual(stretch.limit);
    found.push(...page.entries.map(journalPosition));
    if (page.next === undefined) return found;
    query = { ...query, ...(stretch.newestFirst ? { before: page.next } : { after: page.next }) };
  }
  throw new Error('the walk does not end');
};

describe('the journal in DynamoDB', () => {
  test('reads as in memory, in either direction, by day or trail, whatever the page', async () => {
    const memory = memoryJournal(() => entries);
    let found = 0;
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        const positions = await walked(reads, question);
        found += positions.length;
        expect(positions).toEqual(await walked(memory, question));
        expect(new Set(positions).size).toBe(positions.length);
      }),
      { numRuns: 60, seed: 11 },
    );
    expect(found).toBeGreaterThan(200);
  });

  test('gives the entries as they were committed', async () => {
    const stretch = { after: '0', before: '~', newestFirst: true, limit: 100 };
    const along = await reads.ofTrail('tenant/t-a', stretch);
    const expected = entries.filter(({ written }) => written[0]?.entity === 'tenant/t-a');
    expect(along).toHaveLength(expected.length);
    expect(along.toSorted((a, b) => a.commitId.localeCompare(b.commitId))).toEqual(
      expected.toSorted((a, b) => a.commitId.localeCompare(b.commitId)),
    );
  });

  test('reads notifications back as they came', async () => {
    const options = { client: clientFor(door.url), tableName: tables.usageTable };
    const raw = (id: string) => ({
      id,
      at: START,
      agreementId: 'agmt-1',
      detailType: 'x',
      body: `{"id":"${id}"}`,
    });
    await dynamoNotificationStore(options).keep([raw('b'), raw('a'), { ...raw('c'), agreementId: 'agmt-2' }]);
    const bodies = await dynamoNotificationReads(options).ofAgreement('agmt-1');
    expect(bodies).toEqual(['{"id":"a"}', '{"id":"b"}']);
  });
});
