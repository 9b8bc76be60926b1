/**
 * Usage records in a CSV file, read line by line: a file may be larger than memory.
 * Columns are found by their names, in any order; what else is in a file is left alone.
 * @module
 */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/** A record as `POST /v1/usage` takes it, with the line that it came from. What is wrong in it the API says. */
export interface UsageLine {
  readonly line: number;
  readonly record: Readonly<Record<string, unknown>>;
}

const NEEDED = ['tenant', 'dimension', 'quantity', 'time', 'id'] as const;
/** `tag:CostCenter`; a tag's key keeps its capitals. */
const TAG = 'tag:';

const columnName = (name: string): string => {
  const trimmed = name.trim();
  return trimmed.toLowerCase().startsWith(TAG)
    ? `${TAG}${trimmed.slice(TAG.length).trim()}`
    : trimmed.toLowerCase();
};

const columnsOf = (header: string[]): string[] => {
  const columns = header.map(columnName);
  const missing = NEEDED.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new Error(`the file has no column ${missing.join(', ')}`);
  return columns;
};

/** A number where the text is one; anything else is left as it stands, for the API to refuse. */
const quantityOf = (text: string | undefined): unknown =>
  text !== undefined && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;

const recordOf = (columns: Readonly<Record<string, string>>): Record<string, unknown> => {
  const tags = Object.entries(columns).flatMap(([name, value]): [string, string][] =>
    name.startsWith(TAG) && value !== '' ? [[name.slice(TAG.length), value]] : [],
  );
  const { tenant, dimension, quantity, time, id, form } = columns;
  return {
    tenantId: tenant,
    dimension,
    quantity: quantityOf(quantity),
    time,
    id,
    ...(form ? { form } : {}),
    ...(tags.length > 0 ? { tags: Object.fromEntries(tags) } : {}),
  };
};

/**
 * The records of a file: `tenant, dimension, quantity, time, id, form?, tag:Key?…`.
 * @throws where the file cannot be read, is no CSV, or lacks a column
 */
export async function* readUsage(path: string): AsyncGenerator<UsageLine> {
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
