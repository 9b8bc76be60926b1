/**
 * Who may do what, asked over the wire: each role, each route, through the signatures and policies of the template.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleOf } from '#domain/api/operation-examples.ts';
import type { OperationKey } from '#domain/api/operations.ts';
import { OPERATOR_ROUTES, ROLES, type Role } from '#domain/routes.ts';
import type { Sandbox } from '#local/sandbox.ts';
import { Stage } from '#local/tour/stage.ts';
import { builtSandbox } from './built-sandbox.ts';

const everybody: readonly Role[] = [
  'viewer',
  'operator',
  'approver',
  'desk',
  'producer',
  'admin',
  'pipeline',
];
const readers: readonly Role[] = ['viewer', 'operator', 'approver', 'desk', 'admin'];
/** A delivery pipeline looks whether what it deployed answers. */
const readersAndPipeline: readonly Role[] = [...readers, 'pipeline'];
const auditors: readonly Role[] = ['operator', 'approver', 'admin'];
const handsOn: readonly Role[] = ['operator', 'desk', 'admin'];
const operators: readonly Role[] = ['operator', 'admin'];
const applications: readonly Role[] = ['producer', 'admin'];
const approvers: readonly Role[] = ['approver', 'admin'];
/** Who sees what is sealed whole. */
const releasers: readonly Role[] = ['desk', 'admin'];
const admins: readonly Role[] = ['admin'];

