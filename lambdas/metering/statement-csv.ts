/**
 * A statement as CSV (RFC 4180): a row for each hour and dimension.
 * @module
 */
import type { Locale } from '#domain/messages/locale.ts';
import { STATEMENT_TEXTS } from '#domain/messages/statement.ts';
import { STATEMENT_HOURS_MAX } from '#domain/metering/limits.ts';
import type { Statement, StatementRow } from '#domain/metering/statement.ts';
import { isoOf } from '#domain/time.ts';

/** Columns, in their order. */
const COLUMNS = [
  'from',
  'until',
  'dimension',
  'payer',
  'used',
  'billed',
  'open',
  'covered',
  'waived',
  'late',
] as const;

/** Spreadsheets take it for the start of a formula (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r]/;
/** Excel reads UTF-8 only after it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** One field: a text that looks like a formula gets an apostrophe, quotes are doubled. Numbers are never negative here. */
export const csvField = (value: string | number): string => {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const lineOf = (fields: readonly (string | number)[]): string => `${fields.map(csvField).join(',')}\r\n`;

const fieldsOf = (row: StatementRow): (string | number)[] =>
  COLUMNS.map((column) =>
    column === 'from' || column === 'until' ? isoOf(row[column]) : (row[column] ?? ''),
  );

/** The file; above `STATEMENT_HOURS_MAX` hours its rows are days, whose ends say so. */
export const statementCsv = ({ dimensions }: Statement, locale: Locale): string => {
  const { columns } = STATEMENT_TEXTS[locale];
  const hours = dimensions.reduce((sum, dimension) => sum + dimension.hours.length, 0);
  const rows = dimensions.flatMap((each) => (hours > STATEMENT_HOURS_MAX ? each.days : each.hours));
  const header = lineOf(COLUMNS.map((column) => columns[column]));
  return `${BYTE_ORDER_MARK}${header}${rows.map((row) => lineOf(fieldsOf(row))).join('')}`;
};
