/**
 * What must happen later: every minute a sweep enqueues what is due, and workers decide.
 * @module
 */

import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { letAskMarketplace } from './marketplace-access.ts';
import { mailIdentityArn, productsVariable } from './offering.ts';
import { COMMIT, LIST, LOAD, type Storage } from './storage.ts';
import { WorkQueue } from './work-queue.ts';

export interface ClockProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  /** Where reassignments that are due go. */
  readonly reassignments: WorkQueue;
}

export class Clock extends Construct {
  readonly sweep: CapabilityFunction;
  readonly due: CapabilityFunction;
  /** Messages name an entity that is due: (shard, id, version). */
  readonly dueWork: WorkQueue;

  constructor(scope: Construct, id: string, { foundation, storage, reassignments }: ClockProps) {
    super(scope, id);
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
      },
      // The next minute's sweep finds what this one missed.
      retryAttempts: 0,
    });
    this.sweep.may(LIST, [storage.indexArn('byState')]);
    this.sweep.may(['sqs:SendMessage'], [this.dueWork.queue.queueArn, reassignments.queue.queueArn]);
    this.everyMinute();
  }

  /** The L2 schedule grants every version of the function as well; this role calls exactly one. */
  private everyMinute(): void {
    const role = new Role(this, 'ScheduleRole', {
      description: 'Starts the sweep',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [this.sweep.live.functionArn],
      }),
    );
    const schedule = new CfnSchedule(this, 'EveryMinute', {
      description: 'Enqueues what is due',
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: this.sweep.live.functionArn,
        roleArn: role.roleArn,
        // A late sweep is no use: the next one is at most a minute away.
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    });
    // Scheduler checks at creation that the role may call the function.
    schedule.node.addDependency(role);
  }
}
