/**
 * What our own functions count and measure.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { METRICS } from '#domain/names.ts';
import { METRIC_SERVICE } from '../capability-function.ts';

/** How finely most is looked at. */
export const PERIOD = Duration.minutes(5);

const ours = (metricName: string, statistic: string, period: Duration): Metric =>
  new Metric({
    namespace: METRICS.namespace,
    metricName,
    dimensionsMap: { service: METRIC_SERVICE },
    period,
    statistic,
  });

/** How often something happened. */
export const counted = (metricName: string, period = PERIOD): Metric => ours(metricName, Stats.SUM, period);

/** How much of something there was at most. */
export const highest = (metricName: string, period = PERIOD): Metric =>
  ours(metricName, Stats.MAXIMUM, period);
