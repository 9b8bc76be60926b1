import { expect, test } from 'vitest';
import type { Policy } from '#domain/policy/policy.ts';
import { policyShelf, readPolicies } from '#lambdas/edge/policies.ts';
import { OBSERVABILITY } from '../registration/town.ts';

const files = readPolicies(new URL('../../policies/', import.meta.url));
const OTHER = { ...OBSERVABILITY, productCode: 'other1', policy: 'cloud-one/cloud-one' };

const shelfAt = () => {
  const asked: string[] = [];
  const table = new Map<string, Policy>();
  const at = { now: 0 };
  const shelf = policyShelf({
    files,
    products: [OBSERVABILITY, OTHER],
    source: {
      load: async (keys) => {
        asked.push(...keys.map(({ id }) => id));
        return keys.map(({ id }) => ({ entity: table.get(id) }));
      },
    },
    now: () => at.now,
  });
  return { shelf, asked, table, at };
};

test('a look at one product’s policy reads that one alone, once a minute', async () => {
  const { shelf, asked, at } = shelfAt();
  await shelf.forProduct('other1');
  at.now = 59_999;
  await shelf.forProduct('other1');
  expect(asked).toEqual(['cloud-one/cloud-one']);
  at.now = 60_000;
  await shelf.forProduct('other1');
  expect(asked).toEqual(['cloud-one/cloud-one', 'cloud-one/cloud-one']);
});

test('a version in the table takes the place of the file that was deployed', async () => {
  const { shelf, table, at } = shelfAt();
  const deployed = await shelf.forProduct('other1');
  table.set('cloud-one/cloud-one', { ...deployed, version: deployed.version + 1 });
  at.now = 60_000;
  expect((await shelf.forProduct('other1')).version).toBe(deployed.version + 1);
});

test('a product that is not on sale falls under the first product’s policy', async () => {
  const { shelf, asked } = shelfAt();
  await shelf.forProduct('gone1');
  expect(asked).toEqual([OBSERVABILITY.policy]);
});
