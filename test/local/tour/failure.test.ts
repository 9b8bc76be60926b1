import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { failureText } from '#local/tour/failure.ts';
import { NotAsSaid } from '#local/tour/narrator.ts';
import { play } from '#local/tour/play.ts';

const errorOf = (failing: Promise<unknown>): Promise<unknown> =>
  failing.then(
    () => undefined,
    (error: unknown) => error,
  );

/** A sandbox of another time: whatever is asked of it, it answers with this. */
const playedAgainst = async (status: number, body: string) => {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const error = await errorOf(play({ home: url, marketplace: url }, []));
  server.close();
  return failureText(error, 4000);
};

test('a sandbox that does not know what the tour asks is to be started again; no stack is shown', async () => {
  for (const text of [await playedAgainst(200, '{}'), await playedAgainst(200, '{"products":[]}')]) {
    expect(text).toContain('The sandbox answers otherwise: ');
    expect(text).toContain('npm start again');
    expect(text).not.toMatch(/^ {4}at /m);
  }
});

test('where nothing listens there is nothing to start again', async () => {
  const nobody = { home: 'http://127.0.0.1:1', marketplace: 'http://127.0.0.1:1' };
  const text = failureText(await errorOf(play(nobody, [])), 4321);
  expect(text).toBe('Nothing answers on port 4321: start the sandbox with npm start first.');
});

test('what is not as said is told with what was seen; a fault of the tour itself with the way to it', () => {
  expect(failureText(new NotAsSaid('ACTIVE: seen instead "GRACE"'), 4000)).toContain(
    'Not as said: ACTIVE: seen',
  );
  expect(failureText(new TypeError('x is not a function'), 4000)).toMatch(/^ {4}at /m);
});
