import '../directory/quiet.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { CAPABILITY_OPERATIONS } from '#domain/api/capability-operations.ts';
import { exampleOf } from '#domain/api/operation-examples.ts';
import { VENDOR_OPERATION_NAMES } from '#domain/capabilities/operations.ts';
import { LOCALES } from '#domain/messages/locale.ts';
import { OPERATOR_ROUTES } from '#domain/routes.ts';
import { ROUTE_OF } from '#lambdas/capabilities/acts.ts';
import { readPolicy, remoteManager, tableIn } from '#test/policies/remote-manager.ts';
import { type ActsOffice, actsOffice, CLP, checked, LMP, NEW } from './acts-office.ts';
import { PRODUCT } from './propagation-world.ts';

const table = tableIn(remoteManager);
const routes = OPERATOR_ROUTES.filter((route) => route.function === 'capabilities-api').map(
  ({ method, path }) => `${method} ${path}`,
);
const isChange = (route: string): boolean => !route.startsWith('GET ');

describe('the table of the vendor', () => {
  test('has fourteen rows', () => {
    expect(table.rows).toHaveLength(14);
  });

  test.each(table.rows.map((row) => [row.id, row] as const))(
    '%s has operations, each with a route and a place in the document',
    (_id, { operations }) => {
      expect(operations.length).toBeGreaterThan(0);
      for (const operation of operations) {
        expect(routes).toContain(ROUTE_OF[operation]);
        expect(Object.keys(CAPABILITY_OPERATIONS)).toContain(ROUTE_OF[operation]);
      }
    },
  );

  test('gives each operation a route of its own; of the routes that change something, two more ask it otherwise', () => {
    const taken = VENDOR_OPERATION_NAMES.map((operation) => ROUTE_OF[operation]);
    expect(new Set(taken).size).toBe(VENDOR_OPERATION_NAMES.length);
    const others = routes.filter((route) => isChange(route) && !taken.some((each) => each === route));
    expect(others).toEqual([
      'POST /v1/tenants/{id}/vendor-account/account-type',
      'POST /v1/tenants/{id}/vendor-account/roles',
    ]);
  });
});

/** The same vendor, in whose table nothing is supported, nothing is unrestricted, and no role but one of nobody is granted. */
const nothing = (() => {
  const { capabilities } = remoteManager;
  if (!capabilities) throw new Error('it has no account types');
  const cells = Object.fromEntries(capabilities.accountTypes.map(({ id }) => [id, 'unsupported' as const]));
  const rows = capabilities.table.map(({ instead: _instead, ...row }) => ({ ...row, cells }));
  const last = { ...rows[0], id: 'all-else', operations: capabilities.unrestricted };
  return readPolicy({
    ...remoteManager,
    capabilities: {
      ...capabilities,
      unrestricted: [],
      roles: [{ id: 'nobody', words: { en: 'nobody', ja: 'なし', fr: 'personne' } }],
      table: [...rows, last],
    },
  });
})();

describe('L13: every route that changes something asks the table first', () => {
  let office: ActsOffice;
  beforeAll(async () => {
    office = await (await actsOffice()).opened();
    const template = { accountType: 'lmp', product: 'wfbs-services', name: 'Strict', settings: {} };
    expect(await office.put(`${office.templates}/strict`, template)).toMatchObject({ status: 200 });
    office.shelf.policy = nothing;
  });

  /** Nothing of it would do, were the table not asked first: other products, no confirmation, values that are none. */
  const wrong: Readonly<Record<string, object>> = {
    'POST /v1/tenants/{id}/vendor-account/delete': {},
    'POST /v1/tenants/{id}/vendor-account/merge': { from: LMP },
    'POST /v1/tenants/{id}/products/{product}/enlist': {},
    'POST /v1/tenants/{id}/products/{product}/seats': { seats: -0.5 },
    'POST /v1/tenants/{id}/products/{product}/renewal': { until: '2001-01-01T00:00:00.000Z' },
    'POST /v1/tenants/{id}/products/{product}/template': { templateId: 'nobody-s' },
  };
  const codes: Readonly<Record<string, string>> = {
    'POST /v1/tenants/{id}/vendor-account/account-type': 'ACCOUNT_TYPE_UNKNOWN',
    'POST /v1/tenants/{id}/vendor-account/roles': 'ROLE_UNSUPPORTED',
  };

  test.each(routes.filter(isChange))('%s', async (route) => {
    const [method = '', path = ''] = route.split(' ');
    const isNew = route === ROUTE_OF['customer.create'];
    const target = path
      .replace('{id}', isNew ? NEW : LMP)
      .replace('{code}', PRODUCT)
      .replace('{product}', 'cloud-edge')
      .replace('{plugIn}', 'autotask')
      .replace('{templateId}', 'strict');
    const { body } = exampleOf(route as keyof typeof CAPABILITY_OPERATIONS) ?? {};
    const other = path.endsWith('account-type') ? { accountType: 'olr' } : {};
    const before = office.store.journal.length;
    const told = office.asked.length;
    const answer = await office.ask(method, target, {
      body: { ...(wrong[route] ? { reason: 'because' } : body), ...wrong[route], ...other },
    });
    expect(answer.body.code).toBe(codes[route] ?? 'CAPABILITY_UNSUPPORTED');
    expect([office.store.journal.length, office.asked.length]).toEqual([before, told]);
  });
});

