/**
 * What every capability stands on: the stage, the key of the logs, and where the code lies.
 * @module
 */

import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { ProductConfig, StageConfig, StageName } from './config.ts';

export interface FoundationProps {
  readonly stageName: StageName;
  readonly stage: StageConfig;
  readonly products: readonly ProductConfig[];
  readonly runbookUrl: string;
  /** The folder that holds a folder of code for each function: `dist`, after `npm run bundle`. */
  readonly codeRoot: string;
}

export class Foundation extends Construct {
  readonly stageName: StageName;
  readonly stage: StageConfig;
  readonly products: readonly ProductConfig[];
  readonly runbookUrl: string;
  readonly codeRoot: string;
  /** Encrypts logs and alarms: both name accounts and licenses. */
  readonly key: Key;
  private accessLogs: IBucket | undefined;

  constructor(scope: Construct, id: string, props: FoundationProps) {
    super(scope, id);
    this.stageName = props.stageName;
    this.stage = props.stage;
    this.products = props.products;
    this.runbookUrl = props.runbookUrl;
    this.codeRoot = props.codeRoot;
    this.key = new Key(this, 'Key', {
      description: `Concord ${props.stageName}: logs and alarms`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.key.addToResourcePolicy(this.logsMayEncrypt());
  }

  /** A log group that is encrypted and ends, with the retention of the stage. */
  logGroup(scope: Construct, id: string): LogGroup {
    return new LogGroup(scope, id, {
      encryptionKey: this.key,
      retention: this.stage.logRetentionDays,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** A private, versioned bucket whose objects go after `keep`; who reads it is logged. */
  bucket(scope: Construct, id: string, keep: Duration, further: Partial<BucketProps> = {}): Bucket {
    return new Bucket(scope, id, {
      ...PRIVATE,
      versioned: true,
      lifecycleRules: [{ expiration: keep, noncurrentVersionExpiration: keep }],
      serverAccessLogsBucket: this.accessLogsBucket(),
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
      ...further,
    });
  }

  private accessLogsBucket(): IBucket {
    this.accessLogs ??= new Bucket(this, 'AccessLogs', {
      ...PRIVATE,
      lifecycleRules: [{ expiration: Duration.days(this.stage.logRetentionDays) }],
      // A Bucket is an IBucket, but for one optional property that CDK types loosely.
    }) as IBucket;
    return this.accessLogs;
  }

  private logsMayEncrypt(): PolicyStatement {
    const stack = Stack.of(this);
    const groups = stack.formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    return new PolicyStatement({
      sid: 'LogsMayEncrypt',
      principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
    });
  }
}

const PRIVATE = {
  encryption: BucketEncryption.S3_MANAGED,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;
