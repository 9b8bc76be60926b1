/**
 * Who may ask AWS Marketplace, and how: by itself in the seller's own account; in another one with a role that the seller
 * keeps for this one function.
 * @module
 */

import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ENV } from '#domain/names.ts';
import { acknowledge } from './acknowledge.ts';
import type { CapabilityFunction } from './capability-function.ts';
import { ASKING, marketplaceActions, roleArnIn, type Sides, sellerRoleName } from './marketplace-calls.ts';

const WILDCARD = {
  id: 'AwsSolutions-IAM5[Resource::*]',
  reason:
    'AWS Marketplace knows neither resources nor condition keys for these calls: they are granted on * or not at all',
} as const;

/** Says why the calls of AWS Marketplace stand on `*`. */
export const acknowledgeMarketplace = (role: IConstruct): void =>
  acknowledge(role, WILDCARD.id, WILDCARD.reason);

/** Lets a function ask what `MARKETPLACE_CALLS` says, as the seller. */
export const letAskMarketplace = (asking: CapabilityFunction, sides: Sides) => {
  const name = ASKING.find((each) => each === asking.name);
  if (!name)
    throw new Error(`${asking.name} asks AWS Marketplace nothing: name its calls in MARKETPLACE_CALLS`);
  const { seller } = sides.stage;
  if (!seller) {
    asking.may(marketplaceActions(name), ['*']);
    acknowledgeMarketplace(asking.role);
    return;
  }
  const roleArn = roleArnIn(asking, seller.account, sellerRoleName(name, sides.stageName));
  asking.may(['sts:AssumeRole'], [roleArn]);
  const told = Stack.of(asking).toJsonString({ roleArn, externalId: seller.externalId });
  asking.function.addEnvironment(ENV.seller, told);
};
