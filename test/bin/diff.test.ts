import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { deployedInCloud } from '#bin/deployed.ts';
import { changeId } from '#bin/diff/change.ts';
import { compareTemplates } from '#bin/diff/compare.ts';
import { judge } from '#bin/diff/judge.ts';
import { showJudgment } from '#bin/diff/show.ts';
import { readTemplate, type Template } from '#bin/diff/template.ts';
import { ofType, synthesized } from '../lib/synthesis.ts';

const { template, outdir } = synthesized('sandbox');
const before = readTemplate(JSON.stringify(template), 'the sandbox');
const scratch = mkdtempSync(join(tmpdir(), 'concord-diff-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The id of a resource of the template, by its type and a part of its logical id. */
const idOf = (type: string, part: string): string => {
  const [id] = ofType(template.Resources, type).find(([each]) => each.includes(part)) ?? [];
  if (id === undefined) throw new Error(`no ${type} with ${part}`);
  return id;
};
const state = idOf('AWS::DynamoDB::Table', 'State');

/** The template with one resource changed, or with it gone where `change` gives nothing. */
type Part = Template['Resources'][string];
const changed = (id: string, change: (resource: Part) => Part | undefined): Template => {
  const { [id]: resource, ...others } = structuredClone(before.Resources);
  const after = resource && change(resource);
  return { ...before, Resources: after ? { ...others, [id]: after } : others };
};
const withProperties = (id: string, properties: Record<string, unknown>): Template =>
  changed(id, (resource) => ({ ...resource, Properties: { ...resource.Properties, ...properties } }));
const found = (after: Template) => compareTemplates('concord-sandbox', before, after).map(changeId);
const propertiesOf = (id: string) => structuredClone(before.Resources[id]?.Properties ?? {});

describe('what holds something', () => {
  test('the same template changes nothing, and a first deployment loses nothing', () => {
    expect(found(before)).toEqual([]);
    expect(compareTemplates('concord-sandbox', undefined, before)).toEqual([]);
  });

  test.each([
    ['AWS::DynamoDB::Table', 'State'],
    ['AWS::S3::Bucket', 'Undelivered'],
    ['AWS::SQS::Queue', 'Notifications'],
    ['AWS::KMS::Key', 'Foundation'],
    ['AWS::Logs::LogGroup', 'Lifecycle'],
    ['AWS::Events::EventBus', 'Bus'],
  ])('a removed %s is refused, and so is one under another id', (type, part) => {
    const id = idOf(type, part);
    expect(found(changed(id, () => undefined))).toContain(`${id}:removed`);
  });

  test('a table with another key is replaced', () => {
    const KeySchema = [{ AttributeName: 'other', KeyType: 'HASH' }];
    expect(found(withProperties(state, { KeySchema }))).toEqual([`${state}:replaced`]);
    expect(found(withProperties(state, { TableName: 'chosen' }))).toEqual([`${state}:replaced`]);
  });

  test('an index that goes or changes is a change of keys', () => {
    const [first, ...others] = propertiesOf(state)['GlobalSecondaryIndexes'] as object[];
    expect(found(withProperties(state, { GlobalSecondaryIndexes: others }))).toEqual([`${state}:keys`]);
    const all = [{ ...first, Projection: { ProjectionType: 'ALL' } }, ...others];
    expect(found(withProperties(state, { GlobalSecondaryIndexes: all }))).toEqual([`${state}:keys`]);
  });

  test.each([
    ['deletion protection', { DeletionProtectionEnabled: false }],
    ['recovery', { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } }],
    ['encryption', { SSESpecification: { SSEEnabled: false } }],
  ])('a table that loses %s loses protection', (_what, properties) => {
    expect(found(withProperties(state, properties))).toEqual([`${state}:protection`]);
  });

  test('a log that is kept shorter, and a table that would go with the stack', () => {
    const logs = idOf('AWS::Logs::LogGroup', 'Lifecycle');
    expect(found(withProperties(logs, { RetentionInDays: 3 }))).toEqual([`${logs}:protection`]);
    expect(found(withProperties(logs, { RetentionInDays: 400 }))).toEqual([]);
    expect(found(changed(state, (table) => ({ ...table, DeletionPolicy: 'Delete' })))).toEqual([
      `${state}:protection`,
    ]);
  });

  test('new code, more memory and another description are no such changes', () => {
    const id = idOf('AWS::Lambda::Function', 'Lifecycle');
    expect(found(withProperties(id, { MemorySize: 2048, Description: 'x', Code: { S3Key: 'y' } }))).toEqual(
      [],
    );
  });
});

describe('who is allowed what', () => {
  const holder = idOf('AWS::IAM::Role', 'LifecycleRole');
  const [inline] = propertiesOf(holder)['Policies'] as [
    { PolicyName: string; PolicyDocument: { Statement: { Action: string | string[] }[] } },
  ];
  const { Statement: statements } = inline.PolicyDocument;
  const withStatements = (changed: readonly object[]): Template =>
    withProperties(holder, {
      Policies: [{ ...inline, PolicyDocument: { ...inline.PolicyDocument, Statement: changed } }],
    });

  test.each([
    ['a new action', { Effect: 'Allow', Action: 'dynamodb:Scan', Resource: 'x' }],
    ['a known action on another resource', { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: '*' }],
    ['everything but', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
  ])('%s is wider', (_what, statement) => {
    expect(found(withStatements([...statements, statement]))).toEqual([`${holder}:widened`]);
  });

  test('the same permissions in another order are not, nor are fewer', () => {
    const turned = statements.toReversed().map((each) => ({
      ...each,
      Action: [each.Action].flat().toReversed(),
    }));
    expect(found(withStatements(turned))).toEqual([]);
    expect(found(withStatements(statements.slice(1)))).toEqual([]);
  });

  test('another principal in a trust, and a condition that falls away', () => {
    const role = idOf('AWS::IAM::Role', 'admin');
    const trust = propertiesOf(role)['AssumeRolePolicyDocument'] as { Statement: Record<string, unknown>[] };
    const [first] = trust.Statement;
    const opened = { ...trust, Statement: [{ ...first, Principal: { AWS: '*' } }] };
    expect(found(withProperties(role, { AssumeRolePolicyDocument: opened }))).toEqual([`${role}:widened`]);
    const { Condition: _, ...free } = first ?? {};
    expect(
      found(withProperties(role, { AssumeRolePolicyDocument: { ...trust, Statement: [free] } })),
    ).toEqual([`${role}:widened`]);
  });

  test('a denial that falls away, a function that anyone may call, a policy made elsewhere', () => {
    const queue = idOf('AWS::SQS::QueuePolicy', 'Notifications');
    const { Statement } = propertiesOf(queue)['PolicyDocument'] as { Statement: { Effect: string }[] };
    const undenied = { PolicyDocument: { Statement: Statement.filter(({ Effect }) => Effect !== 'Deny') } };
    expect(found(withProperties(queue, undenied))).toEqual([`${queue}:widened`]);
    const [permission = ''] = ofType(template.Resources, 'AWS::Lambda::Permission')[0] ?? [];
    expect(found(withProperties(permission, { Principal: '*' }))).toEqual([`${permission}:widened`]);
    const role = idOf('AWS::IAM::Role', 'viewer');
    const ManagedPolicyArns = ['arn:aws:iam::aws:policy/AdministratorAccess'];
    expect(found(withProperties(role, { ManagedPolicyArns }))).toEqual([`${role}:widened`]);
  });
});

describe('alarms', () => {
  const alarm = idOf('AWS::CloudWatch::Alarm', 'oldestMessage');
  const silent = idOf('AWS::CloudWatch::Alarm', 'sweepSilent');

  test('one that goes is refused', () => {
    expect(found(changed(alarm, () => undefined))).toEqual([`${alarm}:alarm-removed`]);
  });

  test.each([
    ['a higher threshold', { Threshold: 6000 }],
    ['more periods', { EvaluationPeriods: 3 }],
    ['another metric', { MetricName: 'NumberOfMessagesSent' }],
    ['nobody to tell', { AlarmActions: [] }],
    ['actions off', { ActionsEnabled: false }],
  ])('%s is looser', (_what, properties) => {
    expect(found(withProperties(alarm, properties))).toEqual([`${alarm}:alarm-loosened`]);
  });

  test('silence that is taken for good is looser; a lower threshold is stricter', () => {
    expect(found(withProperties(silent, { TreatMissingData: 'notBreaching' }))).toEqual([
      `${silent}:alarm-loosened`,
    ]);
    expect(found(withProperties(silent, { Threshold: 0 }))).toEqual([`${silent}:alarm-loosened`]);
    expect(found(withProperties(alarm, { Threshold: 60 }))).toEqual([]);
  });
});

describe('acknowledgments', () => {
  const changes = compareTemplates('concord-sandbox', before, withProperties(state, { TableName: 'chosen' }));

  test('let exactly the named change through, and are told of when they are stale', () => {
    const reason = 'the first table never went live';
    const judgment = judge(changes, [
      { change: `${state}:replaced`, reason },
      { change: 'Gone:removed', reason },
    ]);
    expect(judgment.open).toEqual([]);
    expect(judgment.stale.map(({ change }) => change)).toEqual(['Gone:removed']);
    expect(showJudgment(judgment, 'sandbox')).toMatch(/acknowledged: the first table never went live/);
    expect(judge(changes, [{ change: `${state}:removed`, reason }]).open).toHaveLength(1);
  });

  test('without one the text says what to write where', () => {
    const text = showJudgment(judge(changes), 'sandbox');
    expect(text).toContain(`${state}:replaced`);
    expect(text).toContain('TableName: undefined → chosen');
    expect(text).toMatch(/stages\.sandbox\.acknowledged in bin\/concord\.config\.ts/);
  });
});

describe('the command', () => {
  const run = (...options: string[]) =>
    promisify(execFile)('node_modules/.bin/node', ['bin/diff.ts', ...options])
      .then(({ stdout }) => ({ code: 0, stdout, stderr: '' }))
      .catch(({ code, stdout, stderr }) => ({ code, stdout, stderr }));

  test('exits 0, 1 or 2: nothing to stop, something to stop, no comparison', async () => {
    const older = join(scratch, 'older.json');
    writeFileSync(older, JSON.stringify(withProperties(state, { TableName: 'chosen' })));
    const [same, other, none] = await Promise.all([
      run('--stage', 'sandbox', '--assembly', outdir, '--against', outdir),
      run('--stage', 'sandbox', '--assembly', outdir, '--against', older, '--json'),
      run('--stage', 'production', '--assembly', outdir, '--against', outdir),
    ]);
    expect([same.code, other.code, none.code]).toEqual([0, 1, 2]);
    expect(same.stdout).toMatch(/^Nothing that sandbox has would be lost/);
    expect(JSON.parse(other.stdout).open).toMatchObject([
      { id: `${state}:replaced`, type: 'AWS::DynamoDB::Table' },
    ]);
    expect(none.stderr).toMatch(/run npm run synth -- --context stage=production/);
  });
});

test('a stack in another account is never taken for one that is not deployed yet', async () => {
  const stack = { name: 'concord-test-notifications', account: '777788889999', region: 'us-east-1' };
  await expect(deployedInCloud('111122223333', undefined)(stack)).rejects.toThrow(
    'concord-test-notifications stands in account 777788889999: name a profile for it, --seller-profile',
  );
});
