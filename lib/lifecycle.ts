/**
 * AWS Marketplace's notifications, from the default bus through a queue to the function that takes them in.
 * @module
 */

import { Duration, Stack } from 'aws-cdk-lib';
import { CfnEventBusPolicy, EventBus, type IEventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { AccountPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { SMOKE } from '#domain/names.ts';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { arrivesElsewhere, intakeName, MARKETPLACE_SOURCES } from './notification-source.ts';
import { productsVariable } from './offering.ts';
import { COMMIT, LOAD, type Storage } from './storage.ts';
import { WorkQueue } from './work-queue.ts';

export interface LifecycleProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
}

export class Lifecycle extends Construct {
  readonly lifecycle: CapabilityFunction;
  readonly notifications: WorkQueue;
  /** Where notifications arrive in this account and Region. */
  readonly notificationBusArn: string;

  constructor(scope: Construct, id: string, { foundation, storage }: LifecycleProps) {
    super(scope, id);
    this.lifecycle = new CapabilityFunction(this, 'Lifecycle', {
      name: 'lifecycle',
      foundation,
      timeout: Duration.seconds(30),
      environment: {
        stateTable: storage.state.tableName,
        usageTable: storage.usage.tableName,
        products: productsVariable(foundation.products),
      },
    });
    this.notifications = new WorkQueue(this, 'Notifications', {
      worker: this.lifecycle,
      batchSize: 10,
      maxConcurrency: 20,
    });
    this.lifecycle.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    this.lifecycle.may(['dynamodb:BatchWriteItem'], [storage.usage.tableArn]);
    const intake = this.intakeOf(foundation);
    const eventBus = intake ? { eventBus: intake } : {};
    this.notificationBusArn = Stack.of(this).formatArn({
      service: 'events',
      resource: 'event-bus',
      resourceName: intake ? intakeName(foundation.stageName) : 'default',
    });
    const queue = new SqsQueue(this.notifications.queue, {
      deadLetterQueue: this.notifications.deadLetters,
      // EventBridge's longest; then the dead-letter queue.
      maxEventAge: Duration.hours(24),
      retryAttempts: 185,
    });
    new Rule(this, 'MarketplaceRule', {
      ...eventBus,
      description: 'Everything AWS Marketplace tells the seller; new detail types appear without notice',
      // By source alone: a filter on detail types or their role suffix would lose what we do not know yet.
      eventPattern: { source: [...MARKETPLACE_SOURCES] },
      targets: [queue],
    });
    new Rule(this, 'SmokeRule', {
      ...eventBus,
      description: 'What a deployment sends to see whether notifications still arrive',
      eventPattern: {
        source: [SMOKE.source],
        detailType: Match.prefix('Purchase Agreement Created'),
        detail: { agreement: { id: Match.prefix(SMOKE.agreementPrefix) } },
      },
      targets: [queue],
    });
  }

  /** In another Region or account than the notifications', a bus of its own takes what is forwarded. */
  private intakeOf({ stage, stageName }: Foundation): IEventBus | undefined {
    if (!arrivesElsewhere(stage)) return undefined;
    const intake = new EventBus(this, 'Intake', {
      eventBusName: intakeName(stageName),
      description: 'Notifications of AWS Marketplace, forwarded from where they arrive',
    });
    if (stage.seller) {
      // Nobody in that account can send as AWS Marketplace: sources that begin with `aws.` are AWS's own.
      const forwards = new PolicyStatement({
        principals: [new AccountPrincipal(stage.seller.account)],
        actions: ['events:PutEvents'],
        resources: [intake.eventBusArn],
      });
      new CfnEventBusPolicy(this, 'SellerForwards', {
        eventBusName: intake.eventBusName,
        statementId: 'SellerForwards',
        statement: forwards.toStatementJson(),
      });
    }
    // An EventBus is an IEventBus, but for one optional property that CDK types loosely.
    return intake as IEventBus;
  }
}
