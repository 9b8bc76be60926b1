import * as v from 'valibot';
import { keyArnIn } from '../../kms/ciphertext.ts';
import type { NeedsOf } from '../need.ts';

const Key = v.looseObject({
  KeyId: v.optional(v.string()),
  CiphertextBlob: v.optional(v.string(), ''),
  EncryptionContext: v.optional(v.record(v.string(), v.string()), {}),
});
const Secret = v.looseObject({ SecretId: v.string() });
const Location = v.looseObject({ Bucket: v.string(), Key: v.optional(v.string()) });

/** Who decrypts need not name the key: the ciphertext does. Conditions may ask for pairs of the encryption context. */
const onKey =
  (action: string): NeedsOf =>
  (input, { region, account }) => {
    const { KeyId, CiphertextBlob, EncryptionContext } = v.parse(Key, input);
    const key = KeyId ?? keyArnIn(Buffer.from(CiphertextBlob, 'base64')) ?? '*';
    const context = Object.fromEntries(
      Object.entries(EncryptionContext).map(([name, value]) => [
        `kms:encryptioncontext:${name.toLowerCase()}`,
        value,
      ]),
    );
    const arn = key.startsWith('arn:') ? key : `arn:aws:kms:${region}:${account}:key/${key}`;
    return [{ action: `kms:${action}`, resources: [arn], context }];
  };

const onSecret =
  (action: string): NeedsOf =>
  (input, { region, account }) => {
    const { SecretId } = v.parse(Secret, input);
    const arn = SecretId.startsWith('arn:')
      ? SecretId
      : `arn:aws:secretsmanager:${region}:${account}:secret:${SecretId}`;
    // CDK grants `…:secret:name-??????`, since AWS puts six random characters behind the name.
    return [{ action: `secretsmanager:${action}`, resources: [arn, `${arn}-000000`] }];
  };

const onObject =
  (action: string): NeedsOf =>
  (input) => {
    const { Bucket, Key: key } = v.parse(Location, input);
    return [
      { action: `s3:${action}`, resources: [`arn:aws:s3:::${Bucket}${key === undefined ? '' : `/${key}`}`] },
    ];
  };

const onAnything =
  (action: string): NeedsOf =>
  () => [{ action, resources: ['*'] }];

/** Amazon S3: the objects' operations; HeadObject needs GetObject, listing is ListBucket on the bucket. */
export const S3: Record<string, NeedsOf> = {
  PutObject: onObject('PutObject'),
  GetObject: onObject('GetObject'),
  HeadObject: onObject('GetObject'),
  DeleteObject: onObject('DeleteObject'),
  ListObjectsV2: onObject('ListBucket'),
};

/** AWS KMS. */
export const KMS: Record<string, NeedsOf> = Object.fromEntries(
  ['Encrypt', 'Decrypt', 'GenerateDataKey', 'GenerateMac', 'VerifyMac'].map((name) => [name, onKey(name)]),
);

/** AWS Secrets Manager. */
export const SECRETS: Record<string, NeedsOf> = {
  GetSecretValue: onSecret('GetSecretValue'),
  PutSecretValue: onSecret('PutSecretValue'),
};

const Alias = v.looseObject({ FunctionName: v.string() });
const onFunction =
  (action: string): NeedsOf =>
  (input, { region, account }) => {
    const { FunctionName: name } = v.parse(Alias, input);
    const arn = name.startsWith('arn:') ? name : `arn:aws:lambda:${region}:${account}:function:${name}`;
    return [{ action: `lambda:${action}`, resources: [arn] }];
  };

/** AWS Lambda: the aliases of a function are granted on the function. */
export const LAMBDA: Record<string, NeedsOf> = {
  GetAlias: onFunction('GetAlias'),
  UpdateAlias: onFunction('UpdateAlias'),
};

const StackName = v.looseObject({ StackName: v.string() });
const onStack =
  (action: string): NeedsOf =>
  (input, { region, account }) => {
    const { StackName: name } = v.parse(StackName, input);
    const arn = `arn:aws:cloudformation:${region}:${account}:stack/${name}/local`;
    return [{ action: `cloudformation:${action}`, resources: [arn] }];
  };

/** AWS CloudFormation: what is deployed. */
export const CLOUDFORMATION: Record<string, NeedsOf> = {
  DescribeStacks: onStack('DescribeStacks'),
  GetTemplate: onStack('GetTemplate'),
};

const Taken = v.looseObject({ RoleArn: v.string(), ExternalId: v.optional(v.string()) });

/** AWS STS: everyone may ask who they are; a role must also be let in by the trust of the one that it takes. */
export const STS: Record<string, NeedsOf> = {
  GetCallerIdentity: () => [],
  AssumeRole: (input) => {
    const { RoleArn, ExternalId } = v.parse(Taken, input);
    const context = ExternalId === undefined ? {} : { 'sts:externalid': ExternalId };
    return [{ action: 'sts:AssumeRole', resources: [RoleArn], context }];
  },
};

/** AWS Marketplace: Metering, Entitlement, Agreement and Catalog share one prefix; their actions take no resource. */
export const marketplaceNeed = (operation: string): NeedsOf => onAnything(`aws-marketplace:${operation}`);
