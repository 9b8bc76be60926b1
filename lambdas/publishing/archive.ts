/**
 * Copies journal entries to where they cannot be changed, one object for each batch of the stream, and lays the trails by
 * which they are found.
 * @module
 */
import { isoOf } from '#domain/time.ts';
import type { ArchiveBucket } from '#lambdas/edge/archive-bucket.ts';
import type { StreamedEntry } from '#lambdas/edge/journal-stream.ts';
import type { Trails } from '#lambdas/stores/trails.ts';

export interface ArchivePorts {
  readonly bucket: ArchiveBucket;
  readonly trails: Trails;
}

/**
 * Key of the object of a batch: `journal/2026/11/21/<first>-<last sequence number>.ndjson`. A batch that comes again has the
 * same key; one that was split has another, and holds entries that stand in both, each with its commit id.
 */
export const archiveKey = (first: StreamedEntry, last: StreamedEntry): string => {
  const day = isoOf(first.at).slice(0, 10).replaceAll('-', '/');
  return `journal/${day}/${first.sequenceNumber}-${last.sequenceNumber}.ndjson`;
};

const lineOf = ({ sequenceNumber: _stream, ...entry }: StreamedEntry): string => `${JSON.stringify(entry)}\n`;

/**
 * Archives a batch, in order. Doing it twice is harmless.
 * @throws where the bucket or the table fails: the whole batch comes again
 */
export const archive = async (ports: ArchivePorts, entries: readonly StreamedEntry[]): Promise<void> => {
  const [first] = entries;
  const last = entries.at(-1);
  if (!first || !last) return;
  await ports.bucket.keep(archiveKey(first, last), entries.map(lineOf).join(''));
  await ports.trails.keep(entries);
};
