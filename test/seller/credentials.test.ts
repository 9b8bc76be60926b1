import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MarketplaceEntitlementServiceClient } from '@aws-sdk/client-marketplace-entitlement-service';
import { afterEach, describe, expect, test } from 'vitest';
import { ENV } from '#domain/names.ts';
import { entitlementClient, getEntitlements } from '#lambdas/marketplace/entitlements.ts';
import { meteringClient, resolveCustomer } from '#lambdas/marketplace/resolve-customer.ts';
import { openSeller } from '#lambdas/marketplace/seller.ts';

const ROLE_ARN = 'arn:aws:iam::444455556666:role/concord-test-registration';
const START = Date.parse('2026-11-20T10:00:00Z');
const HOUR = 3_600_000;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Asked {
  readonly scope: string;
  readonly token: string;
  readonly body: string;
}

const credentialsXml = (number: number, expiration: number) => `<AssumeRoleResponse><AssumeRoleResult>
  <AssumedRoleUser><Arn>arn:aws:sts::444455556666:assumed-role/r/concord</Arn></AssumedRoleUser>
  <Credentials><AccessKeyId>ASIASELLERSELLER000${number}</AccessKeyId>
    <SecretAccessKey>secret/${number}+=</SecretAccessKey><SessionToken>token/${number}+==</SessionToken>
    <Expiration>${new Date(expiration).toISOString().replace('.000Z', 'Z')}</Expiration></Credentials>
</AssumeRoleResult></AssumeRoleResponse>`;

/** STS and AWS Marketplace at one address, as the signature's scope tells them apart. */
const world = async (sts: (call: number) => { status?: number; xml: string }) => {
  const asked: Asked[] = [];
  const of = (service: string) => asked.filter(({ scope }) => scope.includes(`/${service}/`));
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const scope = request.headers.authorization ?? '';
    asked.push({ scope, token: String(request.headers['x-amz-security-token']), body });
    if (!scope.includes('/sts/')) {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end('{"Entitlements":[]}');
      return;
    }
    const { status = 200, xml } = sts(of('sts').length);
    response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close().closeAllConnections());
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { of, endpoint, environment: environmentOf(endpoint) };
};

const environmentOf =
  (endpoint: string) =>
  (name: string): string | undefined =>
    ({
      [ENV.seller]: JSON.stringify({ roleArn: ROLE_ARN, externalId: 'concord/test' }),
      AWS_ENDPOINT_URL_STS: endpoint,
      AWS_ACCESS_KEY_ID: 'ASIAOWNOWNOWNOWNOWN0',
      AWS_SECRET_ACCESS_KEY: 'own',
      AWS_SESSION_TOKEN: 'own-token',
    })[name];

describe('with a seller account', () => {
  test('every client asks with one session of the role, until shortly before it ends', async () => {
    let now = START;
    const { of, endpoint, environment } = await world((call) => ({ xml: credentialsXml(call, now + HOUR) }));
    const { credentials, region } = openSeller(environment, () => now);
    if (!credentials) throw new Error('no credentials');
    expect(region).toBe('us-east-1');
    const keys = async () => (await credentials()).accessKeyId.at(-1);
    expect(await Promise.all([keys(), keys(), keys()])).toEqual(['1', '1', '1']);
    now += HOUR - 6 * 60_000;
    expect(await keys()).toBe('1');
    now += 2 * 60_000;
    expect(await Promise.all([keys(), keys()])).toEqual(['2', '2']);
    expect(of('sts')).toHaveLength(2);
    const client = new MarketplaceEntitlementServiceClient({ region, credentials, endpoint });
    await getEntitlements(client)({ productCode: 'p', licenseArn: 'arn:aws:license-manager::1:license:l-1' });
    expect(of('aws-marketplace').map(({ token }) => token)).toEqual(['token/2+==']);
  });

  test('STS is asked as the function, signed, for the role and with the external id', async () => {
    const { of, environment } = await world((call) => ({ xml: credentialsXml(call, START + HOUR) }));
    await openSeller(environment, () => START).credentials?.();
    const [only] = of('sts');
    expect(only?.scope).toMatch(/Credential=ASIAOWNOWNOWNOWNOWN0\/\d{8}\/us-east-1\/sts\/aws4_request/);
    expect(only?.scope).toMatch(/SignedHeaders=[^,]*host;[^,]*x-amz-security-token/);
    expect(only?.token).toBe('own-token');
    expect(Object.fromEntries(new URLSearchParams(only?.body))).toEqual({
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: ROLE_ARN,
      RoleSessionName: 'concord',
      ExternalId: 'concord/test',
      DurationSeconds: '3600',
    });
  });

  test('where the trust does not let it in, it says so by name, asks once, and asks again next time', async () => {
    const refused = {
      status: 403,
      xml: '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>',
    };
    const { of, environment } = await world((call) =>
      call === 1 ? refused : { xml: credentialsXml(call, START + HOUR) },
    );
    const seller = openSeller(environment, () => START);
    const resolve = resolveCustomer(['product1'], meteringClient(seller));
    expect(await resolve('a-token')).toMatchObject({
      refused: 'UPSTREAM_UNAVAILABLE',
      details: { reason: 'AccessDenied' },
    });
    expect(of('sts')).toHaveLength(1);
    expect(await seller.credentials?.()).toMatchObject({ sessionToken: 'token/2+==' });
  });

  test('a failure of the moment is asked again once; an answer without credentials is none', async () => {
    const failing = await world((call) =>
      call === 1 ? { status: 503, xml: '' } : { xml: credentialsXml(call, START + HOUR) },
    );
    expect(await openSeller(failing.environment, () => START).credentials?.()).toMatchObject({
      secretAccessKey: 'secret/2+=',
    });
    const empty = await world(() => ({ xml: '<AssumeRoleResponse/>' }));
    await expect(openSeller(empty.environment, () => START).credentials?.()).rejects.toThrow(/Invalid/);
    const gone = openSeller(environmentOf('http://127.0.0.1:9'), () => START);
    await expect(gone.credentials?.()).rejects.toThrow('STS does not answer');
  });

  test('a role that is none stops the start', () => {
    const environment = (name: string) => (name === ENV.seller ? '{"roleArn":1}' : 'x');
    expect(() => openSeller(environment, () => START)).toThrow(/Invalid/);
  });
});

test('without one nothing is asked of STS, and clients find credentials as they always did', () => {
  const seller = openSeller(
    () => undefined,
    () => START,
  );
  expect(seller).toEqual({ region: 'us-east-1' });
  expect(entitlementClient(seller).config.credentials).toBeTypeOf('function');
});
