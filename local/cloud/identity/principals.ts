import * as v from 'valibot';
import { roleIdOf } from '../template/identifiers.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';
import { parsePolicy, type Statement } from './policy.ts';

/** A role of the template with every identity policy that hangs on it. */
export interface Role {
  name: string;
  arn: string;
  /** `AROA…`, the part of a session's user id before the colon. */
  id: string;
  account: string;
  /** Whether the trust policy lets people or other accounts in, rather than an AWS service or a program with an external id. */
  human: boolean;
  trust: Statement[];
  policies: Statement[];
}

const InlinePolicies = v.looseObject({
  AssumeRolePolicyDocument: v.unknown(),
  Policies: v.optional(v.array(v.looseObject({ PolicyName: v.string(), PolicyDocument: v.unknown() })), []),
  ManagedPolicyArns: v.optional(v.array(v.string()), []),
});
const Attached = v.looseObject({ PolicyDocument: v.unknown(), Roles: v.optional(v.array(v.string()), []) });

const readRole = (resource: Resource): Role & { managed: string[] } => {
  const properties = propertiesOf(resource, InlinePolicies);
  const trust = parsePolicy(properties.AssumeRolePolicyDocument, `${resource.place} trust`);
  return {
    name: resource.name,
    arn: resource.arn,
    id: roleIdOf(resource),
    account: resource.account,
    human: trust.some(
      ({ Principal, Condition }) =>
        (Principal === '*' || !Principal?.Service) && !Condition?.StringEquals?.['sts:ExternalId'],
    ),
    trust,
    policies: properties.Policies.flatMap((policy) => parsePolicy(policy.PolicyDocument, resource.place)),
    managed: properties.ManagedPolicyArns,
  };
};

/**
 * Every role of the template, by ARN. Policies of AWS itself (`arn:aws:iam::aws:policy/…`) are not in the template and grant
 * nothing here: a function that relies on one is refused, which is what the house wants.
 */
export const readRoles = (resources: readonly Resource[]): Map<string, Role> => {
  const roles = resources.filter((resource) => resource.type === 'AWS::IAM::Role').map(readRole);
  for (const resource of resources) {
    if (resource.type !== 'AWS::IAM::Policy' && resource.type !== 'AWS::IAM::ManagedPolicy') continue;
    const { PolicyDocument, Roles } = propertiesOf(resource, Attached);
    const statements = parsePolicy(PolicyDocument, resource.place);
    for (const role of roles) {
      if (Roles.includes(role.name) || role.managed.includes(resource.ref)) role.policies.push(...statements);
    }
  }
  return new Map(roles.map(({ managed: _, ...role }) => [role.arn, role]));
};
