/**
 * `concord usage import`: usage from a file, chunk by chunk. Begun again after it was cut off, it counts nothing twice: the
 * ids see to that.
 * @module
 */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { UsageOutcome, type UsageResult } from '#domain/api/usage.ts';
import { USAGE_BODY_BYTES_MAX, USAGE_RECORDS_MAX } from '#domain/metering/limits.ts';
import { API_OPTIONS, apiOf } from '../import/command.ts';
import { type Api, post } from '../import/post.ts';
import { readUsage, type UsageLine } from './csv.ts';

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

/** bytes · of a body around its records, and of the comma after each. */
const AROUND_BYTES = 100;

/** What became of the lines: `records` is always `accepted` + all that `refused` counts; `late` are among the accepted. */
export interface UsageReport {
  readonly records: number;
  readonly accepted: number;
  readonly late: number;
  /** By code. */
  readonly refused: Readonly<Record<string, number>>;
}

/** Chunks as large as one request may be, by records and by bytes. */
export async function* chunksOf(
  lines: AsyncIterable<UsageLine> | Iterable<UsageLine>,
  recordsMax = USAGE_RECORDS_MAX,
  bytesMax = USAGE_BODY_BYTES_MAX,
): AsyncGenerator<readonly UsageLine[]> {
  let chunk: UsageLine[] = [];
  let bytes = AROUND_BYTES;
  for await (const line of lines) {
    const size = Buffer.byteLength(JSON.stringify(line.record)) + 1;
    if (chunk.length > 0 && (chunk.length === recordsMax || bytes + size > bytesMax)) {
      yield chunk;
      chunk = [];
      bytes = AROUND_BYTES;
    }
    chunk.push(line);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

const send = async (api: Api, chunk: readonly UsageLine[], dryRun: boolean): Promise<UsageResult[]> => {
  const body = JSON.stringify({ records: chunk.map(({ record }) => record) });
  const { results } = v.parse(
    UsageOutcome,
    await post(api, `/v1/usage${dryRun ? '?dryRun=true' : ''}`, body),
  );
  if (results.length !== chunk.length)
    throw new Error(`${chunk.length} records were sent, and ${results.length} answered`);
  return results;
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
  const told = createWriteStream(outcomes);
  let report: UsageReport = { records: 0, accepted: 0, late: 0, refused: {} };
  try {
    for await (const chunk of chunksOf(readUsage(file))) {
      const results = await send(api, chunk, dryRun);
      for (const [index, result] of results.entries())
        told.write(`${JSON.stringify({ line: chunk[index]?.line, ...result })}\n`);
      report = withResults(report, results);
      say(`${report.records} records: ${report.accepted} accepted, ${refusedIn(report)} refused`);
    }
  } finally {
    told.end();
    await finished(told);
  }
  for (const [code, count] of Object.entries(report.refused)) say(`  ${count} refused: ${code}`);
  if (report.late > 0) say(`  ${report.late} came after their hour was closed`);
  if (dryRun) say('Nothing was kept: that was a dry run.');
  say(`What ${dryRun ? 'would become' : 'became'} of each line: ${outcomes}`);
  return report;
};
