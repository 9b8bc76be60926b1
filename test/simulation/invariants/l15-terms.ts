/**
 * L15: a change uses one policy version from start to end, whatever is deployed meanwhile: its terms are those that were in force
 * when it began, and it is overdue by them alone.
 * @module
 */
import type { Redemption, TenantActivations } from '#domain/activation/activation.ts';
import type { Propagation } from '#domain/capabilities/propagation.ts';
import { activationTermsOf } from '#domain/policy/activation-terms.ts';
import type { SupportCase } from '#domain/support/case.ts';
import { durationMs } from '#domain/time.ts';
import type { Town } from '../town.ts';
import { SKEW_MAX_MS } from '../world/faults.ts';
import type { AtEachCommit } from './scene.ts';

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** A new change has terms of a version that there is. */
const beginsOf = ({ licensing }: Town, what: string, policy: string): string[] =>
  licensing.rules.versions.has(policy) ? [] : [`L15|${what} began by ${policy}, which was never in force`];

const ofPropagation = (town: Town, before: Propagation | undefined, after: Propagation): string[] => {
  const { propagationId: id, terms, operation, openedAt, state, told } = after;
  if (before) {
    if (!isSame(before.terms, terms)) return [`L15|the terms of ${id} changed on the way`];
    const isToldNow = told > before.told || (state.name === 'OVERDUE' && before.state.name !== 'OVERDUE');
    const ran = town.world.now() + SKEW_MAX_MS - openedAt;
    return isToldNow && ran < terms.overdueMs ? [`L15|${id} was told as overdue after ${ran} ms`] : [];
  }
  const kind = town.licensing.rules.versions
    .get(terms.policy)
    ?.propagation?.kinds.find(({ id: kindId }) => kindId === terms.kind);
  const overdue = kind && durationMs(kind.overdueAfter);
  return [
    ...beginsOf(town, id, terms.policy),
    ...(kind && overdue !== terms.overdueMs
      ? [
          `L15|${id} (${operation}) is overdue after ${terms.overdueMs} ms, and ${terms.policy} says ${overdue}`,
        ]
      : []),
  ];
};

const ofRedemption = (town: Town, before: Redemption | undefined, after: Redemption): string[] => {
  const { activationId: id, terms, state, requestedAt } = after;
  if (before && !isSame(before.terms, terms)) return [`L15|the terms of ${id} changed on the way`];
  if (before) {
    const isToldNow =
      state.name === 'SENT' &&
      state.overdue === true &&
      !(before.state.name === 'SENT' && before.state.overdue);
    const ran = town.world.now() + SKEW_MAX_MS - requestedAt;
    return isToldNow && ran < terms.overdueAfterMs ? [`L15|${id} was told as overdue after ${ran} ms`] : [];
  }
  const policy = town.licensing.rules.versions.get(terms.policy);
  const inForce = policy && activationTermsOf(policy);
  return [
    ...beginsOf(town, id, terms.policy),
    ...(inForce && inForce.overdueAfterMs !== terms.overdueAfterMs
      ? [`L15|${id} is overdue by other terms than those of ${terms.policy}`]
      : []),
  ];
};

const ofActivations = (
  town: Town,
  before: TenantActivations | undefined,
  after: TenantActivations,
): string[] =>
  after.redemptions.flatMap((redemption) => {
    const former = before?.redemptions.find(({ activationId }) => activationId === redemption.activationId);
    return ofRedemption(town, former, redemption);
  });

const ofCase = (before: SupportCase | undefined, after: SupportCase): string[] =>
  before && before.state.name !== 'CLOSED' && !isSame(before.terms, after.terms)
    ? [`L15|the terms of the case ${after.caseId} changed on the way`]
    : [];

/** Looked at wherever something is written that pins its terms. */
export const l15Terms: AtEachCommit = (town, { commit, before }) => {
  if (!town.isLicensed) return [];
  return commit.writes.flatMap(({ key: { kind, id }, entity }) => {
    if (!entity) return [];
    if (kind === 'propagation') return ofPropagation(town, before('propagation', id), entity as Propagation);
    if (kind === 'activations')
      return ofActivations(town, before('activations', id), entity as TenantActivations);
    return kind === 'supportCase' ? ofCase(before('supportCase', id), entity as SupportCase) : [];
  });
};
