/**
 * What must hold of a world at every instant, each as the list of what breaks it.
 * @module
 */
import { isLive, type Subscription } from '#domain/subscription/subscription.ts';
import { isServed, type Tenant } from '#domain/tenant/tenant.ts';
import type { Tenure } from '#domain/tenant/tenures.ts';
import { HOUR_MS, type Instant } from '#domain/time.ts';
import type { World } from '#test/orders/world.ts';

const subscriptionsOf = (world: World): Subscription[] =>
  Object.values(world.licenses).flatMap(({ subscriptions }) => subscriptions);

const payerOf = (world: World, { link, tenantId }: Tenant): Subscription | undefined =>
  subscriptionsOf(world).find(({ id, tenantId: of }) => id === link?.subscriptionId && of === tenantId);

/** P7: who is served is paid for by a live subscription, or has a grace that is not over. */
export const servedForNothing = (world: World, now: Instant): string[] =>
  Object.values(world.tenants).flatMap((tenant) => {
    const { state, tenantId } = tenant;
    if (!isServed(state)) return [];
    const inGrace = state.name === 'GRACE' && now < state.until;
    const isPaid = subscriptionsOf(world).some(
      (subscription) =>
        subscription.tenantId === tenantId && isLive(subscription) && subscription.grantedAt !== undefined,
    );
    return inGrace || isPaid ? [] : [`${tenantId} is ${state.name}, and nobody pays`];
  });

/** L1: ACTIVE has one link, and it points at a live subscription; and who is paid for does not wait. */
export const linkedWrongly = (world: World): string[] =>
  Object.values(world.tenants).flatMap((tenant) => {
    const { state, tenantId } = tenant;
    const payer = payerOf(world, tenant);
    const isPaid = payer !== undefined && isLive(payer);
    const waits =
      state.name === 'GRACE' ||
      state.name === 'PROVISIONING' ||
      (state.name === 'SUSPENDED' && state.reason === 'grace-over');
    if (state.name === 'ACTIVE' && !isPaid)
      return [`${tenantId} is ACTIVE on ${payer?.id} ${payer?.state.name}`];
    return waits && isPaid ? [`${tenantId} is ${state.name}, and ${payer.id} pays`] : [];
  });

const overlaps = (tenures: readonly Tenure[]): boolean =>
  tenures.some((left, index) =>
    tenures
      .slice(index + 1)
      .some((right) => left.from < (right.until ?? Infinity) && right.from < (left.until ?? Infinity)),
  );

/** L3: tenures are whole hours, and overlap neither per tenant nor per subscription. */
export const tenuredTwice = (world: World): string[] => {
  const all = Object.values(world.tenants).map(({ tenures }) => tenures);
  const bySubscription = Object.values(Object.groupBy(all.flat(), ({ subscriptionId }) => subscriptionId));
  const ragged = all
    .flat()
    .filter(
      ({ from, until = from + HOUR_MS }) => from % HOUR_MS !== 0 || until % HOUR_MS !== 0 || from >= until,
    );
  return [
    ...all.filter(overlaps).map((tenures) => `overlap in a tenant: ${JSON.stringify(tenures)}`),
    ...bySubscription
      .filter((tenures) => overlaps(tenures ?? []))
      .map((tenures) => `overlap of a subscription: ${JSON.stringify(tenures)}`),
    ...ragged.map((tenure) => `not whole hours: ${JSON.stringify(tenure)}`),
  ];
};

/** L5: a subscription is bound to one tenant at most, and tenant and license agree on it. */
export const boundTwice = (world: World): string[] => {
  const bindings = Object.values(world.tenants).flatMap(({ tenantId, bindings: known }) =>
    known.map(({ subscriptionId }) => `${subscriptionId} ${tenantId}`),
  );
  const marks = subscriptionsOf(world).flatMap(({ id, tenantId }) => (tenantId ? [`${id} ${tenantId}`] : []));
  const difference = [
    ...bindings.filter((each) => !marks.includes(each)),
    ...marks.filter((each) => !bindings.includes(each)),
  ];
  return [
    ...difference.map((each) => `known to one side only: ${each}`),
    ...(new Set(bindings).size === bindings.length ? [] : ['a binding is there twice']),
  ];
};
