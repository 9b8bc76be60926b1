/**
 * What a pipeline needs after it deployed: to look at the stack, to probe it, and to take it back.
 * @module
 */

import { CfnOutput, Fn, Stack } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { SMOKE } from '#domain/names.ts';
import { acknowledgeWildcards } from './acknowledge.ts';
import { CapabilityFunction } from './capability-function.ts';

export interface DeliveryProps {
  readonly pipeline: Role;
  /** Names of the stacks beside this one, in the same account and Region, that are deployed with it. */
  readonly besides: readonly string[];
  /** Where notifications arrive: the probe sends one of its own there. */
  readonly notificationBusArn: string;
}

/** Stands last in a stack: it grants on every function that is there. */
export class Delivery extends Construct {
  constructor(scope: Construct, id: string, { pipeline, besides, notificationBusArn }: DeliveryProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const functions = stack.node
      .findAll()
      .filter((construct) => construct instanceof CapabilityFunction)
      .map((capability) => capability.function);
    const allow = (actions: string[], resources: string[], conditions?: Record<string, unknown>) =>
      pipeline.addToPolicy(
        new PolicyStatement({ actions, resources, ...(conditions ? { conditions } : {}) }),
      );
    const others = besides.map((name) =>
      stack.formatArn({ service: 'cloudformation', resource: 'stack', resourceName: `${name}/*` }),
    );
    allow(['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'], [stack.stackId, ...others]);
    acknowledgeWildcards(pipeline, others, 'CloudFormation chooses what the id of a stack ends in');
    allow(
      ['lambda:GetAlias', 'lambda:UpdateAlias'],
      functions.map(({ functionArn }) => functionArn),
    );
    allow(['events:PutEvents'], [notificationBusArn], {
      StringEquals: { 'events:source': SMOKE.source },
    });
    new CfnOutput(this, 'Functions', {
      description: 'Names of the functions, whose alias live is what everything calls',
      value: Fn.join(
        ',',
        functions.map(({ functionName }) => functionName),
      ),
    });
    new CfnOutput(this, 'NotificationBus', { value: notificationBusArn });
  }
}
