import { invalid } from '../fault.ts';
import { offerOf, productOf } from '../lookups.ts';
import type { Agreement, MarketplaceState } from '../state.ts';
import { endTimeBehavior } from './view.ts';

/** Filters of SearchAgreements, by name, each with its values. */
export type Filters = ReadonlyMap<string, readonly string[]>;

type Test = (state: MarketplaceState, agreement: Agreement, value: string) => boolean;

const instant = (value: string): number => {
  const at = Date.parse(value);
  if (Number.isNaN(at)) throw invalid(`${value} is not a time.`, 'INVALID_FILTER_VALUES');
  return at;
};

const TESTS: Readonly<Record<string, Test>> = {
  AgreementType: (_state, _agreement, value) => value === 'PurchaseAgreement',
  PartyType: () => true,
  ResourceIdentifier: (state, agreement, value) => productOf(state, agreement.productCode).id === value,
  ResourceType: (_state, _agreement, value) => value === 'SaaSProduct',
  AcceptorAccountId: (_state, agreement, value) => agreement.acceptor === value,
  OfferId: (_state, agreement, value) => agreement.offerId === value,
  Status: (_state, agreement, value) => agreement.status === value,
  BeforeEndTime: (_state, agreement, value) =>
    agreement.endTime !== null && agreement.endTime < instant(value),
  AfterEndTime: (_state, agreement, value) =>
    agreement.endTime === null || agreement.endTime > instant(value),
  BeforeStartTime: (_state, agreement, value) => agreement.startTime < instant(value),
  AfterStartTime: (_state, agreement, value) => agreement.startTime > instant(value),
  BeforeLastUpdateTime: (_state, agreement, value) => agreement.lastUpdateTime < instant(value),
  AfterLastUpdateTime: (_state, agreement, value) => agreement.lastUpdateTime > instant(value),
  OfferSetId: (state, agreement, value) => offerOf(state, agreement.offerId).offerSetId === value,
  EndTimeBehaviorType: (state, agreement, value) => endTimeBehavior(state, agreement)?.type === value,
  EndTimeBehaviorReasonCode: (state, agreement, value) =>
    endTimeBehavior(state, agreement)?.reasonCode === value,
  InitialAgreementId: (_state, agreement, value) => agreement.initialAgreementId === value,
  LicenseArn: (_state, agreement, value) => agreement.licenseArn === value,
};

/** What an acceptor may ask beside AgreementType; EndTime stands for both of its filters. */
const ACCEPTOR_MAY = [
  '',
  'Status',
  'ResourceIdentifier',
  'ResourceIdentifier+Status',
  'ResourceType',
  'OfferId',
  'OfferId+Status',
  'OfferSetId',
  'OfferSetId+Status',
];

const checkAcceptor = (filters: Filters): void => {
  const implied = ['AgreementType', 'PartyType', 'BeforeEndTime', 'AfterEndTime'];
  const asked = [...filters.keys()]
    .filter((name) => !implied.includes(name))
    .sort()
    .join('+');
  if (!ACCEPTOR_MAY.includes(asked))
    throw invalid(`An acceptor can't combine ${asked.replaceAll('+', ' and ')}.`, 'UNSUPPORTED_FILTERS');
};

/** The filters as a map, refused as AWS refuses them: unknown names, no values, no type, combinations. */
export const readFilters = (
  given: readonly { name?: string | null | undefined; values?: readonly string[] | null | undefined }[],
): Filters => {
  const filters = new Map<string, readonly string[]>();
  for (const { name, values } of given) {
    if (name === null || name === undefined) throw invalid('A filter has no name.', 'MISSING_FILTER_NAME');
    if (TESTS[name] === undefined) throw invalid(`There is no filter ${name}.`, 'INVALID_FILTER_NAME');
    if (!values?.length) throw invalid(`The filter ${name} has no values.`, 'MISSING_FILTER_VALUES');
    filters.set(name, values);
  }
  const [party] = filters.get('PartyType') ?? [];
  if (party === undefined) throw invalid('The filter PartyType is needed.', 'MISSING_PARTY_TYPE');
  if (party !== 'Proposer' && party !== 'Acceptor')
    throw invalid(`${party} is no party.`, 'INVALID_PARTY_TYPE');
  if (!filters.has('AgreementType'))
    throw invalid('The filter AgreementType is needed.', 'UNSUPPORTED_FILTERS');
  if (party === 'Acceptor') checkAcceptor(filters);
  return filters;
};

/** Values of one filter are united, filters are intersected. */
export const passes = (state: MarketplaceState, agreement: Agreement, filters: Filters): boolean =>
  [...filters].every(([name, values]) => values.some((value) => TESTS[name]?.(state, agreement, value)));
