import '../directory/quiet.ts';
import { describe, expect, test } from 'vitest';
import { currentSubscription } from '#domain/subscription/license.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { NOW, OTHER_PRODUCT } from '../directory/office.ts';
import { customer, desk, outcomes } from './desk.ts';

const START = Date.parse('2025-03-01T08:30:00.000Z');
const tenantOf = (tenants: readonly Tenant[], id: string | undefined) =>
  tenants.find(({ tenantId }) => tenantId === id);

describe('POST /v1/imports', () => {
  test('ties license, agreement, tenant and administrator in one commit, and announces nothing', async () => {
    const { memory, send } = desk();
    const answer = await send([customer(1)]);
    expect(outcomes(answer)).toEqual(['imported']);
    const [row] = answer.body.rows;
    expect(tenantOf(memory.all('tenant'), row?.tenantId)).toMatchObject({
      state: { name: 'ACTIVE', since: START },
      link: { subscriptionId: row?.subscriptionId },
      tenures: [{ from: Date.parse('2025-03-01T08:00:00.000Z') }],
    });
    expect(memory.all('agreement')[0]).toMatchObject({
      agreementId: 'agmt-1',
      recorded: { status: 'ACTIVE' },
    });
    expect(memory.all('administrator')[0]).toMatchObject({ tenantId: row?.tenantId, locale: 'en' });
    expect(memory.journal).toHaveLength(1);
    expect(memory.journal[0]).toMatchObject({
      events: [],
      cause: { verb: 'import', actor: { kind: 'operator', role: 'admin' }, reason: 'customers from before' },
    });
    expect(memory.journal[0]?.written.map(({ entity }) => entity.split('/')[0]).sort()).toEqual([
      'administrator',
      'agreement',
      'license',
      'tenant',
    ]);
  });

  test('the same request again says the same and writes nothing', async () => {
    const { memory, send } = desk();
    const rows = [customer(1), customer(2)];
    const first = await send(rows, { key: 'chunk-1' });
    expect((await send(rows, { key: 'chunk-1' })).body).toEqual(first.body);
    expect(memory.journal).toHaveLength(2);
    expect((await send([customer(3)], { key: 'chunk-1' })).status).toBe(422);
    expect(outcomes(await send(rows, { key: 'chunk-2' }))).toEqual(['already-there', 'already-there']);
    expect(memory.journal).toHaveLength(2);
  });

  test('a request that broke off is sent again, and its answer is as if it never had', async () => {
    let commits = 0;
    const breaking = (store: StateStore): StateStore => ({
      ...store,
      commit: async (commit) => {
        commits += 1;
        if (commits === 3) throw new Error('broken off');
        return store.commit(commit);
      },
    });
    const { memory, send } = desk(breaking);
    const rows = [customer(1), customer(2), customer(3), customer(4)];
    expect((await send(rows, { key: 'chunk-1' })).status).toBe(500);
    expect(memory.all('tenant')).toHaveLength(2);
    expect(outcomes(await send(rows, { key: 'chunk-1' }))).toEqual(rows.map(() => 'imported'));
    expect(memory.all('tenant')).toHaveLength(4);
  });

  test('dryRun says what would be, and writes nothing', async () => {
    const { memory, send } = desk();
    const answer = await send([customer(1)], { dryRun: true });
    expect(answer.body.dryRun).toBe(true);
    expect(outcomes(answer)).toEqual(['imported']);
    expect([...memory.all('tenant'), ...memory.all('license'), ...memory.all('receipt')]).toEqual([]);
  });

  test('one row that is refused does not hold up the others', async () => {
    const { send } = desk();
    const rows = [
      customer(1),
      customer(1, { reference: 'somebody-else' }),
      customer(2, { reference: 'customer-1', productCode: OTHER_PRODUCT }),
      customer(3),
    ];
    const answer = await send(rows);
    expect(outcomes(answer)).toEqual(['imported', 'SUBSCRIPTION_LINKED_ELSEWHERE', 'imported', 'imported']);
    const taken = answer.body.rows[0]?.tenantId ?? '';
    const other = await send([customer(4, { tenantId: taken, productCode: OTHER_PRODUCT })]);
    expect(outcomes(other)).toEqual(['TENANT_OF_ANOTHER_PRODUCT']);
  });

  test('a second license of one customer is tied from now on: no hour that was moves', async () => {
    const { memory, send } = desk();
    const answer = await send([customer(1), customer(2, { reference: 'customer-1' })]);
    expect(outcomes(answer)).toEqual(['imported', 'imported']);
    expect(answer.body.rows[0]?.tenantId).toBe(answer.body.rows[1]?.tenantId);
    const second = memory.all('license').find(({ licenseId }) => licenseId.endsWith('2'));
    expect(second && currentSubscription(second)?.boundAt).toBe(NOW);
    expect(memory.all('tenant')[0]?.tenures[0]?.from).toBe(Date.parse('2025-03-01T08:00:00.000Z'));
  });

  test('is for administrators of Concord alone, and takes 25 rows at most', async () => {
    const { send } = desk();
    expect((await send([customer(1)], { role: 'operator' })).status).toBe(403);
    expect((await send(Array.from({ length: 26 }, (_, index) => customer(index)))).status).toBe(400);
    expect((await send([])).status).toBe(400);
  });
});
