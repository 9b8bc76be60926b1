/**
 * What the keys of the state table are made of: the prefix of each kind, the partitions of the lists, and the sort keys that
 * put them in order. `layout.ts` says which entity stands where.
 * @module
 */
import { STATE_SHARDS } from '#domain/limits.ts';
import { shardOf } from '#domain/shard.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import type { EntityKind } from './entities.ts';

/** A pair of key attributes. */
export interface KeyPair {
  readonly pk: string;
  readonly sk: string;
}

/** The index keys and TTL of one entity; absent where it stands in no such list. */
export interface Placement {
  readonly byState?: KeyPair;
  readonly byKind?: KeyPair;
  readonly byBuyer?: KeyPair;
  /** Seconds since 1970: when DynamoDB may forget it. Never decides anything. */
  readonly expiresAt?: number;
}

/** What the keys of each kind begin with. */
export const PREFIX: Record<EntityKind, string> = {
  license: 'LICENSE',
  customer: 'CUSTOMER',
  agreement: 'AGREEMENT',
  entitlements: 'ENTITLEMENTS',
  tenant: 'TENANT',
  registration: 'REGISTRATION',
  administrator: 'TENANT',
  invitation: 'INVITATION',
  session: 'SESSION',
  receipt: 'RECEIPT',
  policy: 'POLICY',
  dispatch: 'DISPATCH',
  webhook: 'WEBHOOK',
  watermark: 'WATERMARK',
  offer: 'OFFER',
  reassignment: 'REASSIGNMENT',
  awaited: 'AWAITED',
  extended: 'EXTENDED',
  hour: 'HOUR',
  meteringCase: 'CASE',
  correction: 'CORRECTION',
  allowance: 'ALLOWANCE',
  credit: 'CREDIT',
  activations: 'ACTIVATIONS',
  activationLink: 'LINK',
  vendorUser: 'VENDOR_USER',
  supportCase: 'SUPPORT',
  vendorAccount: 'ACCOUNT',
  propagation: 'PROPAGATION',
  changeDetails: 'DETAILS',
  template: 'TEMPLATE',
  newCustomers: 'NEW_CUSTOMERS',
  upstream: 'UPSTREAM',
};

/** Partition of a state list; the lists are spread over shards so that none is hot. */
export const statePartition = (kind: EntityKind, state: string, shard: number): string =>
  `${PREFIX[kind]}#${state}#${shard}`;

/** Partition of the list of all entities of a kind. */
export const kindPartition = (kind: EntityKind, shard: number): string => `${PREFIX[kind]}#${shard}`;

/** Partition of the list of people of a tenant. */
export const peoplePartition = (tenantId: string): string => `PEOPLE#${tenantId}`;

/** Partition of the list of what is kept of a person for a while. */
export const tracesPartition = (personHash: string): string => `TRACES#${personHash}`;

const OF_TENANT = {
  correction: 'CORRECTIONS',
  supportCase: 'SUPPORTS',
  propagation: 'PROPAGATIONS',
} as const;
/** What a tenant has many of. */
export type KindOfTenant = keyof typeof OF_TENANT;

/** Partition of the list of a tenant's corrections, support cases or propagations. */
export const tenantPartition = (kind: KindOfTenant, tenantId: string): string =>
  `${OF_TENANT[kind]}#${tenantId}`;

/** Partition of the list of a product's templates. */
export const templatesPartition = (productCode: string): string => `TEMPLATES#${productCode}`;

/** Sort key in order of time. */
export const at = (instant: Instant, id: string): string => `${isoOf(instant)}#${id}`;

/** Sorts behind every time, so that the sweep for what is due by now never meets it. */
const neverDue = (since: Instant, id: string): string => `~${at(since, id)}`;

/** Sort key in order of when it is due; what waits for nothing stands behind, oldest first. */
export const dueOrSince = (due: Instant | undefined, since: Instant, id: string): string =>
  due === undefined ? neverDue(since, id) : at(due, id);

/** Its place in a state list. */
export const inState = (kind: EntityKind, id: string, state: string, sk: string): { byState: KeyPair } => ({
  byState: { pk: statePartition(kind, state, shardOf(id, STATE_SHARDS)), sk },
});

/** Its place in the list of all of its kind. */
export const ofKind = (kind: EntityKind, id: string, since: Instant): { byKind: KeyPair } => ({
  byKind: { pk: kindPartition(kind, shardOf(id, STATE_SHARDS)), sk: at(since, id) },
});

/** Its place in the list of its tenant. */
export const ofTenant = (
  kind: KindOfTenant,
  tenantId: string,
  since: Instant,
  id: string,
): { byBuyer: KeyPair } => ({ byBuyer: { pk: tenantPartition(kind, tenantId), sk: at(since, id) } });
