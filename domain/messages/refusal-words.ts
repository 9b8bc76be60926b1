/**
 * The shape of a refusal's words, the same in every language.
 * @module
 */
import type { RefusalCode } from '../errors.ts';

/** What one refusal says: what happened, why, and what a person can do, at least one thing. */
export interface RefusalWords {
  readonly title: string;
  readonly detail: string;
  readonly remedies: readonly [string, ...string[]];
}

/** The words of every code in one language. */
export type RefusalTexts = Readonly<Record<RefusalCode, RefusalWords>>;
