/**
 * What makes an entity an orphan, and how it stands on the desk.
 * @module
 */
import type { OrphanKind, OrphanView } from '#domain/api/orphans.ts';
import { type Hint, hintOf, wordedHint } from '#domain/messages/hints.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { masked } from '#domain/registration/masked.ts';
import { failedMailOf, type Registration } from '#domain/registration/registration.ts';
import { type License, licenseAt } from '#domain/subscription/license.ts';
import type { Subscription } from '#domain/subscription/subscription.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import { subscriptionNext } from './next-steps.ts';
import { subscriptionPath, tenantPath } from './paths.ts';

/** When an orphan is looked at, and from which age on it is listed. */
export interface DeskTerms {
  readonly now: Instant;
  readonly orphanAfterMs: number;
  readonly locale: Locale;
}

const isOrphan = (kind: OrphanKind, { state, tenantId }: Subscription): boolean =>
  (kind === 'unregistered' && state.name === 'ACTIVE_UNREGISTERED') ||
  (kind === 'unlicensed' && state.name === 'PENDING') ||
  (kind === 'unfinished' && state.name === 'ACTIVE' && tenantId === undefined);

const placed = (
  kind: OrphanKind,
  since: Instant,
  next: readonly Hint[],
  { now, orphanAfterMs, locale }: DeskTerms,
): Pick<OrphanView, 'kind' | 'since' | 'listedSince' | 'next'> | undefined => {
  const listedSince = since + orphanAfterMs;
  if (listedSince > now) return undefined;
  const words = next.map((hint) => wordedHint(hint, locale));
  return { kind, since: isoOf(since), listedSince: isoOf(listedSince), next: words };
};

/** The row of a license that is an orphan of the kind, for long enough; else `undefined`. */
export const licenseOrphan = (
  stored: License,
  kind: OrphanKind,
  terms: DeskTerms,
): OrphanView | undefined => {
  const license = licenseAt(stored, terms.now);
  const subscription = license.subscriptions.at(-1);
  if (!subscription || !isOrphan(kind, subscription)) return undefined;
  const row = placed(kind, subscription.state.since, subscriptionNext(license, subscription), terms);
  const self = subscriptionPath(subscription.id);
  return (
    row && {
      ...row,
      subscriptionId: subscription.id,
      ...(license.productCode === undefined ? {} : { productCode: license.productCode }),
      ...(license.buyerAccount === undefined ? {} : { buyerAccount: license.buyerAccount }),
      ...(subscription.agreementId === undefined ? {} : { agreementId: subscription.agreementId }),
      links: { subscription: self, bind: `${self}/bind` },
    }
  );
};

/** What stands in a registration's way, since when, and whether the desk waits before it lists it. */
const obstacleOf = (registration: Registration) => {
  const { step, landedAt } = registration;
  if (step.name === 'BINDING_REFUSED') {
    const details = { email: masked(step.applicant.email), tenantId: step.tenantId };
    const hint = hintOf('BUYER_TO_INVITE', details);
    return { kind: 'binding-refused', since: step.refusedAt, hint, atOnce: true } as const;
  }
  const mail = failedMailOf(registration);
  if (!mail) return undefined;
  // each further attempt fails at a new time; the buyer has been waiting since they landed
  const hint = hintOf('MAIL_TO_REPAIR', { email: masked(mail.applicant.email) });
  return { kind: 'mail-failed', since: landedAt, hint, atOnce: false } as const;
};

/** The row of a registration of the kind, for long enough; else `undefined`. */
export const registrationOrphan = (
  registration: Registration,
  kind: OrphanKind,
  terms: DeskTerms,
): OrphanView | undefined => {
  const obstacle = obstacleOf(registration);
  if (obstacle?.kind !== kind) return undefined;
  const orphanAfterMs = obstacle.atOnce ? 0 : terms.orphanAfterMs;
  const row = placed(kind, obstacle.since, [obstacle.hint], { ...terms, orphanAfterMs });
  const { referenceHash: registrationId, licenseId, productCode, buyerAccount, step } = registration;
  const holder = step.name === 'BINDING_REFUSED' ? step.tenantId : undefined;
  return (
    row && {
      ...row,
      registrationId,
      licenseId,
      productCode,
      buyerAccount,
      ...(holder === undefined ? {} : { tenantId: holder }),
      links: holder === undefined ? {} : { tenant: tenantPath(holder) },
    }
  );
};
