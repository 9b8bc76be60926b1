/**
 * The roles of people and machines: who may call which route of the operator door.
 * @module
 */

import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  ArnPrincipal,
  CompositePrincipal,
  type IPrincipal,
  ManagedPolicy,
  PolicyStatement,
  PrincipalWithConditions,
  Role,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ROLES, type Role as RoleName } from '#domain/routes.ts';
import { acknowledgeWildcards } from './acknowledge.ts';
import type { OperatorDoor } from './doors/operator-door.ts';
import type { Foundation } from './foundation.ts';

/** Roles that programs take; the others are people's. */
const MACHINES = ['producer', 'pipeline'] as const satisfies readonly RoleName[];

/** How long a person's credentials last. */
const SESSION = Duration.hours(4);

export interface PeopleProps {
  readonly foundation: Foundation;
  readonly door: OperatorDoor;
}

export class People extends Construct {
  /** JSON object, role → ARN of its IAM role, as the functions read it. */
  readonly roleArns: string;
  /** The role that delivers: it may also see what is deployed, and take it back. */
  readonly pipeline: Role;
  /** What the role producer may call; on a role of the seller's own as well. */
  readonly producers: ManagedPolicy;

  constructor(scope: Construct, id: string, { foundation, door }: PeopleProps) {
    super(scope, id);
    const policies = new Map(ROLES.map((name) => [name, this.policyOf(name, foundation, door)]));
    const roles = [...policies].map(
      ([name, policy]) => [name, this.roleOf(name, foundation, policy)] as const,
    );
    this.pipeline = new Map(roles).get('pipeline') as Role;
    this.producers = policies.get('producer') as ManagedPolicy;
    this.roleArns = Stack.of(this).toJsonString(
      Object.fromEntries(roles.map(([name, role]) => [name, role.roleArn])),
    );
  }

  /** Exported on its own, so that a seller can hang it on roles of their own as well. */
  private policyOf(name: RoleName, foundation: Foundation, door: OperatorDoor): ManagedPolicy {
    const policy = new ManagedPolicy(this, `${name}-policy`, {
      description: `Concord ${foundation.stageName}: what the role ${name} may call`,
      statements: [
        new PolicyStatement({ actions: ['execute-api:Invoke'], resources: [...door.routeArnsOf(name)] }),
      ],
    });
    acknowledgeWildcards(
      policy,
      door.routeArnsOf(name),
      'A path parameter of the route: IAM has no narrower form for it',
    );
    new CfnOutput(this, `${name}-policy-arn`, {
      value: policy.managedPolicyArn,
      exportName: `concord-${foundation.stageName}-${name}-policy`,
    });
    return policy;
  }

  private roleOf(name: RoleName, foundation: Foundation, policy: ManagedPolicy): Role {
    return new Role(this, `${name}-role`, {
      roleName: `concord-${foundation.stageName}-${name}`,
      description: `Concord ${foundation.stageName}: ${name}`,
      assumedBy: trustOf(name, foundation),
      managedPolicies: [policy],
      maxSessionDuration: SESSION,
    });
  }
}

/**
 * Who acts is the session's name, so the trust pins it: a person's is the name of the IAM user, who used a
 * second factor; a machine's is that of its role. Nobody can approve under a name of their choice.
 */
const trustOf = (name: RoleName, foundation: Foundation): IPrincipal => {
  const machine = MACHINES.find((known) => known === name);
  if (machine === undefined) {
    return new PrincipalWithConditions(new AccountRootPrincipal(), {
      // IAM's policy variable, not ours. An identity provider that takes this role must set the name by its
      // own trust.
      StringEquals: { 'sts:RoleSessionName': `\${aws:username}` },
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    });
  }
  const allowed = foundation.stage.machines?.[machine] ?? [];
  const principal =
    allowed.length > 0
      ? new CompositePrincipal(...allowed.map((arn) => new ArnPrincipal(arn)))
      : new AccountRootPrincipal();
  return new PrincipalWithConditions(principal, { StringEquals: { 'sts:RoleSessionName': machine } });
};
