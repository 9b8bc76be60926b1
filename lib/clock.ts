/**
 * What must happen later: every minute a sweep enqueues what is due, and workers decide.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { letAskMarketplace } from './marketplace-access.ts';
import { mailIdentityArn, productsVariable } from './offering.ts';
import { callOnSchedule } from './schedule.ts';
import { COMMIT, LIST, LOAD, type Storage } from './storage.ts';
import { WorkQueue } from './work-queue.ts';

export interface ClockProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  /** Where reassignments that are due go. */
  readonly reassignments: WorkQueue;
  /** Where activations that are due go. */
  readonly activations: WorkQueue;
  /** Where propagations that are due go. */
  readonly propagations: WorkQueue;
}

export class Clock extends Construct {
  readonly sweep: CapabilityFunction;
  readonly due: CapabilityFunction;
  /** Messages name an entity that is due: (shard, id, version). */
  readonly dueWork: WorkQueue;

  constructor(scope: Construct, id: string, props: ClockProps) {
    super(scope, id);
    const { foundation, storage, reassignments, activations, propagations } = props;
    this.due = new CapabilityFunction(this, 'Due', {
      name: 'clock-due',
      foundation,
      timeout: Duration.seconds(30),
      environment: {
        stateTable: storage.state.tableName,
        products: productsVariable(foundation.products),
        mailFrom: foundation.stage.mail.from,
      },
    });
    this.dueWork = new WorkQueue(this, 'DueWork', { worker: this.due, batchSize: 10, maxConcurrency: 10 });
    this.due.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    this.due.may(['ses:SendEmail'], [mailIdentityArn(this, foundation.stage)]);
    letAskMarketplace(this.due, foundation);
    this.sweep = new CapabilityFunction(this, 'Sweep', {
      name: 'clock-sweep',
      foundation,
      timeout: Duration.seconds(50),
      environment: {
        stateTable: storage.state.tableName,
        dueQueue: this.dueWork.queue.queueUrl,
        reassignmentQueue: reassignments.queue.queueUrl,
        activationQueue: activations.queue.queueUrl,
        propagationQueue: propagations.queue.queueUrl,
      },
      // The next minute's sweep finds what this one missed.
      retryAttempts: 0,
    });
    this.sweep.may(LIST, [storage.indexArn('byState')]);
    this.sweep.may(
      ['sqs:SendMessage'],
      [this.dueWork, reassignments, activations, propagations].map(({ queue }) => queue.queueArn),
    );
    callOnSchedule(this, this.sweep, [
      { id: 'EveryMinute', description: 'Enqueues what is due', every: '1 minute' },
    ]);
  }
}
