/**
 * What is watched of vendors' systems: what waits for a person there, and whether they answer at all.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { METRICS } from '#domain/names.ts';
import type { Alarms } from './alarms.ts';
import { counted } from './counted.ts';

/** What a person must look at, each time. */
const COUNTED = [
  'activationUnclear',
  'activationOverdue',
  'activationConflict',
  'propagationOverdue',
  'changeDeclined',
] as const;

/** A call that was not answered is made again after five minutes: two in each of two quarters of an hour are no restart. */
const UNANSWERED_PERIOD = Duration.minutes(15);
const UNANSWERED_MAX = 2;
const UNANSWERED_PERIODS = 2;

const unanswered = () => counted(METRICS.vendorUnanswered, UNANSWERED_PERIOD);

/** Adds the alarms. */
export const watchVendors = (alarms: Alarms): void => {
  for (const entry of COUNTED)
    alarms.add({ entry, subject: 'concord', metric: counted(METRICS[entry]), threshold: 1 });
  alarms.add({
    entry: 'vendorUnanswered',
    subject: 'concord',
    metric: unanswered(),
    threshold: UNANSWERED_MAX,
    periods: UNANSWERED_PERIODS,
  });
};

/** What the dashboard shows of it. */
export const vendorGraphs = (): GraphWidget[] => [
  new GraphWidget({
    title: 'Activations and changes that wait for a person',
    width: 12,
    left: COUNTED.map((name) => counted(METRICS[name])),
  }),
  new GraphWidget({ title: 'Calls that vendors did not answer', width: 12, left: [unanswered()] }),
];
