/**
 * Walks every order in which a story can be heard, and every order with one fact heard twice. Depth first over
 * immutable worlds, so that histories share what they have in common.
 * @module
 */
import { deepStrictEqual } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { DAY_MS, type Instant, MINUTE_MS } from '#domain/time.ts';
import type { Story } from './story.ts';
import { emptyWorld, hear, quiesce, type World, wake } from './world.ts';

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

/** n! orders, and for each fact that is heard twice (n + 1)!/2. */
export const historiesOf = (facts: number, doubled = facts): number =>
  factorial(facts) + (doubled * factorial(facts + 1)) / 2;

/** After the story is over, arrivals come in pairs a minute apart, and a grace or a retention can pass between pairs. */
const arrivalAt = (end: Instant, position: number): Instant =>
  end + MINUTE_MS * (position + 1) + Math.floor(position / 2) * 8 * DAY_MS;

/** The end of a world without what says when we heard or looked: all else must be the same. */
const endOf = (world: World): unknown => {
  const { licenses, agreements, tenants } = quiesce(world);
  return {
    licenses: Object.values(licenses)
      .map(({ firstSeenAt: _seen, asOf: _judged, ...license }) => license)
      .sort((left, right) => (left.licenseId < right.licenseId ? -1 : 1)),
    agreements: Object.values(agreements)
      .map(({ firstSeenAt: _seen, ...agreement }) => agreement)
      .sort((left, right) => (left.agreementId < right.agreementId ? -1 : 1)),
    tenants,
  };
};

/** How a walk is watched, and what may be put in the place of the world's hearing, to see the walk catch it. */
export interface WalkOptions {
  /** Called once per history. */
  readonly onHistory?: () => void;
  readonly hears?: typeof hear;
  /** Positions of the facts that are heard twice, one at a time. @default each of them */
  readonly doubled?: readonly number[];
}

interface Walk extends Required<WalkOptions> {
  readonly story: Story;
  readonly end: Instant;
}

const walkOf = (story: Story, options: WalkOptions): Walk => ({
  story,
  end: Math.max(...story.times),
  onHistory: () => {},
  hears: hear,
  doubled: story.facts.map((_, fact) => fact),
  ...options,
});

/** The world, with its time passed, after the fact that arrives at a position. */
const arrive = (world: World, { story, end, hears }: Walk, fact: number, position: number): World => {
  const told = story.facts[fact];
  if (!told) throw new RangeError(`the story has no fact ${fact}`);
  const now = arrivalAt(end, position);
  return hears(wake(world, now), told, now);
};

const namesOf = (story: Story, path: readonly number[]): string =>
  `"${story.name}", heard in the order ${path.map((fact) => story.names[fact]).join(' → ')}`;

const descend = (walk: Walk, expected: unknown, world: World, left: number[], path: number[]): number => {
  if (left.every((count) => count === 0)) {
    walk.onHistory();
    const end = endOf(world);
    if (!isDeepStrictEqual(end, expected)) deepStrictEqual(end, expected, namesOf(walk.story, path));
    return 1;
  }
  let histories = 0;
  for (const [fact, count] of left.entries()) {
    if (count === 0) continue;
    left[fact] = count - 1;
    path.push(fact);
    histories += descend(walk, expected, arrive(world, walk, fact, path.length - 1), left, path);
    path.pop();
    left[fact] = count;
  }
  return histories;
};

/** Where all comes to rest when the story is heard as it happened. */
export const restOf = (story: Story, options: WalkOptions = {}): World => {
  const walk = walkOf(story, options);
  const inTime = story.facts
    .map((_, fact) => fact)
    .sort((left, right) => (story.times[left] ?? 0) - (story.times[right] ?? 0));
  return quiesce(
    inTime.reduce(
      (world, fact, position) => arrive(world, walk, fact, position),
      emptyWorld(story.births, story.policy),
    ),
  );
};

/** The states of a world in one line, as a story says them. */
export const statesOf = ({ licenses, tenants }: World): string =>
  [
    ...Object.values(licenses)
      .flatMap(({ subscriptions }) => subscriptions)
      .map(({ id, state }) => `${id} ${state.name}`),
    ...Object.values(tenants).map(({ tenantId, state }) => `${tenantId} ${state.name}`),
  ].join(', ');

/**
 * Walks every history of a story.
 * @returns how many there were
 * @throws AssertionError with the order of the first history that comes to rest otherwise than the story as it happened
 */
export const walkOrders = (story: Story, options: WalkOptions = {}): number => {
  const walk = walkOf(story, options);
  const expected = endOf(restOf(story, options));
  const start = emptyWorld(story.births, story.policy);
  const once = story.facts.map(() => 1);
  return walk.doubled.reduce(
    (histories, doubled) => histories + descend(walk, expected, start, once.with(doubled, 2), []),
    descend(walk, expected, start, [...once], []),
  );
};
