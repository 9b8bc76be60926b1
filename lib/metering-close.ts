/**
 * What closes hours when their time has come, and what brings their time forward where a subscription ends.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { type EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { EventType } from '#domain/events/schemas.ts';
import { USAGE_SHARDS } from '#domain/limits.ts';
import { EVENT_SOURCE } from '#domain/names.ts';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { productsVariable } from './offering.ts';
import { callOnSchedule, type Run } from './schedule.ts';
import { COMMIT, LIST, LOAD, type Storage } from './storage.ts';
import { WorkQueue } from './work-queue.ts';

export interface MeteringCloseProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  /** Concord's own events: the ends of subscriptions are among them. */
  readonly bus: EventBus;
}

/** What says that no more than an hour is left to meter: the first sign, and the end itself, which may come alone. */
const ENDS: EventType[] = ['subscription.ending', 'subscription.ended'];

/** Every minute, each with its part of the shards. */
const runsOf = (closers: number): Run[] =>
  Array.from({ length: closers }, (_, index) => {
    const border = (at: number) => Math.round((at * USAGE_SHARDS) / closers);
    return {
      id: `EveryMinute${index}`,
      description: 'Closes the hours that are due',
      every: '1 minute',
      // From the first of them to the one after the last.
      input: { shards: [border(index), border(index + 1)] },
    };
  });

export class MeteringClose extends Construct {
  readonly close: CapabilityFunction;
  readonly flush: CapabilityFunction;
  /** Messages are the ends of subscriptions. */
  readonly ends: WorkQueue;

  constructor(scope: Construct, id: string, { foundation, storage, bus }: MeteringCloseProps) {
    super(scope, id);
    const environment = {
      stateTable: storage.state.tableName,
      usageTable: storage.usage.tableName,
      products: productsVariable(foundation.products),
    };
    this.close = new CapabilityFunction(this, 'Close', {
      name: 'metering-close',
      foundation,
      // It stops by itself before the next run; one that overlaps finds the same hours and changes nothing.
      timeout: Duration.seconds(90),
      memoryMegabytes: 1_024,
      environment,
      // The next minute's run finds what this one missed.
      retryAttempts: 0,
    });
    this.close.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    // Corrections that wait to be applied, and the tenants that are told of when nothing was used.
    this.close.may(LIST, [storage.indexArn('byState'), storage.indexArn('byKind')]);
    this.close.may(
      [
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
      [storage.usage.tableArn],
    );
    callOnSchedule(this, this.close, runsOf(foundation.stage.metering?.closers ?? 1));
    this.flush = new CapabilityFunction(this, 'Flush', {
      name: 'metering-flush',
      foundation,
      timeout: Duration.seconds(60),
      environment,
    });
    this.flush.may(LOAD, [storage.state.tableArn]);
    this.flush.may(
      [
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
      [storage.usage.tableArn],
    );
    this.ends = new WorkQueue(this, 'Ends', { worker: this.flush, batchSize: 1, maxConcurrency: 5 });
    new Rule(this, 'EndsRule', {
      eventBus: bus,
      description: 'Subscriptions that end: their last usage is told within the hour',
      eventPattern: { source: [EVENT_SOURCE], detailType: ENDS },
      targets: [new SqsQueue(this.ends.queue, { deadLetterQueue: this.ends.deadLetters })],
    });
  }
}
