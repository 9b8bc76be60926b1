import * as v from 'valibot';

const ValueList = v.strictObject({ ValueList: v.array(v.string()) });
const WildCard = v.strictObject({ WildCardValue: v.string() });
const DateRange = v.strictObject({
  DateRange: v.strictObject({ AfterValue: v.optional(v.string()), BeforeValue: v.optional(v.string()) }),
});
const Filter = v.union([ValueList, WildCard, DateRange]);

/** `EntityTypeFilters.OfferFilters`; the newer of the two ways to filter. */
export const OfferFilters = v.partial(
  v.strictObject({
    EntityId: ValueList,
    Name: v.union([ValueList, WildCard]),
    ProductId: ValueList,
    ResaleAuthorizationId: ValueList,
    ReleaseDate: DateRange,
    AvailabilityEndDate: DateRange,
    BuyerAccounts: WildCard,
    State: ValueList,
    Targeting: ValueList,
    LastModifiedDate: DateRange,
    OfferSetId: ValueList,
    TargetAgreementId: ValueList,
    TargetAgreementIntent: ValueList,
    CreatedBySource: ValueList,
  }),
);
export type OfferFilters = v.InferOutput<typeof OfferFilters>;

/** What a filter looks at: the values of one attribute of an offer, none if it has not got it. */
export type Attributes = Readonly<Record<string, string | readonly string[] | undefined>>;

const passesOne = (filter: v.InferOutput<typeof Filter>, values: readonly string[]): boolean => {
  if ('ValueList' in filter) return filter.ValueList.some((value) => values.includes(value));
  if ('WildCardValue' in filter) return values.some((value) => value.includes(filter.WildCardValue));
  const { AfterValue, BeforeValue } = filter.DateRange;
  return values.some((value) => value > (AfterValue ?? '') && value < (BeforeValue ?? '~'));
};

/** Whether an offer passes every filter; values of one filter are united. */
export const passesAll = (filters: OfferFilters, attributes: Attributes): boolean =>
  Object.entries(filters).every(([name, filter]) => {
    if (filter === undefined) return true;
    const attribute = attributes[name];
    return passesOne(
      filter,
      attribute === undefined ? [] : typeof attribute === 'string' ? [attribute] : attribute,
    );
  });
