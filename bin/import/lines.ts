/**
 * Facts in a CSV file, read line by line and sent chunk by chunk: a file may be larger than memory.
 * Columns are found by their names, in any order; what else is in a file is left alone.
 * @module
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse';

/** A record as the API takes it, with the line that it came from. What is wrong in it the API says. */
export interface Line {
  readonly line: number;
  readonly record: Readonly<Record<string, unknown>>;
}

/** How a file is read. */
export interface Columns {
  /** Those that a file must have. */
  readonly needed: readonly string[];
  /** What a column is called by. @default in small letters, without spaces around it */
  readonly nameOf?: (name: string) => string;
  readonly recordOf: (columns: Readonly<Record<string, string>>) => Record<string, unknown>;
}

const plainName = (name: string): string => name.trim().toLowerCase();

/**
 * The records of a file.
 * @throws where the file cannot be read, is no CSV, or lacks a column
 */
export async function* readLines(
  path: string,
  { needed, nameOf = plainName, recordOf }: Columns,
): AsyncGenerator<Line> {
  const columnsOf = (header: string[]): string[] => {
    const columns = header.map(nameOf);
    const missing = needed.filter((name) => !columns.includes(name));
    if (missing.length > 0) throw new Error(`the file has no column ${missing.join(', ')}`);
    return columns;
  };
  const parser = parse({
    bom: true,
    columns: columnsOf,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    trim: true,
  });
  const file = createReadStream(path);
  file.on('error', (error) => parser.destroy(error));
  for await (const { record, info } of file.pipe(parser) as AsyncIterable<{
    record: Record<string, string>;
    info: { lines: number };
  }>)
    yield { line: info.lines, record: recordOf(record) };
}

/** bytes · of a body around its records, and of the comma after each. */
const AROUND_BYTES = 100;

/** What one request may hold. */
export interface ChunkLimits {
  readonly recordsMax: number;
  readonly bytesMax: number;
}

/** Chunks as large as one request may be, by records and by bytes. */
export async function* chunksOf(
  lines: AsyncIterable<Line> | Iterable<Line>,
  { recordsMax, bytesMax }: ChunkLimits,
): AsyncGenerator<readonly Line[]> {
  let chunk: Line[] = [];
  let bytes = AROUND_BYTES;
  for await (const line of lines) {
    const size = Buffer.byteLength(JSON.stringify(line.record)) + 1;
    if (chunk.length > 0 && (chunk.length === recordsMax || bytes + size > bytesMax)) {
      yield chunk;
      chunk = [];
      bytes = AROUND_BYTES;
    }
    chunk.push(line);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

/** How the lines of a file are sent. */
export interface Sending<Result extends object> {
  readonly lines: AsyncIterable<Line>;
  readonly limits: ChunkLimits;
  /** Sends the records of one chunk. @returns what became of each, in their order */
  readonly send: (records: readonly Line['record'][]) => Promise<readonly Result[]>;
  /** Path of the file that says what became of each line, as JSON lines. */
  readonly outcomes: string;
  /** Told of each chunk. */
  readonly told: (results: readonly Result[]) => void;
}

/**
 * Sends the lines of a file, chunk after chunk, and writes what became of each.
 * @throws where the API refuses a whole chunk, or answers another number of records: what was sent before is kept
 */
export const sendLines = async <Result extends object>({
  lines,
  limits,
  send,
  outcomes,
  told,
}: Sending<Result>): Promise<void> => {
  const file = createWriteStream(outcomes);
  try {
    for await (const chunk of chunksOf(lines, limits)) {
      const results = await send(chunk.map(({ record }) => record));
      if (results.length !== chunk.length)
        throw new Error(`${chunk.length} records were sent, and ${results.length} answered`);
      for (const [index, result] of results.entries())
        file.write(`${JSON.stringify({ line: chunk[index]?.line, ...result })}\n`);
      told(results);
    }
  } finally {
    file.end();
    await finished(file);
  }
};
