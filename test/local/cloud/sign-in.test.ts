import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claim } from '#local/cloud/claim.ts';
import { openKeyRing } from '#local/cloud/identity/keys.ts';
import { readRoles } from '#local/cloud/identity/principals.ts';
import { assumeRole } from '#local/cloud/identity/sign-in.ts';
import { resolveResources } from '#local/cloud/template/resources.ts';

const role = (
  name: string,
  Condition: object,
  Principal: object = { AWS: 'arn:aws:iam::123456789012:root' },
) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: name,
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal, Condition }],
    },
    ManagedPolicyArns: [{ Ref: 'Policy' }],
  },
});

const template = {
  Resources: {
    Person: role('person', {
      StringEquals: { 'sts:RoleSessionName': '${aws:username}' },
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    }),
    Machine: role('machine', { StringEquals: { 'sts:RoleSessionName': 'pipeline' } }),
    Closed: role('closed', { StringEquals: { 'aws:PrincipalAccount': '999999999999' } }),
    Service: role('service', {}, { Service: 'lambda.amazonaws.com' }),
    Policy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        PolicyDocument: { Statement: { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' } },
      },
    },
  },
};

const stack = { name: 'S', account: '123456789012', region: 'us-east-1', template, assets: new Map() };
const roles = readRoles(resolveResources([stack], { endpointUrl: 'http://x', streamArn: () => undefined }));
const named = (name: string) => {
  const found = [...roles.values()].find((each) => each.name === name);
  if (!found) throw new Error(`no role ${name}`);
  return found;
};

describe('signing in', () => {
  it.each([
    ['person', 'anna'],
    ['machine', 'pipeline'],
    ['closed', undefined],
    ['service', undefined],
  ])('as %s gives the session %s', (name, session) => {
    expect(assumeRole(named(name), 'anna', openKeyRing(roles))?.session).toBe(session);
  });

  it('gives one person the same keys each time, after a restart too, and nobody else those', () => {
    const directory = mkdtempSync(join(tmpdir(), 'keys-'));
    const keys = (who: string) =>
      assumeRole(named('person'), who, openKeyRing(roles, directory))?.credentials;
    expect(keys('anna')).toEqual(keys('anna'));
    expect(keys('anna')?.accessKeyId).not.toBe(keys('bert')?.accessKeyId);
    const found = openKeyRing(roles, directory).find(keys('anna')?.accessKeyId ?? '');
    expect(found?.principal).toMatchObject({ session: 'anna', role: { name: 'person' } });
  });

  it('knows people from services, and each role by an id of its own', () => {
    expect([...roles.values()].filter(({ human }) => human).map(({ name }) => name)).toEqual([
      'person',
      'machine',
      'closed',
    ]);
    expect(new Set([...roles.values()].map(({ id }) => id)).size).toBe(4);
    expect(named('person').id).toMatch(/^AROA[0-9A-F]{17}$/);
    expect(named('person').policies).toHaveLength(1);
  });
});

describe('a state directory', () => {
  it('belongs to one process at a time', () => {
    const directory = mkdtempSync(join(tmpdir(), 'claim-'));
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeFileSync(join(directory, 'pid'), String(other.pid));
    expect(() => claim(directory)).toThrow(`is in use by process ${other.pid}`);
    other.kill('SIGKILL');
  });

  it('is free again after a process that died, and after one that gave it back', () => {
    const directory = mkdtempSync(join(tmpdir(), 'claim-'));
    // Larger than any process id that Linux gives.
    writeFileSync(join(directory, 'pid'), '4194305');
    const release = claim(directory);
    expect(claim(directory)).toBeTypeOf('function');
    release();
    expect(existsSync(join(directory, 'pid'))).toBe(false);
  });
});
