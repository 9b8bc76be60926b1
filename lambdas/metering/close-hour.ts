/**
 * Closing one hour: mark, freeze, record, put its work, forget its closing time. Each step may be repeated, and whoever finds
 * the closing time again goes on from the mark (`docs/metering.md`, Close).
 * @module
 */
import { silenceCase } from '#domain/metering/close.ts';
import { billableHourUntil, closingTime } from '#domain/metering/deadline.ts';
import { type DimensionUsage, foldHour } from '#domain/metering/fold.ts';
import { silentDimensions, usualOf } from '#domain/metering/guard.ts';
import { meteredHourId } from '#domain/metering/hour.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import {
  CLOSING_PUT_OFF_MS,
  ENTITLEMENT_WAIT_ENDS_MS,
  GUARD_HISTORY_HOURS,
  GUARD_HISTORY_ITEMS_MAX,
} from '#domain/metering/limits.ts';
import { type FrozenMeteredHour, payerOfFrozen } from '#domain/metering/marks.ts';
import { caseOfStanding } from '#domain/metering/standing.ts';
import { withoutStrays } from '#domain/metering/stray.ts';
import { workOf } from '#domain/metering/work-of.ts';
import type { ProductType } from '#domain/names.ts';
import { type MeteringTerms, meteringTermsOf } from '#domain/policy/metering-terms.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { HOUR_MS, type Instant } from '#domain/time.ts';
import type { ClosingTime } from '#lambdas/stores/usage-store.ts';
import { freeze, type HourFrozen, mark } from './freeze.ts';
import { openOnce } from './open-case.ts';
import { type PayerFound, payerOfTenantHour } from './payer-of-hour.ts';
import { noteClosing } from './place.ts';
import type { ClosePorts } from './ports.ts';
import { recordHour } from './record-hour.ts';
import { sendStrays, strayOrigins } from './strays.ts';

/** What closing knows of a tenant before it marks. */
interface Known {
  readonly tenant: Tenant;
  readonly terms: MeteringTerms;
  readonly productType: ProductType;
  readonly found: PayerFound;
  readonly isMarked: boolean;
}

/** A policy that meters nothing (any more) still closes what was accepted. */
const NO_TERMS: MeteringTerms = {
  dimensions: {},
  closeAfterMs: 0,
  late: 'desk',
  zeros: false,
  guard: { times: Number.POSITIVE_INFINITY, hours: 1, releaseBeforeMs: 0, silence: false },
};

const know = async (ports: ClosePorts, { tenantId, hour }: ClosingTime): Promise<Known> => {
  const [{ entity: tenant } = {}, { entity: marked } = {}] = await ports.store.load<'tenant' | 'hour'>([
    { kind: 'tenant', id: tenantId },
    { kind: 'hour', id: meteredHourId(tenantId, hour) },
  ]);
  if (!tenant || !('tenures' in tenant)) throw new Error(`no tenant ${tenantId}`);
  const { productCode } = tenant;
  const terms = meteringTermsOf(await ports.policies.forProduct(productCode)) ?? NO_TERMS;
  const product = ports.products.find((each) => each.productCode === productCode);
  const found = await payerOfTenantHour(ports, tenant, hour);
  const productType = product?.type ?? 'saas-subscription';
  return { tenant, terms, productType, found, isMarked: marked !== undefined };
};

/** When to look again instead of closing now; `undefined`: close it. A marked hour is past waiting. */
const putOffUntil = (
  { tenant, productType, found, isMarked }: Known,
  hour: Instant,
  now: Instant,
): Instant | undefined => {
  if (isMarked || 'nobody' in found.payer) return undefined;
  const again = now + CLOSING_PUT_OFF_MS;
  if ('missing' in found.payer) return again;
  const isUnread = productType === 'saas-contract-with-consumption' && found.entitlements?.asOf === undefined;
  const waitEnds = billableHourUntil(tenant, hour) - ENTITLEMENT_WAIT_ENDS_MS;
  return isUnread && now < waitEnds ? Math.min(again, waitEnds) : undefined;
};

