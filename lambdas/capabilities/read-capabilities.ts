/**
 * Reads the table of the policy as a tenant's account type sees it, and what of it can be asked for now.
 * @module
 */
import type { CapabilitiesView } from '#domain/api/capabilities.ts';
import type { VendorAccount } from '#domain/capabilities/account.ts';
import { tableOf } from '#domain/capabilities/carry-out.ts';
import { accountTypeWords, tableFor, unknownType } from '#domain/capabilities/may-do.ts';
import { closedNow, type OpenScene } from '#domain/capabilities/open-now.ts';
import type { VendorOperation } from '#domain/capabilities/operations.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { CAPABILITIES_WORDS } from '#domain/messages/refusal-groups.ts';
import { wordsOf } from '#domain/messages/refusals.ts';
import { type Named, upstreamTermsOf } from '#domain/policy/capabilities-terms.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import type { ActPorts } from './act-ports.ts';
import { ROUTE_OF } from './acts.ts';
import { capabilitiesPath, vendorAccountPath } from './paths.ts';
import { loadUpstreams } from './upstream-keys.ts';

type Row = ReturnType<typeof tableFor>[number];
type OperationView = CapabilitiesView['unrestricted'][number];
type CellView = CapabilitiesView['rows'][number]['cell'];

const namedView = ({ id, words }: Named, locale: Locale) => ({ id, text: words[locale] });

const operationView = (scene: OpenScene, operation: VendorOperation, locale: Locale): OperationView => {
  const refusal = closedNow(scene, operation);
  const route = ROUTE_OF[operation].replace('{id}', scene.tenantId);
  if (!refusal) return { operation, route, open: true };
  const instead = refusal.labels?.[locale].instead;
  const text = wordsOf(refusal, locale, CAPABILITIES_WORDS).detail;
  const whyNot = { code: refusal.refused, text, ...(instead === undefined ? {} : { instead }) };
  return { operation, route, open: false, whyNot };
};

const cellView = ({ cell, limitedTo = [] }: Row, locale: Locale): CellView => {
  // what the table does not say is refused, and so shown as that
  if (cell === undefined || typeof cell === 'string') return { value: cell ?? 'unsupported' };
  return 'mode' in cell
    ? { value: 'mode', mode: cell.mode }
    : { value: 'limitedTo', limitedTo: limitedTo.map((each) => namedView(each, locale)) };
};

const viewOf = (scene: OpenScene, locale: Locale): CapabilitiesView => {
  const { table, account, accountType, tenantId } = scene;
  const operations = (names: readonly VendorOperation[]) =>
    names.map((operation) => operationView(scene, operation, locale));
  return {
    tenantId,
    policy: table.policy,
    accountType: {
      id: accountType,
      text: accountTypeWords(table, accountType)[locale],
      current: account?.accountType === accountType,
    },
    accountTypes: table.accountTypes.map((each) => namedView(each, locale)),
    rows: tableFor(table, accountType).map((row) => ({
      ...namedView(row, locale),
      cell: cellView(row, locale),
      operations: operations(row.operations),
    })),
    unrestricted: operations(table.unrestricted),
    roles: table.roles.map((each) => namedView(each, locale)),
    links: {
      self: capabilitiesPath(tenantId),
      ...(account ? { account: vendorAccountPath(tenantId) } : {}),
    },
  };
};

const stored = async (
  { store }: ActPorts,
  id: string,
): Promise<{ tenant?: Tenant; account?: VendorAccount }> => {
  const [tenant] = await store.load([{ kind: 'tenant', id }]);
  const [account] = await store.load([{ kind: 'vendorAccount', id }]);
  return {
    ...(tenant?.entity ? { tenant: tenant.entity } : {}),
    ...(account?.entity ? { account: account.entity } : {}),
  };
};

/** The type that is asked about, or the account's own; refused where there is neither, or it is none of the policy. */
const sceneOf = async (
  ports: ActPorts,
  tenantId: string,
  asked: string | undefined,
): Promise<OpenScene | Refusal> => {
  const { tenant, account } = await stored(ports, tenantId);
  if (!tenant) return refuse('NOT_FOUND', { id: tenantId });
  const { productCode } = tenant;
  const policy = await ports.policies.forProduct(productCode);
  const table = tableOf(policy);
  if (isRefusal(table)) return table;
  const accountType = asked ?? account?.accountType;
  if (accountType === undefined) return refuse('NO_VENDOR_ACCOUNT', { tenantId });
  const unknown = unknownType(table, accountType);
  if (unknown) return unknown;
  const terms = upstreamTermsOf(policy);
  const ids = terms.map(({ id }) => id);
  const upstreams = await loadUpstreams(ports.store, productCode, ids);
  const now = ports.surroundings.now();
  return { tenantId, ...(account ? { account } : {}), accountType, table, upstreams, terms, now };
};

/** `GET /v1/tenants/{id}/capabilities`. */
export const readCapabilities =
  (ports: ActPorts): Handler<'GET /v1/tenants/{id}/capabilities'> =>
  async ({ params: { id }, query, locale }) => {
    const scene = await sceneOf(ports, id, query.accountType);
    return isRefusal(scene) ? scene : { body: viewOf(scene, locale) };
  };
