/**
 * `concord import`: customers from before Concord, joined and sent. Without `--apply` it only says what it would do.
 * @module
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { type ImportReport, type LineOutcome, reportOf, sendChunks } from '#domain/import/chunks.ts';
import { joinTenants, type SourceLicense } from '#domain/import/join.ts';
import { config } from '../concord.config.ts';
import { readFeeds, readTenants, textOf } from './csv.ts';
import { type Api, chunkSender } from './post.ts';
import { fromAgreements, fromEntitlements, sellerClients } from './sources.ts';

export const IMPORT_USAGE = `concord import --tenants FILE --from agreements|entitlements|feeds [--apply]
  --tenants FILE      CSV: aws_account_id, product_code, and perhaps tenant_id, admin_email, admin_name, company,
                      locale, license_arn, agreement_id, since
  --from agreements   SearchAgreements, with credentials of the seller account
  --from entitlements GetEntitlements, likewise; contracts only
  --seller-profile P  profile of the AWS CLI with them, where Concord runs in another account (default: those at hand)
  --from feeds        --agreements FILE and --accounts FILE: CSVs of the seller delivery data feeds
  --apply             write; without it nothing is written
  --reason TEXT       stands in the audit of each customer (default: customers from before Concord)
  --outcomes FILE     what became of each line, as JSON lines: line, outcome, tenantId, refusal
  --api URL           the operators' API (default: CONCORD_API)
  --local             the sandbox, at --home URL (default: http://127.0.0.1:4000)
Signs with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN of the role admin. Running it again is safe.`;

/** Where the API is: of every command that calls it. */
export const API_OPTIONS = {
  api: { type: 'string' },
  local: { type: 'boolean', default: false },
  home: { type: 'string', default: 'http://127.0.0.1:4000' },
} as const;

const OPTIONS = {
  ...API_OPTIONS,
  tenants: { type: 'string' },
  from: { type: 'string' },
  'seller-profile': { type: 'string' },
  agreements: { type: 'string' },
  accounts: { type: 'string' },
  apply: { type: 'boolean', default: false },
  reason: { type: 'string', default: 'customers from before Concord' },
  outcomes: { type: 'string' },
  api: { type: 'string' },
  local: { type: 'boolean', default: false },
  home: { type: 'string', default: 'http://127.0.0.1:4000' },
} as const;

type Options = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

const required = (value: string | undefined, name: string): string => {
  if (value === undefined || value === '') throw new Error(`${name} is missing\n\n${IMPORT_USAGE}`);
  return value;
};

const licensesOf = async (options: Options): Promise<SourceLicense[]> => {
  const seller = sellerClients(options['seller-profile']);
  switch (options.from) {
    case 'agreements':
      return fromAgreements(config.products, seller.agreements);
    case 'entitlements':
      return fromEntitlements(config.products, seller.entitlements);
    case 'feeds':
      return readFeeds(
        await textOf(required(options.agreements, '--agreements')),
        await textOf(required(options.accounts, '--accounts')),
      );
    default:
      throw new Error(`--from is one of agreements, entitlements, feeds\n\n${IMPORT_USAGE}`);
  }
};

const SignedIn = v.object({
  region: v.string(),
  operatorDoor: v.string(),
  accessKeyId: v.string(),
  secretAccessKey: v.string(),
  sessionToken: v.string(),
});

/** The sandbox hands out the keys of a role to whoever asks. */
const localApi = async (home: string): Promise<Api> => {
  const response = await fetch(new URL('/sign-in', home), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ role: 'concord-sandbox-admin', name: 'import' }),
  }).catch(() => undefined);
  if (!response) throw new Error(`no sandbox answers at ${home}: npm start, or name its home page by --home`);
  if (!response.ok) throw new Error(`${home} hands out no keys: ${response.status}`);
  const { region, operatorDoor: url, ...credentials } = v.parse(SignedIn, await response.json());
  return { url, region, credentials };
};

/**
 * The API and the credentials at hand.
 * @throws where it is not the sandbox and an option or a variable is missing
 */
export const apiOf = async (
  options: { readonly api?: string | undefined; readonly local: boolean; readonly home: string },
  env: NodeJS.ProcessEnv,
): Promise<Api> => {
  if (options.local) return localApi(options.home);
  const sessionToken = env.AWS_SESSION_TOKEN;
  return {
    url: required(options.api ?? env.CONCORD_API, '--api'),
    region: required(env.AWS_REGION ?? env.AWS_DEFAULT_REGION, 'AWS_REGION'),
    credentials: {
      accessKeyId: required(env.AWS_ACCESS_KEY_ID, 'AWS_ACCESS_KEY_ID'),
      secretAccessKey: required(env.AWS_SECRET_ACCESS_KEY, 'AWS_SECRET_ACCESS_KEY'),
      ...(sessionToken === undefined ? {} : { sessionToken }),
    },
  };
};

const tell = (report: ImportReport, unclaimed: number, apply: boolean, say: (line: string) => void): void => {
  say(`${report.rows} lines: ${report.imported} ${apply ? 'imported' : 'would be imported'}`);
  say(`  ${report.alreadyThere} already there`);
  for (const [reason, count] of Object.entries(report.refused)) say(`  ${count} refused: ${reason}`);
  if (unclaimed > 0) say(`${unclaimed} licenses are claimed by no line: customers without a tenant`);
  if (!apply) say('Nothing was written: --apply writes.');
};

/**
 * Runs the import.
 * @param say takes each line of what it tells
 * @returns the report, whose parts add up to its rows
 * @throws where an option is missing, a file or AWS cannot be read, or the API refuses a whole chunk
 */
export const runImport = async (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<ImportReport> => {
  const { values: options } = parseArgs({ args: [...args], options: OPTIONS });
  const { lines, unreadable } = readTenants(await textOf(required(options.tenants, '--tenants')));
  const licenses = await licensesOf(options);
  const { rows, refused, unclaimed } = joinTenants(lines, licenses, Date.now());
  say(`${lines.length + unreadable.length} tenants, ${licenses.length} licenses, ${rows.length} pairs`);
  const send = chunkSender(await apiOf(options, env), options.reason, !options.apply);
  const outcomes: LineOutcome[] = await sendChunks(rows, send);
  const before = [...unreadable, ...refused];
  if (options.outcomes !== undefined) {
    const told = [...before.map((each) => ({ outcome: 'refused', ...each })), ...outcomes];
    const sorted = told.sort((left, right) => left.line - right.line);
    await writeFile(options.outcomes, sorted.map((each) => `${JSON.stringify(each)}\n`).join(''));
  }
  const report = reportOf(outcomes, before);
  tell(report, unclaimed.length, options.apply, say);
  return report;
};
