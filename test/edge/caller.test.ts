import { describe, expect, test } from 'vitest';
import { ROLES } from '#domain/routes.ts';
import { callerOf, parseRoleArns } from '#lambdas/edge/caller.ts';

const ARN = 'arn:aws:iam::123456789012:role/concord-viewer';
const session = (name: string): string => `arn:aws:sts::123456789012:assumed-role/${name}/mika@example.com`;

describe('callerOf', () => {
  test('the role, the person of the session, and the whole principal', () => {
    const principal = session('concord-viewer');
    expect(callerOf(principal, parseRoleArns(JSON.stringify({ viewer: ARN })))).toEqual({
      principal,
      person: 'mika@example.com',
      role: 'viewer',
    });
  });

  test('a role’s path does not stand in its sessions', () => {
    const book = parseRoleArns(
      JSON.stringify({ admin: 'arn:aws:iam::123456789012:role/teams/sales/concord-admin' }),
    );
    expect(callerOf(session('concord-admin'), book)).toMatchObject({ role: 'admin' });
    expect(callerOf(session('teams/sales/concord-admin'), book)).toMatchObject({ refused: 'FORBIDDEN' });
  });

  test('other partitions have their own roles', () => {
    const book = parseRoleArns(JSON.stringify({ viewer: 'arn:aws-us-gov:iam::123456789012:role/v' }));
    expect(callerOf('arn:aws-us-gov:sts::123456789012:assumed-role/v/mika', book)).toMatchObject({
      role: 'viewer',
    });
    expect(callerOf(session('v'), book)).toMatchObject({ refused: 'FORBIDDEN' });
  });

  test.each(['toString', '__proto__', 'constructor'])('%s is no role', (name) => {
    expect(callerOf(session(name), parseRoleArns('{}'))).toMatchObject({ refused: 'FORBIDDEN' });
  });
});

describe('parseRoleArns', () => {
  test('every role of the table', () => {
    const arns = Object.fromEntries(ROLES.map((role) => [role, `arn:aws:iam::123456789012:role/${role}`]));
    expect([...parseRoleArns(JSON.stringify(arns)).values()]).toEqual([...ROLES]);
  });

  test.each([
    ['no JSON', '{'],
    ['an unknown role', JSON.stringify({ owner: ARN })],
    ['no ARN', JSON.stringify({ viewer: 'concord-viewer' })],
    ['the ARN of a user', JSON.stringify({ viewer: 'arn:aws:iam::123456789012:user/mika' })],
    ['one ARN for two roles', JSON.stringify({ viewer: ARN, admin: ARN })],
  ])('%s stops the start', (_, json) => {
    expect(() => parseRoleArns(json)).toThrow();
  });
});