/** Written by hand, and not read from `domain/routes.ts`: a change of who may do what is a change of two files. */
const MAY: Readonly<Record<OperationKey, readonly Role[]>> = {
  'GET /v1/openapi.json': everybody,
  'GET /v1/tenants': readersAndPipeline,
  'GET /v1/tenants/{id}': readers,
  'GET /v1/tenants/{id}/administrators': readers,
  'GET /v1/tenants/{id}/rebuild': auditors,
  'POST /v1/tenants': operators,
  'POST /v1/tenants/{id}/suspend': operators,
  'POST /v1/tenants/{id}/restore': operators,
  'POST /v1/tenants/{id}/erase-person': admins,
  'GET /v1/subscriptions': readersAndPipeline,
  'GET /v1/subscriptions/{id}': readers,
  'GET /v1/subscriptions/{id}/rebuild': auditors,
  'POST /v1/subscriptions/{id}/bind': handsOn,
  'GET /v1/orphans': readers,
  'POST /v1/orphans/repair': handsOn,
  'GET /v1/products/{code}/migration': readers,
  'POST /v1/products/{code}/cut-over': operators,
  'GET /v1/registrations/{code}': applications,
  'POST /v1/registrations/{code}/bind': applications,
  'POST /v1/imports': admins,
  'POST /v1/usage': applications,
  'GET /v1/offers': readers,
  'GET /v1/offers/{id}': readers,
  'PUT /v1/offers/{id}': operators,
  'POST /v1/offers/{id}/links': handsOn,
  'GET /v1/reassignments': readers,
  'POST /v1/reassignments': operators,
  'GET /v1/reassignments/{id}': readers,
  'POST /v1/reassignments/{id}/approve': approvers,
  'POST /v1/reassignments/{id}/takeover': operators,
  'POST /v1/reassignments/{id}/link': operators,
  'POST /v1/reassignments/{id}/verify': operators,
  'POST /v1/reassignments/{id}/request-cancellation': operators,
  'POST /v1/reassignments/{id}/abort': operators,
  'GET /v1/tenants/{id}/billing': readers,
  'POST /v1/tenants/{id}/channel': operators,
  'GET /v1/tenants/{id}/usage': readers,
  'GET /v1/tenants/{id}/usage/{hour}/{dimension}/explain': readers,
  'POST /v1/tenants/{id}/statement-links': handsOn,
  'GET /v1/tenants/{id}/corrections': readers,
  'POST /v1/tenants/{id}/corrections': handsOn,
  'GET /v1/corrections/{id}': readers,
  'POST /v1/corrections/{id}/approve': approvers,
  'POST /v1/corrections/{id}/reject': [...handsOn, 'approver'],
  'GET /v1/metering/board': readers,
  'GET /v1/metering/cases': readers,
  'GET /v1/metering/cases/{id}': readers,
  'POST /v1/metering/cases/{id}/release': handsOn,
  'POST /v1/metering/cases/{id}/write-off': handsOn,
  'POST /v1/metering/cases/{id}/bill': handsOn,
  'GET /v1/metering/refused': readers,
  'GET /v1/tenants/{id}/activations': readers,
  'POST /v1/tenants/{id}/activation-plans': readers,
  'POST /v1/tenants/{id}/activations': handsOn,
  'GET /v1/tenants/{id}/activations/{activationId}': readers,
  'POST /v1/tenants/{id}/activations/{activationId}/settle': handsOn,
  'PUT /v1/tenants/{id}/vendor-user': handsOn,
  'POST /v1/activation-observations': applications,
  'GET /v1/tenants/{id}/capabilities': readers,
  'GET /v1/tenants/{id}/vendor-account': readers,
  'POST /v1/tenants/{id}/vendor-account': operators,
  'POST /v1/tenants/{id}/vendor-account/delete': operators,
  'POST /v1/tenants/{id}/vendor-account/account-type': operators,
  'POST /v1/tenants/{id}/vendor-account/profile': handsOn,
  'POST /v1/tenants/{id}/vendor-account/merge': operators,
  'POST /v1/tenants/{id}/vendor-account/long-beta': handsOn,
  'POST /v1/tenants/{id}/vendor-account/licensing-platform': handsOn,
  'POST /v1/tenants/{id}/vendor-account/roles': handsOn,
  'POST /v1/tenants/{id}/vendor-account/plug-ins/{plugIn}': handsOn,
  'POST /v1/tenants/{id}/products/{product}/enlist': handsOn,
  'POST /v1/tenants/{id}/products/{product}/delete': operators,
  'POST /v1/tenants/{id}/products/{product}/description': handsOn,
  'POST /v1/tenants/{id}/products/{product}/seats': handsOn,
  'POST /v1/tenants/{id}/products/{product}/renewal': handsOn,
  'POST /v1/tenants/{id}/products/{product}/counter-reset': handsOn,
  'POST /v1/tenants/{id}/products/{product}/template': handsOn,
  'POST /v1/tenants/{id}/products/{product}/console': handsOn,
  'GET /v1/products/{code}/templates': readers,
  'PUT /v1/products/{code}/templates/{templateId}': operators,
  'POST /v1/products/{code}/templates/{templateId}/new-customers': operators,
  'GET /v1/propagations': readers,
  'GET /v1/propagations/{id}': readers,
  'POST /v1/propagation-observations': applications,
  'GET /v1/products/{code}/upstreams': readers,
  'PUT /v1/products/{code}/upstreams/{upstreamId}': handsOn,
  'GET /v1/audit': auditors,
  'POST /v1/events/replay': admins,
  'GET /v1/support-cases': readers,
  'POST /v1/support-cases': handsOn,
  'GET /v1/support-cases/{id}': readers,
  'POST /v1/support-cases/{id}/evidence': handsOn,
  'POST /v1/support-cases/{id}/evidence/{evidence}/release': releasers,
  'POST /v1/support-cases/{id}/attachments': handsOn,
  'GET /v1/support-cases/{id}/attachments/{attachmentId}': handsOn,
  'POST /v1/support-cases/{id}/attachments/{attachmentId}/stored': handsOn,
  'POST /v1/support-cases/{id}/submit': handsOn,
  'POST /v1/support-cases/{id}/mail': handsOn,
  'POST /v1/support-cases/{id}/close': handsOn,
};

/** What stands in the place of a path's parameter: of the right form, and nobody's. */
const idIn = (path: string): string => {
  if (path.includes('/offers/')) return 'offer-0000000000';
  if (path.includes('/support-cases/')) return 'sc-00000000';
  if (path.includes('/cases/')) return 'mc-late-t-00000000000000000000-2026-11-21T10-api_calls';
  if (path.includes('/corrections/')) return 'uc-00000000';
  if (path.includes('/propagations/')) return 'p-00000000';
  return path.includes('/subscriptions/') ? 'l-00000000000000000000000000000000~1' : 't-00000000000000000000';
};
const CODE = 'x'.repeat(43);

