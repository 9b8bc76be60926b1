/**
 * What begins by itself: schedules of EventBridge, each with a role that calls one function.
 * @module
 */

import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { CapabilityFunction } from './capability-function.ts';

/** One schedule of a function. */
export interface Run {
  /** Names it in the construct that has the function. */
  readonly id: string;
  readonly description: string;
  /** `1 minute`, `1 day` */
  readonly every: string;
  /** What the function is given; absent: the schedule's own event. */
  readonly input?: object;
}

/**
 * Calls a function by schedules, once each time: what failed is found by the next run.
 * The L2 schedule grants every version of the function as well; this role calls exactly one.
 * @param roleId names the role in `scope`, where it has schedules of several functions
 */
export const callOnSchedule = (
  scope: Construct,
  called: CapabilityFunction,
  runs: readonly Run[],
  roleId = 'ScheduleRole',
): void => {
  const role = new Role(scope, roleId, {
    description: `Starts ${called.name}`,
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });
  const resources = [called.live.functionArn];
  role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources }));
  for (const { id, description, every, input } of runs) {
    const schedule = new CfnSchedule(scope, id, {
      description,
      scheduleExpression: `rate(${every})`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: called.live.functionArn,
        roleArn: role.roleArn,
        ...(input === undefined ? {} : { input: JSON.stringify(input) }),
        // A run that comes late is no use: the next one does its work too.
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    });
    // Scheduler checks at creation that the role may call the function.
    schedule.node.addDependency(role);
  }
};
