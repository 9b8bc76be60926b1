import { describe, expect, test } from 'vitest';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { street, subscriptionIdOf, T } from './street.ts';

/** A process that ends at its n-th commit, before it was done or right after. */
const crashing = (when: 'before' | 'after', at: { commit: number }) => {
  let commits = 0;
  return (store: StateStore): StateStore => ({
    ...store,
    load: (keys) => store.load(keys),
    list: (query, page) => store.list(query, page),
    commit: async (commit) => {
      commits += 1;
      const isCrash = commits === at.commit;
      if (isCrash && when === 'before') throw new Error('crashed');
      const outcome = await store.commit(commit);
      if (isCrash) throw new Error('crashed');
      return outcome;
    },
  });
};

/** The link and the reassignment as they stand in the store: never one without the other. */
const standing = (made: Awaited<ReturnType<typeof street>>, changeId: string) => {
  const { memory } = made.desk;
  const tenant = memory.all('tenant').find(({ tenantId }) => tenantId === T);
  const change = memory.all('reassignment').find((each) => each.changeId === changeId);
  return [tenant?.link?.subscriptionId, change?.linked !== undefined];
};

describe('S1-20: a crash between “link moved” and “state written” cannot be observed', () => {
  test.each(['before', 'after'] as const)('%s the commit; the replay converges', async (when) => {
    const at = { commit: 0 };
    let commits = 0;
    const wrap = crashing(when, at);
    const made = await street((store) => {
      const crashed = wrap(store);
      return {
        ...crashed,
        commit: (commit) => {
          commits += 1;
          return crashed.commit(commit);
        },
      };
    });
    const changeId = await made.begin();
    await made.subscribe(2);
    await made.setUp(2);
    at.commit = commits + 1;
    const key = 'link-once';
    expect((await made.act(changeId, 'link', {}, { key })).status).toBe(500);
    const expected = when === 'before' ? [subscriptionIdOf(1), false] : [subscriptionIdOf(2), true];
    expect(standing(made, changeId)).toEqual(expected);
    const again = await made.act(changeId, 'link', {}, { key });
    expect(again).toMatchObject({ status: 200, body: { reassignment: { state: { name: 'LINKED' } } } });
    expect(standing(made, changeId)).toEqual([subscriptionIdOf(2), true]);
    expect(made.events().filter((type) => type === 'reassignment.linked')).toHaveLength(1);
    expect((await made.tenantNow()).tenures).toHaveLength(2);
  });
});
