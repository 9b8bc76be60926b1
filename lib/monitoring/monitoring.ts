/**
 * What is watched: queues, stream, functions, doors, and what our own functions count.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { METRICS } from '#domain/names.ts';
import type { CapabilityFunction } from '../capability-function.ts';
import type { Foundation } from '../foundation.ts';
import type { WorkQueue } from '../work-queue.ts';
import { Alarms } from './alarms.ts';
import { counted, PERIOD } from './counted.ts';
import { meteringGraphs, watchMetering } from './metering.ts';
import { vendorGraphs, watchVendors } from './vendors.ts';

/** The oldest message of a healthy queue is seconds old. */
const OLDEST_MESSAGE_MAX = Duration.minutes(10);
/** House rule for publishing; the stream itself keeps 24 hours. */
const ITERATOR_AGE_MAX = Duration.minutes(10);
/** Metrics that one alarm may combine (CloudWatch quotas, 2026-11). */
const METRICS_PER_ALARM = 10;
/** Server errors of a door in one period: one may be a deployment, five are not. */
const DOOR_FAULTS_MAX = 5;

/** The seller's system is asked again every five minutes: one answer that is missing may be a restart, three are not. */
const UNANSWERED_MAX = 3;
const UNANSWERED_WITHIN = Duration.minutes(30);

export interface MonitoringProps {
  readonly foundation: Foundation;
  readonly functions: readonly CapabilityFunction[];
  readonly queues: Readonly<Record<string, WorkQueue>>;
  /** Their messages may wait for hours: a receiver that is down is not our fault, one that stays down is. */
  readonly webhooks: Readonly<Record<string, WorkQueue>>;
  /** What begins every minute; one that does not is noticed. */
  readonly clocks: readonly CapabilityFunction[];
  /** What reads the state table's stream. */
  readonly streams: readonly { readonly reader: CapabilityFunction; readonly mapping: EventSourceMapping }[];
  readonly publicApi: RestApi;
  readonly operatorApi: HttpApi;
}

