import { memoryStateStore } from '#lambdas/stores/memory.ts';
import { memoryUsageStore } from '#lambdas/stores/usage-memory.ts';
import { ledgerCommitSuite } from './ledger-commit-suite.ts';
import { usageStoreSuite } from './usage-store-suite.ts';

usageStoreSuite('memory', async () => {
  const store = memoryUsageStore({ shards: 4 });
  return { store, units: store.units };
});

ledgerCommitSuite('memory', async () => {
  const store = memoryUsageStore({ shards: 4 });
  return { store, state: memoryStateStore(store) };
});
