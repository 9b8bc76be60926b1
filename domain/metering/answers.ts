/**
 * What AWS's answer means for each record: the table "What AWS says" of `docs/metering.md`.
 * @module
 */
import type { Instant } from '../time.ts';
import { type Batch, halves, type Slice } from './batches.ts';
import type { CaseKind } from './case.ts';
import { type CaseDraft, caseIdOf, isCaseOf } from './cases.ts';
import type { LedgerKey, LostReason, MeteringAnswer, Verdict } from './ledger.ts';
import { METERING_REFUSED_PAUSE_MS_MAX, METERING_REFUSED_PAUSE_MS_MIN } from './limits.ts';
import type { WorkItem, WorkRecord } from './work.ts';
import { dueIn } from './work-of.ts';

/** What AWS says of one record. */
export type RecordReply =
  | { readonly status: 'Success'; readonly recordId?: string }
  | { readonly status: 'CustomerNotSubscribed' }
  | { readonly status: 'DuplicateRecord' }
  /** In UnprocessedRecords, or in neither list. */
  | { readonly status: 'Unprocessed' };

/**
 * What a call of BatchMeterUsage came to: an answer for each record, in the order of `recordsOf`; or none for all of them.
 * `throttled`: too fast; `unavailable`: 5xx, a timeout, no connection (error: AWS's name, else `NoAnswer`); `record-fault`: an
 * error that names a fault of some record, for which nothing of the call was processed.
 */
export type MeteringReply =
  | { readonly records: readonly RecordReply[] }
  | {
      readonly error: string;
      readonly kind: 'throttled' | 'unavailable' | 'record-fault';
      /** Whether AWS may have taken the records all the same: no answer came, or one that does not say. */
      readonly unheard?: boolean;
    };

/** A verdict for the ledger; DUE with an answer where AWS refused and is asked again. */
export interface Settlement {
  readonly key: LedgerKey;
  readonly verdict: Verdict;
  readonly answer?: MeteringAnswer;
  /** Opened where the ledger took the verdict (a final one is never set again); `not-subscribed` only where we hold the license ACTIVE. */
  readonly opens?: CaseDraft;
  /** Cases that the verdict ends, where they are there. */
  readonly resolves?: readonly string[];
}

/** A work item after its answer: without `left` it is removed, else written as it stands there. */
export interface WorkAfter {
  readonly item: WorkItem;
  readonly left?: WorkItem;
}

/** What follows from an answer: first the settlements, then the work. */
export interface Judged {
  readonly settlements: readonly Settlement[];
  readonly work: readonly WorkAfter[];
  /** Sent next, one after the other, each refreshed: the batch was refused whole for some record in it. */
  readonly halves?: readonly [Batch, Batch];
}

/** What is done with a record. */
type Outcome =
  | { readonly then: 'billed'; readonly recordId?: string; readonly said: string }
  | { readonly then: 'other-quantity'; readonly said: string }
  | { readonly then: 'refused'; readonly said: string; readonly kind: CaseKind; readonly isFault: boolean }
  | { readonly then: 'again'; readonly said: string; readonly unheard?: boolean };

const outcomeOf = (reply: RecordReply, { tries }: WorkItem): Outcome => {
  const { status: said } = reply;
  switch (said) {
    case 'Success': {
      const { recordId } = reply;
      return { then: 'billed', said, ...(recordId === undefined ? {} : { recordId }) };
    }
    case 'DuplicateRecord':
      // ours never changes: what stands there since an earlier try of ours is this very quantity
      return { then: tries > 1 ? 'billed' : 'other-quantity', said };
    case 'CustomerNotSubscribed':
      return { then: 'refused', said, kind: 'not-subscribed', isFault: false };
    case 'Unprocessed':
      return { then: 'again', said };
  }
};

