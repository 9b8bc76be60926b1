/**
 * Where late usage goes: the first open hour that it may go to, or a case for a person.
 * @module
 */

import { billableHourUntil } from '#domain/metering/deadline.ts';
import { meteredHourId } from '#domain/metering/hour.ts';
import type { LateTarget } from '#domain/metering/late.ts';
import {
  isCovered,
  isTaking,
  type LateSubject,
  lateCaseId,
  roundOf,
  withRecord,
} from '#domain/metering/late-case.ts';
import { isLevelOf, lateCandidates } from '#domain/metering/lateness.ts';
import { LATE_ATTEMPTS_MAX } from '#domain/metering/limits.ts';
import type { Usage } from '#domain/metering/usage.ts';
import type { MeteringTerms } from '#domain/policy/metering-terms.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { Instant } from '#domain/time.ts';
import { count } from '#lambdas/edge/log.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { clockCause } from './freeze.ts';
import { marksOn } from './place.ts';
import type { HourPorts } from './ports.ts';

/** A tenant with its terms, and the hour of use. */
export interface LateScene {
  readonly tenant: Tenant;
  readonly terms: MeteringTerms;
  readonly origin: Instant;
}

const subjectOf = ({ tenant, origin }: LateScene, dimension: string): LateSubject => ({
  tenantId: tenant.tenantId,
  hour: origin,
  dimension,
});

/** The first case of a dimension's late usage, from a round on, that takes a further record or covers this one. */
const caseFor = async (
  { store }: Pick<HourPorts, 'store'>,
  subject: LateSubject,
  record: Usage,
  fromRound: number,
): Promise<string> => {
  for (let round = fromRound; round < fromRound + LATE_ATTEMPTS_MAX; round += 1) {
    const caseId = lateCaseId(subject, round);
    const [stored] = await store.load([{ kind: 'meteringCase', id: caseId }]);
    if (isTaking(stored?.entity) || isCovered(stored?.entity, record)) return caseId;
  }
  throw new Error(`too many cases of late usage: ${lateCaseId(subject, fromRound)}`);
};

/**
 * Where a late record goes now.
 * @param record the record, or the part of it that is to be placed
 * @param after the target that did not take it, if it is sent on
 */
export const lateTarget = async (
  ports: HourPorts,
  scene: LateScene,
  record: Usage,
  after?: LateTarget,
): Promise<LateTarget> => {
  const { tenant, terms, origin } = scene;
  const { tenantId } = tenant;
  const subject = subjectOf(scene, record.dimension);
  if (after && 'caseId' in after) {
    return { caseId: await caseFor(ports, subject, record, roundOf(after.caseId) + 1) };
  }
  const now = ports.surroundings.now();
  const product = ports.products.find(({ productCode }) => productCode === tenant.productCode);
  const isLevel = isLevelOf(terms, product?.type, record.dimension);
  const hours = lateCandidates({ tenant, terms, now }, { id: record.id, origin, isLevel });
  const marks = await marksOn(
    ports,
    hours.map((hour) => ({ tenantId, hour })),
  );
  const open = hours.find((hour) => !marks.has(meteredHourId(tenantId, hour)));
  return open === undefined ? { caseId: await caseFor(ports, subject, record, 1) } : { hour: open };
};

/**
 * Puts a record on its case, which is opened if need be.
 * @returns whether the case covers it: one that was settled or became full meanwhile does not
 */
export const coverByCase = async (
  { store, surroundings }: Pick<HourPorts, 'store' | 'surroundings'>,
  { tenant, origin }: LateScene,
  caseId: string,
  part: Usage,
): Promise<boolean> => {
  const { tenantId, productCode } = tenant;
  const { dimension } = part;
  const opened = { tenantId, productCode, hour: origin, dimension, caseId };
  const deadline = billableHourUntil(tenant, origin);
  const walked = await walk(store, surroundings, clockCause('open-case', caseId), async (work) => {
    const known = await work.read('meteringCase', caseId);
    if (isCovered(known, part)) return { isIn: true, isNew: false };
    if (!isTaking(known)) return { isIn: false, isNew: false };
    const after = withRecord(known, { ...opened, deadline }, part, work.now);
    work.put('meteringCase', caseId, after.case);
    work.announce(after.events);
    return { isIn: true, isNew: true };
  });
  if (walked.outcome === 'refused') throw new Error(`case ${caseId}: ${walked.refusal.refused}`);
  if (walked.result.isNew) count('usageOnDesk');
  return walked.result.isIn;
};
