/**
 * Usage in DynamoDB, all of it; a function's wiring takes the parts that it calls.
 * @module
 */
import {
  type ClosingOptions,
  dynamoClosingForgets,
  dynamoClosingNotes,
  dynamoClosingReads,
} from './usage-dynamodb-closings.ts';
import {
  dynamoLatePlaces,
  dynamoLateReads,
  dynamoRefusedKeeps,
  dynamoRefusedReads,
} from './usage-dynamodb-late.ts';
import {
  dynamoLedgerGets,
  dynamoLedgerReads,
  dynamoLedgerRecords,
  dynamoLedgerSettles,
} from './usage-dynamodb-ledger.ts';
import {
  dynamoManifestKeeps,
  dynamoManifestReads,
  dynamoPackKeeps,
  dynamoPackReads,
} from './usage-dynamodb-packs.ts';
import {
  dynamoLeases,
  dynamoWorkGets,
  dynamoWorkPuts,
  dynamoWorkReads,
  dynamoWorkRemoves,
  dynamoWorkUpdates,
} from './usage-dynamodb-work.ts';
import type { UsageStore } from './usage-store.ts';

/** The whole store over the usage table. */
export const dynamoUsageStore = (options: ClosingOptions): UsageStore => ({
  packs: { ...dynamoPackKeeps(options), ...dynamoPackReads(options) },
  manifests: { ...dynamoManifestKeeps(options), ...dynamoManifestReads(options) },
  closings: {
    ...dynamoClosingNotes(options),
    ...dynamoClosingReads(options),
    ...dynamoClosingForgets(options),
  },
  ledger: {
    ...dynamoLedgerRecords(options),
    ...dynamoLedgerGets(options),
    ...dynamoLedgerReads(options),
    ...dynamoLedgerSettles(options),
  },
  work: {
    ...dynamoWorkPuts(options),
    ...dynamoWorkGets(options),
    ...dynamoWorkReads(options),
    ...dynamoWorkUpdates(options),
    ...dynamoWorkRemoves(options),
  },
  leases: dynamoLeases(options),
  late: { ...dynamoLatePlaces(options), ...dynamoLateReads(options) },
  refused: { ...dynamoRefusedKeeps(options), ...dynamoRefusedReads(options) },
});
