/**
 * The lifecycle's operator door, as API Gateway would call it.
 */
import type { Context } from 'aws-lambda';
import type { Role } from '#domain/routes.ts';
import { parseRoleArns } from '#lambdas/edge/caller.ts';
import type { RepairOnePorts } from '#lambdas/lifecycle/repair-one.ts';
import { writeDoor } from '#lambdas/lifecycle/write-door.ts';
import { ROLE_ARNS, sessionOf } from '../directory/office.ts';

export interface Sent {
  readonly key?: string;
  readonly dryRun?: boolean;
  readonly role?: Role;
}

type Door = (event: unknown, context: Context) => Promise<{ statusCode: number; body: string }>;

/** Posts a body to a path; with a key of its own, unless one is given. */
export const posting = <Answer>(ports: RepairOnePorts, path: string) => {
  const door = writeDoor(ports, parseRoleArns(ROLE_ARNS)) as Door;
  let requests = 0;
  return async (body: unknown, sent: Sent = {}): Promise<{ status: number; body: Answer }> => {
    requests += 1;
    const event = {
      version: '2.0',
      rawPath: path,
      rawQueryString: sent.dryRun ? 'dryRun=true' : '',
      headers: {
        host: 'api.example.com',
        'content-type': 'application/json',
        'idempotency-key': sent.key ?? `key-${requests}`,
      },
      requestContext: {
        requestId: `request-${requests}`,
        http: { method: 'POST', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1' },
        authorizer: { iam: { userArn: sessionOf(sent.role ?? 'admin') } },
      },
      body: JSON.stringify(body),
      isBase64Encoded: false,
    };
    const answer = await door(event, { awsRequestId: 'lambda' } as Context);
    return { status: answer.statusCode, body: JSON.parse(answer.body) as Answer };
  };
};