const caseOf = (
  item: WorkItem,
  { dimension, quantity }: WorkRecord,
  kind: CaseKind,
  now: Instant,
): CaseDraft => {
  const { tenantId, hour, productCode, deadline } = item;
  const caseId = caseIdOf({ kind, tenantId, hour, dimension });
  return { caseId, kind, tenantId, productCode, hour, dimension, quantity, deadline, openedAt: now };
};

/** The cases that were opened while AWS refused a record. */
const refusalCases = (
  { tenantId, hour, refusals = 0, refused = [] }: WorkItem,
  dimension: string,
): string[] =>
  refusals > 0 || refused.includes(dimension)
    ? (['not-subscribed', 'refused'] as const).map((kind) => caseIdOf({ kind, tenantId, hour, dimension }))
    : [];

const settlementOf = (
  item: WorkItem,
  record: WorkRecord,
  outcome: Outcome,
  now: Instant,
): Settlement | undefined => {
  const { tenantId, hour, tries } = item;
  const key = { tenantId, hour, dimension: record.dimension };
  const answer = { at: now, tries, said: outcome.said };
  const resolves = refusalCases(item, record.dimension);
  const ends = resolves.length > 0 ? { resolves } : {};
  switch (outcome.then) {
    case 'billed': {
      const { recordId } = outcome;
      const verdict = { name: 'BILLED' as const, at: now, ...(recordId === undefined ? {} : { recordId }) };
      return { key, verdict, answer, ...ends };
    }
    case 'other-quantity': {
      const verdict = { name: 'LOST', at: now, reason: 'OTHER_QUANTITY' } as const;
      const opens = { ...caseOf(item, record, 'discrepancy', now), lost: verdict.reason };
      return { key, verdict, answer, opens, ...ends };
    }
    case 'refused':
      return { key, verdict: dueIn(item), answer, opens: caseOf(item, record, outcome.kind, now) };
    case 'again':
      return undefined;
  }
};

/** ms · the pause after so many refusals, at least one. */
export const refusedPause = (refusals: number): number =>
  Math.min(METERING_REFUSED_PAUSE_MS_MAX, METERING_REFUSED_PAUSE_MS_MIN * 2 ** (refusals - 1));

const isSettled = ({ then }: Outcome): boolean => then === 'billed' || then === 'other-quantity';

/** Whether AWS may have taken records of an item although nobody heard so: a try was begun, and its answer is not known. */
const isDoubtful = (
  { tries, answered = 0, doubtful = false }: Pick<WorkItem, 'tries' | 'answered' | 'doubtful'>,
  heardNow: boolean,
): boolean => doubtful || tries - (heardNow ? 1 : 0) > answered;

/** What is left of an item whose records had these outcomes; those without one were not sent. */
const leftOf = (
  item: WorkItem,
  outcomes: ReadonlyMap<string, Outcome>,
  now: Instant,
): WorkItem | undefined => {
  const records = item.records.filter(({ dimension }) => {
    const outcome = outcomes.get(dimension);
    return outcome === undefined || !isSettled(outcome);
  });
  if (records.length === 0) return undefined;
  const { refused: before = [], notBefore: _over, alone: _alone, ...kept } = item;
  const unsettled = [...outcomes.values()].filter((outcome) => !isSettled(outcome));
  const said = unsettled.at(-1)?.said ?? item.said;
  const refused = records
    .map(({ dimension }) => dimension)
    .filter((dimension) => {
      const outcome = outcomes.get(dimension);
      return outcome === undefined ? before.includes(dimension) : outcome.then === 'refused';
    });
  const isFault = unsettled.some((outcome) => outcome.then === 'refused' && outcome.isFault);
  const isHeard = !unsettled.some((outcome) => outcome.then === 'again' && outcome.unheard);
  const next = {
    ...kept,
    records,
    ...(isHeard ? { answered: item.tries } : {}),
    ...(isDoubtful(item, isHeard && item.answered !== item.tries) ? { doubtful: true } : {}),
    ...(said === undefined ? {} : { said }),
    ...(isFault || (item.alone && unsettled.length === 0) ? { alone: true } : {}),
  };
  if (refused.length === 0) return next;
  if (refused.length < records.length) return { ...next, refused };
  const refusals = (item.refusals ?? 0) + 1;
  return { ...next, refusals, notBefore: now + refusedPause(refusals) };
};

