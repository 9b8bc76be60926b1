import { describe, expect, it } from 'vitest';
import { readResult } from '#local/cloud/doors/result.ts';
import { compileRoutes } from '#local/cloud/doors/routes.ts';

const find = compileRoutes(
  [
    ['GET', '/'],
    ['GET', '/register'],
    ['ANY', '/register'],
    ['GET', '/register/{proxy+}'],
    ['GET', '/v1/tenants/{id}'],
    ['GET', '/v1/tenants/mine'],
    ['POST', '/v1/tenants/{id}/suspend'],
  ].map(([method = '', path = '']) => ({ method, path, target: `${method} ${path}` })),
);

describe('routes', () => {
  it.each([
    ['GET', '/', 'GET /', {}],
    ['GET', '/register', 'GET /register', {}],
    ['POST', '/register', 'ANY /register', {}],
    ['GET', '/register/a/b', 'GET /register/{proxy+}', { proxy: 'a/b' }],
    ['GET', '/v1/tenants/mine', 'GET /v1/tenants/mine', {}],
    ['GET', '/v1/tenants/t%2F1', 'GET /v1/tenants/{id}', { id: 't/1' }],
    ['POST', '/v1/tenants/t-1/suspend', 'POST /v1/tenants/{id}/suspend', { id: 't-1' }],
  ])('%s %s', (method, path, target, parameters) => {
    expect(find(method, path)).toMatchObject({ route: { target }, parameters });
  });

  it.each([
    ['GET', '/register/'],
    ['DELETE', '/v1/tenants/t-1'],
    ['GET', '/v1/tenants'],
    ['GET', '/v1/tenants/t-1/suspend'],
  ])('%s %s is taken by none, or by the path without its slash', (method, path) => {
    expect(find(method, path)?.route.target).toBe(path === '/register/' ? 'GET /register' : undefined);
  });
});

describe('what a function answers', () => {
  it('becomes an HTTP answer: repeated headers, cookies, bytes', () => {
    const result = {
      statusCode: 303,
      headers: { Location: '/next', 'X-Number': 5, 'Content-Length': '999' },
      multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
      body: Buffer.from('é').toString('base64'),
      isBase64Encoded: true,
    };
    expect(readResult(result)).toEqual({
      status: 303,
      headers: {
        'content-type': 'application/json',
        location: ['/next'],
        'x-number': ['5'],
        'set-cookie': ['a=1', 'b=2'],
      },
      body: Buffer.from('é'),
    });
    expect(readResult({ statusCode: 200, cookies: ['a=1'] })?.headers).toMatchObject({
      'set-cookie': ['a=1'],
    });
  });

  it.each([[null], ['text'], [{ body: 'x' }], [{ statusCode: 'ok' }], [{ statusCode: 200, body: { a: 1 } }]])(
    '%j is malformed',
    (result) => {
      expect(readResult(result)).toBeUndefined();
    },
  );
});
