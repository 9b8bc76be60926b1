/**
 * A case, or several, for each cell of the subscription's table: what stands at first, what is heard, what comes of it.
 * @module
 */
import { bound, deprovisioned, ended, type Fact, granted, landed, legacy } from '#test/orders/story.ts';

/** `says` is what the cell says of it; `becomes` the states of all generations after it, oldest first. */
export interface SubscriptionCase {
  readonly says: string;
  readonly after: readonly Fact[];
  /** What is heard last, or the time at which the license is woken (HH:MM). */
  readonly then: Fact | string;
  readonly becomes: string;
  readonly note?: 'heard' | 'duplicate' | 'unexpected';
  /** What the public door answers, where it does not let the fact in. */
  readonly refused?: string;
}

const LANDED = landed('l-1', '09:01');
const GRANTED = granted('l-1', 'agmt-1', '09:02');
const FAILED = legacy('l-1', 'failed', '09:03');
const ENDED = deprovisioned('l-1', 'agmt-1', '09:30');

/** What is heard later than all that stands at first; the final hour of ENDING is over at 10:30. */
const relanded = landed('l-1', '09:40');
const updated = granted('l-1', 'agmt-1', '09:40');
const failed = legacy('l-1', 'failed', '09:40');
const agreementEnded = ended('agmt-1', 'CANCELLED', '09:40');
const deprovision = deprovisioned('l-1', 'agmt-1', '09:40');
const pending = legacy('l-1', 'ended', '09:40');
const closed = legacy('l-1', 'closed', '09:45');

const E = {
  registration: 'registration (token resolved)',
  updated: 'License Updated / subscribe-success',
  failed: 'subscribe-fail',
  ended: 'Agreement Ended (canceled, expired, terminated), License Deprovisioned / unsubscribe-pending',
  timer: 'own timer at the end of the final hour / unsubscribe-success',
  again: 'duplicate or older event',
} as const;

/** What stands at first, for each state. */
const PENDING = [LANDED];
const UNREGISTERED = [GRANTED];
const ACTIVE = [LANDED, GRANTED];
const ATTENTION = [...ACTIVE, FAILED];
const ENDING = [...ACTIVE, ENDED];
const OVER = [...ENDING, legacy('l-1', 'closed', '09:35')];
const NEVER = [LANDED, FAILED];

type Row = Record<string, readonly SubscriptionCase[]>;

const one = (
  says: string,
  after: readonly Fact[],
  then: Fact | string,
  becomes: string,
  note: 'heard' | 'duplicate' | 'unexpected' = 'heard',
): SubscriptionCase => ({ says, after, then, becomes, ...(typeof then === 'string' ? {} : { note }) });

/** Each of the three ways in which an end is told. */
const ends = (says: string, after: readonly Fact[], becomes: string): SubscriptionCase[] =>
  [agreementEnded, deprovision, pending].map((end) => one(says, after, end, becomes));

const unknown: Row = {
  [E.registration]: [one('PENDING', [], LANDED, 'PENDING')],
  [E.updated]: [one('ACTIVE_UNREGISTERED', [], GRANTED, 'ACTIVE_UNREGISTERED')],
  [E.failed]: [one('FAILED', [], FAILED, 'FAILED')],
  [E.ended]: [
    one('ENDING', [], deprovision, 'ENDING'),
    one('ENDING', [], pending, 'ENDING'),
    one('final hour runs', [deprovision], '10:40', 'ENDED'),
    one('ENDING', [agreementEnded], granted('l-1', 'agmt-1', '09:02'), 'ENDING'),
  ],
  [E.timer]: [one('ENDED', [], closed, 'ENDED')],
  [E.again]: [one('ignore', [LANDED], LANDED, 'PENDING', 'duplicate')],
};

