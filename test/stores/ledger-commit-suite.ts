/**
 * Commits that carry ledger items: with the totals that they draw from, or not at all.
 */
import { describe, expect, test } from 'vitest';
import type { Allowance } from '#domain/metering/account.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import type { UsageStore } from '#lambdas/stores/usage-store.ts';
import { exampleItem, HOUR } from './usage-examples.ts';

const cause = { door: 'test', verb: 'close', actor: { kind: 'clock' as const }, correlationId: 'c' };
const allowanceId = 'l-1/calls/2026-11-01T00:00:00.000Z';

/** Closes an hour: draws from the allowance, and records what is beyond it; as a closer does, again and again. */
const close = (state: StateStore, usage: UsageStore, item: LedgerItem, quiet = true) => {
  let made = 0;
  const surroundings = { now: () => HOUR, newId: () => `commit-${crypto.randomUUID()}-${(made += 1)}` };
  return walk(
    state,
    surroundings,
    cause,
    async (work) => {
      const standing = await usage.ledger.read(item);
      if (standing) return standing;
      const known = await work.read('allowance', allowanceId);
      const drawn = (known?.drawn ?? 0) + item.used;
      const allowance: Allowance = { allowanceId, drawn, hour: item.hour };
      work.put('allowance', allowanceId, allowance);
      const beyond = { ...item, quantity: Math.max(0, drawn - 20) };
      work.record(beyond);
      return beyond;
    },
    { quiet },
  );
};

/** Declares the suite for one pair of stores. */
export const ledgerCommitSuite = (
  name: string,
  open: () => Promise<{ readonly store: UsageStore; readonly state: StateStore }>,
): void => {
  describe(`commits with ledger items: ${name}`, () => {
    const drawnOf = async (state: StateStore) => {
      const [stored] = await state.load([{ kind: 'allowance', id: allowanceId }]);
      return stored?.entity?.drawn;
    };

    test('hours that close at once, each twice, draw once each', async () => {
      const { store, state } = await open();
      const items = [0, 1, 2].map((hours) => exampleItem(hours));
      const walked = await Promise.all([...items, ...items].map((item) => close(state, store, item)));
      expect(walked.map(({ outcome }) => outcome)).not.toContain('refused');
      const standing = await Promise.all(items.map((item) => store.ledger.read(item)));
      expect(await drawnOf(state)).toBe(36);
      const quantities = standing.map((item) => item?.quantity ?? 0).sort((left, right) => left - right);
      expect(quantities).toEqual([0, 4, 16]);
    });

    test('where the item stands nothing is drawn', async () => {
      const { store, state } = await open();
      await store.ledger.record(exampleItem(0));
      const commit = {
        writes: [
          {
            key: { kind: 'allowance' as const, id: allowanceId },
            entity: { allowanceId, drawn: 12, hour: HOUR },
            expectedVersion: 0,
          },
        ],
        guards: [],
        ledger: [exampleItem(1), exampleItem(0)],
      };
      expect(await state.commit(commit)).toBe('conflict');
      expect(await drawnOf(state)).toBeUndefined();
      expect(await store.ledger.read(exampleItem(1))).toBeUndefined();
      expect(await state.commit({ ...commit, ledger: [exampleItem(1)] })).toBe('committed');
      expect(await store.ledger.read(exampleItem(1))).toEqual(exampleItem(1));
    });

    test('an item alone is a commit too; a preview of it is none', async () => {
      const { store, state } = await open();
      const surroundings = { now: () => HOUR, newId: () => crypto.randomUUID() };
      const record = async (dryRun: boolean) =>
        walk(state, surroundings, cause, async (work) => work.record(exampleItem(0)), {
          quiet: true,
          dryRun,
        });
      expect((await record(true)).outcome).toBe('previewed');
      expect(await store.ledger.read(exampleItem(0))).toBeUndefined();
      expect((await record(false)).outcome).toBe('committed');
      expect(await store.ledger.read(exampleItem(0))).toEqual(exampleItem(0));
    });
  });
};
