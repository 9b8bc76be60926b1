import { memoryStateStore } from '#lambdas/stores/memory.ts';
import { stateStoreSuite } from './state-store-suite.ts';

stateStoreSuite('memory', async () => {
  const store = memoryStateStore();
  return { store, journalCount: async () => store.journal.length };
});
