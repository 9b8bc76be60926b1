import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Address, outboundGet, outboundPost } from '#lambdas/edge/outbound.ts';

const PUBLIC = { address: '93.184.215.14', family: 4 };
const LOOPBACK = { address: '127.0.0.1', family: 4 };
const opened: { close(): unknown }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

const listen = (server: Server | ReturnType<typeof createTcpServer>): Promise<number> =>
  new Promise((resolve) => {
    opened.push(server);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
const serve = (listener: RequestListener): Promise<number> => listen(createServer(listener));

/** A resolver that says what it is told, and counts how often it is asked. */
const resolver = (...answers: Address[][]) => {
  const asked: string[] = [];
  const resolve = async (hostname: string): Promise<Address[]> => {
    asked.push(hostname);
    return answers[Math.min(asked.length, answers.length) - 1] ?? [];
  };
  return { asked, resolve };
};

const post = (url: string, options: Partial<Parameters<typeof outboundPost>[0]> = {}, body = '{}') =>
  outboundPost({ trustedOrigins: [], ...options })(
    new URL(url),
    { 'content-type': 'application/json' },
    body,
  );

describe('where a webhook may lead', () => {
  test.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://localhost/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:169.254.169.254]/',
    'https://[::ffff:7f00:1]/',
    'https://[fd00:ec2::254]/',
    'https://[fe80::1]/',
    'https://10.1.2.3/',
    'https://0.0.0.0/',
  ])('%s is never called', async (url) => {
    expect(await post(url)).toEqual({ failed: 'not-public' });
  });

  test('a name with a public and a private address is never called', async () => {
    for (const answer of [
      [PUBLIC, LOOPBACK],
      [LOOPBACK, PUBLIC],
      [PUBLIC, { address: '::1', family: 6 }],
    ]) {
      const { resolve } = resolver(answer);
      expect(await post('https://hooks.example.com/', { resolve })).toEqual({ failed: 'not-public' });
    }
  });

  test('only HTTPS leaves, and a name that has no address leads nowhere', async () => {
    expect(await post('http://93.184.215.14/')).toEqual({ failed: 'not-https' });
    const { resolve } = resolver([]);
    expect(await post('https://hooks.example.com/', { resolve })).toEqual({ failed: 'unresolved' });
  });

  test('the name is resolved once, and the connection goes to that very address', async () => {
    const port = await serve((_request, response) => response.writeHead(204).end());
    const origin = `http://hooks.example.invalid:${port}`;
    const { asked, resolve } = resolver([LOOPBACK], [PUBLIC]);
    expect(await post(`${origin}/x`, { resolve, trustedOrigins: [origin] })).toEqual({ status: 204 });
    expect(asked).toEqual(['hooks.example.invalid']);
  });

  test('trust is for an origin as it is written, port and all', async () => {
    const port = await serve((_request, response) => response.writeHead(204).end());
    const trustedOrigins = [`http://127.0.0.1:${port}`];
    expect(await post(`http://127.0.0.1:${port}/x`, { trustedOrigins })).toEqual({ status: 204 });
    expect(await post(`https://127.0.0.1:${port}/x`, { trustedOrigins })).toEqual({ failed: 'not-public' });
    expect(await post('http://127.0.0.1:1/x', { trustedOrigins })).toEqual({ failed: 'not-https' });
    expect(await post(`http://localhost:${port}/x`, { trustedOrigins })).toEqual({ failed: 'not-https' });
  });
});

describe('what comes back', () => {
  const local = async (
    listener: RequestListener,
    options: { connectMs?: number; answerMs?: number } = {},
  ) => {
    const origin = `http://127.0.0.1:${await serve(listener)}`;
    return post(`${origin}/x`, { trustedOrigins: [origin], ...options }, '{"a":"é"}');
  };

  test('the body arrives as it was signed', async () => {
    let received = '';
    await local((request, response) => {
      request.setEncoding('utf8').on('data', (chunk) => {
        received += chunk;
      });
      request.on('end', () => response.writeHead(200).end());
    });
    expect(received).toBe('{"a":"é"}');
  });

  test('a redirect is an answer like any other: it is not followed', async () => {
    let calls = 0;
    const answer = await local((_request, response) => {
      calls += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect([answer, calls]).toEqual([{ status: 302 }, 1]);
  });

  test('an answer without end is cut off', async () => {
    const closed = Promise.withResolvers<void>();
    const answer = await local((_request, response) => {
      response.writeHead(200);
      const more = setInterval(() => response.write('x'.repeat(1024)), 5);
      response.on('close', () => {
        clearInterval(more);
        closed.resolve();
      });
    });
    expect(answer).toEqual({ status: 200 });
    await closed.promise;
  });

  test('who does not answer in time has not answered', async () => {
    expect(await local(() => undefined, { answerMs: 100 })).toEqual({ failed: 'timeout' });
  });

  test('who takes a connection and never says hello is given up at once', async () => {
    const port = await listen(createTcpServer(() => undefined));
    const trustedOrigins = [`https://127.0.0.1:${port}`];
    const begun = performance.now();
    const answer = await post(`https://127.0.0.1:${port}/`, {
      trustedOrigins,
      connectMs: 100,
      answerMs: 5_000,
    });
    expect(answer).toEqual({ failed: 'timeout' });
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  test('who is not there is unreachable', async () => {
    const trustedOrigins = ['http://127.0.0.1:1'];
    expect(await post('http://127.0.0.1:1/', { trustedOrigins })).toEqual({ failed: 'unreachable' });
  });
});

describe('what is asked', () => {
  const ask = async (listener: RequestListener, options: { answerMs?: number } = {}) => {
    const origin = `http://127.0.0.1:${await serve(listener)}`;
    return outboundGet({ trustedOrigins: [origin], ...options }, 2_048)(new URL(`${origin}/x`), {
      accept: '*/*',
    });
  };

  test('the whole answer is read, whatever its pieces', async () => {
    const [first, second] = [Buffer.from('{"a":"é"}').subarray(0, 7), Buffer.from('{"a":"é"}').subarray(7)];
    const answer = await ask(({ method }, response) => {
      response.writeHead(method === 'GET' ? 200 : 405).write(first);
      setImmediate(() => response.end(second));
    });
    expect(answer).toEqual({ status: 200, body: '{"a":"é"}' });
  });

  test('an answer that is too long is not read to its end', async () => {
    const closed = Promise.withResolvers<void>();
    const answer = await ask((_request, response) => {
      const more = setInterval(() => response.write('x'.repeat(1_024)), 2);
      response.on('close', () => {
        clearInterval(more);
        closed.resolve();
      });
    });
    expect(answer).toEqual({ failed: 'too-large' });
    await closed.promise;
  });

  test('an answer that begins and does not end in time is none, nor is one that breaks off', async () => {
    const begun = await ask((_request, response) => void response.write('{'), { answerMs: 100 });
    expect(begun).toEqual({ failed: 'timeout' });
    const broken = await ask((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{');
      setTimeout(() => response.destroy(), 20);
    });
    expect(broken).toEqual({ failed: 'unreachable' });
  });

  test('a redirect is not followed, and the same addresses are out of reach', async () => {
    const moved = await ask((_request, response) => response.writeHead(302, { location: '/y' }).end());
    expect(moved).toEqual({ status: 302, body: '' });
    const get = outboundGet({ trustedOrigins: [] }, 2_048);
    expect(await get(new URL('https://169.254.169.254/'), {})).toEqual({ failed: 'not-public' });
    expect(await get(new URL('http://93.184.215.14/'), {})).toEqual({ failed: 'not-https' });
  });
});
