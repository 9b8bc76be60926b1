/**
 * What the vendor answers to a redemption, and what a person finds out where it does not.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { ActivationTerms } from '../policy/activation-terms.ts';
import type { Instant } from '../time.ts';
import { type ActivationFact, familiesIn, type Redemption } from './activation.ts';
import { activatedEvent, conflictEvents, redemptionEvent } from './events.ts';
import { familyOf, type Known, type Redeemed, refused, unchanged, withRedemption } from './redeem.ts';
import { withFact } from './standing.ts';
import { whyAhead } from './vendor-clock.ts';

/** What the vendor says. No answer at all is none of these: the redemption is asked about again when it is due. */
export type VendorAnswer =
  /** `product`: what the link turned out to be for, where the vendor says. */
  | { readonly outcome: 'activated'; readonly at: Instant; readonly product?: string }
  /** `here`: whether in this account, where the vendor says. */
  | { readonly outcome: 'already-activated'; readonly here?: boolean; readonly at?: Instant }
  | { readonly outcome: 'not-taken' };

const factOf = (
  redemption: Redemption,
  at: Instant,
  product: string,
  terms: ActivationTerms,
): ActivationFact => {
  const family = familyOf(product, terms) ?? redemption.family;
  // what nobody asked for is observed: it alone can be out of order
  const isAsked = family === redemption.family && redemption.state.name !== 'REFUSED';
  return {
    ...{ id: redemption.activationId, product, family, at, channel: redemption.channel },
    kind: isAsked ? 'redeemed' : 'observed',
    byLink: true,
    linkHash: redemption.link.hash,
  };
};

const activated = (
  known: Known,
  { at, product = known.redemption.product }: { readonly at: Instant; readonly product?: string | undefined },
  terms: ActivationTerms,
  now: Instant,
): Redeemed => {
  const { activations, link, redemption } = known;
  const fact = factOf(redemption, at, product, terms);
  const isRefused = redemption.state.name === 'REFUSED';
  const settled: Redemption = isRefused
    ? redemption
    : { ...redemption, state: { name: 'ACTIVE', since: now } };
  const after = withFact(withRedemption(activations, settled), fact, terms, now);
  const isFirst = !familiesIn(activations).includes(fact.family);
  return {
    activations: after,
    link: { ...link, state: { name: 'USED', tenantId: activations.tenantId, at } },
    redemption: settled,
    events: [activatedEvent(activations, fact, isFirst), ...conflictEvents(activations, after, now)],
    hints: [],
  };
};

const unclear = (known: Known, now: Instant): Redeemed => {
  const { activations, link, redemption } = known;
  const after: Redemption = { ...redemption, state: { name: 'UNCLEAR', since: now } };
  return {
    activations: withRedemption(activations, after),
    link,
    redemption: after,
    events: [redemptionEvent('activation.unclear', activations, after, now)],
    hints: [],
  };
};

const isKnownAlready = ({ activations, redemption }: Known): boolean =>
  redemption.state.name === 'ACTIVE' || activations.facts.some(({ id }) => id === redemption.activationId);

/**
 * Hears the vendor's answer. Heard twice, or after the redemption is settled, it changes nothing, but for one thing: what the
 * vendor activated is activated, even where it had said no before.
 * @returns the redemption as ACTIVE, REFUSED, UNCLEAR (used by this redemption or another one: a person must look), or as it was
 */
export const hearAnswer = (
  known: Known,
  answer: VendorAnswer,
  terms: ActivationTerms,
  now: Instant,
): Redeemed => {
  const { state, attempts } = known.redemption;
  const { outcome } = answer;
  if (state.name === 'REQUESTED' || isKnownAlready(known)) return unchanged(known);
  if (outcome === 'activated') return activated(known, answer, terms, now);
  if (state.name !== 'SENT') return unchanged(known);
  if (outcome === 'not-taken') return refused(known, 'NOT_TAKEN', now);
  if (answer.here === true) return activated(known, { at: answer.at ?? now }, terms, now);
  const mayBeOurs = answer.here === undefined && attempts > 1;
  return mayBeOurs ? unclear(known, now) : refused(known, 'ALREADY_USED', now);
};

/** What a person found at the vendor. */
export const FOUND = ['here', 'elsewhere', 'unused'] as const;
export type Found = (typeof FOUND)[number];

/**
 * A person has looked at the vendor's: settles a redemption that is unclear, or that the vendor does not answer.
 * @param at when it was activated, where the vendor shows that; else when it was asked for
 * @returns refusals: ACTIVATION_SETTLED where nothing is open, OBSERVED_IN_FUTURE
 */
export const settleRedemption = (
  known: Known,
  { found, at }: { readonly found: Found; readonly at?: Instant },
  terms: ActivationTerms,
  now: Instant,
): Redeemed | Refusal => {
  const { activationId, state, requestedAt } = known.redemption;
  if (state.name !== 'UNCLEAR' && state.name !== 'SENT') {
    return refuse('ACTIVATION_SETTLED', { activationId, state: state.name });
  }
  const ahead = whyAhead(at, now);
  if (ahead) return ahead;
  if (found === 'here') return activated(known, { at: at ?? requestedAt }, terms, now);
  return refused(known, found === 'elsewhere' ? 'ALREADY_USED' : 'NOT_TAKEN', now);
};
