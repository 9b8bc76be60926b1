import * as v from 'valibot';
import { maybe, operation } from '../call.ts';
import { issueToken } from '../lifecycle/token.ts';
import { API_TOKEN_MS } from '../limits.ts';
import { licenseOf, productOf } from '../lookups.ts';
import type { Agreement, License, MarketplaceState } from '../state.ts';
import { agreementFor } from './party.ts';

const reasonOf = (state: MarketplaceState, agreement: Agreement, license: License): string => {
  if (state.suspendedAccounts.includes(license.account)) return 'ACCOUNT_SUSPENDED';
  switch (license.status) {
    case 'PENDING':
      return 'PROVISIONING_IN_PROGRESS';
    case 'SCHEDULED':
      return 'FUTURE_START_DATE';
    case 'FAILED':
      return 'INVALID_PAYMENT_INSTRUMENT';
    case 'PROVISIONED':
      return agreement.status === 'ACTIVE' ? 'AGREEMENT_ACTIVE' : 'AGREEMENT_INACTIVE';
    case 'DEPROVISIONED':
      return 'AGREEMENT_INACTIVE';
  }
};

/**
 * What the agreement has given, for its acceptor, with a registration token that lasts 30 minutes; for its proposer
 * (without the token) only if the coin `proposerEntitlements` allows it.
 */
export const getAgreementEntitlements = operation(
  v.object({ agreementId: v.string(), maxResults: maybe(v.number()), nextToken: maybe(v.string()) }),
  (state, { agreementId }, { caller, now }) => {
    const allowed = state.coins.proposerEntitlements === 'allowed';
    const agreement = agreementFor(state, agreementId, {
      caller,
      roles: allowed ? ['acceptor', 'proposer'] : ['acceptor'],
    });
    const license = licenseOf(state, agreement.licenseArn);
    const registers = caller.account === agreement.acceptor && license.status === 'PROVISIONED';
    return {
      agreementEntitlements: [
        {
          resource: { id: productOf(state, agreement.productCode).id, type: 'SaaSProduct' },
          type: 'LicenseManagerEntitlement',
          status: license.status,
          statusReasonCode: reasonOf(state, agreement, license),
          licenseArn: license.arn,
          ...(registers ? { registrationToken: issueToken(state, license, now, API_TOKEN_MS) } : {}),
        },
      ],
    };
  },
);
