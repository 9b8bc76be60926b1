/**
 * Asks AWS Marketplace which agreements stand, as their proposer. A partner's agreements (CPPO) are the partner's
 * own: their manufacturer is not shown them. The Agreement API has one Region (SDK 3.1162.0).
 * @module
 */
import {
  DescribeAgreementCommand,
  type Filter,
  MarketplaceAgreementClient,
  SearchAgreementsCommand,
} from '@aws-sdk/client-marketplace-agreement';
import * as v from 'valibot';
import { AGREEMENT_STATUSES } from '#domain/agreement/agreement.ts';
import { REPAIR_CHAIN_PAGES_MAX } from '#domain/limits.ts';
import type { SaidAgreement } from '#domain/repair/said.ts';
import type { SearchName, Span } from '#domain/repair/watermark.ts';
import { isoOf } from '#domain/time.ts';
import type { Seller } from './seller.ts';

/** What to look for. */
export type AgreementQuery =
  | { readonly by: SearchName; readonly span: Span }
  | { readonly by: 'chain'; readonly initialAgreementId: string }
  | { readonly by: 'license'; readonly licenseArn: string }
  | { readonly by: 'buyer'; readonly buyerAccount: string };

export interface AgreementPage {
  readonly agreements: readonly SaidAgreement[];
  readonly next?: string;
}

/** What AWS Marketplace says of agreements; throws AWS's error where AWS does not answer. */
export interface AgreementSource {
  /** One page; oldest first where the query is a span. A page may be empty and have a next one. */
  page(query: AgreementQuery, token?: string): Promise<AgreementPage>;
}

/** The chain that an agreement belongs to; `undefined` where AWS does not know the agreement, or not as ours. */
export type ChainOf = (agreementId: string) => Promise<string | undefined>;

const instant = v.pipe(
  v.date(),
  v.transform((date) => date.getTime()),
);
const Summary = v.object({
  agreementId: v.string(),
  initialAgreementId: v.nullish(v.string()),
  status: v.fallback(v.picklist(AGREEMENT_STATUSES), 'OTHER'),
  acceptor: v.object({ accountId: v.string() }),
  proposer: v.nullish(v.object({ accountId: v.nullish(v.string()) })),
  acceptanceTime: instant,
  startTime: v.nullish(instant),
  endTime: v.nullish(instant),
  lastUpdateTime: instant,
  proposalSummary: v.nullish(
    v.object({
      offerId: v.nullish(v.string()),
      resources: v.nullish(v.array(v.object({ id: v.nullish(v.string()) }))),
    }),
  ),
  entitlements: v.nullish(v.array(v.object({ licenseArn: v.nullish(v.string()) }))),
});

const saidOf = (summary: v.InferOutput<typeof Summary>): SaidAgreement => {
  const { agreementId, status, acceptor, proposer, proposalSummary, entitlements } = summary;
  return {
    agreementId,
    initialAgreementId: summary.initialAgreementId ?? agreementId,
    status,
    acceptorAccount: acceptor.accountId,
    ...(proposer?.accountId ? { proposerAccount: proposer.accountId } : {}),
    ...(proposalSummary?.offerId ? { offerId: proposalSummary.offerId } : {}),
    productIds: (proposalSummary?.resources ?? []).flatMap(({ id }) => (id ? [id] : [])),
    acceptedAt: summary.acceptanceTime,
    startsAt: summary.startTime ?? summary.acceptanceTime,
    ...(summary.endTime ? { endsAt: summary.endTime } : {}),
    updatedAt: summary.lastUpdateTime,
    licenseArns: (entitlements ?? []).flatMap(({ licenseArn }) => (licenseArn ? [licenseArn] : [])),
  };
};

/** The filter that each search by time is made with, and what it is sorted by. */
const TIMES = {
  updated: { after: 'AfterLastUpdateTime', before: 'BeforeLastUpdateTime', sortBy: 'LastUpdateTime' },
  started: { after: 'AfterStartTime', before: 'BeforeStartTime', sortBy: 'StartTime' },
} as const;

const is = (name: string, value: string): Filter => ({ name, values: [value] });

const searchOf = (query: AgreementQuery) => {
  switch (query.by) {
    case 'chain':
      return { filters: [is('InitialAgreementId', query.initialAgreementId)] };
    case 'license':
      return { filters: [is('LicenseArn', query.licenseArn)] };
    case 'buyer':
      return { filters: [is('AcceptorAccountId', query.buyerAccount)] };
    default: {
      const { after, before, sortBy } = TIMES[query.by];
      const filters = [is(after, isoOf(query.span.after)), is(before, isoOf(query.span.before))];
      return { filters, sort: { sortBy, sortOrder: 'ASCENDING' as const } };
    }
  }
};

const OURS = [is('PartyType', 'Proposer'), is('AgreementType', 'PurchaseAgreement')];

/** A client of the Agreement API. */
export const agreementClient = (seller: Seller) =>
  new MarketplaceAgreementClient({ ...seller, maxAttempts: 5 });

/** Searches in AWS Marketplace: `SearchAgreements`. Throttled calls are tried again by the client. */
export const agreementSource = (client: MarketplaceAgreementClient): AgreementSource => ({
  page: async (query, token) => {
    const { filters, ...order } = searchOf(query);
    const answer = await client.send(
      new SearchAgreementsCommand({
        catalog: 'AWSMarketplace',
        filters: [...OURS, ...filters],
        ...order,
        ...(token === undefined ? {} : { nextToken: token }),
      }),
    );
    return {
      agreements: (answer.agreementViewSummaries ?? []).map((each) => saidOf(v.parse(Summary, each))),
      ...(answer.nextToken ? { next: answer.nextToken } : {}),
    };
  },
});

const isUnknown = (error: unknown): boolean =>
  error instanceof Error && ['ResourceNotFoundException', 'AccessDeniedException'].includes(error.name);

/** Asks by the agreement's own id, which no search takes: `DescribeAgreement`. */
export const chainFinder =
  (client: MarketplaceAgreementClient): ChainOf =>
  async (agreementId) => {
    try {
      const answer = await client.send(new DescribeAgreementCommand({ agreementId }));
      return answer.initialAgreementId ?? agreementId;
    } catch (error) {
      if (isUnknown(error)) return undefined;
      throw error;
    }
  };

/**
 * Every agreement that a lookup finds, in bounded pages.
 * @throws where there are more: a judgment over half a chain would be wrong
 */
export const agreementsBy = async (
  source: AgreementSource,
  query: Exclude<AgreementQuery, { span: Span }>,
): Promise<SaidAgreement[]> => {
  const found: SaidAgreement[] = [];
  let token: string | undefined;
  for (let page = 0; page < REPAIR_CHAIN_PAGES_MAX; page += 1) {
    const { agreements, next } = await source.page(query, token);
    found.push(...agreements);
    if (next === undefined) return found;
    token = next;
  }
  throw new Error(`more than ${REPAIR_CHAIN_PAGES_MAX} pages of agreements by ${query.by}`);
};
