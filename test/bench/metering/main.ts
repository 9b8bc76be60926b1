/**
 * `npm run bench:metering -- --customers=300,3000 [--dimensions=3] [--hours=2] [--events=100] [--history=24] [--json=<file>]`: what
 * metering comes to, calls and costs, in simulated hours, with the real functions over stores in memory and the simulator's quota.
 * Exits with 1 where a bound is broken. `npm run picture` draws docs/metering-loss.svg from what was measured.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { brokenBounds, type Measured } from './bounds.ts';
import { domainRate } from './domain-rate.ts';
import { type Figures, figuresOf } from './figures.ts';
import { type HoursPlan, playHours } from './hours.ts';
import { pictureOf } from './picture.ts';
import { shown } from './show.ts';
import { AT_ONCE, throttledAt } from './throttled.ts';

const PICTURE = new URL('../../../docs/metering-loss.svg', import.meta.url);

/** Products in the one run that mixes some. */
const MIXED_PRODUCTS = 3;

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '300,3000' },
    dimensions: { type: 'string', default: '3' },
    hours: { type: 'string', default: '2' },
    events: { type: 'string', default: '100' },
    history: { type: 'string', default: '24' },
    json: { type: 'string' },
    picture: { type: 'boolean', default: false },
  },
});

const wholeNumber = (text: string, least: number): number => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least)
    throw new RangeError(`${text} is no whole number ≥ ${least}`);
  return number;
};

const play = async (plan: HoursPlan): Promise<Figures> => {
  const began = performance.now();
  const played = await playHours(plan);
  return figuresOf(plan, played, (performance.now() - began) / 1_000);
};

const measure = async (): Promise<Measured> => {
  const plan = {
    dimensions: wholeNumber(values.dimensions, 1),
    hours: wholeNumber(values.hours, 1),
    events: wholeNumber(values.events, 1),
    history: wholeNumber(values.history, 0),
  };
  const customers = values.customers
    .split(',')
    .map((size) => wholeNumber(size, 1))
    .sort((a, b) => a - b);
  const sizes: Figures[] = [];
  const [smallest = 1] = customers;
  sizes.push(await play({ ...plan, customers: smallest, products: MIXED_PRODUCTS }));
  for (const size of customers) sizes.push(await play({ ...plan, customers: size, products: 1 }));
  const throttled = [];
  for (const atOnce of AT_ONCE) throttled.push(await throttledAt(atOnce));
  return { sizes, throttled, eventsPerSecond: await domainRate(plan.dimensions) };
};

const measured = await measure();
console.log(shown(measured));
const picture = pictureOf(measured);
if (values.json) writeFileSync(values.json, `${JSON.stringify(measured, null, 2)}\n`);
if (values.picture) writeFileSync(PICTURE, picture);
const isStale = readFileSync(PICTURE, 'utf8') !== picture;
const broken = [
  ...brokenBounds(measured),
  ...(isStale ? ['docs/metering-loss.svg shows other figures: npm run picture'] : []),
];
for (const says of broken) console.error(`broken: ${says}`);
if (broken.length > 0) process.exitCode = 1;