const waiting: Row = {
  [E.registration]: [one('refresh', PENDING, relanded, 'PENDING')],
  [E.updated]: [
    one('ACTIVE', PENDING, updated, 'ACTIVE'),
    one('ACTIVE', PENDING, legacy('l-1', 'granted', '09:40'), 'ACTIVE'),
  ],
  [E.failed]: [one('FAILED', PENDING, failed, 'FAILED')],
  [E.ended]: [one('ENDING', PENDING, deprovision, 'ENDING'), one('ENDING', PENDING, pending, 'ENDING')],
  [E.timer]: [one('ENDED', PENDING, closed, 'ENDED'), one('ENDED', PENDING, '23:00', 'PENDING')],
  [E.again]: [
    one('ignore', PENDING, LANDED, 'PENDING', 'duplicate'),
    one('ignore', [relanded, LANDED], landed('l-1', '09:20'), 'PENDING', 'duplicate'),
  ],
};

const unregistered: Row = {
  [E.registration]: [
    one('ACTIVE', UNREGISTERED, relanded, 'ACTIVE'),
    one('ACTIVE', UNREGISTERED, bound('l-1', 't-a', '09:40'), 'ACTIVE'),
  ],
  [E.updated]: [one('refresh', UNREGISTERED, updated, 'ACTIVE_UNREGISTERED')],
  [E.failed]: [one('NEEDS_ATTENTION', UNREGISTERED, failed, 'NEEDS_ATTENTION')],
  [E.ended]: ends('ENDING', UNREGISTERED, 'ENDING'),
  [E.timer]: [
    one('ENDED', UNREGISTERED, closed, 'ENDED'),
    one('ENDED', UNREGISTERED, '23:00', 'ACTIVE_UNREGISTERED'),
  ],
  [E.again]: [
    one('ignore', UNREGISTERED, GRANTED, 'ACTIVE_UNREGISTERED', 'duplicate'),
    one('ignore', [GRANTED, updated], granted('l-1', 'agmt-1', '09:20'), 'ACTIVE_UNREGISTERED', 'duplicate'),
  ],
};

const active: Row = {
  [E.registration]: [one('no-op', ACTIVE, relanded, 'ACTIVE')],
  [E.updated]: [one('refresh', ACTIVE, updated, 'ACTIVE')],
  [E.failed]: [one('NEEDS_ATTENTION', ACTIVE, failed, 'NEEDS_ATTENTION')],
  [E.ended]: [
    ...ends('ENDING', ACTIVE, 'ENDING'),
    one('at most 1 h from the earliest signal', [...ACTIVE, deprovision, agreementEnded], '10:39', 'ENDING'),
    one('at most 1 h from the earliest signal', [...ACTIVE, deprovision], '10:40', 'ENDED'),
  ],
  [E.timer]: [
    one('legacy only: ENDING first', ACTIVE, closed, 'ENDING'),
    one('ENDING first', ACTIVE, '23:00', 'ACTIVE'),
  ],
  [E.again]: [
    one('ignore', ACTIVE, GRANTED, 'ACTIVE', 'duplicate'),
    one('ignore', [...ACTIVE, updated], granted('l-1', 'agmt-1', '09:20'), 'ACTIVE', 'duplicate'),
    one('ignore', [...ACTIVE, updated], relanded, 'ACTIVE', 'duplicate'),
  ],
};

const attention: Row = {
  [E.registration]: [
    one('refresh', ATTENTION, relanded, 'NEEDS_ATTENTION'),
    one('refresh', [GRANTED, FAILED], relanded, 'NEEDS_ATTENTION'),
  ],
  [E.updated]: [
    one('ACTIVE, or', ATTENTION, updated, 'ACTIVE'),
    one('ACTIVE_UNREGISTERED if nobody landed', [GRANTED, FAILED], updated, 'ACTIVE_UNREGISTERED'),
  ],
  [E.failed]: [one('no-op', ATTENTION, failed, 'NEEDS_ATTENTION')],
  [E.ended]: ends('ENDING', ATTENTION, 'ENDING'),
  [E.timer]: [
    one('as ACTIVE', ATTENTION, closed, 'ENDING'),
    one('ACTIVE_UNREGISTERED', [GRANTED, FAILED], closed, 'ENDED'),
    one('as ACTIVE', ATTENTION, '23:00', 'NEEDS_ATTENTION'),
  ],
  [E.again]: [
    one('ignore', ATTENTION, FAILED, 'NEEDS_ATTENTION', 'duplicate'),
    one('ignore', ATTENTION, GRANTED, 'NEEDS_ATTENTION', 'duplicate'),
  ],
};

