/**
 * `concord usage import`: usage from a file, chunk by chunk. Begun again after it was cut off, it counts nothing twice: the
 * ids see to that.
 * @module
 */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { UsageOutcome, type UsageResult } from '#domain/api/usage.ts';
import { USAGE_BODY_BYTES_MAX, USAGE_RECORDS_MAX } from '#domain/metering/limits.ts';
import { API_OPTIONS, apiOf } from '../import/command.ts';
import { type ChunkLimits, type Line, sendLines } from '../import/lines.ts';
import { type Api, post } from '../import/post.ts';
import { readUsage } from './csv.ts';

export const USAGE_IMPORT_USAGE = `concord usage import FILE [--dry-run]
  FILE                CSV: tenant, dimension, quantity, time, id, and perhaps form, tag:Key …
  --dry-run           only judge; nothing is kept
  --outcomes FILE     what became of each line, as JSON lines (default: FILE.outcomes.jsonl)
  --api, --local, --home  as for import; the role is producer or admin
Exits 1 where a line was refused. Running it again is safe.`;

const OPTIONS = {
  ...API_OPTIONS,
  outcomes: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;

/** What became of the lines: `records` is always `accepted` + all that `refused` counts; `late` are among the accepted. */
export interface UsageReport {
  readonly records: number;
  readonly accepted: number;
  readonly late: number;
  /** By code. */
  readonly refused: Readonly<Record<string, number>>;
}

const LIMITS: ChunkLimits = { recordsMax: USAGE_RECORDS_MAX, bytesMax: USAGE_BODY_BYTES_MAX };

const sendUsage =
  (api: Api, dryRun: boolean) =>
  async (records: readonly Line['record'][]): Promise<UsageResult[]> => {
    const target = `/v1/usage${dryRun ? '?dryRun=true' : ''}`;
    return v.parse(UsageOutcome, await post(api, target, JSON.stringify({ records }))).results;
  };

const withResults = (report: UsageReport, results: readonly UsageResult[]): UsageReport => {
  const refused = { ...report.refused };
  let { accepted, late } = report;
  for (const result of results) {
    if (result.status === 'refused') refused[result.code] = (refused[result.code] ?? 0) + 1;
    else {
      accepted += 1;
      if (result.late) late += 1;
    }
  }
  return { records: report.records + results.length, accepted, late, refused };
};

const refusedIn = ({ records, accepted }: UsageReport): number => records - accepted;

/**
 * Runs the import.
 * @param say takes each line of what it tells
 * @returns the report
 * @throws where the file cannot be read, or the API refuses a whole chunk: what was sent before is kept, run it again
 */
export const runUsageImport = async (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<UsageReport> => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error(USAGE_IMPORT_USAGE);
  const { 'dry-run': dryRun, outcomes = `${file}.outcomes.jsonl` } = values;
  const api = await apiOf(values, env);
  let report: UsageReport = { records: 0, accepted: 0, late: 0, refused: {} };
  await sendLines({
    lines: readUsage(file),
    limits: LIMITS,
    send: sendUsage(api, dryRun),
    outcomes,
    told: (results) => {
      report = withResults(report, results);
      say(`${report.records} records: ${report.accepted} accepted, ${refusedIn(report)} refused`);
    },
  });
  for (const [code, count] of Object.entries(report.refused)) say(`  ${count} refused: ${code}`);
  if (report.late > 0) say(`  ${report.late} came after their hour was closed`);
  if (dryRun) say('Nothing was kept: that was a dry run.');
  say(`What ${dryRun ? 'would become' : 'became'} of each line: ${outcomes}`);
  return report;
};
