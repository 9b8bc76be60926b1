/**
 * Reads a table of states and events out of docs/domain.md, so that the document is the specification.
 * @module
 */
import { readFileSync } from 'node:fs';

/** State → event → what the cell says. */
export type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/**
 * Parses the first table of a markdown text: events from its first row, states from its first column.
 * A row `A / B` stands for both states; an explanation in brackets is no part of a state's name.
 */
export const parseTable = (markdown: string): Table => {
  const [head = '', , ...rows] = markdown.split('\n').filter((line) => line.startsWith('|'));
  const [, ...events] = cellsOf(head);
  return Object.fromEntries(
    rows.flatMap((row) => {
      const [states = '', ...cells] = cellsOf(row);
      const entries = events.map((event, index) => [event, cells[index] ?? ''] as const);
      return states
        .split(' / ')
        .map((state) => [state.replace(/ \(.*\)$/, ''), Object.fromEntries(entries)] as const);
    }),
  );
};

/** The table under a heading of docs/domain.md. */
export const tableUnder = (heading: string): Table => {
  const text = readFileSync(new URL('../../../docs/domain.md', import.meta.url), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (!section) throw new Error(`docs/domain.md has no heading "${heading}"`);
  return parseTable(section);
};

/** Cells without a case, and cases without a cell, as `state × event`. */
export const unmatched = (
  table: Table,
  cases: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
) => {
  const named = (of: Readonly<Record<string, Readonly<Record<string, unknown>>>>) =>
    Object.entries(of).flatMap(([state, events]) =>
      Object.keys(events).map((event) => `${state} × ${event}`),
    );
  const cells = new Set(named(table));
  const proven = new Set(named(cases));
  return {
    cellsWithoutCase: [...cells].filter((cell) => !proven.has(cell)),
    casesWithoutCell: [...proven].filter((cell) => !cells.has(cell)),
  };
};
