/**
 * What holds something that a deployment cannot bring back.
 * @module
 */

import type { ChangeKind } from './change.ts';
import { canonical, type Resource, shown } from './template.ts';

interface Rule {
  /** A change of these makes CloudFormation make a new, empty one, or fail half-way. */
  readonly replacedBy: readonly string[];
  /** A change of these touches keys or indexes. */
  readonly keys?: readonly string[];
}

/**
 * Types that hold something → properties whose update is a replacement (CloudFormation's resource reference, "Update
 * requires", 2026-11).
 */
const STATEFUL: Readonly<Record<string, Rule>> = {
  'AWS::Cognito::UserPool': {
    replacedBy: ['AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration'],
  },
  'AWS::DynamoDB::GlobalTable': {
    replacedBy: ['KeySchema', 'LocalSecondaryIndexes', 'TableName'],
    keys: ['AttributeDefinitions', 'GlobalSecondaryIndexes'],
  },
  'AWS::DynamoDB::Table': {
    replacedBy: ['ImportSourceSpecification', 'KeySchema', 'LocalSecondaryIndexes', 'TableName'],
    keys: [
      'AttributeDefinitions',
      'GlobalSecondaryIndexes',
      'StreamSpecification',
      'TimeToLiveSpecification',
    ],
  },
  'AWS::Events::Archive': { replacedBy: ['ArchiveName', 'SourceArn'] },
  'AWS::Events::EventBus': { replacedBy: ['Name'] },
  'AWS::KMS::Key': { replacedBy: ['KeySpec', 'KeyUsage', 'MultiRegion'] },
  'AWS::Logs::LogGroup': { replacedBy: ['LogGroupName'] },
  'AWS::S3::Bucket': { replacedBy: ['BucketName'] },
  'AWS::SecretsManager::Secret': { replacedBy: ['Name'] },
  'AWS::SNS::Topic': { replacedBy: ['FifoTopic', 'TopicName'] },
  'AWS::SQS::Queue': { replacedBy: ['FifoQueue', 'QueueName'] },
};

/** Whether a resource of this type holds something. */
export const isStateful = (type: string): boolean => Object.hasOwn(STATEFUL, type);

type Found = readonly [kind: ChangeKind, details: readonly string[]];

const changed = (before: Resource, after: Resource, names: readonly string[]): string[] =>
  names
    .filter((name) => canonical(before.Properties[name]) !== canonical(after.Properties[name]))
    .map((name) => `${name}: ${shown(before.Properties[name])} → ${shown(after.Properties[name])}`);

const flag = (resource: Resource, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    resource.Properties,
  );

/** Switches that must not go from true to anything else. */
const GUARDS = [
  ['DeletionProtectionEnabled'],
  ['PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled'],
  ['SSESpecification', 'SSEEnabled'],
  ['ObjectLockEnabled'],
  ['EnableKeyRotation'],
] as const;

const shorter = (before: unknown, after: unknown): boolean =>
  after !== undefined && (before === undefined || Number(after) < Number(before));

const unprotected = (before: Resource, after: Resource): string[] => [
  ...(['DeletionPolicy', 'UpdateReplacePolicy'] as const)
    .filter((policy) => before[policy] === 'Retain' && after[policy] !== 'Retain')
    .map((policy) => `${policy}: Retain → ${after[policy] ?? 'none'}`),
  ...GUARDS.filter((path) => flag(before, path) === true && flag(after, path) !== true).map(
    (path) => `${path.join('.')}: true → ${String(flag(after, path))}`,
  ),
  ...['RetentionInDays', 'MessageRetentionPeriod']
    .filter((name) => name in before.Properties || name in after.Properties)
    .filter((name) => shorter(before.Properties[name], after.Properties[name]))
    .map((name) => `${name}: ${shown(before.Properties[name])} → ${shown(after.Properties[name])}`),
];

/** What would happen to a resource that holds something; `after` is absent where it is gone. */
export const statefulChanges = (before: Resource, after: Resource | undefined): readonly Found[] => {
  const rule = STATEFUL[before.Type];
  if (!rule) return [];
  if (after === undefined) return [['removed', []]];
  if (after.Type !== before.Type) return [['replaced', [`Type: ${before.Type} → ${after.Type}`]]];
  const found: Found[] = [
    ['replaced', changed(before, after, rule.replacedBy)],
    ['keys', changed(before, after, rule.keys ?? [])],
    ['protection', unprotected(before, after)],
  ];
  return found.filter(([, details]) => details.length > 0);
};
