import * as v from 'valibot';
import { maybe, operation } from '../call.ts';
import { invalid } from '../fault.ts';
import { ENTITIES_PAGE, ENTITIES_PAGE_MAX } from '../limits.ts';
import { page } from '../paging.ts';
import { type Attributes, OfferFilters, passesAll } from './filters.ts';
import { offerArn, offerSummary, ownOffers } from './offerEntity.ts';

const Sorting = v.object({
  SortBy: maybe(v.string()),
  SortOrder: maybe(v.picklist(['ASCENDING', 'DESCENDING'])),
});

const Request = v.object({
  Catalog: v.literal('AWSMarketplace'),
  EntityType: v.string(),
  FilterList: maybe(v.array(v.object({ Name: v.string(), ValueList: v.array(v.string()) }))),
  EntityTypeFilters: maybe(v.strictObject({ OfferFilters: v.optional(OfferFilters, {}) })),
  Sort: maybe(Sorting),
  EntityTypeSort: maybe(v.strictObject({ OfferSort: maybe(Sorting) })),
  MaxResults: maybe(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(ENTITIES_PAGE_MAX))),
  NextToken: maybe(v.string()),
  OwnershipType: maybe(v.picklist(['SELF', 'SHARED'])),
});

/** The older way to filter, by name and list, said in the newer one. */
const olderFilters = (given: v.InferOutput<typeof Request>['FilterList']): OfferFilters => {
  const parsed = v.safeParse(
    OfferFilters,
    Object.fromEntries((given ?? []).map(({ Name, ValueList }) => [Name, { ValueList }])),
  );
  if (!parsed.success) throw invalid('FilterList names an attribute that offers cannot be filtered by.');
  return parsed.output;
};

const compare = (one: unknown, other: unknown): number => {
  const [left, right] = [String(one ?? ''), String(other ?? '')];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** The caller's offers: filtered, sorted (last modified first by default), in pages of 20. Other types have none here. */
export const listEntities = operation(Request, (state, input, call) => {
  const older = olderFilters(input.FilterList);
  const newer = input.EntityTypeFilters?.OfferFilters ?? {};
  const sorting = input.EntityTypeSort?.OfferSort ?? input.Sort ?? {};
  const direction = sorting.SortOrder === 'ASCENDING' ? 1 : -1;
  const own = input.EntityType === 'Offer' && input.OwnershipType !== 'SHARED' ? ownOffers(state, call) : [];
  const found = own
    .map((offer) => {
      const summary = offerSummary(state, offer);
      const attributes: Attributes = {
        ...summary,
        EntityId: offer.id,
        LastModifiedDate: summary.ReleaseDate,
      };
      return { offer, summary, attributes };
    })
    .filter(({ attributes }) => passesAll(older, attributes) && passesAll(newer, attributes))
    .sort((one, other) => {
      const by = sorting.SortBy ?? 'LastModifiedDate';
      return direction * compare(one.attributes[by], other.attributes[by]);
    });
  const { items, nextToken } = page(found, {
    size: input.MaxResults ?? ENTITIES_PAGE,
    token: input.NextToken,
    refuse: () => invalid('The NextToken is invalid.'),
  });
  return {
    EntitySummaryList: items.map(({ offer, summary }) => ({
      Name: offer.name,
      EntityType: 'Offer',
      EntityId: offer.id,
      EntityArn: offerArn(offer),
      LastModifiedDate: summary.ReleaseDate,
      Visibility: offer.buyerAccounts === null ? 'Public' : 'Restricted',
      OfferSummary: summary,
    })),
    ...(nextToken === undefined ? {} : { NextToken: nextToken }),
  };
});
