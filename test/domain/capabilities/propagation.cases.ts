/**
 * A case, or several, for each cell of the propagation's table. A settings change: expected after 5 minutes of running clock,
 * overdue after 10. `[state, told as overdue]` is what comes of it.
 */
import { policyWith, seated } from './seats.ts';
import type { Vendor } from './vendor.ts';

export const SEATS = 'products/wfbs-services/seats';

export interface PropagationCase {
  readonly says: string;
  readonly from?: () => Vendor;
  readonly then: (vendor: Vendor) => unknown;
  readonly becomes: string;
  /** More that a reader sees. */
  readonly reads?: object;
  /** Times that overdue was told, and closed, all in all. */
  readonly told?: readonly [overdue: number, closed: number];
}

const wanted = (vendor: Vendor) => vendor.show(SEATS, 25);
const other = (vendor: Vendor) => vendor.show(SEATS, 10);
const until = (minutes: number) => (vendor: Vendor) => vendor.at(minutes);
const down = (vendor: Vendor) => vendor.weather(['wfbs-services']);
const back = (vendor: Vendor) => vendor.weather([]);
const newer = (vendor: Vendor) => vendor.do({ kind: 'seats.assign', product: 'wfbs-services', seats: 30 });

const pending = () => seated().at(1);
const overdue = () => seated().at(11);
const paused = () => down(seated().at(3)).at(4);
const pausedOverdue = () => down(seated().at(11)).at(12);
const synced = () => {
  const vendor = seated().at(2);
  wanted(vendor);
  return vendor.at(3);
};
const superseded = () => {
  const vendor = pending();
  newer(vendor);
  return vendor.at(2);
};

/** How each state is reached. */
export const BEGINNINGS: Readonly<Record<string, () => Vendor>> = {
  PENDING: pending,
  OVERDUE: overdue,
  PAUSED: paused,
  SYNCED: synced,
  SUPERSEDED: superseded,
};

const idle = (then: PropagationCase['then'], becomes: string): readonly PropagationCase[] => [
  { says: '–', then, becomes },
];

export const PROPAGATION_CASES: Readonly<
  Record<string, Readonly<Record<string, readonly PropagationCase[]>>>
