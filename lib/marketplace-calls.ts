/**
 * Which function asks AWS Marketplace for what, and what the roles on both sides are called.
 * @module
 */

import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { FunctionName } from '#domain/names.ts';
import type { StageConfig, StageName } from './config.ts';

/** What each function asks. A further call is a word here: the grants and the seller's roles follow. */
export const MARKETPLACE_CALLS = {
  registration: ['ResolveCustomer'],
  'lifecycle-repair': ['GetEntitlements', 'SearchAgreements'],
  'lifecycle-write': ['DescribeAgreement', 'SearchAgreements'],
  'clock-due': ['DescribeEntity', 'GetEntitlements'],
  legacy: ['SearchAgreements'],
  'metering-submit': ['BatchMeterUsage'],
  'reassignment-worker': [
    'CancelAgreementCancellationRequest',
    'GetAgreementCancellationRequest',
    'ListAgreementCancellationRequests',
    'SendAgreementCancellationRequest',
  ],
} as const satisfies Partial<Record<FunctionName, readonly string[]>>;

/** A function that asks AWS Marketplace. */
export type Asking = keyof typeof MARKETPLACE_CALLS;

export const ASKING = Object.keys(MARKETPLACE_CALLS) as Asking[];

/** The IAM actions behind a function's calls. */
export const marketplaceActions = (name: Asking): string[] =>
  MARKETPLACE_CALLS[name].map((call) => `aws-marketplace:${call}`);

/** What is known of a stage on both sides. */
export interface Sides {
  readonly stageName: StageName;
  readonly stage: StageConfig;
}

/** The role of the function itself, as the seller's trust names it; `undefined` where no other account has to know it. */
export const executionRoleName = (name: FunctionName, { stageName, stage }: Sides): string | undefined =>
  stage.seller && ASKING.some((asking) => asking === name)
    ? `concord-${stageName}-function-${name}`
    : undefined;

/** The role that the seller keeps for the function. */
export const sellerRoleName = (name: Asking, stageName: StageName): string =>
  `concord-${stageName}-for-${name}`;

/** A role by its name, in whichever account. */
export const roleArnIn = (scope: IConstruct, account: string, resourceName: string): string =>
  Stack.of(scope).formatArn({ service: 'iam', region: '', account, resource: 'role', resourceName });
