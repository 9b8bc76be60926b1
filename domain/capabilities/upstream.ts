/**
 * Systems of the vendor that changes and consoles wait for: whether they are up, as the vendor says or as a person saw.
 * @module
 */
import type { Refusal } from '../errors.ts';
import type { UpstreamTerms } from '../policy/capabilities-terms.ts';
import { type Instant, isoOf, MINUTE_MS, SECOND_MS } from '../time.ts';
import { refuseNaming } from './may-do.ts';

export type UpstreamCondition =
  | { readonly name: 'UP' }
  /** `until`: when the vendor says that it will be back; nothing comes back because that time has come. */
  | { readonly name: 'MAINTENANCE'; readonly until?: Instant }
  | { readonly name: 'FAULT'; readonly until?: Instant };

/** One system, as it was said last. */
export interface Upstream {
  readonly upstreamId: string;
  readonly condition: UpstreamCondition;
  /** The moment of which this was said first. */
  readonly since: Instant;
  /** The moment of which it was said last: what is older changes nothing. */
  readonly asOf: Instant;
}

/** What somebody says of one system. */
export type SaidOfUpstream = Omit<Upstream, 'since'>;

const isSame = (left: UpstreamCondition, right: UpstreamCondition): boolean =>
  left.name === right.name &&
  (left.name === 'UP' ? undefined : left.until) === (right.name === 'UP' ? undefined : right.until);

/**
 * Something was said of a system. What is older than what is known is ignored, so that any order ends the same.
 * @param known what stands in the store; the very same is given back where nothing new was said
 */
export const upstreamSaid = (known: Upstream | undefined, said: SaidOfUpstream, now: Instant): Upstream => {
  // a clock that is ahead of ours must not hide what is said later
  const asOf = Math.min(said.asOf, now);
  if (known && asOf < known.asOf) return known;
  if (known && asOf === known.asOf && isSame(said.condition, known.condition)) return known;
  const goesOn = known?.condition.name === said.condition.name;
  const { upstreamId, condition } = said;
  return { upstreamId, condition, since: goesOn ? known.since : asOf, asOf };
};

/** Whether it went down or came back: then all that waits for it is looked at. */
export const isTurned = (before: Upstream | undefined, after: Upstream): boolean =>
  (before?.condition.name ?? 'UP') !== after.condition.name;

/** The ids of those that are down. */
export const downAmong = (upstreams: readonly Upstream[]): readonly string[] =>
  upstreams.filter(({ condition }) => condition.name !== 'UP').map(({ upstreamId }) => upstreamId);

const retryAfterSeconds = (
  { condition }: Upstream,
  terms: UpstreamTerms | undefined,
  now: Instant,
): number => {
  const until = condition.name === 'UP' ? undefined : condition.until;
  const waitMs = until !== undefined && until > now ? until - now : (terms?.retryAfterMs ?? 5 * MINUTE_MS);
  return Math.max(1, Math.ceil(waitMs / SECOND_MS));
};

/**
 * Whether what needs some systems has to wait.
 * @param needed ids of the systems that it needs
 * @returns `UPSTREAM_MAINTENANCE` with the seconds after which to try again, of the one that takes longest
 */
export const waitingFor = (
  needed: readonly string[],
  upstreams: readonly Upstream[],
  terms: readonly UpstreamTerms[],
  now: Instant,
): Refusal | undefined => {
  const down = upstreams
    .filter(({ upstreamId, condition }) => needed.includes(upstreamId) && condition.name !== 'UP')
    .map((upstream) => {
      const named = terms.find(({ id }) => id === upstream.upstreamId);
      return { upstream, named, seconds: retryAfterSeconds(upstream, named, now) };
    })
    .sort((left, right) => right.seconds - left.seconds);
  const [longest] = down;
  if (!longest) return undefined;
  const { upstream, named, seconds } = longest;
  return refuseNaming(
    'UPSTREAM_MAINTENANCE',
    { upstream: named?.words },
    { upstream: upstream.upstreamId, since: isoOf(upstream.since), retryAfterSeconds: seconds },
  );
};
