/**
 * The second stack of a stage that runs in another Region or account than the seller's: it takes AWS Marketplace's
 * notifications where they arrive, and forwards them, one hop, to Concord's own bus. In another account it also holds the
 * roles with which Concord asks AWS Marketplace.
 * @module
 */

import { Duration, Stack } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { EventBus as BusTarget } from 'aws-cdk-lib/aws-events-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { ConcordConfig, StageConfig, StageName } from './config.ts';
import { Foundation } from './foundation.ts';
import { Alarms } from './monitoring/alarms.ts';
import { intakeName, MARKETPLACE_SOURCES, NOTIFICATION_REGION } from './notification-source.ts';
import { SellerRoles } from './seller-roles.ts';

export interface NotificationStackProps {
  readonly config: ConcordConfig;
  readonly stageName: StageName;
  readonly codeRoot: string;
}

const placeOf = ({ account, region, seller }: StageConfig): string =>
  seller ? `${account} in ${region}` : region;

export class NotificationStack extends Stack {
  constructor(scope: Construct, id: string, { config, stageName, codeRoot }: NotificationStackProps) {
    const stage = config.stages[stageName];
    super(scope, id, {
      description: `Concord (${stageName}): notifications of AWS Marketplace, on to ${placeOf(stage)}`,
      env: { account: stage.seller?.account ?? stage.account, region: NOTIFICATION_REGION },
      terminationProtection: true,
    });
    const foundation = new Foundation(this, 'Foundation', { ...config, stageName, stage, codeRoot });
    const deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(
      deadLetters,
      'AwsSolutions-SQS3',
      'It is a dead-letter queue itself, of the rule: the check looks for queues alone',
    );
    // By its name, so that neither stack waits for a value of the other.
    const intakeArn = this.formatArn({
      service: 'events',
      region: stage.region,
      account: stage.account,
      resource: 'event-bus',
      resourceName: intakeName(stageName),
    });
    new Rule(this, 'Forward', {
      description: `Everything AWS Marketplace tells the seller, on to ${placeOf(stage)}`,
      eventPattern: { source: [...MARKETPLACE_SOURCES] },
      targets: [
        new BusTarget(EventBus.fromEventBusArn(this, 'Intake', intakeArn), { deadLetterQueue: deadLetters }),
      ],
    });
    if (stage.seller) {
      new SellerRoles(this, 'Roles', { stageName, stage: { ...stage, seller: stage.seller } });
    }
    new Alarms(this, 'Alarms', foundation).add({
      entry: 'deadLetters',
      subject: 'forwarding',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: Stats.MAXIMUM,
      }),
      threshold: 1,
    });
  }
}
