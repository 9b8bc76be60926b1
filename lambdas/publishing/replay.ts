/**
 * Sends events of the journal again, a part of the range with each request.
 * @module
 */
import type { ReplayOutcome } from '#domain/api/replay.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import type { EventType } from '#domain/events/schemas.ts';
import type { Cause, JournalEntry } from '#domain/journal.ts';
import { REPLAY_ENTRIES_MAX, REPLAY_RANGE_MS } from '#domain/limits.ts';
import { isoOf, parseInstant } from '#domain/time.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import type { EventBus } from '#lambdas/edge/event-bus.ts';
import { formerAnswer, type KeyedRequest, keepAnswer, keyedRequest } from '#lambdas/edge/idempotency.ts';
import type { Asked, Handler } from '#lambdas/edge/operator.ts';
import type { JournalReads } from '#lambdas/stores/journal-reads.ts';
import { type JournalPage, journalPage } from '#lambdas/stores/journal-walk.ts';
import type { CorridorStore } from '#lambdas/stores/state-store.ts';
import { type Surroundings, type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { publish } from './publish.ts';

export interface ReplayPorts {
  readonly store: CorridorStore;
  readonly journal: Pick<JournalReads, 'ofDay'>;
  readonly bus: EventBus;
  readonly surroundings: Surroundings;
}

type Replay = Asked<'POST /v1/events/replay'>;
type Sent = Pick<ReplayOutcome, 'commits' | 'events' | 'next'>;

const SELF = '/v1/events/replay';
const LINKS = { self: SELF, audit: '/v1/audit?verb=replay-events' };

const scopeOf = ({ body: { from, to, types } }: Replay) => ({
  list: 'replay',
  filters: { from, to, types: types && [...types].sort().join(' ') },
});

const rangeOf = ({ from, to }: Replay['body']): { after: string; before: string } | Refusal => {
  const [start = 0, end = 0] = [parseInstant(from), parseInstant(to)];
  const wrong =
    end <= start
      ? 'is not after from'
      : end - start > REPLAY_RANGE_MS && 'is more than 31 days after from: send parts';
  return wrong
    ? refuse('BODY_INVALID', {}, [{ field: 'to', message: wrong }])
    : { after: isoOf(start), before: isoOf(end) };
};

const wantedIn = (types: readonly EventType[] | undefined) => ({
  isWanted: ({ type }: { type: EventType }) => types === undefined || types.includes(type),
  replayed: true as const,
});

const readPage = async (ports: ReplayPorts, asked: Replay): Promise<JournalPage | Refusal> => {
  const range = rangeOf(asked.body);
  const position = openCursor(scopeOf(asked), asked.body.cursor);
  if (isRefusal(range)) return range;
  if (isRefusal(position)) return position;
  const query = { ...range, after: position ?? range.after, newestFirst: false, limit: REPLAY_ENTRIES_MAX };
  const journal: JournalReads = { ...ports.journal, ofTrail: async () => [] };
  const { isWanted } = wantedIn(asked.body.types);
  return journalPage(journal, query, ({ events }) => events.some(isWanted));
};

const sentOf = (asked: Replay, { entries, next }: JournalPage): Sent => {
  const { isWanted } = wantedIn(asked.body.types);
  const events = entries.flatMap((entry) => entry.events).filter(isWanted);
  const counts = Map.groupBy(events, ({ type }) => type);
  return {
    commits: entries.length,
    events: [...counts].map(([type, { length: count }]) => ({ type, count })),
    ...(next === undefined ? {} : { next: sealCursor(scopeOf(asked), next) }),
  };
};

const send = async ({ bus }: ReplayPorts, entries: readonly JournalEntry[], types?: readonly EventType[]) => {
  const recorded = entries.map((entry) => ({ ...entry, sequenceNumber: entry.commitId }));
  const { failedAt } = await publish(bus, recorded, wantedIn(types));
  return failedAt === undefined ? undefined : refuse('UPSTREAM_UNAVAILABLE', { reason: 'EventBridge' });
};

/** Sent first, kept then: where the commit fails the same events go out again, under the same ids. */
const attempt = async (
  ports: ReplayPorts,
  asked: Replay,
  page: JournalPage,
  work: UnitOfWork,
  keyed: KeyedRequest,
): Promise<Sent | Refusal> => {
  const former = await formerAnswer(work, keyed);
  if (isRefusal(former)) return former;
  if (former) return JSON.parse(former.body) as Sent;
  const refusal = await send(ports, page.entries, asked.body.types);
  if (refusal) return refusal;
  const sent = sentOf(asked, page);
  keepAnswer(work, keyed, { status: 200, body: JSON.stringify(sent) });
  return sent;
};

const causeOf = ({ caller, correlationId, body }: Replay, { commits, events }: Sent): Cause => ({
  door: 'publishing',
  verb: 'replay-events',
  actor: { kind: 'operator', principal: caller.principal, role: caller.role },
  correlationId,
  reason: body.reason,
  details: {
    from: body.from,
    to: body.to,
    commits,
    events: events.reduce((sum, { count }) => sum + count, 0),
  },
});

/** `POST /v1/events/replay`. */
export const replayEvents =
  (ports: ReplayPorts): Handler<'POST /v1/events/replay'> =>
  async (asked) => {
    const { operation, caller, body } = asked;
    const keyed = keyedRequest(asked.header('idempotency-key'), caller.principal, [operation, body]);
    if (isRefusal(keyed)) return keyed;
    const page = await readPage(ports, asked);
    if (isRefusal(page)) return page;
    const foreseen = sentOf(asked, page);
    if (asked.query.dryRun) return { body: { dryRun: true, ...foreseen, links: LINKS } };
    const walked = await walk(ports.store, ports.surroundings, causeOf(asked, foreseen), (work) =>
      attempt(ports, asked, page, work, keyed),
    );
    if (walked.outcome === 'refused') return walked.refusal;
    return { body: { dryRun: false, ...walked.result, links: LINKS } };
  };
