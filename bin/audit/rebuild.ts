/**
 * `concord rebuild`: subscriptions and tenants from the journal and the raw notifications, compared with the table.
 * @module
 */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { RebuildView } from '#domain/api/audit.ts';
import { API_OPTIONS, apiOf } from '../import/command.ts';
import { call } from './call.ts';

export const REBUILD_USAGE = `concord rebuild ID …
  ID                  t-… or l-…~1
  --api, --local, --home  as for import; the role is operator, approver or admin
Exits 1 unless all are equal.`;

/**
 * Rebuilds each.
 * @returns how many are not equal to the table
 * @throws what the API says where it refuses
 */
export const runRebuild = async (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: API_OPTIONS,
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new Error(REBUILD_USAGE);
  const api = await apiOf(values, env);
  let unequal = 0;
  for (const id of positionals) {
    const path = `/v1/${id.startsWith('t-') ? 'tenants' : 'subscriptions'}/${id}/rebuild`;
    const { status, body } = await call(api, { method: 'GET', path });
    if (status !== 200) throw new Error(`${id}: ${status} ${JSON.stringify(body)}`);
    const told = v.parse(RebuildView, body);
    say(`${id}: ${told.outcome} (${told.commits} commits, ${told.notifications} notifications)`);
    if (told.outcome === 'equal') continue;
    unequal += 1;
    if (told.missingVersions.length > 0) say(`  no commit made version ${told.missingVersions.join(', ')}`);
    for (const { field, table, rebuilt } of told.differences)
      say(
        `  ${field || '(whole)'}: ${JSON.stringify(table)} in the table, ${JSON.stringify(rebuilt)} rebuilt`,
      );
  }
  return unequal;
};
