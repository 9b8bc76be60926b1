/**
 * Structured logs and business metrics of every function, through Powertools: JSON lines and embedded metrics on stdout.
 * No token, code, cookie or e-mail address is ever logged: callers pass ids and hashes.
 * @module
 */
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { METRICS } from '#domain/names.ts';

/** The logger; fields are ids, codes and counts. */
export const log = new Logger({ serviceName: 'concord' });

const metrics = new Metrics({ namespace: METRICS.namespace, serviceName: 'concord' });

/**
 * Counts something that an alarm or the dashboard watches.
 * @param name one of METRICS in domain/names.ts
 */
export const count = (name: Exclude<keyof typeof METRICS, 'namespace'>, value = 1): void => {
  metrics.addMetric(METRICS[name], MetricUnit.Count, value);
};

/**
 * Says how long something has waited; an alarm looks at the longest.
 * @param name one of METRICS in domain/names.ts
 */
export const measureSeconds = (name: Exclude<keyof typeof METRICS, 'namespace'>, seconds: number): void => {
  metrics.addMetric(METRICS[name], MetricUnit.Seconds, seconds);
};

/** Writes out what was counted; every handler calls it before it returns. */
export const flushMetrics = (): void => {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
};
