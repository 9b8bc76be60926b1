/**
 * How every write of `/v1` goes: Idempotency-Key, If-Match, dryRun, one walk down the corridor, one answer.
 * A capability says only how to find what it writes to, and how to decide.
 * @module
 */
import type { WriteKey } from '#domain/api/operations.ts';
import type { WriteOutcome } from '#domain/api/writes.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import type { Cause } from '#domain/journal.ts';
import { type Hint, type HintGroup, hintOf, wordedHint } from '#domain/messages/hints.ts';
import type { Locale } from '#domain/messages/locale.ts';
import { etagOf, type IfMatch, isMatch, parseIfMatch } from './etag.ts';
import {
  formerAnswer,
  type KeyedRequest,
  keepAnswer,
  keyedRequest,
  type ReceiptWork,
} from './idempotency.ts';
import type { Answer, Asked } from './operator.ts';

/** The part of a unit of work that a write needs here; the capability's own may do more. */
export interface WriteWork extends ReceiptWork {
  announce(events: readonly DomainEvent[]): void;
}

/** The corridor: `walk` of the stores, given its store and surroundings. */
export type Corridor<Work> = <Result>(
  cause: Cause,
  decide: (work: Work) => Promise<Result | Refusal>,
  options: { readonly dryRun: boolean },
) => Promise<
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'committed' | 'unchanged' | 'previewed'; readonly result: Result }
>;

/** What a write was decided on: the thing itself and its version. */
export interface Found<Target> {
  readonly target: Target;
  readonly version: number;
}

/** What was decided; the puts are made by then, the events are announced from here. */
export interface Decided {
  /** Whether the target itself is written, and so gets a new version. */
  readonly isWritten: boolean;
  readonly changes: WriteOutcome['changes'];
  readonly events: readonly DomainEvent[];
  readonly warnings: readonly Hint[];
  readonly next: readonly Hint[];
  /** Path of what is written, where the request cannot name it: it begins with this write. */
  readonly self?: string;
  /** What the answer shows beside the outcome: JSON without words, put in words by `show`. */
  readonly shown?: unknown;
}

/** One write of a capability. */
export interface WriteAct<Key extends WriteKey, Work, Target, Shown extends object = object> {
  /** As the audit shows it, e.g. `suspend-tenant`. */
  readonly verb: string;
  /** Status of the answer, unless it is a dry run. @default 200 */
  readonly status?: 200 | 201;
  /** What the audit entry says, where it is more than the reason that was sent. */
  readonly reason?: (asked: Asked<Key>) => string;
  /** The answer's own fields, from what was decided to be shown. */
  readonly show?: (shown: unknown, told: { locale: Locale; version: number }) => Shown;
  /** Path of what is written to, without query. */
  readonly self: (asked: Asked<Key>) => string;
  readonly find: (work: Work, asked: Asked<Key>) => Promise<Found<Target> | Refusal>;
  readonly decide: (work: Work, target: Target, asked: Asked<Key>) => Promise<Decided | Refusal>;
}

/** What is kept of an outcome: hints stay without words, so that a repeated request may ask in another language. */
interface Told {
  readonly changes: WriteOutcome['changes'];
  readonly events: WriteOutcome['events'];
  readonly warnings: readonly Hint[];
  readonly next: readonly Hint[];
  readonly self?: string;
  readonly shown?: unknown;
  /** Of what is shown. */
  readonly version?: number;
}
interface Result {
  readonly told: Told;
  readonly etag: string;
}

const subjectOf = (event: DomainEvent): string => {
  if ('changeId' in event) return event.changeId;
  if ('offerId' in event) return event.offerId;
  if ('subscriptionId' in event) return event.subscriptionId;
  if ('tenantId' in event) return event.tenantId;
  return 'agreementId' in event ? event.agreementId : '';
};

const toldOf = ({ changes, events, warnings, next, self, shown }: Decided, version: number): Told => ({
  changes,
  events: events.map((event) => ({ type: event.type, about: subjectOf(event) })),
  warnings,
  next,
  ...(self === undefined ? {} : { self }),
  ...(shown === undefined ? {} : { shown, version }),
});

/** In which words an outcome is told. */
interface Wording {
  readonly locale: Locale;
  readonly hints?: HintGroup;
}

