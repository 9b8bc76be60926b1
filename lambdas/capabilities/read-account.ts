/**
 * Reads a tenant's account at the vendor (decision D3-3): what is wanted, and thing by thing what the vendor showed and when.
 * @module
 */
import type { VendorAccountView } from '#domain/api/capabilities.ts';
import type { EnlistedBy, EnlistedProduct, VendorAccount } from '#domain/capabilities/account.ts';
import { tableOf } from '#domain/capabilities/carry-out.ts';
import { accountTypeWords, wordsIn } from '#domain/capabilities/may-do.ts';
import type { Propagation } from '#domain/capabilities/propagation.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { Locale } from '#domain/messages/locale.ts';
import type { CapabilityTable } from '#domain/policy/capabilities-terms.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import { etagOf } from '#lambdas/edge/etag.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import type { ActPorts } from './act-ports.ts';
import { corridorOf, DOOR } from './api.corridor.ts';
import { findAccount } from './around.ts';
import { capabilitiesPath, tenantPath, vendorAccountPath } from './paths.ts';
import { readingView } from './reading-view.ts';

/** An account as it was read at one moment. */
interface Seen {
  readonly account: VendorAccount;
  readonly version: number;
  readonly table: CapabilityTable;
  readonly propagations: readonly Propagation[];
  readonly now: Instant;
}

const byView = (by: EnlistedBy): VendorAccountView['products'][number]['by'] => ({
  mode: by.mode,
  ...(by.mode === 'service-plan' ? { plan: by.plan } : {}),
  ...(by.mode === 'authorization-key' ? { key: by.key.masked } : {}),
});

const enlistedView = (
  id: string,
  text: string,
  { since, by, description, seats, expiresAt, templateId, counterResetAt }: EnlistedProduct,
): VendorAccountView['products'][number] => ({
  id,
  text,
  since: isoOf(since),
  by: byView(by),
  ...(description === undefined ? {} : { description }),
  ...(seats === undefined ? {} : { seats }),
  ...(expiresAt === undefined ? {} : { expiresAt: isoOf(expiresAt) }),
  ...(templateId === undefined ? {} : { templateId }),
  ...(counterResetAt === undefined ? {} : { counterResetAt: isoOf(counterResetAt) }),
});

const viewOf = ({ account, version, table, propagations, now }: Seen, locale: Locale): VendorAccountView => {
  const { tenantId, productCode, accountType, state, products } = account;
  return {
    tenantId,
    productCode,
    accountType: {
      id: accountType,
      text: accountTypeWords(table, accountType)[locale],
      since: isoOf(account.typeSince),
    },
    state: { name: state.name, since: isoOf(state.since) },
    products: Object.entries(products).map(([id, enlisted]) =>
      enlistedView(id, wordsIn(table.lists.products, id)[locale], enlisted),
    ),
    plugIns: account.plugIns.map((id) => ({ id, text: wordsIn(table.lists.plugIns, id)[locale] })),
    longBeta: account.longBeta,
    merged: account.merged.map(({ account: from, at }) => ({ account: from, at: isoOf(at) })),
    things: propagations.map((each) => readingView(each, now)),
    version,
    links: {
      self: vendorAccountPath(tenantId),
      tenant: tenantPath(tenantId),
      capabilities: capabilitiesPath(tenantId),
    },
  };
};

/** Read strongly, at one instant: a walk that never commits. */
const seenOf = async (ports: ActPorts, id: string): Promise<Seen | Refusal> => {
  const cause = { door: DOOR, verb: 'read', actor: { kind: 'clock' as const }, correlationId: id };
  const walked = await corridorOf(ports)(
    cause,
    async (work): Promise<Seen | Refusal> => {
      const found = await findAccount(work, { params: { id } });
      if (isRefusal(found)) return found;
      const { target: account, version } = found;
      const table = tableOf(await ports.policies.forProduct(account.productCode));
      if (isRefusal(table)) return table;
      const read = await work.readAll('propagation', Object.values(account.latest));
      const propagations = read.filter((each) => each !== undefined);
      return { account, version, table, propagations, now: work.now };
    },
    { dryRun: true },
  );
  return walked.outcome === 'refused' ? walked.refusal : walked.result;
};

/** `GET /v1/tenants/{id}/vendor-account`. */
export const readAccount =
  (ports: ActPorts): Handler<'GET /v1/tenants/{id}/vendor-account'> =>
  async ({ params: { id }, locale }) => {
    const seen = await seenOf(ports, id);
    if (isRefusal(seen)) return seen;
    return { body: viewOf(seen, locale), etag: etagOf(seen.version) };
  };
