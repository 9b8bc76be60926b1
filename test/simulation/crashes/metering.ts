/**
 * The use cases of metering, each with what comes before it.
 * @module
 */
import { isRefusal } from '#domain/errors.ts';
import { HOUR_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
import type { Report } from '../accepted.ts';
import { actsOn, approves, proposes } from '../people/desk.ts';
import { report } from '../people/producer.ts';
import { type Case, SOURCE, type Stage } from './stage.ts';

/** Until an hour is over, closed and told. */
const HOUR_AND_MORE_MS = HOUR_MS + 40 * MINUTE_MS;

/** Reports usage of so many hours ago. */
const uses = (
  { town, tenantId }: Stage,
  quantity: number,
  { ago = 0, id = `e-${quantity}`, queued = false }: { ago?: number; id?: string; queued?: boolean } = {},
): Promise<void> => {
  const time = isoOf(town.world.now() - ago * HOUR_MS);
  const records: Report[] = [
    { tenantId, id, dimension: 'requests', form: 'event', quantity, time },
    { tenantId, id: `meter-${quantity}`, dimension: 'seats', form: 'total', quantity: 2 * quantity, time },
  ];
  return report(town, records, queued);
};

/** A tenant that has been paid for since the hour before. */
const begins = async (stage: Stage): Promise<void> => {
  await stage.begins();
  await stage.wait(HOUR_MS);
};

const waitingCase = ({ town: { state } }: Stage, kind: string): string => {
  const known = [...state.all('meteringCase')].find((each) => each.kind === kind);
  if (!known) throw new Error(`no case ${kind}`);
  return known.caseId;
};

const corrects = async ({ town, tenantId }: Stage, quantity: number): Promise<void> => {
  const proposed = await proposes(town, 'sora', tenantId, { dimension: 'requests', quantity });
  const [correction] = town.state.all('correction');
  if (proposed === undefined || isRefusal(proposed) || !correction) throw new Error('nothing was proposed');
  await approves(town, 'noa', correction.correctionId);
};

const IN: readonly Case[] = [
  { name: 'take usage', before: begins, act: (stage) => uses(stage, 5), ends: 'BILLED' },
  {
    name: 'take usage from the queue',
    before: begins,
    act: (stage) => uses(stage, 5, { queued: true }),
    ends: 'BILLED',
  },
  {
    name: 'close an hour and tell AWS',
    before: async (stage) => {
      await begins(stage);
      await uses(stage, 5);
    },
    act: (stage) => stage.wait(HOUR_AND_MORE_MS),
    ends: 'BILLED',
  },
  {
    name: 'take late usage',
    before: async (stage) => {
      await begins(stage);
      await uses(stage, 5);
      await stage.wait(HOUR_AND_MORE_MS);
    },
    act: (stage) => uses(stage, 7, { ago: 2 }),
    ends: 'BILLED',
  },
  {
    name: 'flush a license that ends',
    metering: { closeAfter: 'PT3H' },
    before: async (stage) => {
      await begins(stage);
      await uses(stage, 5);
    },
    act: async (stage) => {
      await stage.cancels(SOURCE);
      await stage.wait(HOUR_MS);
    },
    ends: 'BILLED',
  },
];

const DESK: readonly Case[] = [
  {
    name: 'top up',
    before: begins,
    act: async (stage) => {
      await corrects(stage, 9);
      await stage.wait(5 * MINUTE_MS);
    },
    ends: 'BILLED',
  },
  {
    name: 'credit, and draw from it',
    before: async (stage) => {
      await begins(stage);
      await corrects(stage, -3);
      await uses(stage, 5);
    },
    act: (stage) => stage.wait(HOUR_AND_MORE_MS),
    ends: 'BILLED',
  },
  {
    name: 'release what is held',
    metering: { guard: { times: 50, hours: 1 } },
    before: async (stage) => {
      await begins(stage);
      await uses(stage, 5);
      await stage.wait(HOUR_AND_MORE_MS);
      await uses(stage, 50_000);
      await stage.wait(HOUR_AND_MORE_MS);
    },
    act: async (stage) => {
      await actsOn(stage.town, 'sora', waitingCase(stage, 'suspicious'), 'release');
      await stage.wait(5 * MINUTE_MS);
    },
    ends: 'BILLED',
  },
  {
    name: 'bill what came to the desk',
    metering: { late: 'desk' },
    before: async (stage) => {
      await begins(stage);
      await uses(stage, 5);
      await stage.wait(HOUR_AND_MORE_MS);
      await uses(stage, 7, { ago: 2 });
    },
    act: async (stage) => {
      await actsOn(stage.town, 'sora', waitingCase(stage, 'late'), 'bill');
      await stage.wait(5 * MINUTE_MS);
    },
    ends: 'BILLED',
  },
];

/** Every use case of metering. */
export const METERED: readonly Case[] = [...IN, ...DESK].map((each) => ({
  metering: {},
  settlingMs: 3 * HOUR_MS,
  ...each,
}));
