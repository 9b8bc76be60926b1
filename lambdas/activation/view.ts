/**
 * Activations as the API shows them, in words.
 * @module
 */
import {
  type ActivationFact,
  type Conflict,
  familiesIn,
  openRedemption,
  type Redemption,
  type VendorAccount,
} from '#domain/activation/activation.ts';
import { channelOf } from '#domain/activation/tenants.ts';
import type { ActivationsView, RedemptionView, VendorUserOutcome } from '#domain/api/activations.ts';
import { activationsText, redemptionText } from '#domain/messages/activation.ts';
import { wordedHint } from '#domain/messages/hints.ts';
import { VENDOR_HINTS } from '#domain/messages/hints.vendor.ts';
import type { Locale } from '#domain/messages/locale.ts';
import type { ActivationTerms } from '#domain/policy/activation-terms.ts';
import { isoOf } from '#domain/time.ts';
import { activationsNext } from './next-steps.ts';
import {
  activationPath,
  activationsPath,
  plansPath,
  supportCasePath,
  tenantPath,
  vendorUserPath,
} from './paths.ts';
import type { Standing } from './standing.ts';

type Named = RedemptionView['product'];

/** A product as the policy calls it; one that it does not know (any more) by its id. */
export const namedProduct = (id: string, { products }: Pick<ActivationTerms, 'products'>): Named => ({
  id,
  name: products[id]?.name ?? id,
});

/** A family likewise. */
export const namedFamily = (id: string, { families }: Pick<ActivationTerms, 'families'>): Named => ({
  id,
  name: families[id]?.name ?? id,
});

/** A redemption without words, and without the hash of its link: what a receipt may keep. */
export interface ShownRedemption extends Omit<Redemption, 'product' | 'family' | 'link' | 'terms'> {
  readonly tenantId: string;
  readonly product: Named;
  readonly family: Named;
  readonly link: string;
  readonly policy: string;
}

/** A redemption to be shown. */
export const shownOf = (
  tenantId: string,
  { product, family, link, terms: { policy }, ...redemption }: Redemption,
  terms: ActivationTerms,
): ShownRedemption => ({
  ...redemption,
  tenantId,
  product: namedProduct(product, terms),
  family: namedFamily(family, terms),
  link: link.masked,
  policy,
});

const stateView = (state: Redemption['state'], locale: Locale): RedemptionView['state'] => ({
  name: state.name,
  text: redemptionText(state, locale),
  since: isoOf(state.since),
  ...(state.name === 'SENT'
    ? { retryAt: isoOf(state.retryAt), ...(state.overdue ? { overdue: true } : {}) }
    : {}),
  ...(state.name === 'REFUSED' ? { reason: state.reason } : {}),
});

/** A redemption in words. */
export const redemptionView = (shown: ShownRedemption, locale: Locale): RedemptionView => {
  const { activationId, tenantId, product, family, link, state, channel, requestedAt, attempts, policy } =
    shown;
  const self = activationPath(tenantId, activationId);
  const isSettled = state.name !== 'SENT' && state.name !== 'UNCLEAR';
  return {
    ...{ activationId, product, family, link, channel, attempts, policy },
    state: stateView(state, locale),
    requestedAt: isoOf(requestedAt),
    links: { self, tenant: tenantPath(tenantId), ...(isSettled ? {} : { settle: `${self}/settle` }) },
  };
};

/** What is known of the tenant at the vendor. */
export const vendorView = ({ accountId, email }: VendorAccount = {}): VendorUserOutcome['vendor'] => ({
  ...(accountId === undefined ? {} : { accountId }),
  ...(email ? { email: email.masked } : {}),
});

const conflictView = (
  { before, after, symptom, foundAt, policy, caseId }: Conflict,
  terms: ActivationTerms,
): ActivationsView['conflicts'][number] => ({
  before: namedFamily(before, terms),
  after: namedFamily(after, terms),
  ...{ symptom, foundAt: isoOf(foundAt), policy, caseId },
  href: supportCasePath(caseId),
});

const factView = (
  { kind, product, family, at, byLink, channel }: ActivationFact,
  terms: ActivationTerms,
): ActivationsView['facts'][number] => ({
  kind,
  product: namedProduct(product, terms),
  family: namedFamily(family, terms),
  at: isoOf(at),
  by: byLink ? 'link' : 'otherwise',
  channel,
});

/** All activations of a tenant. */
export const activationsView = (
  { tenant, activations, version }: Standing,
  terms: ActivationTerms,
  locale: Locale,
): ActivationsView => {
  const { tenantId, productCode, state, facts, redemptions, vendor } = activations;
  const open = openRedemption(activations);
  return {
    ...{ tenantId, productCode, channel: channelOf(tenant), version },
    state: { name: state.name, text: activationsText(state, locale) },
    families: familiesIn(activations).map((family) => namedFamily(family, terms)),
    conflicts: state.name === 'CONFLICT' ? state.conflicts.map((each) => conflictView(each, terms)) : [],
    vendor: vendorView(vendor),
    facts: facts.map((each) => factView(each, terms)),
    redemptions: redemptions.map((each) => redemptionView(shownOf(tenantId, each, terms), locale)).reverse(),
    next: activationsNext(activations, terms).map((hint) => wordedHint(hint, locale, VENDOR_HINTS)),
    links: {
      self: activationsPath(tenantId),
      tenant: tenantPath(tenantId),
      plan: plansPath(tenantId),
      vendorUser: vendorUserPath(tenantId),
      ...(open ? { open: activationPath(tenantId, open.activationId) } : {}),
    },
  };
};
