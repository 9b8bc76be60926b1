/**
 * Reads who pays for a tenant.
 * @module
 */
import type { BillingView } from '#domain/api/billing.ts';
import { refuse } from '#domain/errors.ts';
import { parseSubscriptionId } from '#domain/identifiers.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { nobodyText } from '#domain/messages/nobody.ts';
import { MARKETPLACE_CHANNEL } from '#domain/tenant/acts.ts';
import { billingOfHour } from '#domain/tenant/billing.ts';
import { tenantAt } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { type Instant, isoOf, parseInstant, startOfHour } from '#domain/time.ts';
import { etagOf } from '#lambdas/edge/etag.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import type { ReadStore } from '#lambdas/stores/state-store.ts';
import { billingPath, reassignmentPath, subscriptionPath, tenantPath } from './paths.ts';
import type { ReadPorts } from './ports.ts';

const payerView = async (
  store: ReadStore,
  subscriptionId: string,
): Promise<NonNullable<BillingView['payer']>> => {
  const id = parseSubscriptionId(subscriptionId)?.licenseId ?? '';
  const [stored] = await store.load([{ kind: 'license', id }]);
  const { buyerAccount } = stored?.entity ?? {};
  return {
    subscriptionId,
    ...(buyerAccount === undefined ? {} : { buyerAccount }),
    href: subscriptionPath(subscriptionId),
  };
};

const ofHour = async (
  store: ReadStore,
  tenant: Tenant,
  hour: Instant,
  locale: Locale,
): Promise<Pick<BillingView, 'payer' | 'nobody'>> => {
  const billing = billingOfHour(tenant, hour);
  if ('payer' in billing) return { payer: await payerView(store, billing.payer) };
  const { nobody: code } = billing;
  return { nobody: { code, text: nobodyText(code, tenant.channel ?? MARKETPLACE_CHANNEL, locale) } };
};

/** `GET /v1/tenants/{id}/billing`. */
export const readBilling =
  ({ store, surroundings }: ReadPorts): Handler<'GET /v1/tenants/{id}/billing'> =>
  async ({ params, query, locale }) => {
    const [stored] = await store.load([{ kind: 'tenant', id: params.id }]);
    if (!stored?.entity) return refuse('NOT_FOUND', { id: params.id });
    const now = surroundings.now();
    const tenant = tenantAt(stored.entity, now);
    const { tenantId, channel = MARKETPLACE_CHANNEL, changeId, link, tenures } = tenant;
    const hour = startOfHour(query.hour === undefined ? now : (parseInstant(query.hour) ?? now));
    const body: BillingView = {
      tenantId,
      channel,
      ...(changeId === undefined ? {} : { changeId }),
      ...(link ? { link: { subscriptionId: link.subscriptionId, since: isoOf(link.since) } } : {}),
      tenures: tenures.map(({ subscriptionId, from, until }) => ({
        subscriptionId,
        from: isoOf(from),
        ...(until === undefined ? {} : { until: isoOf(until) }),
      })),
      hour: isoOf(hour),
      ...(await ofHour(store, tenant, hour, locale)),
      links: {
        self: billingPath(tenantId),
        tenant: tenantPath(tenantId),
        ...(changeId === undefined ? {} : { reassignment: reassignmentPath(changeId) }),
      },
    };
    return { body, etag: etagOf(stored.version) };
  };