describe('the table as an account type sees it', () => {
  const pathOf = (tenantId: string) => `/v1/tenants/${tenantId}/capabilities`;

  test('has the rows in the vendor’s words, with values, routes, and what is open', async () => {
    const office = await (await actsOffice()).opened();
    const view = checked('GET /v1/tenants/{id}/capabilities', await office.get(pathOf(LMP)));
    expect(view.rows.map(({ id }) => id)).toEqual(table.rows.map(({ id }) => id));
    expect(view.accountType).toMatchObject({ id: 'lmp', current: true });
    const row = (id: string) => view.rows.find((each) => each.id === id);
    expect(row('customer-deletion')).toMatchObject({
      cell: { value: 'unsupported' },
      operations: [{ operation: 'customer.delete', open: false, whyNot: { code: 'CAPABILITY_UNSUPPORTED' } }],
    });
    expect(row('template-management')).toMatchObject({
      cell: { value: 'limitedTo', limitedTo: [{ id: 'cloud-edge' }, { id: 'wfbs-services' }] },
      operations: [{ open: true }],
    });
    expect(row('product-registration')).toMatchObject({ cell: { value: 'mode', mode: 'service-plan' } });
    expect(row('renewal-and-seats')?.operations[1]?.route).toBe(
      `POST /v1/tenants/${LMP}/products/{product}/seats`,
    );
    expect(view.unrestricted.map(({ operation }) => operation)).toEqual([
      'customer.create',
      'counter.reset',
      'console.open',
    ]);
  });

  test.each(LOCALES)('is in %s for whoever reads that, down to what to do instead', async (language) => {
    const office = await (await actsOffice()).opened();
    const { rows } = (await office.get(pathOf(CLP), { language })).body;
    expect(rows.map(({ text }: { text: string }) => text)).toEqual(
      table.rows.map(({ words }) => words[language]),
    );
    const seats = rows.find(({ id }: { id: string }) => id === 'renewal-and-seats').operations[1];
    const known = table.rows.find(({ id }) => id === 'renewal-and-seats');
    expect(seats.whyNot.instead).toBe(known?.instead.clp?.[language]);
  });

  test('says what stands in the way: no account, a deletion, a platform that is down', async () => {
    const office = await (await actsOffice()).opened();
    expect(await office.get(pathOf(NEW))).toMatchObject({ status: 409, body: { code: 'NO_VENDOR_ACCOUNT' } });
    const whyNot = async (target: string, operation: string) => {
      const { rows, unrestricted } = (await office.get(target)).body;
      const all = [...rows.flatMap((row: { operations: object[] }) => row.operations), ...unrestricted];
      return all.find((each) => each.operation === operation).whyNot?.code;
    };
    expect(await whyNot(`${pathOf(NEW)}?accountType=clp`, 'profile.change')).toBe('NO_VENDOR_ACCOUNT');
    expect(await whyNot(`${pathOf(NEW)}?accountType=clp`, 'customer.create')).toBeUndefined();
    await office.post(`${office.account(CLP)}/delete`, { confirm: CLP });
    expect(await whyNot(pathOf(CLP), 'profile.change')).toBe('CUSTOMER_DELETED');
    const platform = { upstreamId: 'licensing-management-platform', condition: { name: 'FAULT' as const } };
    const since = { since: office.clock.now, asOf: office.clock.now };
    await office.place('upstream', `${PRODUCT}/${platform.upstreamId}`, { ...platform, ...since });
    expect(await whyNot(pathOf(LMP), 'licensing-platform.open')).toBe('UPSTREAM_MAINTENANCE');
    expect(await whyNot(pathOf(LMP), 'seats.assign')).toBeUndefined();
  });

  test.each([
    ['/v1/tenants/t-999999999999/capabilities', 404, 'NOT_FOUND'],
    [`${pathOf(LMP)}?accountType=olr`, 422, 'ACCOUNT_TYPE_UNKNOWN'],
    [`${pathOf(LMP)}?accountType=Olr!`, 400, 'PARAMETER_INVALID'],
    ['/v1/tenants/t-999999999999/vendor-account', 404, 'NOT_FOUND'],
    [`/v1/tenants/${NEW}/vendor-account`, 409, 'NO_VENDOR_ACCOUNT'],
  ])('refuses %s with %i %s', async (target, status, code) => {
    const office = await (await actsOffice()).opened();
    expect(await office.get(target)).toMatchObject({ status, body: { code } });
  });
});
