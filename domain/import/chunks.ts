/**
 * Sends rows in chunks and adds up what became of them. Resumable by itself: a chunk's key is made of its content, and
 * the other side answers the same key the same.
 * @module
 */
import type { ImportedRow, ImportRow } from '../api/imports.ts';
import { IMPORT_ROWS_MAX } from '../limits.ts';

/** A row with the line it came from. */
export interface NumberedRow {
  readonly line: number;
  readonly row: ImportRow;
}

/** What became of a line. */
export interface LineOutcome extends ImportedRow {
  readonly line: number;
}

/** The sum: `rows` is always `imported` + `alreadyThere` + all that `refused` counts. */
export interface ImportReport {
  readonly rows: number;
  readonly imported: number;
  readonly alreadyThere: number;
  /** By reason. */
  readonly refused: Readonly<Record<string, number>>;
}

/** Posts one chunk and gives what became of its rows, in their order. */
export type SendChunk = (rows: readonly ImportRow[]) => Promise<readonly ImportedRow[]>;

/**
 * Sends every row, chunk after chunk.
 * @throws where an answer has not as many rows as were sent, and what `send` throws: run it again to go on
 */
export const sendChunks = async (
  rows: readonly NumberedRow[],
  send: SendChunk,
  onOutcomes: (outcomes: readonly LineOutcome[]) => void = () => undefined,
): Promise<LineOutcome[]> => {
  const all: LineOutcome[] = [];
  for (let from = 0; from < rows.length; from += IMPORT_ROWS_MAX) {
    const chunk = rows.slice(from, from + IMPORT_ROWS_MAX);
    const answers = await send(chunk.map(({ row }) => row));
    if (answers.length !== chunk.length) {
      throw new Error(`${chunk.length} rows were sent, and ${answers.length} answered`);
    }
    const outcomes = answers.map((answer, index) => ({ ...answer, line: chunk[index]?.line ?? 0 }));
    onOutcomes(outcomes);
    all.push(...outcomes);
  }
  return all;
};

/** Adds up what became of the lines, with those that were refused before they were sent. */
export const reportOf = (
  outcomes: readonly LineOutcome[],
  refusedBefore: readonly { readonly reason: string }[],
): ImportReport => {
  const count = (wanted: ImportedRow['outcome']): number =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  const reasons = [
    ...refusedBefore.map(({ reason }) => reason),
    ...outcomes.flatMap(({ outcome, refusal }) => (outcome === 'refused' ? [refusal ?? 'INTERNAL'] : [])),
  ];
  const refused: Record<string, number> = {};
  for (const reason of reasons.sort()) refused[reason] = (refused[reason] ?? 0) + 1;
  return {
    rows: outcomes.length + refusedBefore.length,
    imported: count('imported'),
    alreadyThere: count('already-there'),
    refused,
  };
};
