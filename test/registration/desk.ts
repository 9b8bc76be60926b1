/**
 * Registration's side of `/v1` over a town: signed requests in, as API Gateway hands them over.
 * @module
 */
import '../directory/quiet.ts';
import type { Context } from 'aws-lambda';
import { ROLES, type Role } from '#domain/routes.ts';
import { parseRoleArns } from '#lambdas/edge/caller.ts';
import { apiDoor } from '#lambdas/registration/api-door.ts';
import { memorySealing } from '../edge/memory-sealing.ts';
import type { Town } from './town.ts';

const arnOf = (role: Role): string => `arn:aws:iam::123456789012:role/concord-test-${role}`;

type Door = (
  event: unknown,
  context: Context,
) => Promise<{ statusCode: number; headers: Record<string, string>; body: string }>;

export interface Asked {
  readonly role?: Role;
  readonly body?: object;
  readonly key?: string;
  readonly language?: string;
}

/** Opens the door over a town's store, clock and products. */
export const openDesk = (town: Town) => {
  const { store, surroundings, policies, products, chance } = town.ports;
  const roles = parseRoleArns(JSON.stringify(Object.fromEntries(ROLES.map((role) => [role, arnOf(role)]))));
  const sealing = memorySealing();
  const hashAddress = (email: string) => sealing.hash(email, 'email');
  const ports = { store, surroundings, policies, products, newTenantId: chance.newTenantId, hashAddress };
  const door = apiDoor(ports, roles) as Door;
  let requests = 0;

  const send = async (method: string, target: string, asked: Asked = {}) => {
    const [rawPath = '', rawQueryString = ''] = target.split('?');
    const { role = 'producer', body, key = `key-${(requests += 1)}`, language = 'en' } = asked;
    const event = {
      version: '2.0',
      rawPath,
      rawQueryString,
      headers: {
        host: 'api.example.com',
        'content-type': 'application/json',
        'accept-language': language,
        'idempotency-key': key,
      },
      requestContext: {
        requestId: `api-${(requests += 1)}`,
        http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
        authorizer: { iam: { userArn: `arn:aws:sts::123456789012:assumed-role/concord-test-${role}/app` } },
      },
      body: body === undefined ? null : JSON.stringify(body),
      isBase64Encoded: false,
    };
    const { statusCode: status, headers, body: text } = await door(event, {} as Context);
    // biome-ignore lint/suspicious/noExplicitAny: answers are checked by what the tests expect of them
    return { status, headers, body: JSON.parse(text) as any };
  };
  return {
    get: (target: string, asked: Asked = {}) => send('GET', target, asked),
    post: (target: string, body: object, asked: Asked = {}) => send('POST', target, { ...asked, body }),
  };
};
export type Desk = ReturnType<typeof openDesk>;
