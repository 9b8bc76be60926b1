/**
 * The figures as a table: a column for each size.
 */
import {
  COST_GROWTH_MAX,
  callsMax,
  type Measured,
  WRITES_PER_1000_EVENTS_MAX,
  WRITES_PER_LEDGER_ITEM_MAX,
} from './bounds.ts';
import { type Figures, minutesOf } from './figures.ts';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const dollars = (amount: number): string => `$${amount.toFixed(4)}`;
const MEGABYTE = 1024 ** 2;

/** A figure, its bound if it has one, and how it reads. */
type Line = readonly [name: string, read: (figures: Figures) => string];

const LINES: readonly Line[] = [
  ['customers', ({ plan }) => whole.format(plan.customers)],
  ['products', ({ plan }) => whole.format(plan.products)],
  ['dimensions', ({ plan }) => whole.format(plan.dimensions)],
  ['hours', ({ plan }) => whole.format(plan.hours)],
  ['records accepted', ({ accepted }) => whole.format(accepted.records)],
  ['quantity accepted', ({ accepted }) => whole.format(accepted.quantity)],
  ["quantity on the simulator's bill", ({ billed }) => whole.format(billed.quantity)],
  ['lost (0)', ({ billed }) => whole.format(billed.lost)],
  ['billed twice or too much (0)', ({ billed }) => whole.format(billed.twice)],
  ['calls of BatchMeterUsage', ({ calls }) => whole.format(calls.made)],
  ['  the least: Σ⌈records / 25⌉', ({ calls }) => whole.format(calls.lowest)],
  ['  bound: 1.02 × the least + 1', ({ calls }) => whole.format(Math.floor(callsMax(calls.lowest)))],
  ['  throttled', ({ calls }) => whole.format(calls.throttled)],
  [
    `write units, 1,000 events (≤ ${WRITES_PER_1000_EVENTS_MAX})`,
    ({ writes }) => decimal.format(writes.perThousandEvents),
  ],
  ['write units, 1,000 totals', ({ writes }) => decimal.format(writes.perThousandTotals)],
  [
    `write units, ledger item (≤ ${WRITES_PER_LEDGER_ITEM_MAX}, 3 dim. up)`,
    ({ writes }) => decimal.format(writes.perLedgerItem),
  ],
  ['read units, 1,000 events', ({ reads }) => decimal.format(reads.perThousandEvents)],
  ['read units, ledger item', ({ reads }) => decimal.format(reads.perLedgerItem)],
  ["bytes of ledger, customer's hour", ({ bytes }) => whole.format(bytes.ledger)],
  ["bytes of packs, customer's hour", ({ bytes }) => whole.format(bytes.packs)],
  ['minutes, end of hour to last closed', ({ closedAfterMs }) => minutesOf(closedAfterMs)],
  ['minutes, end of hour to last billed', ({ billedAfterMs }) => minutesOf(billedAfterMs)],
  ['customer-month: requests', ({ cost }) => dollars(cost.requests)],
  ['customer-month: storage when full', ({ cost }) => dollars(cost.storage)],
  [`customer-month (growth ≤ ${COST_GROWTH_MAX} ×)`, ({ cost }) => dollars(cost.total)],
  ['MB of memory, peak so far, stores too', ({ rssBytes }) => whole.format(rssBytes / MEGABYTE)],
  ['seconds', ({ seconds }) => whole.format(seconds)],
];

const NAME_WIDTH = 40;
const COLUMN_WIDTH = 16;

/** The table, the runs at the quota, and the rate of the rules. */
export const shown = ({ sizes, throttled, eventsPerSecond }: Measured): string =>
  [
    ...LINES.map(
      ([name, read]) =>
        name.padEnd(NAME_WIDTH) + sizes.map((figures) => read(figures).padStart(COLUMN_WIDTH)).join(''),
    ),
    '',
    "at AWS's quota: 300 customers, 3 units each, submitters without their lease",
    ...throttled.map(
      ({ atOnce, asked, billed, lost, calls, throttled: refused }) =>
        `  ${String(atOnce).padStart(3)} at once: billed ${billed} of ${asked}, lost ${lost}; ${calls} calls, ${refused} of them throttled`,
    ),
    '',
    `rules alone (judged, packed, folded): ${whole.format(eventsPerSecond)} events a second on one core`,
  ].join('\n');
