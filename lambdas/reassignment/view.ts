/**
 * A reassignment as the API shows it: the plan, in words.
 * @module
 */
import type { ReassignmentSummary, ReassignmentView } from '#domain/api/reassignments.ts';
import type { Locale } from '#domain/messages/locale.ts';
import {
  cancelSafeText,
  happeningText,
  offerText,
  riskText,
  stateText,
  stepText,
} from '#domain/messages/reassignment.ts';
import { isBeforeLink } from '#domain/reassignment/commands.ts';
import type { Plan } from '#domain/reassignment/plan.ts';
import { awaitsApproval, isOpen, isTakeoverConfirmed } from '#domain/reassignment/reassignment.ts';
import type { Happening } from '#domain/reassignment/timeline.ts';
import { isoOf } from '#domain/time.ts';
import { reassignmentPath, tenantPath } from './paths.ts';
import { offerView, sideView, verificationView } from './view-parts.ts';

/** What a view is made with. */
export interface Viewing {
  readonly version: number;
  readonly locale: Locale;
}

const stateView = (plan: Plan, locale: Locale): ReassignmentSummary['state'] => {
  const { state } = plan.change;
  const { name: text, reason: why } = stateText(plan, locale);
  return {
    name: state.name,
    text,
    since: isoOf(state.since),
    ...('in' in state ? { in: state.in } : {}),
    ...('reason' in state ? { reason: state.reason } : {}),
    ...(why === undefined ? {} : { why }),
  };
};

const nextView = (plan: Plan, locale: Locale): ReassignmentSummary['next'] => {
  const { code, who, account, deadline } = plan.next;
  return {
    code,
    text: stepText(plan, plan.next, locale),
    who,
    ...(account === undefined ? {} : { account }),
    ...(deadline === undefined ? {} : { deadline: isoOf(deadline) }),
  };
};

const cancelSafeView = (plan: Plan, locale: Locale): ReassignmentSummary['cancelSafe'] => {
  const { cancelSafe } = plan;
  const text = cancelSafeText(plan, locale);
  return cancelSafe.safe
    ? { safe: true, text, services: [] }
    : { safe: false, why: cancelSafe.why, text, services: [...cancelSafe.services] };
};

/** The acts that the reassignment may take now. */
const linksOf = ({ change, cancelSafe, next }: Plan): ReassignmentSummary['links'] => {
  const self = reassignmentPath(change.changeId);
  const links = { self, tenant: tenantPath(change.tenantId) };
  if (!isOpen(change)) return links;
  return {
    ...links,
    ...(awaitsApproval(change) ? { approve: `${self}/approve` } : {}),
    ...(isTakeoverConfirmed(change) ? {} : { takeover: `${self}/takeover` }),
    ...(next.code === 'LINK' ? { link: `${self}/link` } : {}),
    ...(isBeforeLink(change) ? {} : { verify: `${self}/verify` }),
    ...(cancelSafe.safe ? { requestCancellation: `${self}/request-cancellation` } : {}),
    abort: `${self}/abort`,
  };
};

/** A row. */
export const reassignmentSummary = (plan: Plan, { version, locale }: Viewing): ReassignmentSummary => {
  const { changeId, kind, tenantId, productCode, source, target, requestedAt } = plan.change;
  return {
    changeId,
    kind,
    tenantId,
    productCode,
    state: stateView(plan, locale),
    sourceAccount: source.buyerAccount,
    targetAccount: target.buyerAccount,
    requestedAt: isoOf(requestedAt),
    next: nextView(plan, locale),
    cancelSafe: cancelSafeView(plan, locale),
    dangling: [...plan.dangling],
    version,
    links: linksOf(plan),
  };
};

type By = NonNullable<Happening['by']>;

/** An operator by the session's name; an administrator by no name: theirs is personal data. */
const partyView = (by: By): NonNullable<ReassignmentView['requestedBy']> =>
  by.kind === 'operator' ? { kind: by.kind, name: by.principal } : { kind: by.kind };

const approvalOf = ({ change: { approval } }: Plan): Pick<ReassignmentView, 'approval'> =>
  approval
    ? {
        approval: {
          ...(approval.by ? { by: partyView(approval.by) } : {}),
          ...(approval.at === undefined ? {} : { at: isoOf(approval.at) }),
        },
      }
    : {};

const takeoverOf = ({ change: { takeover } }: Plan): Pick<ReassignmentView, 'takeover'> =>
  takeover
    ? {
        takeover: {
          fromTenantId: takeover.fromTenantId,
          confirmed: takeover.confirmed.map(({ tenantId }) => tenantId),
          href: tenantPath(takeover.fromTenantId),
        },
      }
    : {};

const adviceOf = (plan: Plan, locale: Locale): Pick<ReassignmentView, 'offer'> => {
  const text = offerText(plan, locale);
  if (!plan.offer || text === undefined) return {};
  const { step, wanted } = plan.offer;
  return { offer: { step, text, ...(wanted ? { wanted: offerView(wanted) } : {}) } };
};

const cancellationOf = ({ change: { cancellation } }: Plan): Pick<ReassignmentView, 'cancellation'> =>
  cancellation ? { cancellation: { status: cancellation.status, at: isoOf(cancellation.at) } } : {};

const timelineView = ({ timeline }: Plan, locale: Locale): ReassignmentView['timeline'] =>
  timeline.map((happening) => ({
    code: happening.code,
    text: happeningText(happening, locale),
    at: isoOf(happening.at),
    ...(happening.by ? { by: partyView(happening.by) } : {}),
  }));

/** A reassignment in full. */
export const reassignmentView = (plan: Plan, viewing: Viewing): ReassignmentView => {
  const { change, productName, cutOver } = plan;
  const { locale } = viewing;
  return {
    ...reassignmentSummary(plan, viewing),
    productName,
    policy: change.terms.policy,
    requestedBy: partyView(change.requestedBy),
    expiresAt: isoOf(change.expiresAt),
    ...approvalOf(plan),
    ...takeoverOf(plan),
    source: sideView(plan.source),
    target: sideView(plan.target),
    cutOver: { hour: isoOf(cutOver.hour), settled: cutOver.isSettled },
    ...adviceOf(plan, locale),
    steps: plan.steps.map((step) => ({
      code: step.code,
      text: stepText(plan, step, locale),
      who: step.who,
      ...(step.account === undefined ? {} : { account: step.account }),
      standing: step.standing,
    })),
    risks: plan.risks.map((risk) => ({ code: risk.code, text: riskText(plan, risk, locale) })),
    verification: verificationView(change),
    ...cancellationOf(plan),
    reminders: change.reminders,
    timeline: timelineView(plan, locale),
  };
};
