/**
 * P4: after the end of a license was heard and flushed, each of its hours is to be closed while AWS still takes it.
 * @module
 */
import type { DomainEvent } from '#domain/events/schemas.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import type { Town } from '../town.ts';
import { subscriptionsOf } from './scene.ts';
import { isOf, markOf, named } from './usage-scene.ts';

/** ms · so much of the final hour is left for telling AWS. */
const LEFT_MS = 25 * MINUTE_MS;

export const p4Flushed = (town: Town, event: DomainEvent): string[] => {
  if (!('subscriptionId' in event)) return [];
  const { tenantId, endedAt } = subscriptionsOf(town.state).get(event.subscriptionId) ?? {};
  const tenant = town.state.get('tenant', tenantId ?? '');
  if (!tenant || endedAt === undefined) return [];
  const { closings } = town.usage.standing();
  const ends = endedAt + HOUR_MS;
  const paid = tenant.tenures.filter(({ subscriptionId }) => subscriptionId === event.subscriptionId);
  return closings.flatMap((time) => {
    const { hour } = time;
    const isPaid = paid.some(({ from, until = Infinity }) => from <= hour && hour < until);
    const first = Math.min(...closings.filter(isOf(time)).map(({ closeAt }) => closeAt));
    const isInTime = first <= Math.max(hour + HOUR_MS, ends - LEFT_MS, town.world.now());
    if (time.tenantId !== tenantId || !isPaid || isInTime || markOf(town, time)) return [];
    return [`P4|${named(time)} is to be closed when AWS takes it no more`];
  });
};
