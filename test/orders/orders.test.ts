import { describe, expect, it } from 'vitest';
import { FULL_STORIES, SHORT_STORIES } from './stories.ts';
import { historiesOf, restOf, statesOf, walkOrders } from './walk.ts';
import { hear } from './world.ts';

/** facts · longer stories have one fact doubled here, another for the next story; `npm run orders -- --short` doubles each. */
const ALL_DOUBLED_MAX = 5;

describe('every order, and every order with one fact heard twice', () => {
  it.each(SHORT_STORIES.map((story, index) => [story.name, story, index] as const))(
    '%s',
    (_, story, index) => {
      const { length } = story.facts;
      const doubled = length > ALL_DOUBLED_MAX ? [index % length] : story.facts.map((_fact, at) => at);
      expect(statesOf(restOf(story))).toBe(story.ends);
      expect(walkOrders(story, { doubled })).toBe(historiesOf(length, doubled.length));
    },
  );

  it('counts n! + n·(n+1)!/2 histories', () => {
    expect([1, 2, 6, 8].map((facts) => historiesOf(facts))).toEqual([2, 8, 15_840, 1_491_840]);
  });

  it('tells at least twelve stories, six of them with six facts or more in both forms', () => {
    const long = (stories: typeof SHORT_STORIES) => stories.filter(({ facts }) => facts.length >= 6).length;
    expect(SHORT_STORIES.length).toBeGreaterThanOrEqual(12);
    expect(long(SHORT_STORIES)).toBeGreaterThanOrEqual(6);
    expect(FULL_STORIES.filter(({ facts }) => facts.length === 8).length).toBeGreaterThanOrEqual(6);
    expect(Math.max(...SHORT_STORIES.map(({ facts }) => facts.length))).toBe(6);
    expect(Math.max(...FULL_STORIES.map(({ facts }) => facts.length))).toBe(8);
  });

  it.each(FULL_STORIES.map((story) => [story.name, story] as const))(
    'in full, as it happened: %s',
    (_name, story) => {
      expect(statesOf(restOf(story))).toBe(story.ends);
    },
  );
});

describe('a walk that finds', () => {
  const [story] = SHORT_STORIES;
  if (!story) throw new Error('no story');

  it('a world that forgets what is older than what it knows', () => {
    const forgetful: typeof hear = (world, told, now) => {
      const latest =
        told.kind === 'license' ? world.licenses[told.details.licenseId]?.facts.at(-1)?.at : undefined;
      const isOlder = told.kind === 'license' && latest !== undefined && told.fact.at < latest;
      return isOlder ? world : hear(world, told, now);
    };
    expect(() => walkOrders(story, { hears: forgetful })).toThrow(/heard in the order/);
  });

  it('a world that believes the time of arrival', () => {
    const gullible: typeof hear = (world, told, now) =>
      hear(world, told.kind === 'license' ? { ...told, fact: { ...told.fact, at: now } } : told, now);
    expect(() => walkOrders(story, { hears: gullible })).toThrow(/heard in the order/);
  });
});
