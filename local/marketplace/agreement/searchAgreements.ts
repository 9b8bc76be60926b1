import * as v from 'valibot';
import { maybe, operation } from '../call.ts';
import { invalid } from '../fault.ts';
import { epochSeconds } from '../instant.ts';
import { AGREEMENTS_PAGE } from '../limits.ts';
import { licenseOf } from '../lookups.ts';
import { page } from '../paging.ts';
import type { Agreement, MarketplaceState } from '../state.ts';
import { passes, readFilters } from './filters.ts';
import { agreementView, endTimeBehavior } from './view.ts';

const Request = v.object({
  catalog: maybe(v.literal('AWSMarketplace')),
  filters: maybe(v.array(v.object({ name: maybe(v.string()), values: maybe(v.array(v.string())) }))),
  sort: maybe(
    v.object({ sortBy: maybe(v.string()), sortOrder: maybe(v.picklist(['ASCENDING', 'DESCENDING'])) }),
  ),
  maxResults: maybe(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(AGREEMENTS_PAGE))),
  nextToken: maybe(v.string()),
});

const SORT_KEYS: Readonly<Record<string, (agreement: Agreement) => number>> = {
  EndTime: ({ endTime }) => endTime ?? Number.MAX_SAFE_INTEGER,
  StartTime: ({ startTime }) => startTime,
  LastUpdateTime: ({ lastUpdateTime }) => lastUpdateTime,
};

const sortKey = (name: string, proposer: boolean): ((agreement: Agreement) => number) => {
  const key = SORT_KEYS[name];
  if (key === undefined || (name !== 'EndTime' && !proposer))
    throw invalid(`Sorting by ${name} is not possible here.`, 'INVALID_SORT_BY');
  return key;
};

const summary = (state: MarketplaceState, agreement: Agreement) => {
  const behavior = endTimeBehavior(state, agreement);
  const granted = licenseOf(state, agreement.licenseArn).status !== 'FAILED';
  return {
    ...agreementView(state, agreement),
    lastUpdateTime: epochSeconds(agreement.lastUpdateTime),
    entitlements: granted ? [{ licenseArn: agreement.licenseArn }] : [],
    ...(behavior === undefined ? {} : { endTimeBehaviorType: behavior.type }),
    ...(behavior?.reasonCode === undefined ? {} : { endTimeBehaviorReasonCode: behavior.reasonCode }),
  };
};

/** The caller's agreements as proposer or as acceptor: filtered, sorted (EndTime ascending by default), in pages. */
export const searchAgreements = operation(Request, (state, input, { caller }) => {
  const filters = readFilters(input.filters ?? []);
  const proposer = filters.get('PartyType')?.[0] === 'Proposer';
  const key = sortKey(input.sort?.sortBy ?? 'EndTime', proposer);
  const direction = input.sort?.sortOrder === 'DESCENDING' ? -1 : 1;
  const found = Object.values(state.agreements)
    .filter((agreement) => agreement[proposer ? 'proposer' : 'acceptor'] === caller.account)
    .filter((agreement) => passes(state, agreement, filters))
    .sort((one, other) => direction * (key(one) - key(other)));
  const { items, nextToken } = page(found, {
    size: input.maxResults ?? AGREEMENTS_PAGE,
    token: input.nextToken,
    refuse: () => invalid('The nextToken is invalid.', 'INVALID_NEXT_TOKEN'),
  });
  return {
    agreementViewSummaries: items.map((agreement) => summary(state, agreement)),
    ...(nextToken === undefined ? {} : { nextToken }),
  };
});
