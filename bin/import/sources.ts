/**
 * Licenses straight from AWS Marketplace, in us-east-1, with credentials of the seller account: those at hand, or a profile's.
 * @module
 */
import {
  type AgreementViewSummary,
  MarketplaceAgreementClient,
  paginateSearchAgreements,
} from '@aws-sdk/client-marketplace-agreement';
import {
  MarketplaceEntitlementServiceClient,
  paginateGetEntitlements,
} from '@aws-sdk/client-marketplace-entitlement-service';
import type { SourceLicense } from '#domain/import/join.ts';

const CLIENT = { region: 'us-east-1', maxAttempts: 8 } as const;

/** Clients of the seller account. @param profile of the AWS CLI; absent: the credentials at hand */
export const sellerClients = (profile: string | undefined) => {
  const settings = { ...CLIENT, ...(profile === undefined ? {} : { profile }) };
  return {
    agreements: new MarketplaceAgreementClient(settings),
    entitlements: new MarketplaceEntitlementServiceClient(settings),
  };
};

/** A product as the seller names it: by code in entitlements and tenants, by id in agreements. */
export interface ImportProduct {
  readonly productCode: string;
  readonly productId: string;
}

const ofSummary = (summary: AgreementViewSummary, products: readonly ImportProduct[]): SourceLicense[] => {
  const resources = summary.proposalSummary?.resources ?? [];
  const product = products.find(({ productId }) => resources.some(({ id }) => id === productId));
  const buyerAccount = summary.acceptor?.accountId;
  if (!product || buyerAccount === undefined || summary.agreementId === undefined) return [];
  const startsAt = summary.startTime ?? summary.acceptanceTime;
  const offerId = summary.proposalSummary?.offerId;
  const shared = {
    buyerAccount,
    productCode: product.productCode,
    agreementId: summary.agreementId,
    ...(offerId === undefined ? {} : { offerId }),
    ...(startsAt === undefined ? {} : { startsAt: startsAt.getTime() }),
    ...(summary.endTime === undefined ? {} : { endsAt: summary.endTime.getTime() }),
  };
  return (summary.entitlements ?? []).flatMap(({ licenseArn }) =>
    licenseArn === undefined ? [] : [{ licenseArn, ...shared }],
  );
};

/** The licenses under every active agreement of these products: `SearchAgreements`. */
export const fromAgreements = async (
  products: readonly ImportProduct[],
  client: MarketplaceAgreementClient,
): Promise<SourceLicense[]> => {
  const filters = [
    { name: 'PartyType', values: ['Proposer'] },
    { name: 'AgreementType', values: ['PurchaseAgreement'] },
    { name: 'Status', values: ['ACTIVE'] },
  ];
  const found: SourceLicense[] = [];
  for await (const page of paginateSearchAgreements({ client }, { catalog: 'AWSMarketplace', filters })) {
    found.push(...(page.agreementViewSummaries ?? []).flatMap((summary) => ofSummary(summary, products)));
  }
  return found;
};

/** The licenses that entitle to anything now: `GetEntitlements`, product by product. Contracts only. */
export const fromEntitlements = async (
  products: readonly ImportProduct[],
  client: MarketplaceEntitlementServiceClient,
): Promise<SourceLicense[]> => {
  const found = new Map<string, SourceLicense>();
  for (const { productCode } of products) {
    for await (const page of paginateGetEntitlements({ client }, { ProductCode: productCode })) {
      for (const { LicenseArn, CustomerAWSAccountId } of page.Entitlements ?? []) {
        if (LicenseArn === undefined || CustomerAWSAccountId === undefined) continue;
        found.set(LicenseArn, { licenseArn: LicenseArn, buyerAccount: CustomerAWSAccountId, productCode });
      }
    }
  }
  return [...found.values()];
};
