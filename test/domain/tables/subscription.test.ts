import { describe, expect, it } from 'vitest';
import { isRefusal } from '#domain/errors.ts';
import { land } from '#domain/registration/landing.ts';
import { noteOf } from '#domain/subscription/note.ts';
import { ended, type Fact, granted, landed, legacy, recorded } from '#test/orders/story.ts';
import { emptyWorld, hear, type World, wake } from '#test/orders/world.ts';
import { tableUnder, unmatched } from './read.ts';
import { SUBSCRIPTION_CASES, type SubscriptionCase } from './subscription.cases.ts';

const clock = (time: string): number => Date.parse(`2026-11-02T${time}Z`);
const told = (facts: readonly Fact[]): World =>
  facts.reduce((world, { told: fact, at }) => hear(wake(world, at), fact, at), emptyWorld({}));
const statesOf = ({ licenses }: World): string =>
  Object.values(licenses)
    .flatMap(({ subscriptions }) => subscriptions.map(({ state }) => state.name))
    .join(' ');

/** An older fact arrives after all that stands at first. */
const resultOf = (world: World, { after, then }: SubscriptionCase): World => {
  if (typeof then === 'string') return wake(world, clock(then));
  const now = Math.max(then.at, ...after.map(({ at }) => at));
  return hear(wake(world, now), then.told, now);
};

const noteFor = (world: World, { then }: SubscriptionCase): string | undefined => {
  if (typeof then === 'string' || then.told.kind !== 'license') return undefined;
  return noteOf(world.licenses[then.told.details.licenseId]?.facts ?? [], then.told.fact);
};

const table = tableUnder('Subscription');
const CASES = Object.entries(SUBSCRIPTION_CASES).flatMap(([state, row]) =>
  Object.entries(row).flatMap(([event, cases]) =>
    cases.map((each, index) => [`${state} × ${event} (${index + 1})`, state, event, each] as const),
  ),
);

describe('the table of the subscription', () => {
  it('has a case for each cell, and a cell for each case', () => {
    expect(unmatched(table, SUBSCRIPTION_CASES)).toEqual({ cellsWithoutCase: [], casesWithoutCell: [] });
    expect(CASES.every(([, , , { says }]) => says !== '')).toBe(true);
  });

  it.each(CASES)('%s', (_name, state, event, each) => {
    expect(table[state]?.[event]).toContain(each.says);
    const before = told(each.after);
    expect(statesOf(resultOf(before, each))).toBe(each.becomes);
    if (typeof each.then !== 'string' && each.then.told.kind === 'license') {
      expect(noteFor(before, each)).toBe(each.note);
    }
  });

  it.each(CASES.filter(([, , , { note }]) => note === 'unexpected'))(
    'keeps the unexpected: %s',
    (...[, , , each]) => {
      const before = told(each.after).licenses['l-1'];
      const after = resultOf(told(each.after), each).licenses['l-1'];
      expect(after?.facts).toHaveLength((before?.facts.length ?? 0) + 1);
      expect(after?.subscriptions).toEqual(before?.subscriptions);
    },
  );

  it.each(CASES.filter(([, , , { refused }]) => refused !== undefined))(
    'is refused at the door: %s',
    (...[, , , each]) => {
      const world = wake(told(each.after), clock('09:41'));
      const customer = {
        licenseId: 'l-1' as const,
        licenseArn: 'arn:aws:license-manager::294406891311:license:l-1',
        productCode: 'product',
        buyerAccount: '111122223333',
      };
      const answer = land(
        world.licenses['l-1'],
        customer,
        { tokenHash: 'hash', freeTrial: false },
        clock('09:41'),
      );
      expect(isRefusal(answer) && answer.refused).toBe(each.refused);
    },
  );
});

describe('bookkeeping, in every state', () => {
  const grant = granted('l-1', 'agmt-1', '09:02');
  const states: readonly (readonly [string, readonly Fact[]])[] = [
    ['PENDING', [landed('l-1', '09:01')]],
    ['ACTIVE_UNREGISTERED', [grant]],
    ['ACTIVE', [grant, landed('l-1', '09:03')]],
    ['NEEDS_ATTENTION', [grant, legacy('l-1', 'failed', '09:04')]],
    ['ENDING', [grant, legacy('l-1', 'ended', '09:04')]],
    ['ENDED', [grant, legacy('l-1', 'closed', '09:04')]],
    ['FAILED', [landed('l-1', '09:01'), legacy('l-1', 'failed', '09:04')]],
  ];
  const bookkeeping = [
    recorded('agmt-1', 'NEW', '09:10'),
    recorded('agmt-1', 'AMEND', '09:10'),
    ended('agmt-1', 'RENEWED', '09:10'),
    ended('agmt-1', 'REPLACED', '09:10'),
    ended('agmt-1', 'SUPERSEDED', '09:10'),
  ];

  it.each(states)('%s', (state, facts) => {
    const before = told(facts);
    expect(statesOf(before)).toBe(state);
    for (const { told: fact, at } of bookkeeping) {
      const after = hear(before, fact, at);
      expect(after.licenses).toEqual(before.licenses);
      expect(after.agreements['agmt-1']).not.toEqual(before.agreements['agmt-1']);
    }
  });
});
