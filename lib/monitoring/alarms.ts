/**
 * Alarms, each with the address of its runbook entry, to one topic.
 * @module
 */

import { Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { RUNBOOK, type RunbookEntry, runbookUrl } from './runbook.ts';

export interface AlarmSpec {
  readonly entry: RunbookEntry;
  /** What it watches, in a few words: the queue, the function. */
  readonly subject: string;
  readonly metric: IMetric;
  /** The alarm goes off at this value and above, or below it when `below`. */
  readonly threshold: number;
  readonly below?: boolean;
  /** Periods in a row. @default 1 */
  readonly periods?: number;
}

export class Alarms extends Construct {
  readonly topic: Topic;
  readonly all: Alarm[] = [];
  private readonly foundation: Foundation;

  constructor(scope: Construct, id: string, foundation: Foundation) {
    super(scope, id);
    this.foundation = foundation;
    this.topic = new Topic(this, 'Topic', {
      displayName: `Concord ${foundation.stageName}`,
      masterKey: foundation.key,
      enforceSSL: true,
    });
    this.topic.addSubscription(new EmailSubscription(foundation.stage.alarmsEmail));
    foundation.key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsMayEncrypt',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }

  add(spec: AlarmSpec): void {
    const alarm = new Alarm(this, `${spec.entry}-${spec.subject}`, {
      alarmName: `concord-${this.foundation.stageName}-${spec.entry}-${spec.subject}`,
      alarmDescription: `${RUNBOOK[spec.entry]}: ${spec.subject}. ${runbookUrl(this.foundation.runbookUrl, spec.entry)}`,
      metric: spec.metric,
      threshold: spec.threshold,
      evaluationPeriods: spec.periods ?? 1,
      comparisonOperator: spec.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // Silence is good, except where something must happen.
      treatMissingData: spec.below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    this.all.push(alarm);
  }
}
