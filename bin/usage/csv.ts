/**
 * Usage records in a CSV file.
 * @module
 */
import { type Line, readLines } from '../import/lines.ts';

const NEEDED = ['tenant', 'dimension', 'quantity', 'time', 'id'] as const;
/** `tag:CostCenter`; a tag's key keeps its capitals. */
const TAG = 'tag:';

const columnName = (name: string): string => {
  const trimmed = name.trim();
  return trimmed.toLowerCase().startsWith(TAG)
    ? `${TAG}${trimmed.slice(TAG.length).trim()}`
    : trimmed.toLowerCase();
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
export const readUsage = (path: string): AsyncGenerator<Line> =>
  readLines(path, { needed: NEEDED, nameOf: columnName, recordOf });
