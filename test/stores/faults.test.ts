import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { dynamoStateStore } from '#lambdas/stores/dynamodb.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { openDynamoDb } from '#local/cloud/dynamodb/server.ts';
import { exampleTenant, plainPolicy, T0 } from './examples.ts';
import { type Fault, faultyWire } from './faulty-wire.ts';
import { clientFor, createTables } from './tables.ts';

const database = openDynamoDb({ now: () => Date.now() });
let door: { url: string; close(): Promise<void> };
const tableName = 'state-faults';
const cause = { door: 'test', verb: 'test', actor: { kind: 'clock' as const }, correlationId: 'c' };

beforeAll(async () => {
  door = await (await database).listen(0);
  await createTables(clientFor(door.url), { state: tableName, usage: 'usage-faults' });
});
afterAll(async () => {
  await door.close();
  await (await database).close();
});

/** Suspends a fresh tenant over a wire whose n-th request of an operation has a fault; what then stands in the table. */
const suspendWith = async (n: number, operation: string, faults: readonly Fault[]) => {
  const store = dynamoStateStore({ client: clientFor(door.url), tableName });
  const tenant = exampleTenant(n);
  const key = { kind: 'tenant' as const, id: tenant.tenantId };
  await store.commit({ writes: [{ key, entity: tenant, expectedVersion: 0 }], guards: [] });
  const left = [...faults];
  const wire = await faultyWire(door.url, (each) => (each === operation ? (left.shift() ?? 'none') : 'none'));
  const faulty = dynamoStateStore({ client: clientFor(wire.url), tableName });
  const walked = await walk(
    faulty,
    { now: () => T0, newId: () => crypto.randomUUID() },
    cause,
    async (work) => {
      const before = (await work.read('tenant', tenant.tenantId)) as Tenant;
      const after = act(before, 'suspended', work.commitId, plainPolicy, work.now);
      if ('tenantId' in after) work.put('tenant', tenant.tenantId, after);
      return after;
    },
  );
  await wire.close();
  const [stored] = await store.load([key]);
  return {
    walked,
    acts: (stored?.entity as Tenant).acts.length,
    version: stored?.version,
    left: left.length,
  };
};

describe('a commit over a wire that fails', () => {
  test.each([
    ['BatchGetItem', 'throttle'],
    ['BatchGetItem', 'lost-request'],
    ['BatchGetItem', 'lost-reply'],
    ['TransactWriteItems', 'throttle'],
    ['TransactWriteItems', 'conflict'],
    ['TransactWriteItems', 'lost-request'],
    ['TransactWriteItems', 'lost-reply'],
  ] as const)('%s with %s once: carried out exactly once', async (operation, fault) => {
    const n =
      10 +
      ['throttle', 'conflict', 'lost-request', 'lost-reply'].indexOf(fault) +
      (operation === 'BatchGetItem' ? 10 : 0);
    const { walked, acts, version, left } = await suspendWith(n, operation, [fault]);
    expect({ outcome: walked.outcome, acts, version, left }).toEqual({
      outcome: 'committed',
      acts: 1,
      version: 2,
      left: 0,
    });
  });

  test('a conflict that does not end is refused after five attempts, and nothing is written', async () => {
    const { walked, acts, version, left } = await suspendWith(
      50,
      'TransactWriteItems',
      Array<Fault>(6).fill('conflict'),
    );
    expect(walked).toEqual({ outcome: 'refused', refusal: { refused: 'COMMIT_CONFLICT', details: {} } });
    expect({ acts, version, left }).toEqual({ acts: 0, version: 1, left: 1 });
  });
});
