/**
 * `concord events replay`: a range of the journal's events goes to the bus again, part by part.
 * @module
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { ReplayOutcome } from '#domain/api/replay.ts';
import { API_OPTIONS, apiOf } from '../import/command.ts';
import { call } from './call.ts';

export const REPLAY_USAGE = `concord events replay --from TIME --to TIME --reason TEXT [--type TYPE …] [--dry-run]
  --from, --to        as 2026-11-20T00:00Z; at most 31 days apart
  --type TYPE         e.g. tenant.suspended; all unless told
  --dry-run           only count
  --cursor CURSOR     go on where it stopped
  --api, --local, --home  as for import; the role is admin`;

const OPTIONS = {
  ...API_OPTIONS,
  from: { type: 'string', default: '' },
  to: { type: 'string', default: '' },
  reason: { type: 'string', default: '' },
  type: { type: 'string', multiple: true },
  cursor: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;

/** The same part has the same key, so a run that was cut off sends nothing twice when it is begun again. */
const keyOf = (body: object): string =>
  `replay-${createHash('sha256').update(JSON.stringify(body)).digest('hex')}`;

/**
 * Runs it to the end of the range.
 * @returns how many events were sent, or would be
 * @throws what the API says where it refuses, with the cursor to go on from
 */
export const runReplay = async (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<number> => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { from, to, reason, type: types } = values;
  if (from === '' || to === '' || reason === '')
    throw new Error(`--from, --to and --reason are needed\n\n${REPLAY_USAGE}`);
  const api = await apiOf(values, env);
  const path = `/v1/events/replay${values['dry-run'] ? '?dryRun=true' : ''}`;
  let { cursor } = values;
  let sent = 0;
  do {
    const body = { from, to, reason, ...(types ? { types } : {}), ...(cursor ? { cursor } : {}) };
    const { status, body: answer } = await call(api, { method: 'POST', path, body, key: keyOf(body) });
    if (status !== 200)
      throw new Error(
        `${status} ${JSON.stringify(answer)}${cursor ? `\nGo on with --cursor ${cursor}` : ''}`,
      );
    const outcome = v.parse(ReplayOutcome, answer);
    for (const { type, count } of outcome.events) say(`${count} ${type}`);
    sent += outcome.events.reduce((sum, { count }) => sum + count, 0);
    cursor = outcome.next;
  } while (cursor !== undefined);
  say(values['dry-run'] ? `${sent} events would be sent again` : `${sent} events were sent again`);
  return sent;
};