const ending: Row = {
  [E.registration]: [
    { ...one('409', ENDING, relanded, 'ENDING', 'unexpected'), refused: 'SUBSCRIPTION_ENDING' },
  ],
  [E.updated]: [
    one('**new generation**; the old one stays ENDING', ENDING, updated, 'ENDING ACTIVE_UNREGISTERED'),
    one(
      'with legacy identity',
      [...ACTIVE, legacy('l-1', 'ended', '09:30')],
      legacy('l-1', 'granted', '09:40'),
      'ENDING ACTIVE_UNREGISTERED',
    ),
    one(
      '**new** subscription (own license)',
      ENDING,
      granted('l-2', 'agmt-2', '09:40'),
      'ENDING ACTIVE_UNREGISTERED',
    ),
  ],
  [E.failed]: [one('–', ENDING, failed, 'ENDING', 'unexpected')],
  [E.ended]: [
    ...ends('no-op', ENDING, 'ENDING'),
    one('keeps the earliest deadline', [...ENDING, agreementEnded], '10:30', 'ENDED'),
  ],
  [E.timer]: [
    one('ENDED', ENDING, closed, 'ENDED'),
    one('ENDED', ENDING, '10:30', 'ENDED'),
    one('ENDED', [...ATTENTION, ENDED], closed, 'ENDED'),
    one('ENDED', [...ENDING, updated], closed, 'ENDED ACTIVE_UNREGISTERED'),
  ],
  [E.again]: [
    one('ignore', ENDING, ENDED, 'ENDING', 'duplicate'),
    one('ignore', [...ACTIVE, ENDED, closed], legacy('l-1', 'ended', '09:35'), 'ENDED', 'duplicate'),
  ],
};

const over: Row = {
  [E.registration]: [{ ...one('409', OVER, relanded, 'ENDED', 'unexpected'), refused: 'SUBSCRIPTION_ENDED' }],
  [E.updated]: [
    one('new subscription or generation', OVER, updated, 'ENDED ACTIVE_UNREGISTERED'),
    one('newer', OVER, granted('l-1', 'agmt-1', '09:10'), 'ENDED', 'heard'),
  ],
  [E.failed]: [one('no-op', OVER, failed, 'ENDED')],
  [E.ended]: ends('no-op', OVER, 'ENDED'),
  [E.timer]: [
    one('no-op', OVER, closed, 'ENDED'),
    one('no-op', OVER, '23:00', 'ENDED'),
    one('no-op', [closed], legacy('l-1', 'closed', '09:50'), 'ENDED'),
  ],
  [E.again]: [
    one('ignore', OVER, ENDED, 'ENDED', 'duplicate'),
    one('ignore', OVER, legacy('l-1', 'failed', '09:33'), 'ENDED', 'duplicate'),
  ],
};

const never: Row = {
  [E.registration]: [
    { ...one('409', NEVER, relanded, 'FAILED', 'unexpected'), refused: 'SUBSCRIPTION_FAILED' },
  ],
  [E.updated]: [one('generation', NEVER, updated, 'FAILED ACTIVE_UNREGISTERED')],
  [E.failed]: [one('no-op', NEVER, failed, 'FAILED')],
  [E.ended]: [one('no-op', NEVER, deprovision, 'FAILED'), one('no-op', NEVER, pending, 'FAILED')],
  [E.timer]: [one('no-op', NEVER, closed, 'FAILED'), one('no-op', NEVER, '23:00', 'FAILED')],
  [E.again]: [one('ignore', NEVER, FAILED, 'FAILED', 'duplicate')],
};

/** State → event → its cases. */
export const SUBSCRIPTION_CASES: Readonly<Record<string, Row>> = {
  '–': unknown,
  PENDING: waiting,
  ACTIVE_UNREGISTERED: unregistered,
  ACTIVE: active,
  NEEDS_ATTENTION: attention,
  ENDING: ending,
  ENDED: over,
  FAILED: never,
};
