/**
 * What the vendor says was activated, though nobody asked us: by its API, an event, or a list. It alone can put a tenant in
 * conflict.
 * @module
 */
import * as v from 'valibot';
import { type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import { TenantId } from '../identifiers.ts';
import { FIELD_CHARACTERS_MAX } from '../limits.ts';
import type { ActivationTerms } from '../policy/activation-terms.ts';
import { type Instant, parseInstant } from '../time.ts';
import { type ActivationFact, familiesIn, openRedemption, type TenantActivations } from './activation.ts';
import { hearAnswer } from './answer.ts';
import { activatedEvent, conflictEvents } from './events.ts';
import type { ActivationLink } from './link.ts';
import { familyOf } from './redeem.ts';
import { withFact } from './standing.ts';
import { whyAhead } from './vendor-clock.ts';

/** One observation as it comes in; the same in a request, an event and the row of a list. */
export const ObservationInput = v.strictObject({
  tenantId: TenantId,
  product: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  at: v.optional(
    v.pipe(
      v.string(),
      v.isoTimestamp(),
      v.description('When it was activated at the vendor. Default: not known; when it was seen counts.'),
    ),
  ),
  by: v.optional(
    v.pipe(
      v.picklist(['link', 'otherwise']),
      v.description('Whether by an activation link. Default: link, by which the order is judged.'),
    ),
  ),
  link: v.optional(v.pipe(v.string(), v.minLength(1), v.description('The link itself, where it is known.'))),
});

/** An observation that could be read, before anything is known of its tenant. */
export interface ReadObservation {
  readonly tenantId: string;
  readonly product: string;
  readonly at?: Instant;
  readonly byLink: boolean;
  /** As it was sent; not checked yet. */
  readonly link?: string;
}

/** Reads an observation. @param input anything at all @returns refusal OBSERVATION_INVALID with the field that is wrong */
export const readObservation = (input: unknown): ReadObservation | Refusal => {
  const read = v.safeParse(ObservationInput, input, { abortEarly: true });
  if (!read.success) {
    const field = read.issues[0].path?.map(({ key }) => String(key)).join('.') ?? '(whole)';
    return refuse('OBSERVATION_INVALID', { field: field.slice(0, FIELD_CHARACTERS_MAX) });
  }
  const { tenantId, product, by, link } = read.output;
  const at = read.output.at === undefined ? undefined : parseInstant(read.output.at);
  return {
    ...{ tenantId, product, byLink: by !== 'otherwise' },
    ...(at === undefined ? {} : { at }),
    ...(link === undefined ? {} : { link }),
  };
};

/** The tenant that an observation speaks of, as far as it can be read. */
export const observedTenant = (input: unknown): string | undefined => {
  const read = v.safeParse(v.looseObject({ tenantId: TenantId }), input);
  return read.success ? read.output.tenantId : undefined;
};

/** An observation as the domain hears it. */
export interface Observation {
  readonly product: string;
  /** At the vendor; absent where it does not say. */
  readonly at?: Instant;
  readonly seenAt: Instant;
  readonly byLink: boolean;
  /** The tenant's channel. */
  readonly channel: string;
  /** The link, checked and sealed, with what is known of it. */
  readonly link?: ActivationLink;
}

/** What an observation writes, in one commit, and announces. */
export interface Observed {
  /** The very same object where it is no news. */
  readonly activations: TenantActivations;
  readonly link?: ActivationLink;
  readonly events: readonly DomainEvent[];
}

/** The same activation has the same name, whoever tells of it: by its link, by its time, or that it is there at all. */
const observationIdOf = ({ product, at, link }: Observation): string =>
  link?.hash ?? `${product}/${at ?? 'seen'}`;

const isKnown = ({ facts }: TenantActivations, { product, at, link }: Observation, id: string): boolean =>
  facts.some(
    (fact) =>
      fact.id === id ||
      (link !== undefined && fact.linkHash === link.hash) ||
      (at === undefined && link === undefined && fact.product === product),
  );

/** A list may tell of a link before its redemption was answered: then it is the answer. */
const answered = (
  activations: TenantActivations,
  { product, at, seenAt, link }: Observation,
  terms: ActivationTerms,
  now: Instant,
): Observed | undefined => {
  const redemption = openRedemption(activations);
  const isSent = redemption?.state.name === 'SENT' || redemption?.state.name === 'UNCLEAR';
  if (!redemption || !isSent || !link || redemption.link.hash !== link.hash) return undefined;
  return hearAnswer(
    { activations, link, redemption },
    { outcome: 'activated', at: at ?? seenAt, product },
    terms,
    now,
  );
};

/**
 * Hears that a license was activated in this tenant.
 * @returns refusals: PRODUCT_UNKNOWN, OBSERVED_IN_FUTURE
 */
export const observe = (
  activations: TenantActivations,
  observation: Observation,
  terms: ActivationTerms,
  now: Instant,
): Observed | Refusal => {
  const { product, at, seenAt, byLink, channel, link } = observation;
  const family = familyOf(product, terms);
  if (family === undefined) {
    return refuse('PRODUCT_UNKNOWN', { product, products: Object.keys(terms.products).join(', ') });
  }
  const ahead = whyAhead(at, now);
  if (ahead) return ahead;
  const id = observationIdOf(observation);
  if (isKnown(activations, observation, id)) return { activations, events: [] };
  const answer = answered(activations, observation, terms, now);
  if (answer) return answer;
  const fact: ActivationFact = {
    ...{ kind: 'observed', id, product, family, at: at ?? seenAt, channel, byLink },
    ...(link ? { linkHash: link.hash } : {}),
  };
  const after = withFact(activations, fact, terms, now);
  const isFirst = !familiesIn(activations).includes(family);
  const used = link && {
    ...link,
    state: { name: 'USED' as const, tenantId: activations.tenantId, at: fact.at },
  };
  return {
    activations: after,
    ...(used ? { link: used } : {}),
    events: [activatedEvent(activations, fact, isFirst), ...conflictEvents(activations, after, now)],
  };
};