const targetOf = (key: OperationKey): { method: string; path: string; body?: object } => {
  const [method = '', pattern = ''] = key.split(' ');
  const path = pattern
    .replace('{id}', idIn(pattern))
    .replace('{evidence}', 'activation-link')
    .replace('{product}', 'wfbs-services')
    .replace('{plugIn}', 'autotask')
    .replace('{templateId}', 'strict')
    .replace('{attachmentId}', 'sa-00000000')
    .replace('{code}', CODE)
    .replace('{upstreamId}', 'nothing')
    .replace('{activationId}', 'ac-00000000')
    .replace('{hour}/{dimension}', '2026-11-21T10Z/api_calls');
  const { body } = exampleOf(key) ?? {};
  return body ? { method, path: `${path}?dryRun=true`, body } : { method, path };
};

const keys = OPERATOR_ROUTES.map(({ method, path }) => `${method} ${path}` as OperationKey);
const cells = keys.flatMap((key) => ROLES.map((role) => ({ key, role, may: MAY[key]?.includes(role) })));

let sandbox: Sandbox;
let stage: Stage;
beforeAll(async () => {
  sandbox = await builtSandbox();
  stage = new Stage(sandbox.urls);
});
afterAll(() => sandbox.close());

const signed = (key: OperationKey, role: Role) => {
  const { method, path, body } = targetOf(key);
  const headers: Record<string, string> = body ? { 'idempotency-key': `${role} ${key}` } : {};
  return stage.signed(method, path, { role, headers, ...(body ? { body } : {}) });
};

const statusOf = async ({ url, ...request }: Awaited<ReturnType<typeof signed>>): Promise<number> =>
  (await fetch(url, request)).status;

test('every route has its row, and every row its route', () => {
  expect(Object.keys(MAY).sort()).toEqual([...keys].sort());
});

describe.each(ROLES)('as %s', (role) => {
  test.each(cells.filter((cell) => cell.role === role))('$key: $may', async ({ key, may }) => {
    const status = await statusOf(await signed(key, role));
    if (may) expect([200, 400, 404, 409, 410, 422]).toContain(status);
    else expect(status).toBe(403);
  });
});

describe('nobody gets in', () => {
  test.each(keys)('unsigned: %s', async (key) => {
    const { headers, ...request } = await signed(key, 'admin');
    const kept = ['content-type', 'idempotency-key'].flatMap((name) =>
      headers[name] === undefined ? [] : [[name, headers[name]]],
    );
    expect(await statusOf({ ...request, headers: Object.fromEntries(kept) })).toBe(403);
  });

  test.each(keys)('with a wrong signature: %s', async (key) => {
    const { headers, ...request } = await signed(key, 'admin');
    const authorization = headers.authorization ?? '';
    const last = authorization.endsWith('0') ? '1' : '0';
    const wrong = { ...headers, authorization: `${authorization.slice(0, -1)}${last}` };
    expect(await statusOf({ ...request, headers: wrong })).toBe(403);
  });

  test.each(keys)('with the signature of another route: %s', async (key) => {
    const { headers, ...other } = await signed(key, 'admin');
    const own = await stage.signed('GET', '/v1/nowhere', { role: 'admin' });
    const taken = { ...headers, authorization: own.headers.authorization ?? '' };
    expect(await statusOf({ ...other, headers: taken })).toBe(403);
  });

  test('with the keys of one role and the session of another', async () => {
    const { headers, ...request } = await signed('GET /v1/tenants', 'admin');
    const viewer = await signed('GET /v1/tenants', 'viewer');
    const token = viewer.headers['x-amz-security-token'] ?? '';
    expect(await statusOf({ ...request, headers: { ...headers, 'x-amz-security-token': token } })).toBe(403);
  });
});

test('there is no cell that was not asked', () => {
  expect(cells).toHaveLength(keys.length * ROLES.length);
  expect(cells.filter(({ may }) => may).length).toBeGreaterThan(keys.length);
});
