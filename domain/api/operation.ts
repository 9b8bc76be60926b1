/**
 * What is said of one route of `/v1`, and what any of them may refuse with.
 * @module
 */
import type * as v from 'valibot';
import type { RefusalCode } from '../errors.ts';

/** The fields of a path, query or body. */
export type Fields = v.GenericSchema<Record<string, unknown>, Record<string, unknown>> & {
  readonly entries: v.ObjectEntries;
};

/** What is parsed of a request. */
export interface Request {
  readonly params: Fields;
  readonly query: Fields;
  /** A write has a body; and with it Idempotency-Key, If-Match and dryRun. */
  readonly body?: Fields;
  /** Bytes that its body may have. @default BODY_BYTES_MAX */
  readonly bodyBytesMax?: number;
}

/** One route in detail; its roles and function stand in `domain/routes.ts`. */
export interface Operation extends Request {
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly response: v.GenericSchema;
  /**
   * `facts`: each is told apart by an id of its own; `nothing`: it may be sent again without harm. Neither takes an
   * Idempotency-Key or If-Match. @default an act of a person
   */
  readonly writes?: 'facts' | 'nothing';
  /** Whether it makes something new: answered 201, a dry run 200. */
  readonly creates?: boolean;
  /** Whether the answer carries an ETag. */
  readonly versioned: boolean;
  /** What it may refuse with, beside what every route does. */
  readonly refusals: readonly RefusalCode[];
}

/** What any route may refuse with. */
export const REFUSALS_OF_ALL: readonly RefusalCode[] = [
  'PARAMETER_INVALID',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'THROTTLED',
  'INTERNAL',
];

/** What any write may refuse with. */
export const REFUSALS_OF_WRITES: readonly RefusalCode[] = [
  'BODY_INVALID',
  'BODY_TOO_LARGE',
  'IDEMPOTENCY_KEY_MISSING',
  'IDEMPOTENCY_KEY_REUSED',
  'NOT_FOUND',
  'VERSION_MISMATCH',
  'COMMIT_CONFLICT',
];
