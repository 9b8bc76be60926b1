import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '#local/sandbox.ts';
import { Activating } from './activating.ts';
import { builtSandbox } from './built-sandbox.ts';

let sandbox: Sandbox;
let acts: Activating;
beforeAll(async () => {
  sandbox = await builtSandbox();
  acts = new Activating(sandbox);
});
afterAll(() => sandbox.close());

const vendorOf = async (tenantId: string) => (await acts.get(`/v1/tenants/${tenantId}/activations`)).vendor;

test('a tenant begins on a channel of its own, and the address of its user at the vendor can be forgotten', async () => {
  const tenantId = await acts.tenant();
  expect(await acts.get(`/v1/tenants/${tenantId}`)).toMatchObject({
    served: true,
    state: { name: 'ACTIVE' },
  });
  const email = `Person-${tenantId}@example.com`;
  await acts.must(`/v1/tenants/${tenantId}/vendor-user`, { accountId: '4711', email }, 'operator', 'PUT');
  expect(await vendorOf(tenantId)).toMatchObject({ accountId: '4711', email: 'pe…@example.com' });

  const forget = () =>
    acts.post(`/v1/tenants/${tenantId}/erase-person`, { email: email.toLowerCase() }, 'admin');
  expect(await forget()).toMatchObject({
    status: 200,
    body: { changes: [{ resource: `/v1/tenants/${tenantId}/vendor-user`, to: 'ERASED' }] },
  });
  expect(await vendorOf(tenantId)).toEqual({ accountId: '4711' });
  expect((await forget()).status).toBe(404);
});
