/**
 * `POST /v1/usage`: each record is answered in its place, in the caller's language.
 * @module
 */
import type { UsageResult } from '#domain/api/usage.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { USAGE_WORDS } from '#domain/messages/refusal-groups.ts';
import { wordsOf } from '#domain/messages/refusals.ts';
import type { LateTarget } from '#domain/metering/late.ts';
import { recordIdOf } from '#domain/metering/record.ts';
import { isoOf } from '#domain/time.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { ingest, type Outcome } from './ingest.ts';
import { casePath } from './paths.ts';
import type { IngestPorts } from './ports.ts';

const placeOf = (target: LateTarget) =>
  'hour' in target ? { hour: isoOf(target.hour) } : { case: casePath(target.caseId) };

const resultOf = (outcome: Outcome, record: unknown, locale: Locale): UsageResult => {
  if ('refusal' in outcome) {
    const { detail, remedies } = wordsOf(outcome.refusal, locale, USAGE_WORDS);
    const id = recordIdOf(record);
    return {
      status: 'refused',
      ...(id === undefined ? {} : { id }),
      code: outcome.refusal.refused,
      message: detail,
      remedy: remedies[0]?.text ?? '',
    };
  }
  const { usage, hour, late } = outcome;
  return {
    status: 'accepted',
    id: usage.id,
    hour: isoOf(hour),
    ...(late ? { late: placeOf(late) } : {}),
  };
};

/** Takes a request's records. */
export const reportUsage =
  (ports: IngestPorts): Handler<'POST /v1/usage'> =>
  async ({ body: { records }, query, locale }) => {
    const dryRun = query.dryRun ?? false;
    const outcomes = await ingest(ports, records, { dryRun });
    const results = outcomes.map((outcome, index) => resultOf(outcome, records[index], locale));
    return { body: { dryRun, results } };
  };
