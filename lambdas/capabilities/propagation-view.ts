/**
 * A propagation as the API shows it.
 * @module
 */
import type { PropagationView } from '#domain/api/propagations.ts';
import { RESELLER } from '#domain/capabilities/details.ts';
import { wordsIn } from '#domain/capabilities/may-do.ts';
import type { Propagation } from '#domain/capabilities/propagation.ts';
import type { Locale } from '#domain/messages/locale.ts';
import type { UpstreamTerms } from '#domain/policy/capabilities-terms.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import { propagationPath, tenantPath, upstreamsPath } from './paths.ts';
import { readingView } from './reading-view.ts';

/** What a view is made with. */
export interface Viewing {
  readonly version: number;
  readonly now: Instant;
  readonly locale: Locale;
  /** What the policy calls the systems of the vendor. */
  readonly systems: readonly UpstreamTerms[];
}

const linksOf = ({ propagationId, tenantId, productCode }: Propagation): PropagationView['links'] => ({
  self: propagationPath(propagationId),
  ...(tenantId === RESELLER ? {} : { tenant: tenantPath(tenantId) }),
  upstreams: upstreamsPath(productCode),
});

/** Both values, and all that is known of how the change stands. */
export const propagationView = (
  propagation: Propagation,
  { version, now, locale, systems }: Viewing,
): PropagationView => {
  const { tenantId, productCode, accountType, operation, terms } = propagation;
  const { openedAt, drifts, told, toldAt, lookAt, successor } = propagation;
  return {
    ...readingView(propagation, now),
    ...{ tenantId, productCode, accountType, operation, kind: terms.kind, policy: terms.policy },
    openedAt: isoOf(openedAt),
    upstreams: terms.upstreams.map((id) => ({ id, name: wordsIn(systems, id)[locale] })),
    drifts,
    told,
    ...(toldAt === undefined ? {} : { toldAt: isoOf(toldAt) }),
    ...(lookAt === undefined ? {} : { nextAt: isoOf(lookAt) }),
    ...(successor === undefined ? {} : { supersededBy: successor }),
    version,
    links: linksOf(propagation),
  };
};
