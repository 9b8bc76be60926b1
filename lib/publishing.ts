/**
 * From the journal to the bus: the state table's stream, and the seller's application at the other end.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  MetricType,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledge.ts';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import type { Storage } from './storage.ts';

/**
 * Entries of one PutEvents call (EventBridge quotas, 2026-11); a batch of one record's events fits a few
 * calls.
 */
const BATCH_SIZE = 10;
/** Tries of a batch before it is split to its record, which then goes to the bucket. */
const RETRY_ATTEMPTS = 10;
/** A stream keeps 24 hours; what is older than this goes to the bucket while it still can. */
const MAX_RECORD_AGE = Duration.hours(12);

export interface PublishingProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
}

export class Publishing extends Construct {
  readonly publishing: CapabilityFunction;
  /** Concord's own events; the seller's application adds its rules here. */
  readonly bus: EventBus;
  /** Stream records that could not be published. */
  readonly undelivered: Bucket;
  readonly mapping: EventSourceMapping;

  constructor(scope: Construct, id: string, { foundation, storage }: PublishingProps) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: `concord-${foundation.stageName}`,
      description: 'What happened to tenants and subscriptions',
    });
    this.undelivered = foundation.bucket(this, 'Undelivered', Duration.days(400));
    this.publishing = new CapabilityFunction(this, 'Publishing', {
      name: 'publishing',
      foundation,
      timeout: Duration.seconds(30),
      environment: { bus: this.bus.eventBusName },
    });
    this.publishing.may(['events:PutEvents'], [this.bus.eventBusArn]);
    this.mapping = this.streamMapping(storage);
  }

  private streamMapping(storage: Storage): EventSourceMapping {
    const streamArn = storage.state.tableStreamArn;
    if (streamArn === undefined) throw new Error('The state table has no stream to publish from');
    this.publishing.may(
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      [streamArn],
    );
    const objects = this.undelivered.arnForObjects('*');
    this.publishing.may(['s3:PutObject'], [objects]);
    acknowledgeWildcards(this.publishing.role, [objects], 'Lambda chooses the name of what it puts aside');
    this.publishing.may(['s3:ListBucket'], [this.undelivered.bucketArn]);
    return new EventSourceMapping(this, 'Stream', {
      target: this.publishing.live,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: BATCH_SIZE,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: RETRY_ATTEMPTS,
      maxRecordAge: MAX_RECORD_AGE,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { kind: { S: FilterRule.isEqual('journal') } } },
        }),
      ],
      supportS3OnFailureDestination: true,
      onFailure: { bind: () => ({ destination: this.undelivered.bucketArn }) },
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
  }
}
