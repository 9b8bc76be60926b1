/**
 * What can be asked of a vendor account at this moment, before anybody asks: the table's answer, then what stands in the way.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '../errors.ts';
import type { CapabilityTable, UpstreamTerms } from '../policy/capabilities-terms.ts';
import { type Instant, isoOf } from '../time.ts';
import type { VendorAccount } from './account.ts';
import { neededFor } from './console.ts';
import { mayOperate } from './may-do.ts';
import { argumentOf, type VendorOperation } from './operations.ts';
import { type Upstream, waitingFor } from './upstream.ts';

/** What is looked at. */
export interface OpenScene {
  readonly tenantId: string;
  /** Absent: the tenant is no customer at the vendor yet. */
  readonly account?: VendorAccount;
  /** The account's, or the one that somebody thinks of. */
  readonly accountType: string;
  readonly table: CapabilityTable;
  readonly upstreams: readonly Upstream[];
  readonly terms: readonly UpstreamTerms[];
  readonly now: Instant;
}

/** The table's refusal; none where it allows at least one product or plug-in. */
const refusedByTable = (
  { table, accountType }: OpenScene,
  operation: VendorOperation,
): Refusal | undefined => {
  const kind = argumentOf(operation);
  const given = kind === undefined ? [undefined] : table.lists[kind].map(({ id }) => id);
  const answers = given.map((argument) => mayOperate(table, accountType, operation, argument));
  const refusals = answers.filter(isRefusal);
  return refusals.length < answers.length ? undefined : refusals[0];
};

const inTheWay = (scene: OpenScene, operation: VendorOperation): Refusal | undefined => {
  const { account, tenantId, table, upstreams, terms, now } = scene;
  if (operation === 'customer.create') return undefined;
  if (!account) return refuse('NO_VENDOR_ACCOUNT', { tenantId });
  if (account.state.name === 'DELETED')
    return refuse('CUSTOMER_DELETED', { tenantId, since: isoOf(account.state.since) });
  if (operation !== 'licensing-platform.open') return undefined;
  return waitingFor(neededFor({ kind: operation }, { table, account }), upstreams, terms, now);
};

/**
 * Why an operation cannot be asked for now, whatever product or plug-in it is about.
 * @returns `undefined` where it can
 */
export const closedNow = (scene: OpenScene, operation: VendorOperation): Refusal | undefined =>
  refusedByTable(scene, operation) ?? inTheWay(scene, operation);
