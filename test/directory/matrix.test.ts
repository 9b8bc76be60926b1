import { beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR_ROUTES, ROLES } from '#domain/routes.ts';
import { MOVING_PRODUCT, NOW, type Office, office, RESOLD_PRODUCT, sessionOf } from './office.ts';
import { licenseIdOf, stockLicense, stockServed, tenantIdOf } from './stock.ts';

let desk: Office;

beforeAll(async () => {
  desk = office();
  await stockServed(desk, 1);
  await stockLicense(desk, { number: 2, facts: [{ kind: 'granted', at: NOW - 1 }] });
});

/** A dry run shows whether a role may write, without changing what the next role meets. */
const targetOf = (path: string, method: string): string => {
  const id = path.includes('/subscriptions/') ? `${licenseIdOf(2)}~1` : tenantIdOf(1);
  return (
    path.replace('{id}', id).replace('{code}', MOVING_PRODUCT) + (method === 'GET' ? '' : '?dryRun=true')
  );
};

const bodyOf = (path: string) => ({
  reason: 'because',
  ...(path.endsWith('/bind') ? { tenantId: tenantIdOf(1) } : {}),
  ...(path.endsWith('/channel') ? { channel: 'aws-marketplace' } : {}),
  ...(path === '/v1/tenants' ? { productCode: RESOLD_PRODUCT, channel: 'annual' } : {}),
  ...(path.endsWith('/cut-over') ? { at: '2026-11-22T00:00:00.000Z' } : {}),
});

/** Routes of other capabilities have their matrix beside their own doors. */
const ROUTES = OPERATOR_ROUTES.filter((route) => route.function.startsWith('directory-'));

const cells = ROUTES.flatMap((route) =>
  ROLES.map((role) => ({ ...route, role, may: route.roles.includes(role) })),
);

describe('roles and routes', () => {
  test.each(cells)('$role $method $path: $may', async ({ method, path, role, may, function: name }) => {
    const sent = { role, key: 'k', ...(method === 'GET' ? {} : { body: bodyOf(path) }) };
    const answer = await desk.sendTo(name as 'directory-read', method, targetOf(path, method), sent);
    if (may) {
      // a tenant that is served cannot be restored: the role came as far as the decision
      expect([200, 409]).toContain(answer.status);
      expect(answer.body.code ?? 'TENANT_NOT_SUSPENDED').toBe('TENANT_NOT_SUSPENDED');
    } else {
      expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    }
  });

  test('every cell of the table is there', () => {
    expect(cells).toHaveLength(ROUTES.length * ROLES.length);
    expect(cells.filter(({ may }) => may).length).toBeGreaterThan(ROUTES.length);
  });
});

describe('denied by default', () => {
  test.each([
    ['no principal', null, 401, 'UNAUTHENTICATED'],
    ['an empty principal', '', 401, 'UNAUTHENTICATED'],
    ['a user', 'arn:aws:iam::123456789012:user/mika', 403, 'FORBIDDEN'],
    ['the root of the account', 'arn:aws:iam::123456789012:root', 403, 'FORBIDDEN'],
    [
      'a role that is not ours',
      'arn:aws:sts::123456789012:assumed-role/Administrator/mika',
      403,
      'FORBIDDEN',
    ],
    [
      'our role’s name in another account',
      sessionOf('admin').replace('123456789012', '999999999999'),
      403,
      'FORBIDDEN',
    ],
    [
      'our role’s name in another partition',
      sessionOf('admin').replace('arn:aws:', 'arn:aws-cn:'),
      403,
      'FORBIDDEN',
    ],
    [
      'a name that only begins like ours',
      `${sessionOf('admin').replace('-admin/', '-administrator/')}`,
      403,
      'FORBIDDEN',
    ],
    ['no session', 'arn:aws:sts::123456789012:assumed-role/concord-sandbox-admin', 403, 'FORBIDDEN'],
  ])('%s', async (_, userArn, status, code) => {
    for (const path of ['/v1/tenants', '/v1/openapi.json', '/v1/nowhere']) {
      expect(await desk.get(path, { userArn })).toMatchObject({ status, body: { code } });
    }
  });

  test('a caller without a role does not learn which addresses exist', async () => {
    const answers = await Promise.all(
      ['/v1/tenants', '/v1/nowhere'].map((path) => desk.get(path, { userArn: 'arn:aws:iam::1:user/x' })),
    );
    expect(answers.map(({ body }) => body.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });
});
