/**
 * Approved top-ups: each is one record of its hour, placed like any other, late or not. It is APPLIED once it is known to be there;
 * until then it is placed again, and counts once.
 * @module
 */
import type { Correction } from '#domain/metering/account.ts';
import { appliedCorrection, usageOfCorrection } from '#domain/metering/corrections.ts';
import { billableHourUntil } from '#domain/metering/deadline.ts';
import { packsOf } from '#domain/metering/pack.ts';
import type { Usage } from '#domain/metering/usage.ts';
import { meteringTermsOf } from '#domain/policy/metering-terms.ts';
import type { Instant } from '#domain/time.ts';
import { log } from '#lambdas/edge/log.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { clockCause } from './freeze.ts';
import { pagesOf } from './keys-of-list.ts';
import { placePacks } from './place.ts';
import { placeLate } from './place-late.ts';
import type { HousekeepingPorts } from './ports.ts';

/** Puts a record into its hour, or where late usage goes. @returns the hour it is billed in; `undefined` where it is not there yet */
const put = async (
  ports: HousekeepingPorts,
  { tenantId }: Correction,
  hour: Instant,
  record: Usage,
): Promise<Instant | undefined> => {
  const [stored] = await ports.store.load([{ kind: 'tenant', id: tenantId }]);
  const tenant = stored?.entity;
  const terms = tenant && meteringTermsOf(await ports.policies.forProduct(tenant.productCode));
  if (!tenant || !terms) return undefined;
  const { closeAfterMs } = terms;
  const until = billableHourUntil(tenant, hour);
  const packs = packsOf(tenantId, hour, [record]).map((pack) => ({ pack, closeAfterMs, until }));
  const [placed] = await placePacks(ports, packs);
  if (placed?.stands === 'unknown') return undefined;
  if (placed?.stands !== 'late') return hour;
  const places = await placeLate(ports, { tenant, terms, mark: placed.mark, records: [record] });
  const target = [...places.values()][0];
  return target && 'hour' in target ? target.hour : hour;
};

/** Applies a correction. @returns whether it is applied now */
const apply = async (ports: HousekeepingPorts, correction: Correction): Promise<boolean> => {
  const { correctionId } = correction;
  const usage = usageOfCorrection(correction);
  if (!usage) return false;
  const { tenantId: _, hour, ...record } = usage;
  const billedIn = await put(ports, correction, hour, record);
  if (billedIn === undefined) return false;
  const { store, surroundings } = ports;
  const walked = await walk(
    store,
    surroundings,
    clockCause('apply-correction', correctionId),
    async (work) => {
      const known = await work.read('correction', correctionId);
      if (!known) return;
      const after = appliedCorrection(known, billedIn, work.now);
      work.put('correction', correctionId, after.correction);
      work.announce(after.events);
    },
  );
  if (walked.outcome === 'refused') throw new Error(`correction ${correctionId}: ${walked.refusal.refused}`);
  return true;
};

/**
 * Applies what was approved, the earliest first; one that fails stops no other, and is found again.
 * @returns how many were applied
 */
export const applyCorrections = async (ports: HousekeepingPorts): Promise<number> => {
  let applied = 0;
  for await (const keys of pagesOf(ports.store, { by: 'state', kind: 'correction', state: 'APPROVED' })) {
    for (const { id } of keys) {
      try {
        const [stored] = await ports.store.load([{ kind: 'correction', id }]);
        if (stored?.entity && (await apply(ports, stored.entity))) applied += 1;
      } catch (error) {
        log.error('a correction could not be applied', { correctionId: id, error });
      }
    }
  }
  return applied;
};
