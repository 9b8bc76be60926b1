/**
 * `concord activations import`: what a vendor's list says was activated, chunk by chunk. Begun again after it was cut off, it
 * tells nothing twice: what is known already is no news.
 * @module
 */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { type ActivationObservationResult, ActivationObservationsOutcome } from '#domain/api/activations.ts';
import { BODY_BYTES_MAX } from '#domain/limits.ts';
import { ACTIVATION_OBSERVATIONS_MAX } from '#domain/limits.vendor.ts';
import { API_OPTIONS, apiOf } from '../import/command.ts';
import { type ChunkLimits, type Columns, type Line, readLines, sendLines } from '../import/lines.ts';
import { type Api, post } from '../import/post.ts';

export const ACTIVATIONS_IMPORT_USAGE = `concord activations import FILE [--dry-run]
  FILE                CSV: tenant, product, and perhaps at, by (link or otherwise), link
  --dry-run           only judge each line as things stand; nothing is kept
  --outcomes FILE     what became of each line, as JSON lines (default: FILE.outcomes.jsonl)
  --api, --local, --home  as for import; the role is producer or admin
Exits 1 where a line was refused. Running it again is safe. A tenant whose order is wrong goes into conflict, and a support
case is opened for it: look at a dry run first.`;

const OPTIONS = {
  ...API_OPTIONS,
  outcomes: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;

const COLUMNS: Columns = {
  needed: ['tenant', 'product'],
  recordOf: ({ tenant, product, at, by, link }) => ({
    tenantId: tenant,
    product,
    ...(at ? { at } : {}),
    ...(by ? { by } : {}),
    ...(link ? { link } : {}),
  }),
};

/** The observations of a file: `tenant, product, at?, by?, link?`. */
export const readObservations = (path: string): AsyncGenerator<Line> => readLines(path, COLUMNS);

const LIMITS: ChunkLimits = { recordsMax: ACTIVATION_OBSERVATIONS_MAX, bytesMax: BODY_BYTES_MAX };

/** What became of the lines: `observations` is always `known` + `news` + all that `refused` counts. */
export interface ActivationsReport {
  readonly observations: number;
  readonly news: number;
  readonly known: number;
  /** By code. */
  readonly refused: Readonly<Record<string, number>>;
  /** Tenants that are in conflict by then. */
  readonly conflicts: readonly string[];
}

const NOTHING: ActivationsReport = { observations: 0, news: 0, known: 0, refused: {}, conflicts: [] };

const withResult = (report: ActivationsReport, result: ActivationObservationResult): ActivationsReport => {
  const observations = report.observations + 1;
  if (result.status === 'refused') {
    const { code } = result;
    return {
      ...report,
      observations,
      refused: { ...report.refused, [code]: (report.refused[code] ?? 0) + 1 },
    };
  }
  const { news, state, tenantId } = result;
  return {
    ...report,
    observations,
    news: report.news + (news ? 1 : 0),
    known: report.known + (news ? 0 : 1),
    conflicts: state === 'CONFLICT' ? [...new Set([...report.conflicts, tenantId])] : report.conflicts,
  };
};

const sendObservations =
  (api: Api, dryRun: boolean) =>
  async (observations: readonly Line['record'][]): Promise<ActivationObservationResult[]> => {
    const target = `/v1/activation-observations${dryRun ? '?dryRun=true' : ''}`;
    const answer = await post(api, target, JSON.stringify({ observations }));
    return v.parse(ActivationObservationsOutcome, answer).results;
  };

/** How many lines were refused. */
export const refusedIn = ({ observations, news, known }: ActivationsReport): number =>
  observations - news - known;

const sayReport = (report: ActivationsReport, say: (line: string) => void): void => {
  for (const [code, count] of Object.entries(report.refused)) say(`  ${count} refused: ${code}`);
  for (const tenantId of report.conflicts)
    say(`  in conflict: ${tenantId}, see GET /v1/tenants/${tenantId}/activations`);
};

/**
 * Runs the import.
 * @param say takes each line of what it tells
 * @returns the report
 * @throws where the file cannot be read, or the API refuses a whole chunk: what was sent before is kept, run it again
 */
export const runActivationsImport = async (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<ActivationsReport> => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new Error(ACTIVATIONS_IMPORT_USAGE);
  const { 'dry-run': dryRun, outcomes = `${file}.outcomes.jsonl` } = values;
  const api = await apiOf(values, env);
  let report = NOTHING;
  await sendLines({
    lines: readObservations(file),
    limits: LIMITS,
    send: sendObservations(api, dryRun),
    outcomes,
    told: (results) => {
      report = results.reduce(withResult, report);
      const { observations, news, known } = report;
      say(`${observations} observations: ${news} new, ${known} known, ${refusedIn(report)} refused`);
    },
  });
  sayReport(report, say);
  if (dryRun) say('Nothing was kept: that was a dry run.');
  say(`What ${dryRun ? 'would become' : 'became'} of each line: ${outcomes}`);
  return report;
};
