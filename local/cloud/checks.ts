import type { Rule } from './events/rules.ts';
import { firstDenied } from './identity/authority.ts';
import type { CallLog } from './identity/calls.ts';
import type { Grants } from './identity/grants.ts';
import type { Need } from './identity/need.ts';
import type { Role } from './identity/principals.ts';
import type { EventSource } from './lambda/event-source.ts';
import type { LambdaFunction } from './lambda/function.ts';
import type { Queues } from './queues/queues.ts';
import type { ScheduleTarget } from './schedules/read.ts';
import { TemplateFault } from './template/functions.ts';

/**
 * Permissions that AWS's own services would lack: on AWS the deployment, or each delivery, would fail; here the start does.
 * @module
 */

/** What is checked, and with what. */
export interface Wiring {
  roles: ReadonlyMap<string, Role>;
  grants: Grants;
  queues: Queues;
  functions: ReadonlyMap<string, LambdaFunction>;
  calls: CallLog;
  now(): number;
}

/** What Lambda's poller calls with the function's role (Lambda guide, "Execution role permissions", 2026-11). */
const QUEUE_ACTIONS = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const STREAM_ACTIONS = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

const pollerNeeds = ({ settings }: EventSource): Need[] => {
  const actions = settings.EventSourceArn.includes(':sqs:') ? QUEUE_ACTIONS : STREAM_ACTIONS;
  return actions.map((action) => ({ action, resources: [settings.EventSourceArn] }));
};

const asideNeeds = ({ settings }: EventSource): Need[] => {
  const destination = settings.DestinationConfig?.OnFailure?.Destination;
  if (destination === undefined) return [];
  if (destination.includes(':sqs:')) return [{ action: 'sqs:SendMessage', resources: [destination] }];
  return [
    { action: 's3:PutObject', resources: [`${destination}/aws/lambda/batch`] },
    { action: 's3:ListBucket', resources: [destination] },
  ];
};

const demand = (place: string, who: string, role: Role | undefined, needs: readonly Need[]) => {
  const denied = role ? firstDenied(role.policies, needs, { 'aws:securetransport': 'true' }) : needs[0];
  if (denied) throw new TemplateFault(place, `${who} may not ${denied.action} on ${denied.resources[0]}`);
};

/** Stops the start unless each event source's poller may do its work with the function's role; records what it will call. */
export const checkEventSources = (sources: readonly EventSource[], { roles, calls, now }: Wiring): void => {
  for (const source of sources) {
    const role = roles.get(source.roleArn);
    const needs = [...pollerNeeds(source), ...asideNeeds(source)];
    demand(source.place, `the role of ${source.target.name}`, role, needs);
    const session = source.target.name;
    calls.record({
      at: now(),
      role: role?.name ?? '',
      session,
      service: 'lambda',
      operation: 'EventSourceMapping',
      needs,
      allowed: true,
      status: 200,
    });
  }
};

/** Stops the start unless each rule's targets are there and let the rule in. */
export const checkRules = (rules: readonly Rule[], { grants, queues, functions, roles }: Wiring): void => {
  for (const { place, arn, targets } of rules) {
    for (const { Arn: target, RoleArn } of targets) {
      if (target.includes(':event-bus/')) {
        const needs = [{ action: 'events:PutEvents', resources: [target] }];
        const role = roles.get(RoleArn ?? '');
        demand(place, 'the rule', role, needs);
        if (role && !grants.mayPut(target, role))
          throw new TemplateFault(place, `${target} does not let the rule in`);
        continue;
      }
      const queue = queues.byArn(target);
      if (!queue && !functions.has(target))
        throw new TemplateFault(place, `its target ${target} is not there`);
      const open = queue
        ? grants.maySend(target, 'events.amazonaws.com', arn)
        : grants.mayInvoke(target, 'events.amazonaws.com', arn);
      if (!open) throw new TemplateFault(place, `${target} does not let the rule in`);
    }
  }
};

/** Stops the start unless the role of each schedule may call its target. */
export const checkSchedules = (
  schedules: readonly ScheduleTarget[],
  { roles, queues, functions }: Wiring,
): void => {
  for (const { place, roleArn, targetArn } of schedules) {
    if (!queues.byArn(targetArn) && !functions.has(targetArn)) {
      throw new TemplateFault(place, `its target ${targetArn} is not there`);
    }
    const action = functions.has(targetArn) ? 'lambda:InvokeFunction' : 'sqs:SendMessage';
    demand(place, 'the schedule', roles.get(roleArn), [{ action, resources: [targetArn] }]);
  }
};
