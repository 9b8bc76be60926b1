import { describe, expect, test } from 'vitest';
import { LIST_KEYS_EVALUATED_MAX } from '#domain/limits.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { NOW, type Office, OTHER_PRODUCT, office } from './office.ts';
import { stockLicense, stockTenant, tenantIdOf } from './stock.ts';

/** Every page of a list, and the ids in them. */
const walkThrough = async (desk: Office, target: string): Promise<{ pages: number; ids: string[] }> => {
  const ids: string[] = [];
  let pages = 0;
  let cursor: string | undefined;
  do {
    const { status, body } = await desk.get(`${target}${cursor ? `&cursor=${cursor}` : ''}`);
    expect(status).toBe(200);
    ids.push(...body.items.map((row: Record<string, string>) => row.tenantId ?? row.subscriptionId));
    pages += 1;
    cursor = body.next;
  } while (cursor !== undefined && pages < 200);
  return { pages, ids };
};

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('paging', () => {
  test('over many pages nothing is lost and nothing comes twice', async () => {
    const desk = office();
    for (const number of numbers(53)) await stockTenant(desk, number);
    const { pages, ids } = await walkThrough(desk, '/v1/tenants?limit=7');
    expect(pages).toBe(8);
    expect(ids).toEqual(numbers(53).reverse().map(tenantIdOf));
  });

  test('over a state list as well, and where every row has the same time', async () => {
    const desk = office();
    for (const number of numbers(31)) {
      await stockLicense(desk, { number, facts: [{ kind: 'granted', at: NOW }], firstSeenAt: NOW });
    }
    const { pages, ids } = await walkThrough(desk, '/v1/subscriptions?state=ACTIVE_UNREGISTERED&limit=4');
    expect(pages).toBe(8);
    expect(new Set(ids).size).toBe(31);
    expect(ids).toHaveLength(31);
  });

  test('with a filter that leaves most rows out', async () => {
    const desk = office();
    for (const number of numbers(90)) {
      await stockTenant(desk, number, number % 9 === 0 ? { productCode: OTHER_PRODUCT } : {});
    }
    const { ids } = await walkThrough(desk, `/v1/tenants?limit=3&productCode=${OTHER_PRODUCT}`);
    expect(ids).toEqual([90, 81, 72, 63, 54, 45, 36, 27, 18, 9].map(tenantIdOf));
  });

  test('rows that are added at the top meanwhile do not move the others', async () => {
    const desk = office();
    for (const number of numbers(6)) await stockTenant(desk, number);
    const top = await desk.get('/v1/tenants?limit=3');
    for (const number of [7, 8]) await stockTenant(desk, number);
    const rest = await desk.get(`/v1/tenants?limit=3&cursor=${top.body.next}`);
    expect(rest.body.items.map((row: { tenantId: string }) => row.tenantId)).toEqual(
      [3, 2, 1].map(tenantIdOf),
    );
  });

  test('the page size may change on the way', async () => {
    const desk = office();
    for (const number of numbers(5)) await stockTenant(desk, number);
    const top = await desk.get('/v1/tenants?limit=2');
    const rest = await desk.get(`/v1/tenants?limit=50&cursor=${top.body.next}`);
    expect(rest.body.items).toHaveLength(3);
    expect(rest.body.next).toBeUndefined();
  });

  test('25 rows unless told', async () => {
    const desk = office();
    for (const number of numbers(26)) await stockTenant(desk, number);
    expect((await desk.get('/v1/tenants')).body.items).toHaveLength(25);
  });

  test.each([100, 75, 30])(
    'the cost of a request for %i rows does not grow with the table',
    async (limit) => {
      let keys = 0;
      const counting = (store: StateStore): StateStore => ({
        ...store,
        list: async (query, page) => {
          const found = await store.list(query, page);
          keys += found.keys.length;
          return found;
        },
      });
      const desk = office(counting);
      for (const number of numbers(900)) await stockTenant(desk, number);
      const { body } = await desk.get(`/v1/tenants?limit=${limit}&productCode=nothing`);
      expect(keys).toBe(LIST_KEYS_EVALUATED_MAX);
      expect(body.items).toEqual([]);
      expect(body.next).toBeDefined();
      keys = 0;
      const { pages } = await walkThrough(desk, `/v1/tenants?limit=${limit}&productCode=nothing`);
      expect(pages).toBe(3);
      expect(keys).toBe(900);
    },
  );
});

describe('cursors', () => {
  const stocked = async (): Promise<{ desk: Office; cursor: string }> => {
    const desk = office();
    for (const number of numbers(4)) await stockTenant(desk, number);
    const { body } = await desk.get('/v1/tenants?limit=2');
    return { desk, cursor: body.next };
  };
  const refused = { status: 400, body: { code: 'CURSOR_INVALID' } };

  test('changed at any place: refused', async () => {
    const { desk, cursor } = await stocked();
    for (const index of cursor.split('').keys()) {
      const other = cursor[index] === 'A' ? 'B' : 'A';
      const tampered = cursor.slice(0, index) + other + cursor.slice(index + 1);
      expect(await desk.get(`/v1/tenants?limit=2&cursor=${tampered}`)).toMatchObject(refused);
    }
  });

  test.each(['x', 'a.b', '.', '%20', 'A'.repeat(900)])('%s is no cursor', async (text) => {
    const { desk } = await stocked();
    expect(await desk.get(`/v1/tenants?cursor=${text}`)).toMatchObject(refused);
  });

  test('cut short: refused', async () => {
    const { desk, cursor } = await stocked();
    expect(await desk.get(`/v1/tenants?cursor=${cursor.slice(0, -1)}`)).toMatchObject(refused);
  });

  test.each([
    '/v1/tenants?state=ACTIVE',
    '/v1/tenants?productCode=other',
    '/v1/subscriptions?limit=2',
    '/v1/orphans?limit=2',
  ])('taken to %s: refused', async (target) => {
    const { desk, cursor } = await stocked();
    expect(await desk.get(`${target}&cursor=${cursor}`)).toMatchObject(refused);
  });
});
