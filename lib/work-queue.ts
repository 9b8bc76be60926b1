/**
 * A queue that feeds one function: what fails goes back message by message, and aside after a few tries.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { CapabilityFunction } from './capability-function.ts';

/**
 * SQS keeps a message 14 days at most (SQS quotas, 2026-11): as long as it can, a dead letter waits for a
 * person.
 */
const RETENTION = Duration.days(14);
/**
 * Tries before a message is put aside. AWS advises 5 or more, so that throttling alone does not put it aside.
 */
const MAX_RECEIVE_COUNT = 5;
/** Visibility over the function's timeout; Lambda's guide to SQS sources asks for six times (2026-11). */
const VISIBILITY_PER_TIMEOUT = 6;

export interface WorkQueueProps {
  /** The function that works through the queue. */
  readonly worker: CapabilityFunction;
  /** Messages in one call of the worker. */
  readonly batchSize: number;
  /**
   * Calls of the worker at the same time, at least 2. The queue's limit: it reserves nothing of the account's
   * pool.
   */
  readonly maxConcurrency: number;
  /** Tries before a message is put aside. @default 5 */
  readonly maxReceiveCount?: number;
}

export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly worker: CapabilityFunction;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.worker = props.worker;
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: RETENTION,
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: RETENTION,
      visibilityTimeout: Duration.seconds(props.worker.timeout.toSeconds() * VISIBILITY_PER_TIMEOUT),
      deadLetterQueue: {
        queue: this.deadLetters,
        maxReceiveCount: props.maxReceiveCount ?? MAX_RECEIVE_COUNT,
      },
    });
    new EventSourceMapping(this, 'Mapping', {
      target: props.worker.live,
      eventSourceArn: this.queue.queueArn,
      batchSize: props.batchSize,
      maxConcurrency: props.maxConcurrency,
      reportBatchItemFailures: true,
    });
    // What Lambda's poller calls with the worker's role (Lambda guide, SQS execution role permissions,
    // 2026-11).
    props.worker.may(
      ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      [this.queue.queueArn],
    );
  }
}
