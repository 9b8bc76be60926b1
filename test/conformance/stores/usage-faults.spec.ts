/** Usage over a wire that fails once: what stands in the end is what was wanted, once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR_MS } from '#domain/time.ts';
import { dynamoStateStore } from '#lambdas/stores/dynamodb.ts';
import { dynamoUsageStore } from '#lambdas/stores/usage-dynamodb.ts';
import { openDynamoDb } from '#local/cloud/dynamodb/server.ts';
import { type Fault, faultyWire } from '../../stores/faulty-wire.ts';
import { clientFor, createTables } from '../../stores/tables.ts';
import {
  exampleItem,
  exampleLate,
  examplePack,
  exampleWork,
  HOUR,
  TENANT,
} from '../../stores/usage-examples.ts';

const database = openDynamoDb({ now: () => Date.now() });
let door: { url: string; close(): Promise<void> };
let made = 0;

beforeAll(async () => {
  door = await (await database).listen(0);
});
afterAll(async () => {
  await door.close();
  await (await database).close();
});

/** Both stores over fresh tables, on a wire whose next request has the fault once it is broken. */
const open = async () => {
  made += 1;
  const tables = { state: `state-f${made}`, usage: `usage-f${made}` };
  await createTables(clientFor(door.url), tables);
  let next: Fault = 'none';
  const wire = await faultyWire(door.url, () => {
    const fault = next;
    next = 'none';
    return fault;
  });
  const client = clientFor(wire.url);
  return {
    usage: dynamoUsageStore({ client, tableName: tables.usage }),
    state: dynamoStateStore({ client, tableName: tables.state, usageTable: tables.usage }),
    breakWith: (fault: Fault) => {
      next = fault;
    },
    close: wire.close,
  };
};

const ONCE = ['throttle', 'lost-request', 'lost-reply'] as const;

test.each(ONCE)('%s: a ledger item is written once, and who wrote it reads it', async (fault) => {
  const { usage, breakWith, close } = await open();
  breakWith(fault);
  expect(await usage.ledger.record(exampleItem(0))).toEqual(exampleItem(0));
  expect((await usage.ledger.between(TENANT, HOUR, HOUR + HOUR_MS)).items).toEqual([exampleItem(0)]);
  await close();
});

test.each(ONCE)('%s: a verdict stands', async (fault) => {
  const { usage, breakWith, close } = await open();
  await usage.ledger.record(exampleItem(0));
  breakWith(fault);
  await usage.ledger.settle(exampleItem(0), { name: 'BILLED', at: HOUR });
  expect((await usage.ledger.read(exampleItem(0)))?.verdict).toEqual({ name: 'BILLED', at: HOUR });
  await close();
});

test.each(ONCE)('%s: a try is counted, rather twice than never', async (fault) => {
  const { usage, breakWith, close } = await open();
  await usage.work.put(exampleWork(1));
  breakWith(fault);
  const begun = await usage.work.begin(exampleWork(1));
  expect(begun?.tries).toBe(fault === 'lost-reply' ? 2 : 1);
  expect(await usage.work.read(exampleWork(1))).toEqual(begun);
  await close();
});

test.each(ONCE)('%s: packs and late usage are there once', async (fault) => {
  const { usage, breakWith, close } = await open();
  breakWith(fault);
  await usage.packs.keep(examplePack(1), HOUR);
  expect(await usage.packs.ofHour(TENANT, HOUR)).toEqual([{ ...examplePack(1), receivedAt: HOUR }]);
  breakWith(fault);
  const wasWritten = await usage.late.write(exampleLate('a', 0));
  // who hears that it was not so any more reads it again, and finds the own one
  expect(wasWritten).toBe(fault !== 'lost-reply');
  expect(await usage.late.ofHour(TENANT, HOUR)).toEqual([exampleLate('a', 1)]);
  await close();
});

test.each([...ONCE, 'conflict'] as const)('%s: a commit draws and records, or neither', async (fault) => {
  const { usage, state, breakWith, close } = await open();
  const allowance = { allowanceId: 'l-1/calls/0', drawn: 12, hour: HOUR };
  const key = { kind: 'allowance' as const, id: allowance.allowanceId };
  const writes = [{ key, entity: allowance, expectedVersion: 0 }];
  breakWith(fault);
  const answer = await state.commit({ writes, guards: [], ledger: [exampleItem(0)] });
  const isCommitted = fault !== 'conflict';
  expect(answer).toBe(isCommitted ? 'committed' : 'conflict');
  expect((await state.load([key]))[0]?.entity).toEqual(isCommitted ? allowance : undefined);
  expect(await usage.ledger.read(exampleItem(0))).toEqual(isCommitted ? exampleItem(0) : undefined);
  await close();
});
