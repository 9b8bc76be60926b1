/**
 * Refusals as problem details (RFC 9457), in the caller's language.
 * @module
 */
import { PROBLEM_MEDIA_TYPE, type Problem, problemType } from '#domain/api/problem.ts';
import { REFUSALS, type Refusal } from '#domain/errors.ts';
import type { Locale } from '#domain/messages/locale.ts';
import type { RefusalGroup } from '#domain/messages/refusal-groups.ts';
import { retryAfterOf, wordsOf } from '#domain/messages/refusals.ts';

/** Who asked, and in which words they are answered. */
export interface Told {
  readonly locale: Locale;
  readonly correlationId: string;
  /** The words that the function carries. */
  readonly texts: RefusalGroup;
}

/** The body of a problem. */
export const problemOf = (refusal: Refusal, { locale, correlationId, texts }: Told): Problem => {
  const { title, detail, remedies } = wordsOf(refusal, locale, texts);
  const retryAfter = retryAfterOf(refusal);
  const { details } = refusal;
  return {
    type: problemType(refusal.refused),
    code: refusal.refused,
    status: REFUSALS[refusal.refused],
    title,
    detail,
    ...(Object.keys(details).length > 0 ? { details } : {}),
    ...(refusal.faults ? { faults: [...refusal.faults] } : {}),
    remedies: [...remedies],
    correlationId,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
};

/**
 * The answer that carries a problem.
 * @param headers beside content type, language and Retry-After
 */
export const problemResponse = (
  refusal: Refusal,
  told: Told,
  headers: Readonly<Record<string, string>> = {},
): Response => {
  const problem = problemOf(refusal, told);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      ...headers,
      'content-type': PROBLEM_MEDIA_TYPE,
      'content-language': told.locale,
      ...(problem.retryAfter === undefined ? {} : { 'retry-after': String(problem.retryAfter) }),
    },
  });
};
