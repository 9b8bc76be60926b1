/**
 * A case for each cell of how a vendor is told. Seats were asked for at ten; the vendor is looked at every minute.
 */
import { afterCalls, type CallsMade, callsOwed } from '#domain/capabilities/owed.ts';
import { notTaken, observed, openPropagation, sent } from '#domain/capabilities/propagate.ts';
import type { Propagation } from '#domain/capabilities/propagation.ts';
import type { Upstream } from '#domain/capabilities/upstream.ts';
import { MINUTE_MS } from '#domain/time.ts';
import { TEN } from './vendor.ts';

export const NOW = TEN + MINUTE_MS;

const opened = openPropagation(
  {
    propagationId: 'p-1',
    tenantId: 't-1',
    productCode: 'code',
    accountType: 'lmp',
    operation: 'seats.assign',
  },
  { subject: 'products/edge/seats', product: 'edge', desired: 25 },
  {
    policy: 'vendor/product@1',
    kind: 'settings',
    expectedMs: 5 * MINUTE_MS,
    overdueMs: 10 * MINUTE_MS,
    lookEveryMs: MINUTE_MS,
    upstreams: ['edge'],
  },
  [],
  TEN,
);

/** How it stands before what happens. */
export const STANDINGS: Readonly<Record<string, Propagation>> = {
  untold: opened,
  declined: notTaken(opened, 'locked', TEN),
  'declined, seen otherwise': observed(notTaken(opened, 'locked', TEN), { value: 10, asOf: TEN }, [], TEN),
  taken: sent(opened, TEN),
};

/** A system as it was said to be at a moment. */
export const edge = (name: Upstream['condition']['name'], at: number): Upstream => ({
  ...{ upstreamId: 'edge', condition: { name }, since: at, asOf: at },
});

export interface TellingCase {
  readonly says: string;
  readonly then: (propagation: Propagation) => unknown;
  readonly is: object;
}

const owed = (propagation: Propagation) => callsOwed(propagation, [], NOW);
const made = (calls: Omit<CallsMade, 'called'>) => (propagation: Propagation) =>
  afterCalls(propagation, { called: true, ...calls }, [], NOW);
const LATER = { state: { name: 'PENDING' }, lookAt: NOW + MINUTE_MS };

const taken = made({ told: { taken: true } });
const declined = made({ told: { taken: false, reason: 'no seats' } });
const silent = made({});
const seen = made({ seen: { value: 25, asOf: NOW } });
/** What is owed while it is down: nothing but the question, as long as that was not asked just now. */
const down = (propagation: Propagation) => [
  callsOwed(propagation, [edge('FAULT', TEN)], NOW),
  callsOwed(propagation, [edge('FAULT', NOW)], NOW),
];
const NOTHING = { upstreams: false, tell: false, look: false };
const ASKED = [{ ...NOTHING, upstreams: true }, NOTHING];
const back = (propagation: Propagation) => {
  const paused = afterCalls(propagation, { called: true }, [edge('FAULT', TEN)], NOW);
  return callsOwed(paused, [edge('UP', NOW + 1)], NOW + MINUTE_MS);
};

const DECLINED: Readonly<Record<string, TellingCase>> = {
  due: { says: 'told, then looked at', then: owed, is: { ...NOTHING, tell: true, look: true } },
  'vendor takes it': { says: 'taken', then: taken, is: { ...LATER, sentAt: NOW } },
  'vendor declines it': {
    says: 'newer reason',
    then: declined,
    is: { ...LATER, refusal: { reason: 'no seats', at: NOW } },
  },
  'no answer': { says: 'told again later', then: silent, is: { ...LATER, refusal: { reason: 'locked' } } },
  'system down': { says: 'nothing is told', then: down, is: ASKED },
  'system back': { says: 'told at once', then: back, is: { ...NOTHING, tell: true, look: true } },
};

export const TELLING_CASES: Readonly<Record<string, Readonly<Record<string, TellingCase>>>> = {
  untold: {
    due: { says: 'told, then looked at', then: owed, is: { ...NOTHING, tell: true, look: true } },
    'vendor takes it': { says: 'taken', then: taken, is: { ...LATER, sentAt: NOW } },
    'vendor declines it': {
      says: 'declined',
      then: declined,
      is: { ...LATER, refusal: { reason: 'no seats', at: NOW } },
    },
    'no answer': { says: 'told again later', then: silent, is: LATER },
    'wanted value seen': {
      says: 'stays awaited',
      then: seen,
      is: { state: { name: 'PENDING' }, observed: { value: 25, asOf: NOW } },
    },
    'system down': { says: 'nothing is told', then: down, is: ASKED },
    'system back': { says: 'told at once', then: back, is: { ...NOTHING, tell: true, look: true } },
  },
  declined: {
    ...DECLINED,
    'wanted value seen': {
      says: 'stays awaited',
      then: seen,
      is: { state: { name: 'PENDING' }, observed: { value: 25, asOf: NOW } },
    },
  },
  'declined, seen otherwise': {
    ...DECLINED,
    'wanted value seen': { says: 'SYNCED', then: seen, is: { state: { name: 'SYNCED', late: false } } },
  },
  taken: {
    due: { says: 'looked at', then: owed, is: { ...NOTHING, look: true } },
    'vendor takes it': { says: '–', then: taken, is: { ...LATER, sentAt: TEN } },
    'vendor declines it': { says: '–', then: declined, is: { ...LATER, sentAt: TEN } },
    'no answer': { says: 'looked at later', then: silent, is: LATER },
    'wanted value seen': { says: 'SYNCED', then: seen, is: { state: { name: 'SYNCED', late: false } } },
    'system down': { says: 'nobody looks', then: down, is: ASKED },
    'system back': { says: 'looked at at once', then: back, is: { ...NOTHING, look: true } },
  },
};
