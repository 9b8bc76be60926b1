import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getSigned } from '#bin/smoke/signed.ts';

/** When it is at the door; a sandbox's clock is often moved by weeks. */
const NOW = new Date('2027-08-02T02:58:03Z');

const asked: string[] = [];
/** A door that takes a signature of its own hour from nobody but a viewer. */
const server = createServer(({ headers }, response) => {
  const at = String(headers['x-amz-date']);
  asked.push(at);
  const welcome =
    at.startsWith('20270802T0258') && headers.authorization?.includes('Credential=VIEWER/20270802/');
  response.writeHead(welcome ? 200 : 403, { date: NOW.toUTCString() }).end('{}');
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(() => void server.close());

const get = (accessKeyId: string) =>
  getSigned(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/tenants`,
    { limit: '1' },
    { region: 'us-east-1', credentials: { accessKeyId, secretAccessKey: 'secret', sessionToken: 'token' } },
  );

test('a door with another clock is asked again by that clock, once', async () => {
  expect((await get('VIEWER')).status).toBe(200);
  expect(asked.splice(0)).toEqual([expect.any(String), '20270802T025803Z']);
  expect((await get('NOBODY')).status).toBe(403);
  expect(asked).toHaveLength(2);
});
