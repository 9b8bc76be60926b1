/**
 * Who did what, kept where nobody can change it: the journal's copy under Object Lock, and the functions that read the
 * journal back.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  MetricType,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { type Bucket, ObjectLockRetention, StorageClass } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledge.ts';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { productsVariable } from './offering.ts';
import type { Publishing } from './publishing.ts';
import { COMMIT, LIST, LOAD, type Storage } from './storage.ts';

/** As long as the journal itself; nobody may delete a copy before. */
const LOCK = Duration.days(400);
/** A lifecycle rule cannot delete what is locked, and tries once a day. */
const KEEP = Duration.days(401);
/** Read seldom, then at once: half the price of STANDARD_IA for bytes, more for reads (S3 prices, 2026-11). */
const COLD_AFTER = Duration.days(30);

/** Entries of one object, and how long a batch waits for more of them. */
const BATCH_SIZE = 100;
const BATCH_WINDOW = Duration.seconds(5);
/** As for publishing: tries of a batch, and what is still taken of a stream that keeps 24 hours. */
const RETRY_ATTEMPTS = 10;
const MAX_RECORD_AGE = Duration.hours(12);

/** The HTTP API itself waits 30 seconds at most. */
const DOOR_TIMEOUT = Duration.seconds(25);

export interface AuditProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  /** What cannot be archived is put aside where publishing puts it. */
  readonly publishing: Publishing;
  /** JSON object, role → ARN: who a caller is, checked again in the functions. */
  readonly roleArns: string;
}

export class Audit extends Construct {
  readonly archive: CapabilityFunction;
  /** `GET /v1/audit`, and rebuilds. */
  readonly read: CapabilityFunction;
  readonly replay: CapabilityFunction;
  readonly mapping: EventSourceMapping;
  /** `journal/yyyy/mm/dd/<first>-<last sequence number>.ndjson`, one entry a line. */
  readonly bucket: Bucket;

  /** All of them, to be watched. */
  get functions(): readonly CapabilityFunction[] {
    return [this.archive, this.read, this.replay];
  }

  constructor(scope: Construct, id: string, props: AuditProps) {
    super(scope, id);
    const { foundation, storage, publishing } = props;
    this.bucket = this.lockedBucket(foundation);
    this.archive = new CapabilityFunction(this, 'Archive', {
      name: 'publishing-archive',
      foundation,
      timeout: Duration.seconds(30),
      environment: { archiveBucket: this.bucket.bucketName, usageTable: storage.usage.tableName },
    });
    const copies = this.bucket.arnForObjects('journal/*');
    this.archive.may(['s3:PutObject'], [copies]);
    acknowledgeWildcards(
      this.archive.role,
      [copies],
      'One object for each batch, named by its day and place',
    );
    this.archive.may(['dynamodb:BatchWriteItem'], [storage.usage.tableArn]);
    this.mapping = this.streamMapping(storage, publishing.undelivered);
    this.read = this.reader(props);
    this.replay = this.replayer(props);
  }

  private reader({ foundation, storage, roleArns }: AuditProps): CapabilityFunction {
    const read = new CapabilityFunction(this, 'Read', {
      name: 'directory-audit',
      foundation,
      timeout: DOOR_TIMEOUT,
      environment: {
        stateTable: storage.state.tableName,
        usageTable: storage.usage.tableName,
        products: productsVariable(foundation.products),
        roleArns,
      },
    });
    read.may([...LOAD, ...LIST], [storage.state.tableArn]);
    read.may(LIST, [storage.usage.tableArn]);
    return read;
  }

  private replayer({ foundation, storage, publishing, roleArns }: AuditProps): CapabilityFunction {
    const { bus } = publishing;
    const replay = new CapabilityFunction(this, 'Replay', {
      name: 'publishing-replay',
      foundation,
      timeout: DOOR_TIMEOUT,
      environment: { stateTable: storage.state.tableName, bus: bus.eventBusName, roleArns },
    });
    replay.may([...LOAD, ...LIST, ...COMMIT], [storage.state.tableArn]);
    replay.may(['events:PutEvents'], [bus.eventBusArn]);
    return replay;
  }

  private lockedBucket(foundation: Foundation): Bucket {
    const lock = foundation.stage.archiveLock ?? 'compliance';
    return foundation.bucket(this, 'Journal', KEEP, {
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention[lock](LOCK),
      lifecycleRules: [
        {
          expiration: KEEP,
          noncurrentVersionExpiration: Duration.days(1),
          transitions: [
            { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: COLD_AFTER },
          ],
        },
      ],
    });
  }

  /** The stream's second reader: DynamoDB advises two at most (developer guide, Streams, 2026-11). */
  private streamMapping(storage: Storage, undelivered: Bucket): EventSourceMapping {
    const streamArn = storage.state.tableStreamArn;
    if (streamArn === undefined) throw new Error('The state table has no stream to archive');
    this.archive.may(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      [streamArn],
    );
    const objects = undelivered.arnForObjects('*');
    this.archive.may(['s3:PutObject'], [objects]);
    acknowledgeWildcards(this.archive.role, [objects], 'Lambda chooses the name of what it puts aside');
    this.archive.may(['s3:ListBucket'], [undelivered.bucketArn]);
    return new EventSourceMapping(this, 'Stream', {
      target: this.archive.live,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: BATCH_SIZE,
      maxBatchingWindow: BATCH_WINDOW,
      bisectBatchOnError: true,
      retryAttempts: RETRY_ATTEMPTS,
      maxRecordAge: MAX_RECORD_AGE,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { kind: { S: FilterRule.isEqual('journal') } } },
        }),
      ],
      supportS3OnFailureDestination: true,
      onFailure: { bind: () => ({ destination: undelivered.bucketArn }) },
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
  }
}