const outcomeOf = (told: Told, dryRun: boolean, self: string, { locale, hints }: Wording): WriteOutcome => ({
  dryRun,
  changes: told.changes,
  events: told.events,
  warnings: told.warnings.map((hint) => wordedHint(hint, locale, hints)),
  next: [...told.next, ...(dryRun ? [hintOf('SEND_TO_DO')] : [])].map((hint) =>
    wordedHint(hint, locale, hints),
  ),
  links: { self },
});

const decideOnce = async <Key extends WriteKey, Work extends WriteWork, Target, Shown extends object>(
  act: WriteAct<Key, Work, Target, Shown>,
  asked: Asked<Key>,
  work: Work,
  ifMatch: IfMatch | undefined,
): Promise<{ decided: Decided; version: number } | Refusal> => {
  const found = await act.find(work, asked);
  if (isRefusal(found)) return found;
  const { target, version } = found;
  if (!isMatch(ifMatch, version)) return refuse('VERSION_MISMATCH', { version, self: act.self(asked) });
  const decided = await act.decide(work, target, asked);
  if (isRefusal(decided)) return decided;
  work.announce(decided.events);
  return { decided, version };
};

const attempt = async <Key extends WriteKey, Work extends WriteWork, Target, Shown extends object>(
  act: WriteAct<Key, Work, Target, Shown>,
  asked: Asked<Key>,
  work: Work,
  terms: { keyed: KeyedRequest; ifMatch: IfMatch | undefined; dryRun: boolean },
): Promise<Result | Refusal> => {
  const former = terms.dryRun ? undefined : await formerAnswer(work, terms.keyed);
  if (isRefusal(former)) return former;
  if (former) return { told: JSON.parse(former.body) as Told, etag: former.etag ?? '' };
  const once = await decideOnce(act, asked, work, terms.ifMatch);
  if (isRefusal(once)) return once;
  const { decided, version } = once;
  const written = decided.isWritten && !terms.dryRun ? version + 1 : version;
  const told = toldOf(decided, written);
  const etag = etagOf(written);
  keepAnswer(work, terms.keyed, { status: 200, body: JSON.stringify(told), etag });
  return { told, etag };
};

const causeOf = (door: string, verb: string, asked: Asked<WriteKey>, reason: string): Cause => ({
  door,
  verb,
  actor: { kind: 'operator', principal: asked.caller.principal, role: asked.caller.role },
  correlationId: asked.correlationId,
  reason,
});

/**
 * Makes the handler of a write.
 * @param door name of the capability, for the audit
 * @returns a handler that refuses with what the act refuses with, and IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_REUSED,
 *   VERSION_MISMATCH, COMMIT_CONFLICT; a write that was answered before gets the same answer and does nothing
 */
export const operatorWrite =
  <Key extends WriteKey, Work extends WriteWork, Target, Shown extends object = object>(
    door: string,
    corridor: Corridor<Work>,
    act: WriteAct<Key, Work, Target, Shown>,
  ) =>
  async (asked: Asked<Key>): Promise<Answer<WriteOutcome & Shown> | Refusal> => {
    const keyed = keyedRequest(asked.header('idempotency-key'), asked.caller.principal, [
      asked.operation,
      asked.params,
      asked.body,
    ]);
    if (isRefusal(keyed)) return keyed;
    const ifMatch = parseIfMatch(asked.header('if-match'));
    if (isRefusal(ifMatch)) return ifMatch;
    const dryRun = asked.query.dryRun ?? false;
    const write = asked as Asked<WriteKey>;
    const walked = await corridor(
      causeOf(door, act.verb, write, act.reason?.(asked) ?? write.body.reason),
      (work) => attempt(act, asked, work, { keyed, ifMatch, dryRun }),
      { dryRun },
    );
    if (walked.outcome === 'refused') return walked.refusal;
    const { told, etag } = walked.result;
    const { locale } = asked;
    const outcome = outcomeOf(told, dryRun, told.self ?? act.self(asked), asked);
    const shown = act.show?.(told.shown, { locale, version: told.version ?? 0 });
    const created = act.status === undefined || dryRun ? {} : { status: act.status };
    return { body: { ...outcome, ...shown } as WriteOutcome & Shown, etag, ...created };
  };
