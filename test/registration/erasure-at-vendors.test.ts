import { beforeEach, describe, expect, it } from 'vitest';
import { noActivations, type TenantActivations } from '#domain/activation/activation.ts';
import { type VendorUser, vendorUserId } from '#domain/activation/vendor-user.ts';
import type { Sealed } from '#domain/sealed.ts';
import type { Given, SupportCase } from '#domain/support/case.ts';
import { personHashOf } from '#lambdas/edge/hashes.ts';
import type { Entities, EntityKind } from '#lambdas/stores/entities.ts';
import { memorySealing } from '../edge/memory-sealing.ts';
import { exampleCase } from '../stores/vendor-examples.ts';
import { type Desk, openDesk } from './desk.ts';
import { openTown, type Town, tokenFor } from './town.ts';

const HANAKO = 'hanako@example.com';
const AT = Date.UTC(2026, 10, 22, 9);

let town: Town;
let desk: Desk;
let tenantId: string;
let productCode: string;
/** The addresses of two people, and a link: as a function that seals would have left them. */
let theirs: Sealed;
let others: Sealed;
let link: Sealed;

const put = async <Kind extends EntityKind>(kind: Kind, id: string, entity: Entities[Kind]) => {
  const write = { key: { kind, id }, entity, expectedVersion: 0 };
  expect(await town.store.commit({ writes: [write], guards: [] })).toBe('committed');
};
const activationsOf = (id: string, email: Sealed): TenantActivations => ({
  ...noActivations(id, productCode),
  vendor: { accountId: '12', email },
});
const userOf = (email: Sealed, tenantIds: readonly string[]): VendorUser => ({
  productCode,
  hash: email.hash,
  tenantIds,
});
const given = (evidence: string, sealed: readonly [Sealed, ...Sealed[]]): Given => ({
  ...{ evidence, value: { kind: 'sealed', sealed }, from: 'known', at: AT },
});
const caseOf = (n: number, id: string, ...evidence: Given[]): SupportCase => ({
  ...exampleCase(n, id, { name: 'CLOSED', since: AT, how: 'resolved' }),
  given: evidence,
});
const erase = (body: object, query = '') => {
  const asked = { reason: 'asked for by the person', force: true, ...body };
  return desk.post(`/v1/tenants/${tenantId}/erase-person${query}`, asked, { role: 'admin' });
};
const inStore = (kind: EntityKind): string => JSON.stringify(town.store.all(kind));

beforeEach(async () => {
  town = openTown();
  desk = openDesk(town);
  productCode = town.ports.products[0]?.productCode ?? '';
  const sealing = memorySealing();
  theirs = await sealing.seal(HANAKO, 'ha…@example.com', 'email');
  others = await sealing.seal('taro@example.com', 'ta…@example.com', 'email');
  link = await sealing.seal(
    'https://activation.example.com/1',
    'https://activation.example.com/…',
    'activation-link',
  );
  const browser = town.browser();
  await town.grant(1);
  await browser.land(tokenFor(town, 1));
  await browser.submit('code', { email: HANAKO, name: '花子', company: 'Example KK' });
  await browser.submit('proof', { code: town.latestCode() });
  await browser.submit('complete');
  tenantId = town.store.all('tenant')[0]?.tenantId ?? '';
});

describe('the address of a vendor’s user', () => {
  const stock = async () => {
    await put('activations', tenantId, activationsOf(tenantId, theirs));
    await put('activations', 't-other00000', activationsOf('t-other00000', theirs));
    await put('activations', 't-nobody0000', activationsOf('t-nobody0000', others));
    await put(
      'vendorUser',
      vendorUserId(productCode, theirs.hash),
      userOf(theirs, [tenantId, 't-other00000']),
    );
    await put('vendorUser', vendorUserId(productCode, others.hash), userOf(others, ['t-nobody0000']));
    await put('supportCase', 'sc-1', caseOf(1, tenantId, given('email', [theirs]), given('link', [link])));
    await put('supportCase', 'sc-2', caseOf(2, 't-other00000', given('emails', [others, theirs])));
    await put('supportCase', 'sc-3', caseOf(3, tenantId, given('link', [link])));
  };

  it.each([
    ['address, in whatever capitals', { email: 'Hanako@Example.com' }],
    ['hash, where they administer a tenant', { personHash: personHashOf(HANAKO) }],
  ])('is forgotten wherever it is sealed, found by their %s; the accounts stay', async (_, body) => {
    await stock();
    const answer = await erase(body);
    expect(answer.status).toBe(200);
    expect(answer.body.changes.map(({ resource }: { resource: string }) => resource).sort()).toEqual(
      [
        '/v1/support-cases/sc-1',
        '/v1/support-cases/sc-2',
        `/v1/tenants/${tenantId}/administrators`,
        `/v1/tenants/${tenantId}/vendor-user`,
        '/v1/tenants/t-other00000/vendor-user',
      ].sort(),
    );
    expect(answer.body.next).toEqual([]);
    for (const kind of ['activations', 'vendorUser', 'supportCase'] as const) {
      expect(inStore(kind)).not.toContain(theirs.hash);
      expect(inStore(kind)).not.toContain(theirs.ciphertext);
    }
    expect(town.store.all('activations').map(({ vendor }) => vendor?.accountId)).toEqual(['12', '12', '12']);
    expect(inStore('activations')).toContain(others.hash);
    const evidence = town.store.all('supportCase').flatMap((each) => each.given.map((one) => one.evidence));
    expect(evidence.sort()).toEqual(['emails', 'link', 'link']);
  });

  it('is found also where the person is nothing else to us', async () => {
    await put('activations', 't-other00000', activationsOf('t-other00000', others));
    await put('vendorUser', vendorUserId(productCode, others.hash), userOf(others, ['t-other00000']));
    expect(await erase({ email: 'taro@example.com' }, '?dryRun=true')).toMatchObject({ status: 200 });
    expect(inStore('activations')).toContain(others.hash);
    expect(await erase({ email: 'taro@example.com' })).toMatchObject({ status: 200 });
    expect(inStore('activations')).not.toContain(others.hash);
    expect(town.store.all('vendorUser')).toEqual([]);
    expect(await erase({ email: 'taro@example.com' })).toMatchObject({ status: 404 });
  });

  it.each([
    ['address', { email: HANAKO }],
    ['hash', { personHash: personHashOf(HANAKO) }],
  ])(
    'that is kept in more places than one request erases goes by further ones, by the %s',
    async (_, body) => {
      const tenantIds = Array.from({ length: 10 }, (_, n) => `t-many00000${n}`);
      for (const id of tenantIds) await put('activations', id, activationsOf(id, theirs));
      await put('vendorUser', vendorUserId(productCode, theirs.hash), userOf(theirs, tenantIds));
      const first = await erase(body);
      expect(first.body.next).toMatchObject([{ code: 'PERSON_ERASED_IN_PART' }]);
      expect(town.store.all('vendorUser')[0]?.tenantIds).toEqual(tenantIds.slice(6));
      const second = await erase(body);
      expect(second.body.next).toEqual([]);
      expect(inStore('activations')).not.toContain(theirs.hash);
      expect([...town.store.all('vendorUser'), ...town.store.all('administrator')]).toEqual([]);
    },
  );
});
