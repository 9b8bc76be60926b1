/**
 * What invariants look at: every commit as it lands, and the state in which all comes to rest.
 * @module
 */
import type { Reassignment } from '#domain/reassignment/reassignment.ts';
import type { Subscription } from '#domain/subscription/subscription.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { Instant } from '#domain/time.ts';
import { PRODUCT_CODE } from '../aws/market.ts';
import type { Ledger } from '../ledger.ts';
import type { Expected } from '../model.ts';
import type { Landed, Standing } from '../seller/state.ts';
import type { Town } from '../town.ts';

/** Looked at after each commit: what breaks the invariant. */
export type AtEachCommit = (town: Town, landed: Landed) => string[];

/** All that can happen has happened. */
export interface Rest {
  readonly now: Instant;
  readonly ledger: Ledger;
  /** What the reference model says of each tenant. */
  readonly expected: ReadonlyMap<string, Expected>;
}

/** Looked at once, at rest. */
export type AtRest = (town: Town, rest: Rest) => string[];

/** Every subscription by its id. */
export const subscriptionsOf = (state: Standing): Map<string, Subscription> => {
  const all = new Map<string, Subscription>();
  for (const { subscriptions } of state.all('license'))
    for (const subscription of subscriptions) all.set(subscription.id, subscription);
  return all;
};

/** The tenants that subscriptions pay for; those of vendors pay otherwise. */
export const subscribers = (state: Standing): Tenant[] =>
  [...state.all('tenant')].filter(({ productCode }) => productCode === PRODUCT_CODE);

/** The subscribers that a commit wrote, before and after. */
export const tenantsOf = ({ commit, before }: Landed): { before: Tenant | undefined; after: Tenant }[] =>
  commit.writes.flatMap(({ key, entity }) =>
    key.kind === 'tenant' && entity && (entity as Tenant).productCode === PRODUCT_CODE
      ? [{ before: before('tenant', key.id), after: entity as Tenant }]
      : [],
  );

/** The reassignments that a commit wrote, before and after. */
export const reassignmentsOf = ({
  commit,
  before,
}: Landed): { before: Reassignment | undefined; after: Reassignment }[] =>
  commit.writes.flatMap(({ key, entity }) =>
    key.kind === 'reassignment' && entity
      ? [{ before: before('reassignment', key.id), after: entity as Reassignment }]
      : [],
  );

/** Whether a commit was no news from AWS, but an act of ours: by a person or by the clock. */
export const isOurs = ({ commit }: Landed): boolean =>
  commit.journal !== undefined && commit.journal.cause.actor.kind !== 'aws-marketplace';
