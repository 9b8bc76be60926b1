/**
 * Findings of the security checks that may stand, each with its reason.
 * @module
 */

import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Says that a finding is known on `construct` and everything below it, and why it may stand.
 * @param id the finding, with its detail in brackets where the rule has one: `AwsSolutions-IAM5[Resource::*]`
 */
export const acknowledge = (construct: IConstruct, id: string, reason: string): void => {
  Validations.of(construct).acknowledge({ id, reason });
};

/**
 * The same for resources that a statement of `construct` names with a wildcard; those without one are passed
 * over.
 */
export const acknowledgeWildcards = (
  construct: IConstruct,
  arns: readonly string[],
  reason: string,
): void => {
  for (const arn of arns.filter((each) => each.includes('*'))) {
    acknowledge(construct, `AwsSolutions-IAM5[Resource::${flat(Stack.of(construct).resolve(arn))}]`, reason);
  }
};

/** As the checks write a reference: `{ 'Fn::Join': ['', ['arn:', { Ref: 'Api' }, …]] }` → `arn:<Api>…`. */
const flat = (resolved: unknown): string => {
  if (typeof resolved === 'string') return resolved;
  const value = resolved as { Ref?: string; 'Fn::GetAtt'?: string[]; 'Fn::Join'?: [string, unknown[]] };
  if (value.Ref !== undefined) return `<${value.Ref}>`;
  if (value['Fn::GetAtt']) return `<${value['Fn::GetAtt'].join('.')}>`;
  const [separator, parts] = value['Fn::Join'] ?? ['', []];
  return parts.map(flat).join(separator);
};
