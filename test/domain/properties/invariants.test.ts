import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type DomainEvent, EVENT_SCHEMAS } from '#domain/events/schemas.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { World } from '#test/orders/world.ts';
import { boundTwice, linkedWrongly, servedForNothing, tenuredTwice } from './invariants.ts';
import { type Played, play } from './play.ts';
import { steps } from './steps.ts';

/** histories · each of up to 60 steps. */
const RUNS = 400;

const always = (check: (played: Played) => void, options: { seed?: number } = {}): void =>
  fc.assert(
    fc.property(steps, (history) => {
      for (const played of play(history)) check(played);
    }),
    { numRuns: RUNS, ...options },
  );

const licenseOf = (subscriptionId: string | undefined): string | undefined => subscriptionId?.split('~')[0];

describe('after every step of every history', () => {
  it('P7: who is served is paid for, or in a grace that is not over', () => {
    always(({ after, now }) => expect(servedForNothing(after, now)).toEqual([]));
  });

  it('L1: ACTIVE has one link, to a live subscription, and who is paid for does not wait', () => {
    always(({ after }) => expect(linkedWrongly(after)).toEqual([]));
  });

  it('L3: tenures are whole hours and overlap neither per tenant nor per subscription', () => {
    always(({ after }) => expect(tenuredTwice(after)).toEqual([]));
  });

  it('L5: a subscription has one tenant at most, and both sides know the same', () => {
    always(({ after }) => expect(boundTwice(after)).toEqual([]));
  });

  it('P8, L4: the end of a subscription that is not the current one changes neither state nor link', () => {
    always(({ step, before, after }) => {
      if (step.does !== 'license' || (step.kind !== 'ended' && step.kind !== 'closed')) return;
      for (const [tenantId, tenant] of Object.entries(before.tenants)) {
        const isCurrent = tenant.link ? licenseOf(tenant.link.subscriptionId) === step.license : true;
        const later = after.tenants[tenantId];
        // in a chain, a late end may show that a license took another one's place: then the chain moves the link
        const isChained = [tenant, later].some((each) => each?.bindings.some(({ succeeds }) => succeeds));
        if (isCurrent || isChained) continue;
        const { state, link } = later ?? {};
        expect({ state, link }).toEqual({ state: tenant.state, link: tenant.link });
      }
    });
  });

  it('says in valid events what changes, so that a reader ends with the same states', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const all = play(history);
        const read = readerOf(all.flatMap(({ events }) => events));
        const states = statesOf(all.at(-1)?.after);
        const gone = [...read].filter(([id]) => !(id in states));
        expect(gone.filter(([, state]) => state !== 'ENDED')).toEqual([]);
        expect(Object.fromEntries([...read].filter(([id]) => id in states))).toEqual(states);
      }),
      { numRuns: RUNS },
    );
  });
});

/** What a reader of events believes. A generation that a late fact undid was said to have ended, and may come anew. */
const readerOf = (events: readonly DomainEvent[]): Map<string, string> => {
  const read = new Map<string, string>();
  for (const event of events) {
    expect(v.safeParse(EVENT_SCHEMAS[event.type], event).issues).toBeUndefined();
    if (!('to' in event)) continue;
    const id = 'subscriptionId' in event ? event.subscriptionId : event.tenantId;
    const known = read.get(id);
    expect(known === 'ENDED' && event.from === undefined ? known : event.from).toBe(known);
    read.set(id, event.to);
  }
  return read;
};

const statesOf = (world: World | undefined): Record<string, string> => {
  const subscriptions = Object.values(world?.licenses ?? {}).flatMap(({ subscriptions: each }) => each);
  const tenants = Object.values(world?.tenants ?? {});
  return Object.fromEntries([
    ...subscriptions.map(({ id, state }) => [id, state.name]),
    ...tenants.map(({ tenantId, state }) => [tenantId, state.name]),
  ]);
};

describe('the histories', () => {
  const RARE = [
    'tenant.provisioned PROVISIONING → ACTIVE',
    'tenant.grace.started PROVISIONING → GRACE',
    'tenant.grace.started ACTIVE → GRACE',
    'tenant.grace.ended GRACE → ACTIVE',
    'tenant.suspended GRACE → SUSPENDED',
    'tenant.suspended PROVISIONING → SUSPENDED',
    'tenant.restored SUSPENDED → ACTIVE',
    'tenant.restored SUSPENDED → GRACE',
    'tenant.retirement.offered SUSPENDED → SUSPENDED',
    'tenant.retired SUSPENDED → RETIRED',
    'subscription.attention ACTIVE → NEEDS_ATTENTION',
    'subscription.failed new → FAILED',
    'subscription.ended ENDING → ENDED',
    'the payer changed',
    'an earlier payer ended',
    'two generations were one',
    'a late fact reached a tenant',
  ];

  const marksOf = ({ step, before, after, events }: Played): string[] => {
    const marks = events.flatMap((event) =>
      'to' in event ? [`${event.type} ${event.from ?? 'new'} → ${event.to}`] : [],
    );
    const changed = events.find((event) => event.type === 'tenant.payer.changed');
    if (changed?.fromSubscriptionId) marks.push('the payer changed');
    const generations = (world: World) =>
      Object.values(world.licenses).flatMap(({ subscriptions }) => subscriptions);
    if (generations(before).length > generations(after).length) marks.push('two generations were one');
    if (step.does !== 'license') return marks;
    if (step.lateMs > 0 && before.tenants !== after.tenants) marks.push('a late fact reached a tenant');
    const isEarlier = ({ link, bindings }: Tenant) =>
      link !== undefined &&
      licenseOf(link.subscriptionId) !== step.license &&
      bindings.some(({ subscriptionId }) => licenseOf(subscriptionId) === step.license);
    if (step.kind === 'ended' && Object.values(before.tenants).some(isEarlier))
      marks.push('an earlier payer ended');
    return marks;
  };

  it('reach what is rare', () => {
    const seen = new Set<string>();
    always(
      (played) => {
        for (const mark of marksOf(played)) seen.add(mark);
      },
      { seed: 2026 },
    );
    expect(RARE.filter((mark) => !seen.has(mark))).toEqual([]);
  });
});