const judgeSlice = (
  { item, records }: Slice,
  outcomes: readonly Outcome[],
  now: Instant,
): { readonly settlements: readonly Settlement[]; readonly work: WorkAfter } => {
  const byDimension = new Map<string, Outcome>();
  const settlements = records.flatMap((record, index) => {
    const outcome = outcomes[index];
    if (outcome === undefined) return [];
    byDimension.set(record.dimension, outcome);
    return settlementOf(item, record, outcome, now) ?? [];
  });
  const left = leftOf(item, byDimension, now);
  return { settlements, work: { item, ...(left ? { left } : {}) } };
};

/** The same outcome for every record. */
const all = (batch: Batch, outcome: Outcome): Outcome[][] =>
  batch.slices.map(({ records }) => records.map(() => outcome));

const each = ({ slices }: Batch, replies: readonly RecordReply[]): Outcome[][] => {
  let next = 0;
  return slices.map(({ item, records }) =>
    records.map(() => outcomeOf(replies[next++] ?? { status: 'Unprocessed' }, item)),
  );
};

/**
 * Judges what AWS answered to a batch.
 * @param batch as it was sent: its items with the try that was counted before the call
 * @returns settlements in the order of the records, and every item of the batch once (none of them where `halves` are next)
 */
export const judgeReply = (batch: Batch, reply: MeteringReply, now: Instant): Judged => {
  const split = 'error' in reply && reply.kind === 'record-fault' ? halves(batch) : undefined;
  if (split) return { settlements: [], work: [], halves: split };
  const outcomes =
    'records' in reply
      ? each(batch, reply.records)
      : reply.kind === 'record-fault'
        ? all(batch, { then: 'refused', said: reply.error, kind: 'refused', isFault: true })
        : all(batch, { then: 'again', said: reply.error, unheard: reply.unheard ?? false });
  const judged = batch.slices.map((slice, index) => judgeSlice(slice, outcomes[index] ?? [], now));
  return {
    settlements: judged.flatMap(({ settlements }) => settlements),
    work: judged.map(({ work }) => work),
  };
};

/** Why an item is lost at its deadline, by what AWS said last. */
export const lostReasonOf = (
  item: Pick<WorkItem, 'said' | 'alone' | 'cases' | 'tries' | 'answered' | 'doubtful'>,
  dimension: string,
): LostReason => {
  const held = item.cases?.[dimension];
  if (held !== undefined && isCaseOf('entitlement', held)) return 'ENTITLEMENT_UNKNOWN';
  if (isDoubtful(item, false)) return 'UNANSWERED';
  if (item.said === 'CustomerNotSubscribed') return 'NOT_SUBSCRIBED';
  return item.alone ? 'REFUSED_BY_AWS' : 'OUTAGE';
};

/**
 * What is past its deadline is lost, with its reason; AWS is not asked any more.
 * @returns `undefined` while there is time
 */
export const expire = (item: WorkItem, now: Instant): Judged | undefined => {
  if (now < item.deadline) return undefined;
  const { tenantId, hour, tries, said } = item;
  const settlements = item.records.map((record): Settlement => {
    const { dimension } = record;
    const reason = lostReasonOf(item, dimension);
    const held = item.cases?.[dimension];
    const resolves = [...refusalCases(item, dimension), ...(held === undefined ? [] : [held])];
    return {
      key: { tenantId, hour, dimension },
      verdict: { name: 'LOST', at: now, reason },
      ...(said === undefined ? {} : { answer: { at: now, tries, said } }),
      opens: { ...caseOf(item, record, 'lost', now), lost: reason },
      ...(resolves.length > 0 ? { resolves } : {}),
    };
  });
  return { settlements, work: [{ item }] };
};
