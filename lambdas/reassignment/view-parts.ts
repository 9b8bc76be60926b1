/**
 * The parts of a reassignment's view that need no words: its two accounts, their offers and hours, and the services.
 * @module
 */
import type { ReassignmentView } from '#domain/api/reassignments.ts';
import type { PlanOffer, PlanSide } from '#domain/reassignment/plan-sides.ts';
import type { Reassignment } from '#domain/reassignment/reassignment.ts';
import { isoOf } from '#domain/time.ts';
import { subscriptionPath } from './paths.ts';

type SideView = ReassignmentView['source'];

/** An offer as a person knows it. */
export const offerView = ({
  offerId,
  label,
  kind,
  expiresAt,
}: PlanOffer): NonNullable<SideView['offer']> => ({
  offerId,
  label,
  kind,
  ...(expiresAt === undefined ? {} : { expiresAt: isoOf(expiresAt) }),
});

const subscriptionView = ({
  id,
  state,
  agreementId,
  isLinked,
  endedAt,
}: NonNullable<PlanSide['subscription']>): NonNullable<SideView['subscription']> => ({
  subscriptionId: id,
  state,
  ...(agreementId === undefined ? {} : { agreementId }),
  pays: isLinked,
  ...(endedAt === undefined ? {} : { endedAt: isoOf(endedAt) }),
  href: subscriptionPath(id),
});

const hoursView = ({
  from,
  until,
  firstDueBy,
  by,
}: NonNullable<PlanSide['openHours']>): NonNullable<SideView['openHours']> => ({
  from: isoOf(from),
  until: isoOf(until),
  firstDueBy: isoOf(firstDueBy),
  by,
});

/** One of the two accounts. */
export const sideView = ({ buyerAccount, reseller, subscription, offer, openHours }: PlanSide): SideView => ({
  account: buyerAccount,
  ...(reseller === undefined ? {} : { reseller }),
  ...(subscription ? { subscription: subscriptionView(subscription) } : {}),
  ...(offer ? { offer: offerView(offer) } : {}),
  ...(openHours ? { openHours: hoursView(openHours) } : {}),
});

/** Each service of the policy, and what is shown of it. */
export const verificationView = ({
  terms,
  verified,
  timers,
}: Reassignment): ReassignmentView['verification'] => {
  const { by, subscriptionType, registered, services } = terms.verification;
  const lacking = verified?.result.outcome === 'incomplete' ? verified.result.lacking : [];
  const isLacking = (id: string) => lacking.some((lack) => lack.lacks === 'service' && lack.id === id);
  return {
    by,
    type: { wanted: subscriptionType, ...(verified ? { shown: verified.said.type } : {}) },
    services: services.map(({ id, name }) => {
      const shown = verified?.said.services.find((service) => service.id === id)?.status;
      return {
        id,
        name,
        wanted: registered,
        ...(shown === undefined ? {} : { shown }),
        registered: verified !== undefined && !isLacking(id),
      };
    }),
    complete: verified?.result.outcome === 'complete',
    ...(verified ? { at: isoOf(verified.at) } : {}),
    ...(timers.verifyAt === undefined || by !== 'http' ? {} : { nextAt: isoOf(timers.verifyAt) }),
  };
};