> = {
  PENDING: {
    'wanted value seen': [{ says: 'SYNCED', then: wanted, becomes: 'SYNCED', reads: { late: false } }],
    'other value seen': [
      { says: 'stay', then: other, becomes: 'PENDING', reads: { desired: 25, observed: { value: 10 } } },
    ],
    'expected time over': [
      { says: 'slow', then: until(5), becomes: 'PENDING', reads: { hint: 'slow' }, told: [0, 0] },
    ],
    'overdue time over': [
      { says: 'OVERDUE, told once', then: until(10), becomes: 'OVERDUE', told: [1, 0] },
      { says: 'once', then: (vendor) => vendor.at(10).at(20).at(600), becomes: 'OVERDUE', told: [1, 0] },
    ],
    'upstream down': [
      { says: 'PAUSED', then: down, becomes: 'PAUSED', reads: { pausedBy: ['wfbs-services'] } },
      { says: 'stands', then: (vendor) => down(vendor).at(600), becomes: 'PAUSED', told: [0, 0] },
      { says: 'PAUSED', then: (vendor) => vendor.weather(['customer-licensing-portal']), becomes: 'PENDING' },
    ],
    'upstream back': idle(back, 'PENDING'),
    'newer change': [{ says: 'SUPERSEDED', then: newer, becomes: 'SUPERSEDED', told: [0, 0] }],
  },
  OVERDUE: {
    'wanted value seen': [
      { says: 'SYNCED, late', then: wanted, becomes: 'SYNCED', reads: { late: true }, told: [1, 1] },
    ],
    'other value seen': [
      { says: 'stay', then: (vendor) => other(vendor.at(30)), becomes: 'OVERDUE', told: [1, 0] },
      {
        says: 'told again only if the policy says so',
        from: () => seated(policyWith({ remindEvery: 'PT1H' })).at(11),
        then: (vendor) => other(vendor.at(70).at(71).at(131)),
        becomes: 'OVERDUE',
        told: [3, 0],
      },
    ],
    'expected time over': idle(until(20), 'OVERDUE'),
    'overdue time over': [{ says: '–', then: until(20), becomes: 'OVERDUE', told: [1, 0] }],
    'upstream down': [{ says: 'PAUSED', then: down, becomes: 'PAUSED', told: [1, 0] }],
    'upstream back': idle(back, 'OVERDUE'),
    'newer change': [{ says: 'SUPERSEDED', then: newer, becomes: 'SUPERSEDED', told: [1, 1] }],
  },
  PAUSED: {
    'wanted value seen': [
      { says: 'SYNCED', then: wanted, becomes: 'SYNCED', reads: { late: false }, told: [0, 0] },
      {
        says: 'SYNCED',
        from: pausedOverdue,
        then: wanted,
        becomes: 'SYNCED',
        reads: { late: true },
        told: [1, 1],
      },
    ],
    'other value seen': [{ says: 'stay', then: other, becomes: 'PAUSED' }],
    'expected time over': idle(until(600), 'PAUSED'),
    'overdue time over': [{ says: '–', then: until(600), becomes: 'PAUSED', told: [0, 0] }],
    'upstream down': [
      { says: 'stay', then: down, becomes: 'PAUSED' },
      {
        says: 'stay',
        then: (vendor) => vendor.weather(['wfbs-services', 'licensing-management-platform']),
        becomes: 'PAUSED',
        reads: { pausedBy: ['licensing-management-platform', 'wfbs-services'] },
      },
    ],
    'upstream back': [
      { says: 'PENDING', then: back, becomes: 'PENDING' },
      // three minutes had run: seven are left
      { says: 'PENDING', then: (vendor) => back(vendor.at(100)).at(106), becomes: 'PENDING', told: [0, 0] },
      { says: 'PENDING', then: (vendor) => back(vendor.at(100)).at(107), becomes: 'OVERDUE', told: [1, 0] },
      {
        says: 'PENDING',
        from: pausedOverdue,
        then: (vendor) => back(vendor).at(13),
        becomes: 'OVERDUE',
        told: [1, 0],
      },
    ],
    'newer change': [{ says: 'SUPERSEDED', then: newer, becomes: 'SUPERSEDED' }],
  },
  SYNCED: {
    'wanted value seen': [
      { says: 'no-op', then: wanted, becomes: 'SYNCED', reads: { observed: { value: 25 } } },
    ],
    'other value seen': [
      { says: 'PENDING, drifted', then: other, becomes: 'PENDING', reads: { observed: { value: 10 } } },
      // with a clock of its own: from minute 3 on
      { says: 'PENDING', then: (vendor) => [other(vendor), vendor.at(12)], becomes: 'PENDING', told: [0, 0] },
      { says: 'PENDING', then: (vendor) => [other(vendor), vendor.at(13)], becomes: 'OVERDUE', told: [1, 0] },
    ],
    'expected time over': idle(until(600), 'SYNCED'),
    'overdue time over': [{ says: '–', then: until(600), becomes: 'SYNCED', told: [0, 0] }],
    'upstream down': idle(down, 'SYNCED'),
    'upstream back': idle(back, 'SYNCED'),
    'newer change': [
      { says: 'no-op', then: newer, becomes: 'SYNCED' },
      // what is seen of it afterwards is the newer one's matter
      { says: 'a new record', then: (vendor) => [newer(vendor), vendor.show(SEATS, 30)], becomes: 'SYNCED' },
    ],
  },
  SUPERSEDED: {
    'wanted value seen': idle(wanted, 'SUPERSEDED'),
    'other value seen': idle(other, 'SUPERSEDED'),
    'expected time over': idle(until(600), 'SUPERSEDED'),
    'overdue time over': idle(until(600), 'SUPERSEDED'),
    'upstream down': idle(down, 'SUPERSEDED'),
    'upstream back': idle(back, 'SUPERSEDED'),
    'newer change': idle(
      (vendor) => vendor.do({ kind: 'seats.assign', product: 'wfbs-services', seats: 7 }),
      'SUPERSEDED',
    ),
  },
};
