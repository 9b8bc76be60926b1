/**
 * What routes refuse with, for the API's document. Routes that refuse alike under one status share one response, which stands
 * in the document once.
 * @module
 */
import { PROBLEM_MEDIA_TYPE } from '#domain/api/problem.ts';
import { REFUSALS, type RefusalCode, refuse } from '#domain/errors.ts';
import { REFUSAL_TEXTS } from '#domain/messages/refusal-texts.ts';
import { wordsOf } from '#domain/messages/refusals.ts';
import { problemOf } from './problem.ts';

type Json = Record<string, unknown>;

/** Whom the examples answer. */
const EXAMPLE_TOLD = { locale: 'en', correlationId: 'JKJaXmPLvHcESHA=', texts: REFUSAL_TEXTS } as const;

/** An example of each refusal. */
export const problemExamples = (codes: Iterable<RefusalCode>): Json =>
  Object.fromEntries(
    [...new Set(codes)].sort().map((code) => [code, { value: problemOf(refuse(code), EXAMPLE_TOLD) }]),
  );

/** One response, with an example for each of its codes. */
const responseOf = (codes: readonly RefusalCode[]): Json => ({
  description: codes
    .map((code) => `${code}: ${wordsOf(refuse(code), 'en', REFUSAL_TEXTS).title}.`)
    .join('\n\n'),
  content: {
    [PROBLEM_MEDIA_TYPE]: {
      schema: { $ref: '#/components/schemas/Problem' },
      examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
    },
  },
});

/** The responses of a document in the making. */
export interface ProblemResponses {
  /** Status → where its response stands. */
  of(codes: readonly RefusalCode[]): Json;
  /** All that were asked for, by name. */
  readonly all: Json;
}

/** Collects the responses of refusals; each is named after its status and its first use under it. */
export const problemResponses = (): ProblemResponses => {
  const names = new Map<string, string>();
  const all: Record<string, Json> = {};
  const nameOf = (status: number, codes: readonly RefusalCode[]): string => {
    const set = [...codes].sort().join(' ');
    const known = names.get(set);
    if (known !== undefined) return known;
    const nth = [...names.values()].filter((name) => name.startsWith(`Problem${status}`)).length + 1;
    const name = `Problem${status}-${nth}`;
    names.set(set, name);
    all[name] = responseOf(codes);
    return name;
  };
  return {
    all,
    of: (codes) => {
      const byStatus = [...Map.groupBy(codes, (code) => REFUSALS[code])].sort(
        ([left], [right]) => left - right,
      );
      return Object.fromEntries(
        byStatus.map(([status, group]) => [
          String(status),
          { $ref: `#/components/responses/${nameOf(status, group)}` },
        ]),
      );
    },
  };
};
