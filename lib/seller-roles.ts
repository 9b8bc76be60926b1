/**
 * The roles that a seller account keeps for Concord: one for each function that asks AWS Marketplace, with that function's
 * calls alone.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyStatement, PrincipalWithConditions, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { SellerConfig, StageConfig, StageName } from './config.ts';
import { acknowledgeMarketplace } from './marketplace-access.ts';
import {
  ASKING,
  type Asking,
  executionRoleName,
  marketplaceActions,
  roleArnIn,
  sellerRoleName,
} from './marketplace-calls.ts';

export interface SellerRolesProps {
  readonly stageName: StageName;
  readonly stage: StageConfig & { readonly seller: SellerConfig };
}

/** A role that takes a role has it for an hour at most (IAM user guide, "Role chaining", 2026-11). */
const SESSION = Duration.hours(1);

export class SellerRoles extends Construct {
  constructor(scope: Construct, id: string, props: SellerRolesProps) {
    super(scope, id);
    // Products over SNS, which `legacy` takes in, stay in the seller's own account.
    for (const name of ASKING.filter((asking) => asking !== 'legacy')) this.roleFor(name, props);
  }

  private roleFor(name: Asking, props: SellerRolesProps): void {
    const { stageName, stage } = props;
    const role = new Role(this, name, {
      roleName: sellerRoleName(name, stageName),
      description: `Concord ${stageName}: what ${name} may ask AWS Marketplace`,
      // The account, and in it one role by name: a trust that named the role itself would hold on to the one that it once
      // was, and would not be there before it.
      assumedBy: new PrincipalWithConditions(new AccountPrincipal(stage.account), {
        ArnEquals: {
          'aws:PrincipalArn': roleArnIn(this, stage.account, executionRoleName(name, props) ?? ''),
        },
        StringEquals: { 'sts:ExternalId': stage.seller.externalId },
      }),
      maxSessionDuration: SESSION,
    });
    role.addToPolicy(new PolicyStatement({ actions: marketplaceActions(name), resources: ['*'] }));
    acknowledgeMarketplace(role);
  }
}
