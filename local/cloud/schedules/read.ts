import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Buses } from '../events/buses.ts';
import type { Deliver } from '../events/deliver.ts';
import type { Rule } from '../events/rules.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';
import type { Schedule } from './schedules.ts';

const ScheduleProperties = v.looseObject({
  ScheduleExpression: v.string(),
  ScheduleExpressionTimezone: v.optional(v.string(), 'UTC'),
  State: v.optional(v.string(), 'ENABLED'),
  FlexibleTimeWindow: v.looseObject({ Mode: v.string() }),
  Target: v.strictObject({
    Arn: v.string(),
    RoleArn: v.string(),
    Input: v.optional(v.string()),
    DeadLetterConfig: v.optional(v.looseObject({ Arn: v.optional(v.string()) })),
    RetryPolicy: v.optional(v.unknown()),
  }),
});

const toSeconds = (epochMs: number) => new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** Scheduler's context attributes in an input (user guide, "Adding context attributes", 2026-11). */
const fillIn = (input: string, arn: string, at: number): string =>
  input
    .replaceAll('<aws.scheduler.schedule-arn>', arn)
    .replaceAll('<aws.scheduler.scheduled-time>', toSeconds(at))
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1');

/** The envelope that a schedule without `Input`, or a scheduled rule, sends. */
const scheduledEvent = (source: string, { account, region }: Resource | SiteOf, arn: string, at: number) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source,
  account,
  region,
  time: toSeconds(at),
  resources: [arn],
  detail: {},
});
interface SiteOf {
  account: string;
  region: string;
}

/** The role and target of an EventBridge Scheduler schedule, for the check that one may call the other. */
export interface ScheduleTarget {
  place: string;
  roleArn: string;
  targetArn: string;
}

const enabled = (resources: readonly Resource[]) =>
  resources
    .filter((resource) => resource.type === 'AWS::Scheduler::Schedule')
    .map((resource) => ({ resource, properties: propertiesOf(resource, ScheduleProperties) }))
    .filter(({ properties }) => properties.State === 'ENABLED');

/** What each schedule of the template calls, and with which role. */
export const scheduleTargets = (resources: readonly Resource[]): ScheduleTarget[] =>
  enabled(resources).map(({ resource, properties }) => ({
    place: resource.place,
    roleArn: properties.Target.RoleArn,
    targetArn: properties.Target.Arn,
  }));

/** Every enabled `AWS::Scheduler::Schedule` of the template. A function's answer is waited for, so that none overlaps. */
export const readSchedules = (
  resources: readonly Resource[],
  functions: ReadonlyMap<string, LambdaFunction>,
  deliver: Deliver,
): Schedule[] =>
  enabled(resources).map(({ resource, properties }) => ({
    name: resource.name,
    expression: properties.ScheduleExpression,
    timezone: properties.ScheduleExpressionTimezone,
    fire: async (at) => {
      const { Arn, Input, DeadLetterConfig } = properties.Target;
      const text = Input
        ? fillIn(Input, resource.arn, at)
        : JSON.stringify(scheduledEvent('aws.scheduler', resource, resource.arn, at));
      const target = functions.get(Arn);
      if (target) await target.invoke(JSON.parse(text));
      else
        deliver(Arn, text, {
          arn: resource.arn,
          ...(DeadLetterConfig?.Arn ? { deadLetterArn: DeadLetterConfig.Arn } : {}),
        });
    },
  }));

/** Every rule of the template that has a schedule, always in UTC. */
export const readScheduledRules = (rules: readonly Rule[], buses: Buses, site: SiteOf): Schedule[] =>
  rules.flatMap((rule) =>
    rule.schedule === undefined
      ? []
      : [
          {
            name: rule.name,
            expression: rule.schedule,
            timezone: 'UTC',
            fire: async (at: number) => buses.run(rule, scheduledEvent('aws.events', site, rule.arn, at)),
          },
        ],
  );
