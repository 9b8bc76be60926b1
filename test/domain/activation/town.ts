/**
 * Tenants whose activations are played: redemptions that the vendor answers at once, and what it says by itself.
 * @module
 */
import { noActivations, type Redemption, type TenantActivations } from '#domain/activation/activation.ts';
import { hearAnswer, type VendorAnswer } from '#domain/activation/answer.ts';
import type { ActivationLink } from '#domain/activation/link.ts';
import { maskedLink } from '#domain/activation/link.ts';
import { type Observation, observe } from '#domain/activation/observe.ts';
import { type Redeemed, requestRedemption, sendRedemption } from '#domain/activation/redeem.ts';
import type { Surroundings } from '#domain/activation/remedies.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { type ActivationTerms, activationTermsOf } from '#domain/policy/activation-terms.ts';
import { type Policy, parsePolicy } from '#domain/policy/policy.ts';
import type { Sealed } from '#domain/sealed.ts';
import file from '#policies/cloud-one/activation-links.json' with { type: 'json' };

/** The policy's file as it may be changed for a test. */
export const policyFile = file;

/** A policy, or its faults thrown. */
export const policyOf = (input: unknown): Policy => {
  const parsed = parsePolicy(input);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.policy;
};

export const policy: Policy = policyOf(file);

/** Its terms of activation. */
export const termsOf = (of: Policy): ActivationTerms => {
  const terms = activationTermsOf(of);
  if (!terms) throw new Error('the policy activates nothing');
  return terms;
};

export const terms = termsOf(policy);

/** A product of the family that must be first, one of the other, and one more of each. */
export const A = 'workload-security-enterprise-with-xdr';
export const A2 = 'workload-security-essential-with-xdr';
export const B = 'container-security';
export const B2 = 'conformity';
export const FAMILY_A = 'c1ws-with-xdr';
export const FAMILY_B = 'other-cloud-one';

export const T0 = Date.parse('2026-11-02T09:00:00Z');
export const MINUTE = 60_000;

/** A link, sealed as the edge would. */
export const sealedOf = (path: string): Sealed => {
  const link = `https://activation.trendmicro.com/${path}`;
  return { hash: `hash-${path}`, ciphertext: `sealed-${path}`, masked: maskedLink(link) };
};

/** What a redemption is judged by, at a time. */
export const around = (now: number, more: Partial<Surroundings> = {}): Surroundings => ({
  terms,
  channel: 'activation-link',
  now,
  ...more,
});

/** A tenant, and the links that are known. */
export interface Town {
  readonly activations: TenantActivations;
  readonly links: Readonly<Record<string, ActivationLink>>;
}

/** A tenant in which nothing happened. */
export const emptyTown = (tenantId = 't-0000000001'): Town => ({
  activations: noActivations(tenantId, 'product'),
  links: {},
});

const after = (town: Town, done: Pick<Redeemed, 'activations'> & { link?: ActivationLink }): Town => ({
  activations: done.activations,
  links: done.link ? { ...town.links, [done.link.hash]: done.link } : town.links,
});

/** A redemption that was asked for, told to the vendor and answered, with all that was said on the way. */
export interface Played {
  readonly town: Town;
  readonly redemption: Redemption;
  readonly hints: Redeemed['hints'];
  readonly events: Redeemed['events'];
}

let counted = 0;

/** Asks for a redemption, and goes no further. */
export const ask = (
  town: Town,
  product: string,
  path: string,
  now: number,
  more: Partial<Surroundings> = {},
): Played | Refusal => {
  counted += 1;
  const sealed = sealedOf(path);
  const asked = requestRedemption(
    { activations: town.activations, link: town.links[sealed.hash] },
    { activationId: `ac-${counted}`, product, sealed },
    around(now, more),
  );
  return isRefusal(asked) ? asked : { ...asked, town: after(town, asked) };
};

const knownIn = ({ town, redemption }: Played) => {
  const link = town.links[redemption.link.hash];
  if (!link) throw new Error('its link is not known');
  return { activations: town.activations, link, redemption };
};

/** Tells the vendor. */
export const send = (played: Played, now: number, under = terms): Played => {
  const sent = sendRedemption(knownIn(played), under, now);
  return { ...sent, town: after(played.town, sent) };
};

/** Hears the vendor. */
export const answer = (played: Played, said: VendorAnswer, now: number, under = terms): Played => {
  const heard = hearAnswer(knownIn(played), said, under, now);
  return { ...heard, town: after(played.town, heard) };
};

/** A redemption that the vendor takes at once; its hints are those of the asking. */
export const redeem = (
  town: Town,
  product: string,
  path: string,
  now: number,
  more: Partial<Surroundings> = {},
): Played | Refusal => {
  const asked = ask(town, product, path, now, more);
  if (isRefusal(asked)) return asked;
  const sent = send(asked, now, more.terms);
  return { ...answer(sent, { outcome: 'activated', at: now }, now, more.terms), hints: asked.hints };
};

/** One that must succeed. */
export const redeemed = (...[town, ...of]: Parameters<typeof redeem>): Town => {
  const played = redeem(town, ...of);
  if (isRefusal(played)) throw new Error(played.refused);
  return played.town;
};

/** Hears that something was activated at the vendor. */
export const seen = (
  town: Town,
  product: string,
  at: number,
  more: Partial<Observation> = {},
): { town: Town; events: Redeemed['events'] } => {
  const observation = { product, at, seenAt: at, byLink: true, channel: 'activation-link', ...more };
  const heard = observe(town.activations, observation, terms, at);
  if (isRefusal(heard)) throw new Error(heard.refused);
  return { town: after(town, heard), events: heard.events };
};

/** The state of the table: E, A, B, AB, BA!. */
export const lettersOf = ({ activations: { state } }: Town): string => {
  if (state.name === 'EMPTY') return 'E';
  if (state.name === 'CONFLICT') return 'BA!';
  return [FAMILY_A, FAMILY_B].map((family, n) => (state.families.includes(family) ? 'AB'[n] : '')).join('');
};
