/**
 * What buyers read on a usage statement: the shape of its words in one language.
 * @module
 */
import type { Amounts } from '../metering/statement.ts';

/** Why a statement is not shown. */
export const STATEMENT_PROBLEMS = ['invalid', 'expired', 'NOT_FOUND', 'INTERNAL'] as const;
export type StatementProblem = (typeof STATEMENT_PROBLEMS)[number];

type Column = keyof Amounts | 'day' | 'from' | 'until' | 'dimension' | 'payer' | 'late';

/** The words of one language. */
export interface StatementWords {
  readonly brand: string;
  readonly skip: string;
  readonly language: string;
  readonly title: string;
  readonly account: string;
  readonly product: string;
  readonly month: string;
  readonly asOf: string;
  readonly utc: string;
  readonly csv: string;
  readonly empty: string;
  readonly total: string;
  readonly nobody: string;
  readonly columns: Readonly<Record<Column, string>>;
  /** What each kind of unit means. */
  readonly meanings: Readonly<Record<Exclude<keyof Amounts, 'used'>, string>>;
  readonly daily: string;
  readonly commitment: Readonly<
    Record<'allowance' | 'level', { readonly heading: string; readonly text: string }>
  >;
  readonly support: { readonly heading: string; readonly text: string; readonly page: string };
  readonly problems: Readonly<Record<StatementProblem, { readonly title: string; readonly text: string }>>;
}
