import * as v from 'valibot';
import type { Clock } from '#local/clock.ts';
import { type Consumer, feedAsync } from '../queues/consumer.ts';
import type { Queue } from '../queues/queue.ts';
import type { Queues } from '../queues/queues.ts';
import type { Activity } from '../state/activity.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';
import type { LambdaFunction } from './function.ts';

/** Lambda retries an asynchronous call twice, the first time after a minute, and gives up after six hours (2026-11). */
const RETRIES_DEFAULT = 2;
const RETRY_AFTER_MS = 60_000;
const AGE_MS_MAX = 6 * 3_600_000;

const InvokeConfig = v.looseObject({
  FunctionName: v.string(),
  Qualifier: v.optional(v.string(), '$LATEST'),
  MaximumRetryAttempts: v.optional(v.number()),
  MaximumEventAgeInSeconds: v.optional(v.number()),
});

/** The queues behind the functions' asynchronous calls, by function ARN, and what works them off. */
export interface Asynchronous {
  queues: Map<string, Queue>;
  consumers: Consumer[];
}

/** Opens one queue per function; what is in it survives a restart, as it does on AWS. */
export const openAsynchronous = (
  resources: readonly Resource[],
  functions: ReadonlyMap<string, LambdaFunction>,
  queues: Queues,
  clock: Clock,
  activity: Activity,
): Asynchronous => {
  const configs = resources
    .filter(({ type }) => type === 'AWS::Lambda::EventInvokeConfig')
    .map((resource) => propertiesOf(resource, InvokeConfig));
  const opened: Asynchronous = { queues: new Map(), consumers: [] };
  for (const target of functions.values()) {
    const qualifier = /:function:[^:]+:(.+)$/.exec(target.arn)?.[1] ?? '$LATEST';
    const config = configs.find(
      ({ FunctionName, Qualifier }) =>
        Qualifier === qualifier && (FunctionName === target.name || target.arn.startsWith(FunctionName)),
    );
    const queue = queues.open({
      name: qualifier === '$LATEST' ? `async-${target.name}` : `async-${target.name}-${qualifier}`,
      arn: `${target.arn}:async`,
      url: '',
      // While a call runs its event is hidden, then it waits for the retry.
      visibilityTimeoutMs: target.timeoutMs + RETRY_AFTER_MS,
      delayMs: 0,
      retentionMs: config?.MaximumEventAgeInSeconds ? config.MaximumEventAgeInSeconds * 1000 : AGE_MS_MAX,
    });
    opened.queues.set(target.arn, queue);
    const tries = 1 + (config?.MaximumRetryAttempts ?? RETRIES_DEFAULT);
    opened.consumers.push(feedAsync(target, queue, tries, clock, activity));
  }
  return opened;
};
