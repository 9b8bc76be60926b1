/**
 * Compares what contracts grant with what is known, product by product; a set that drifted is heard as if it had been
 * read for a license event. A license that AWS does not list is left alone: an empty answer may only be early.
 * @module
 */
import { askForRead, entitlementEvents, hearRead, isLicenseOver } from '#domain/entitlement/decide.ts';
import {
  type Entitlement,
  type EntitlementSet,
  inOrder,
  isSameSet,
} from '#domain/entitlement/entitlement.ts';
import type { LicenseId } from '#domain/identifiers.ts';
import { AWS_BATCH_GET_KEYS_MAX } from '#domain/limits.ts';
import { addReports, EMPTY_REPORT, type RepairReport } from '#domain/repair/findings.ts';
import type { Instant } from '#domain/time.ts';
import { log } from '#lambdas/edge/log.ts';
import { hasEntitlements } from '#lambdas/edge/products.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import type { RepairPorts } from './repair.ts';

type Said = readonly [LicenseId, readonly Entitlement[]];

/** A read that is still to be made will say the same; only what nobody is going to read has drifted. */
const hasDrifted = (known: EntitlementSet | undefined, [, said]: Said): boolean =>
  known?.due === undefined && !isSameSet(known?.entitlements ?? [], inOrder(said));

/** Those that differ from what is known; of licenses that are not known nothing is said here. */
const driftedAmong = async ({ store }: RepairPorts, page: readonly Said[]): Promise<Said[]> => {
  const [licenses, sets] = await Promise.all([
    store.load(page.map(([id]) => ({ kind: 'license' as const, id }))),
    store.load(page.map(([id]) => ({ kind: 'entitlements' as const, id }))),
  ]);
  return page.filter(
    (each, index) => licenses[index]?.entity !== undefined && hasDrifted(sets[index]?.entity, each),
  );
};

const hear = async (
  { store, surroundings }: RepairPorts,
  [licenseId, entitlements]: Said,
  asOf: Instant,
): Promise<boolean> => {
  const cause = {
    door: 'lifecycle',
    verb: 'repair entitlements-drifted',
    actor: { kind: 'clock' as const },
    correlationId: `entitlements ${licenseId} ${asOf}`,
  };
  const walked = await walk(store, surroundings, cause, async (work) => {
    const license = await work.read('license', licenseId);
    const known = await work.read('entitlements', licenseId);
    if (!license) return;
    const { due: _due, ...before } = known ?? askForRead(undefined, license, asOf);
    const terms = { readAgainAfterMs: [], licenseIsOver: isLicenseOver(license) };
    const after = hearRead(before, { asOf, entitlements }, terms);
    work.put('entitlements', licenseId, after);
    work.guard('license', licenseId);
    work.announce(entitlementEvents(before, after, license));
  });
  if (walked.outcome === 'refused') throw new Error(`entitlements ${licenseId}: ${walked.refusal.refused}`);
  return walked.outcome === 'committed';
};

const repairProduct = async (ports: RepairPorts, productCode: string): Promise<RepairReport> => {
  const asOf = ports.surroundings.now();
  const said = [...(await ports.entitlements(productCode))];
  let report: RepairReport = { ...EMPTY_REPORT, lookedAt: said.length };
  for (let from = 0; from < said.length; from += AWS_BATCH_GET_KEYS_MAX) {
    for (const drifted of await driftedAmong(ports, said.slice(from, from + AWS_BATCH_GET_KEYS_MAX))) {
      log.info('a finding', { kind: 'entitlements-drifted', licenseId: drifted[0] });
      const repaired = (await hear(ports, drifted, asOf)) ? 1 : 0;
      const byKind = { 'entitlements-drifted': 1 };
      report = addReports(report, { lookedAt: 0, differing: 1, repaired, byKind });
    }
  }
  return report;
};

/**
 * One comparison of every contract product.
 * @throws where AWS does not answer, or a commit kept conflicting: what was heard by then stays
 */
export const repairEntitlements = async (ports: RepairPorts): Promise<RepairReport> => {
  let report = EMPTY_REPORT;
  for (const { productCode, integration } of ports.products) {
    if (integration === 'legacy' || !hasEntitlements(ports.products, productCode)) continue;
    report = addReports(report, await repairProduct(ports, productCode));
  }
  return report;
};
