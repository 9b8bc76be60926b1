import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '#domain/journal.ts';
import { compareLicense, compareTenant, differencesOf } from '#domain/rebuild/compare.ts';
import { missingVersions } from '#domain/rebuild/evidence.ts';
import { letsFactsGo, rebuildLicense, rebuildTenant } from '#domain/rebuild/rebuild.ts';
import type { LicenseFact } from '#domain/subscription/facts.ts';
import { DAY_MS, type Instant } from '#domain/time.ts';
import type { EntityKind } from '#lambdas/stores/entities.ts';
import { type MemoryStateStore, memoryStateStore } from '#lambdas/stores/memory.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { play } from '#test/domain/properties/play.ts';
import { type Step, steps } from '#test/domain/properties/steps.ts';
import { emptyWorld, type World } from '#test/orders/world.ts';
import { plain } from '#test/policies/plain.ts';

const SHELVES = { license: 'licenses', agreement: 'agreements', tenant: 'tenants' } as const;

/** Commits what a step made of the world, as a door would: all that changed, in one transaction. */
const commit = async (store: MemoryStateStore, before: World, after: World, now: Instant) => {
  const cause = { door: 'test', verb: 'step', actor: { kind: 'clock' as const }, correlationId: '–' };
  const newId = () => `commit-${store.journal.length}`;
  await walk(store, { now: () => now, newId }, cause, async (work) => {
    for (const [kind, shelf] of Object.entries(SHELVES)) {
      for (const [id, entity] of Object.entries(after[shelf])) {
        if (before[shelf][id] === entity) continue;
        await work.read(kind as EntityKind, id);
        work.put(kind as EntityKind, id, entity);
      }
    }
  });
};

/** Plays a history into a store; what time alone moved is a commit of its own. */
const kept = async (history: readonly Step[]) => {
  const store = memoryStateStore();
  let world = emptyWorld({});
  let end = 0;
  for (const { before, after, now } of play(history)) {
    await commit(store, world, before, now);
    await commit(store, before, after, now);
    [world, end] = [after, now];
  }
  return { store, world, end };
};

/** An agreement tells its end again with each of its commits; what AWS or a buyer said of the license it said once. */
const isOwn = (fact: LicenseFact): boolean => fact.kind !== 'ended' || fact.cause === 'DEPROVISIONED';

const differences = (world: World, entries: readonly JournalEntry[], now: Instant) => {
  const evidence = { entries, notifications: [] };
  return [
    ...Object.values(world.licenses).flatMap((license) =>
      compareLicense(
        license,
        rebuildLicense(license.licenseId, evidence, now),
        now,
        letsFactsGo(license.licenseId, evidence),
      ),
    ),
    ...Object.values(world.tenants).flatMap((tenant) =>
      compareTenant(tenant, rebuildTenant(tenant.tenantId, evidence, plain, now), now),
    ),
  ];
};

describe('rebuilt from the journal', () => {
  test('every license and tenant of a random history is what it was, then and later', async () => {
    const seen = { tenants: 0, ended: 0, acted: 0 };
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const { store, world, end } = await kept(history);
        // arrival leaves no trace: the entries come in another order
        const entries = store.journal.toReversed();
        for (const now of [end, end + 3 * DAY_MS, end + 400 * DAY_MS]) {
          expect(differences(world, entries, now)).toEqual([]);
        }
        const tenants = Object.values(world.tenants);
        seen.tenants += tenants.length;
        seen.ended += tenants.filter(({ bindings }) => bindings.some((each) => each.endedAt)).length;
        seen.acted += tenants.filter(({ acts }) => acts.length > 0).length;
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  test('a version without its commit is missed, and a fact that is not in the journal shows', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(), async (history, chosen) => {
        const { store, world, end } = await kept(history);
        const telling = store.journal.filter(({ heard }) =>
          heard?.some((each) => each.kind === 'license' && each.facts.some(isOwn)),
        );
        const lost = telling[chosen % telling.length];
        if (!lost) return;
        const told = lost.heard?.find((each) => each.kind === 'license');
        const version = lost.written.find(({ entity }) => entity === `license/${told?.id}`)?.version;
        const entries = store.journal.filter((entry) => entry !== lost);
        const evidence = { entries, notifications: [] };
        const [stored] = await store.load([{ kind: 'license', id: told?.id ?? '' }]);
        expect(missingVersions(evidence, 'license', told?.id ?? '', stored?.version ?? 0)).toEqual([version]);
        expect(differences(world, entries, end).length).toBeGreaterThan(0);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});

describe('differences', () => {
  test.each([
    ['equal', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
    ['a leaf', { a: [{ b: 2 }] }, { a: [{ b: 3 }] }, [{ field: 'a.0.b', table: 2, rebuilt: 3 }]],
    ['one more', { a: [] }, { a: [1] }, [{ field: 'a.0', table: null, rebuilt: 1 }]],
    ['one less', { a: 1, b: undefined }, {}, [{ field: 'a', table: 1, rebuilt: null }]],
    ['nothing rebuilt', { a: 1 }, undefined, [{ field: '', table: { a: 1 }, rebuilt: null }]],
  ])('%s', (_, table, rebuilt, expected) => {
    expect(differencesOf(table, rebuilt)).toEqual(expected);
  });
});