export class Monitoring extends Construct {
  readonly alarms: Alarms;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    this.alarms = new Alarms(this, 'Alarms', props.foundation);
    this.watchQueues(props);
    this.watchWebhooks(props);
    this.watchFunctions(props);
    this.watchStreams(props);
    this.watchDoors(props);
    this.watchCounts();
    watchMetering(this.alarms);
    watchVendors(this.alarms);
    this.show(props);
  }

  private watchQueues({ queues }: MonitoringProps): void {
    for (const [subject, { queue, deadLetters }] of Object.entries(queues)) {
      const dead = deadLetters.metricApproximateNumberOfMessagesVisible({
        period: PERIOD,
        statistic: Stats.MAXIMUM,
      });
      const age = queue.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: Stats.MAXIMUM });
      this.alarms.add({ entry: 'deadLetters', subject, metric: dead, threshold: 1 });
      this.alarms.add({
        entry: 'oldestMessage',
        subject,
        metric: age,
        threshold: OLDEST_MESSAGE_MAX.toSeconds(),
      });
    }
  }

  private watchWebhooks({ webhooks }: MonitoringProps): void {
    for (const [subject, { deadLetters }] of Object.entries(webhooks)) {
      const metric = deadLetters.metricApproximateNumberOfMessagesVisible({
        period: PERIOD,
        statistic: Stats.MAXIMUM,
      });
      this.alarms.add({ entry: 'webhookUndelivered', subject, metric, threshold: 1 });
    }
  }

  private watchFunctions({ functions, clocks }: MonitoringProps): void {
    const sum = { period: PERIOD, statistic: Stats.SUM };
    for (const { name, function: fn } of functions)
      this.alarms.add({ entry: 'functionErrors', subject: name, metric: fn.metricErrors(sum), threshold: 1 });
    for (let from = 0; from < functions.length; from += METRICS_PER_ALARM) {
      const several = functions.slice(from, from + METRICS_PER_ALARM);
      this.alarms.add({
        entry: 'functionThrottles',
        subject: `functions-${from / METRICS_PER_ALARM + 1}`,
        metric: throttlesOf(several),
        threshold: 1,
      });
    }
    for (const { name, function: fn } of clocks) {
      this.alarms.add({
        entry: 'sweepSilent',
        subject: name,
        metric: fn.metricInvocations(sum),
        threshold: 1,
        below: true,
      });
    }
  }

  private watchStreams({ streams }: MonitoringProps): void {
    for (const { reader, mapping } of streams) {
      const age = { period: Duration.minutes(1), statistic: Stats.MAXIMUM };
      this.alarms.add({
        entry: 'iteratorAge',
        subject: reader.name,
        metric: reader.function.metric('IteratorAge', age),
        threshold: ITERATOR_AGE_MAX.toMilliseconds(),
      });
      this.alarms.add({
        entry: 'undelivered',
        subject: reader.name,
        metric: new Metric({
          namespace: 'AWS/Lambda',
          metricName: 'OnFailureDestinationDeliveredEventCount',
          dimensionsMap: { EventSourceMappingUUID: mapping.eventSourceMappingId },
          period: PERIOD,
          statistic: Stats.SUM,
        }),
        threshold: 1,
      });
    }
  }

  private watchDoors({ publicApi, operatorApi }: MonitoringProps): void {
    const sum = { period: PERIOD, statistic: Stats.SUM };
    const doors = { public: publicApi.metricServerError(sum), operator: operatorApi.metricServerError(sum) };
    for (const [subject, metric] of Object.entries(doors)) {
      this.alarms.add({ entry: 'doorFaults', subject, metric, threshold: DOOR_FAULTS_MAX });
    }
  }

  private watchCounts(): void {
    const watched = [
      'unknownDetailType',
      'unexpectedFact',
      'factsContradicted',
      'advisoryIssued',
      'mailFailed',
      'entitlementsUnread',
      'catalogUnread',
      'reassignmentAttention',
      'reassignmentOrphaned',
      'cancellationRejected',
      'reassignmentOverdue',
    ] as const;
    for (const entry of watched) {
      this.alarms.add({ entry, subject: 'concord', metric: counted(METRICS[entry]), threshold: 1 });
    }
    this.alarms.add({
      entry: 'verificationUnanswered',
      subject: 'concord',
      metric: counted(METRICS.verificationUnanswered, UNANSWERED_WITHIN),
      threshold: UNANSWERED_MAX,
    });
  }

  private show({ foundation, functions, queues }: MonitoringProps): void {
    const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12 });
    const work = Object.values(queues);
    new Dashboard(this, 'Dashboard', {
      dashboardName: `concord-${foundation.stageName}`,
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms: this.alarms.all, width: 24 })],
        [
          graph(
            'Calls',
            functions.map(({ function: fn }) => fn.metricInvocations()),
          ),
          graph(
            'Duration',
            functions.map(({ function: fn }) => fn.metricDuration({ statistic: Stats.p(99) })),
          ),
        ],
        [
          graph(
            'Waiting',
            work.map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible()),
          ),
          graph(
            'Put aside',
            work.map(({ deadLetters }) => deadLetters.metricApproximateNumberOfMessagesVisible()),
          ),
        ],
        [
          graph('Published and refused', [counted(METRICS.eventsPublished), counted(METRICS.refusals)]),
          graph('Conflicts of commits', [counted(METRICS.commitConflicts)]),
        ],
        meteringGraphs(),
        vendorGraphs(),
      ],
    });
  }
}

/** Throttled calls of several functions: all draw on the account's concurrency, and the logs name the one. */
const throttlesOf = (functions: readonly CapabilityFunction[]): IMetric =>
  new MathExpression({
    expression: 'SUM(METRICS())',
    label: 'throttled calls',
    period: PERIOD,
    usingMetrics: Object.fromEntries(
      functions.map(({ function: fn }, index) => [
        `m${index}`,
        fn.metricThrottles({ period: PERIOD, statistic: Stats.SUM }),
      ]),
    ),
  });
