/**
 * Compares what AWS Marketplace says of agreements with what we know, and hears what was never told: the same inputs
 * as notifications, down the same corridor.
 * @module
 */
import type { DomainEvent } from '#domain/events/schemas.ts';
import { compare, needsChain } from '#domain/repair/compare.ts';
import { addReports, EMPTY_REPORT, type Finding, type RepairReport } from '#domain/repair/findings.ts';
import type { SaidAgreement } from '#domain/repair/said.ts';
import type { Instant } from '#domain/time.ts';
import { log } from '#lambdas/edge/log.ts';
import type { Product } from '#lambdas/edge/products.ts';
import { type AgreementSource, agreementsBy } from '#lambdas/marketplace/agreements.ts';
import type { GetProductEntitlements } from '#lambdas/marketplace/product-entitlements.ts';
import { applyNotification, type LifecyclePorts } from './apply.ts';
import { knownAgreements } from './repair-known.ts';

/** What comparing agreements takes. */
export interface AgreementPorts extends LifecyclePorts {
  readonly agreements: AgreementSource;
}

/** What a whole run takes. */
export interface RepairPorts extends AgreementPorts {
  readonly entitlements: GetProductEntitlements;
}

/**
 * The product that an agreement is about; `undefined` where it is none of ours on sale, or one whose customers are
 * known by `CustomerIdentifier` alone: of those no license is told, so none is missed.
 */
const productOf = (
  { products }: Pick<LifecyclePorts, 'products'>,
  said: SaidAgreement,
): Product | undefined =>
  products.find(
    ({ productId, integration }) => integration !== 'legacy' && said.productIds.includes(productId),
  );

/**
 * What was not heard of these agreements; those of products that are not on sale here are left out.
 * @param settledBy grants that began later may still be on their way
 */
export const findingsOf = async (
  ports: AgreementPorts,
  agreements: readonly SaidAgreement[],
  settledBy: Instant,
): Promise<{ lookedAt: number; findings: Finding[] }> => {
  const ours = agreements.filter((said) => productOf(ports, said) !== undefined);
  const known = await knownAgreements(ports.store, ours);
  const findings: Finding[] = [];
  for (const [index, said] of ours.entries()) {
    const before = known[index] ?? { agreement: undefined, licenses: [] };
    const chain = needsChain(said, before)
      ? await agreementsBy(ports.agreements, { by: 'chain', initialAgreementId: said.initialAgreementId })
      : [];
    const terms = { productCode: productOf(ports, said)?.productCode, settledBy };
    findings.push(...compare(said, before, chain, terms));
  }
  return { lookedAt: ours.length, findings };
};

/**
 * Hears one finding.
 * @returns what is announced of it; `undefined` where it changed nothing
 * @throws where the commit kept conflicting: the next run finds it again
 */
const hearFinding = async (
  ports: AgreementPorts,
  { kind, agreementId, fact }: Finding,
): Promise<readonly DomainEvent[] | undefined> => {
  if (!fact) return undefined;
  const id = `${fact.fact.id} (asked)`;
  const walked = await applyNotification(ports, fact, { id, detailType: `repair ${kind}` });
  if (walked.outcome === 'refused') throw new Error(`${kind} ${agreementId}: ${walked.refusal.refused}`);
  return walked.outcome === 'committed' ? walked.events : undefined;
};

/** What a comparison came to. */
export interface Repaired {
  readonly report: RepairReport;
  readonly findings: readonly Finding[];
  /** What was announced of what was heard. */
  readonly events: readonly DomainEvent[];
}

/** Hears what was not heard of these agreements, and counts it. */
export const repairAgreements = async (
  ports: AgreementPorts,
  agreements: readonly SaidAgreement[],
  settledBy: Instant,
): Promise<Repaired> => {
  const { lookedAt, findings } = await findingsOf(ports, agreements, settledBy);
  for (const { fact: _fact, ...finding } of findings) log.info('a finding', finding);
  let report: RepairReport = { ...EMPTY_REPORT, lookedAt };
  const events: DomainEvent[] = [];
  for (const finding of findings) {
    const announced = await hearFinding(ports, finding);
    events.push(...(announced ?? []));
    const one = { differing: 1, repaired: announced ? 1 : 0, byKind: { [finding.kind]: 1 } };
    report = addReports(report, { lookedAt: 0, ...one });
  }
  return { report, findings, events };
};
