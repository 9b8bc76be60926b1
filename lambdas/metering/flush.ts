/**
 * The final flush of a subscription that ends: the closing times of its hours come forward, and its work gets the new deadline. It
 * tells nobody anything; the events did.
 * @module
 */
import type { DomainEvent } from '#domain/events/schemas.ts';
import { parseSubscriptionId, type SubscriptionId } from '#domain/identifiers.ts';
import {
  finalClosingTime,
  hoursBroughtForward,
  hoursPutOff,
  type LicenseEnd,
} from '#domain/metering/flush.ts';
import { meteredHourId } from '#domain/metering/hour.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import { FLUSH_BACK_MS, FLUSH_PAGE } from '#domain/metering/limits.ts';
import type { WorkItem } from '#domain/metering/work.ts';
import { flushed, soughtAgain, workOf } from '#domain/metering/work-of.ts';
import { meteringTermsOf } from '#domain/policy/metering-terms.ts';
import type { License } from '#domain/subscription/license.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { Instant } from '#domain/time.ts';
import type { FlushPorts } from './ports.ts';

/** A subscription that ends, with a tenant that it pays for, or paid. */
interface Ending {
  readonly tenant: Tenant;
  readonly payer: SubscriptionId;
  readonly end: LicenseEnd;
}

type EndEvent = Extract<DomainEvent, { type: 'subscription.ending' | 'subscription.ended' }>;

const isEnd = (event: DomainEvent): event is EndEvent =>
  event.type === 'subscription.ending' || event.type === 'subscription.ended';

/** The tenants that it was ever bound to: one from which it was taken over may have hours yet that it pays for. */
const tenantsOf = ({ facts }: License, tenantId: string): string[] => [
  ...new Set([tenantId, ...facts.flatMap((fact) => (fact.kind === 'bound' ? [fact.tenantId] : []))]),
];

/** What the event speaks of, as it stands now, for each tenant; none where no tenant is concerned, or nothing has ended. */
const endingsOf = async ({ store }: FlushPorts, event: EndEvent): Promise<Ending[]> => {
  const { licenseId } = parseSubscriptionId(event.subscriptionId) ?? {};
  if (!licenseId) return [];
  const [stored] = await store.load([{ kind: 'license', id: licenseId }]);
  const license = stored?.entity;
  const subscription = license?.subscriptions.find(({ id }) => id === event.subscriptionId);
  const { tenantId, endedAt, closedAt } = subscription ?? {};
  if (!license || !subscription || tenantId === undefined || (endedAt ?? closedAt) === undefined) return [];
  const keys = tenantsOf(license, tenantId).map((id) => ({ kind: 'tenant' as const, id }));
  const tenants = await store.load(keys);
  const end = {
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(closedAt === undefined ? {} : { closedAt }),
  };
  return tenants.flatMap(({ entity }) => (entity ? [{ tenant: entity, payer: subscription.id, end }] : []));
};

/** Those of some hours that have usage and are not marked. */
const leftOpen = async (
  { store, usage }: FlushPorts,
  { tenantId }: Tenant,
  hours: readonly Instant[],
): Promise<Instant[]> => {
  const keys = hours.map((hour) => ({ kind: 'hour' as const, id: meteredHourId(tenantId, hour) }));
  const marks = keys.length === 0 ? [] : await store.load(keys);
  const open: Instant[] = [];
  for (const [index, hour] of hours.entries()) {
    const isMarked = marks[index]?.entity !== undefined;
    if (!isMarked && (await usage.packs.ofHour(tenantId, hour)).length > 0) open.push(hour);
  }
  return open;
};

const bringForward = async (ports: FlushPorts, { tenant, payer, end }: Ending, now: Instant) => {
  const terms = meteringTermsOf(await ports.policies.forProduct(tenant.productCode));
  if (!terms) return;
  const { closeAfterMs } = terms;
  for (const { hour, closeAt } of hoursBroughtForward(tenant, { payer, end }, { closeAfterMs, now })) {
    await ports.usage.closings.note({ tenantId: tenant.tenantId, hour, closeAt });
  }
  for (const hour of await leftOpen(ports, tenant, hoursPutOff(tenant, payer, { closeAfterMs, now }))) {
    // as late as the end allows: its producer may still be catching up
    const closeAt = finalClosingTime(hour, Number.POSITIVE_INFINITY, end);
    await ports.usage.closings.note({ tenantId: tenant.tenantId, hour, closeAt });
  }
};

/** Moves a work item to its new deadline: the new one is there before the old one goes. */
const move = async ({ usage: { work } }: FlushPorts, item: WorkItem, after: WorkItem): Promise<void> => {
  if (after === item) return;
  if (after.deadline === item.deadline) return work.rewrite(after);
  await work.put(after);
  await work.remove(item);
};

/** The work that a tenant's hour still has, as closing named it: found from the ledger, whatever else waits in its shard. */
const workLeft = async (
  { usage: { ledger }, surroundings, shards }: FlushPorts,
  { tenant: { tenantId }, payer }: Ending,
): Promise<WorkItem[]> => {
  const now = surroundings.now();
  const items: LedgerItem[] = [];
  let after: string | undefined;
  do {
    const page = await ledger.between(tenantId, now - FLUSH_BACK_MS, now, FLUSH_PAGE, after);
    items.push(...page.items.filter((item) => item.payer?.subscriptionId === payer));
    after = page.next;
  } while (after !== undefined);
  return [...Map.groupBy(items, ({ hour }) => hour).values()].flatMap((hour) => workOf(hour, { shards }));
};

/** Brings work forward: where closing put it, unless it was brought forward already; else as work that is sought. */
const hasten = async (ports: FlushPorts, ending: Ending, now: Instant): Promise<void> => {
  const { work } = ports.usage;
  const endedAt = ending.end.endedAt ?? ending.end.closedAt;
  if (endedAt === undefined) return;
  for (const named of await workLeft(ports, ending)) {
    const known = await work.read(named);
    if (known) await move(ports, known, flushed(known, endedAt, now));
    else if (!(await work.read(flushed(named, endedAt, now))))
      await work.put(flushed(soughtAgain(named), endedAt, now));
  }
};

/** Flushes what a subscription's end concerns; another event, or one of nobody's subscription, does nothing. Repeated, it changes nothing. */
export const flush = async (ports: FlushPorts, event: DomainEvent): Promise<void> => {
  if (!isEnd(event)) return;
  for (const ending of await endingsOf(ports, event)) {
    const now = ports.surroundings.now();
    await bringForward(ports, ending, now);
    await hasten(ports, ending, now);
  }
};