/** What the payer of a frozen hour has bought, and whether its license has ended. */
const boughtBy = async ({ store }: Pick<ClosePorts, 'store'>, frozen: FrozenMeteredHour) => {
  const payer = payerOfFrozen(frozen);
  if (!payer) return { ended: {} };
  const { licenseId: id, subscriptionId } = payer;
  const [license] = await store.load([{ kind: 'license', id }]);
  const [entitlements] = await store.load([{ kind: 'entitlements', id }]);
  const { endedAt, closedAt } =
    license?.entity?.subscriptions.find((each) => each.id === subscriptionId) ?? {};
  return {
    ended: {
      ...(endedAt === undefined ? {} : { endedAt }),
      ...(closedAt === undefined ? {} : { closedAt }),
    },
    ...(entitlements?.entity ? { entitlements: entitlements.entity } : {}),
  };
};

const historyOf = async (
  { usage: { ledger } }: ClosePorts,
  { tenantId, hour }: ClosingTime,
  terms: MeteringTerms,
): Promise<LedgerItem[]> => {
  const wanted = GUARD_HISTORY_HOURS * Math.max(1, Object.keys(terms.dimensions).length);
  return ledger.before(tenantId, hour, Math.min(wanted, GUARD_HISTORY_ITEMS_MAX));
};

/** A dimension that fell silent is told; after an hour with usage the next one is looked at in any case. */
const watchSilence = async (
  ports: ClosePorts,
  { mark: marked }: HourFrozen,
  terms: MeteringTerms,
  { usage, history }: { readonly usage: readonly DimensionUsage[]; readonly history: readonly LedgerItem[] },
): Promise<void> => {
  if (!terms.guard.silence) return;
  const { tenantId, hour } = marked;
  const now = ports.surroundings.now();
  const used = usage.filter((each) => each.used > 0).map(({ dimension }) => dimension);
  const usual = usualOf(history, terms);
  for (const dimension of silentDimensions({ hour, history, used }, terms)) {
    const known = usual[dimension];
    await openOnce(
      ports,
      silenceCase(marked, dimension, { now, ...(known === undefined ? {} : { usual: known }) }),
    );
  }
  const next = hour + HOUR_MS;
  const closeAt = closingTime(next, terms.closeAfterMs);
  if (used.length > 0) await noteClosing(ports, { tenantId, hour: next, closeAt }, now);
};

const settleHour = async (
  ports: ClosePorts,
  time: ClosingTime,
  { terms, productType, isMarked }: Known,
  frozen: HourFrozen,
): Promise<void> => {
  const { mark: marked } = frozen;
  const strayed = await strayOrigins(ports, frozen);
  await sendStrays(ports, frozen, strayed, terms);
  const usage = foldHour(withoutStrays(frozen.packs, new Set(strayed.keys())));
  const bought = await boughtBy(ports, marked);
  const history = usage.length > 0 || terms.guard.silence ? await historyOf(ports, time, terms) : [];
  const recorded = await recordHour(
    ports,
    {
      mark: marked,
      terms,
      productType,
      ...bought,
      usual: usualOf(history, terms),
      now: ports.surroundings.now(),
    },
    usage,
  );
  for (const { item, decided } of recorded) {
    const draft = caseOfStanding(item, decided, marked.productCode);
    if (draft) await openOnce(ports, draft);
  }
  await watchSilence(ports, frozen, terms, { usage, history });
  const items = recorded.map(({ item }) => item);
  for (const item of workOf(items, { shards: ports.shards, ...bought.ended, isGoingOn: isMarked }))
    await ports.usage.work.put(item);
};

/**
 * Closes the hour of a closing time that is due, or goes on where its closing broke off.
 * @returns whether it is closed; else it was put off, and has another closing time
 * @throws where a store fails or something is not known: the closing time stays, and is found again
 */
export const closeOne = async (ports: ClosePorts, time: ClosingTime): Promise<'closed' | 'put-off'> => {
  const { tenantId, hour } = time;
  const known = await know(ports, time);
  const now = ports.surroundings.now();
  const again = putOffUntil(known, hour, now);
  if (again !== undefined) {
    await ports.usage.closings.note({ tenantId, hour, closeAt: again });
    await ports.usage.closings.forget(time);
    return 'put-off';
  }
  const marked = await mark(ports, { tenantId, hour, productCode: known.tenant.productCode });
  await settleHour(ports, time, known, await freeze(ports, marked));
  await ports.usage.closings.forget(time);
  return 'closed';
};
