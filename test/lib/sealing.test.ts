import { describe, expect, test } from 'vitest';
import { FUNCTIONS } from '#domain/names.ts';
import { PURPOSES } from '#lambdas/edge/sealing.ts';
import { functionNamed, ofType, type Resource, synthesized } from './synthesis.ts';

const { resources } = synthesized('sandbox');
const keys = Object.fromEntries(
  ofType(resources, 'AWS::KMS::Key').map(([id, key]) => [id.replace(/[0-9A-F]{8}$/, ''), key]),
);

interface Statement {
  readonly Action: string | string[];
  readonly Condition?: unknown;
}
const statementsOf = (role: Resource | undefined): readonly Statement[] =>
  role?.Properties.Policies.flatMap(
    ({ PolicyDocument }: { PolicyDocument: { Statement: Statement[] } }) => PolicyDocument.Statement,
  ) ?? [];

describe('the keys that seal', () => {
  test('are one that rotates, and one for hashes that cannot', () => {
    expect(keys['SealsSealing']).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: { EnableKeyRotation: true },
    });
    expect(keys['SealsSealing']?.Properties.KeySpec).toBeUndefined();
    expect(keys['SealsHashing']).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
    });
  });

  test('serve each function for its own purposes alone', () => {
    const purposes: Record<string, Record<string, string[]>> = {};
    for (const name of FUNCTIONS) {
      for (const { Action, Condition } of statementsOf(resources[functionNamed(resources, name).roleId])) {
        for (const action of [Action].flat().filter((each) => /^kms:(En|De)crypt$/.test(each))) {
          const { StringEquals } = Condition as { StringEquals: Record<string, string | string[]> };
          const allowed = [StringEquals['kms:EncryptionContext:purpose'] ?? []].flat();
          purposes[name] = { ...purposes[name], [action]: allowed };
          expect(PURPOSES).toEqual(expect.arrayContaining(allowed));
        }
      }
    }
    expect(purposes).toEqual({
      'activation-api': { 'kms:Encrypt': ['activation-link', 'email'] },
      'activation-worker': { 'kms:Decrypt': ['activation-link'] },
      'support-api': {
        'kms:Encrypt': ['activation-link', 'email'],
        'kms:Decrypt': ['activation-link', 'email'],
      },
      'capabilities-api': { 'kms:Encrypt': ['vendor-details'] },
      'capabilities-worker': { 'kms:Decrypt': ['vendor-details'] },
    });
  });
});

describe('the bucket of attached files', () => {
  const [[, bucket] = []] = ofType(resources, 'AWS::S3::Bucket').filter(([id]) =>
    /^SupportAttachments/.test(id),
  );

  test('is private and encrypted, takes TLS alone, and forgets after 400 days', () => {
    expect(bucket?.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 400, Status: 'Enabled' }] },
    });
    const [[, policy] = []] = ofType(resources, 'AWS::S3::BucketPolicy').filter(([id]) =>
      /^SupportAttachmentsPolicy/.test(id),
    );
    const denied = policy?.Properties.PolicyDocument.Statement.filter(
      ({ Effect }: { Effect: string }) => Effect === 'Deny',
    );
    expect(denied).toContainEqual(
      expect.objectContaining({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
  });

  test('lets pages send a file, and nothing else', () => {
    expect(bucket?.Properties.CorsConfiguration.CorsRules).toEqual([
      {
        AllowedMethods: ['PUT'],
        AllowedOrigins: ['*'],
        AllowedHeaders: ['content-type', 'if-none-match'],
        MaxAge: 3600,
      },
    ]);
  });
});
