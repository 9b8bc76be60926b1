import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Says that a finding of the security checks is known on `construct` and everything below it, and why it may stand.
 * @param id the finding, with its detail in brackets where the rule has one: `AwsSolutions-IAM5[Resource::*]`
 */
export const acknowledge = (construct: IConstruct, id: string, reason: string): void => {
  Validations.of(construct).acknowledge({ id, reason });
};
