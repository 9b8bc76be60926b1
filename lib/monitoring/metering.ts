/**
 * What is watched of metering: everything that ends in usage nobody may bill any more, while something can still be done.
 * @module
 */

import { GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { UNMETERED_ALARM_MS, UNMETERED_WARNING_MS } from '#domain/limits.ts';
import { METRICS } from '#domain/names.ts';
import type { Alarms } from './alarms.ts';
import { counted, highest } from './counted.ts';

/** What must not be, not even once. */
const COUNTED = ['usageLost', 'usageDiscrepancy', 'usageNotSubscribed', 'usageOnDesk'] as const;

/** What must be none whenever it is looked at; the end of a month takes up to an hour by itself. */
const LEVELS = { meteringMonthEndBacklog: 12, meteringFlushOverdue: 1, meteringHoldsDue: 1 } as const;

/** Adds the alarms. */
export const watchMetering = (alarms: Alarms): void => {
  for (const entry of COUNTED)
    alarms.add({ entry, subject: 'concord', metric: counted(METRICS[entry]), threshold: 1 });
  for (const entry of ['meteringMonthEndBacklog', 'meteringFlushOverdue', 'meteringHoldsDue'] as const) {
    const metric = highest(METRICS[entry]);
    alarms.add({ entry, subject: 'concord', metric, threshold: 1, periods: LEVELS[entry] });
  }
  const age = highest(METRICS.meteringAge);
  const ages = { meteringLate: UNMETERED_WARNING_MS, meteringNearlyLost: UNMETERED_ALARM_MS } as const;
  for (const entry of ['meteringLate', 'meteringNearlyLost'] as const)
    alarms.add({ entry, subject: 'concord', metric: age, threshold: ages[entry] / 1_000 });
};

/** What the dashboard shows of it. */
export const meteringGraphs = (): GraphWidget[] => [
  new GraphWidget({
    title: 'Usage in and out',
    width: 12,
    left: [METRICS.usageAccepted, METRICS.usageRefused, METRICS.usageLate, METRICS.usageMetered].map((name) =>
      counted(name),
    ),
    right: [highest(METRICS.meteringAge)],
  }),
  new GraphWidget({
    title: 'Calls of BatchMeterUsage',
    width: 12,
    left: [counted(METRICS.meteringCalls), counted(METRICS.meteringThrottled)],
  }),
];
