/**
 * The use cases of a reassignment, each with what comes before it.
 * @module
 */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { aborts, approves, asksToCancel, confirms, links, verifies } from '../people/reassigning.ts';
import { METERED } from './metering.ts';
import { type Case, SOURCE, TARGET } from './stage.ts';

const FREE = { eligibility: 'any', approval: 'none' } as const;
const BY_HAND = { ...FREE, verification: { by: 'operator' } } as const;

const BEGUN: readonly Case[] = [
  { name: 'start', before: (stage) => stage.begins(), act: (stage) => stage.starts(), ends: 'REQUESTED' },
  {
    name: 'approve',
    rules: { eligibility: 'any', approval: 'four-eyes' },
    before: async (stage) => {
      await stage.begins();
      await stage.starts();
    },
    act: async (stage) => void (await approves(stage.town, 'noa', stage.change.changeId)),
    ends: 'REQUESTED',
  },
  {
    name: 'land with the target and link',
    before: async (stage) => {
      await stage.begins();
      await stage.starts();
      await stage.buys(TARGET);
    },
    act: (stage) => stage.lands(stage.aiko, TARGET, { tenantId: stage.tenantId }),
    ends: 'LINKED',
  },
  {
    name: 'move from the landing page',
    before: async (stage) => {
      await stage.begins();
      await stage.buys(TARGET);
    },
    act: (stage) => stage.lands(stage.aiko, TARGET, { tenantId: stage.tenantId }),
    ends: 'LINKED',
  },
  {
    name: 'link by an operator',
    before: async (stage) => {
      await stage.begins();
      await stage.starts();
      await stage.buys(TARGET);
      await stage.looksIn(stage.aiko, TARGET);
    },
    act: async (stage) => void (await links(stage.town, 'rei', stage.change.changeId)),
    ends: 'LINKED',
  },
  {
    name: 'take over',
    before: async (stage) => {
      await stage.begins();
      await stage.buys(TARGET);
      await stage.lands(stage.ben, TARGET, 'new');
      await stage.starts(true);
      await confirms(stage.town, 'rei', stage.change.changeId, stage.tenantId);
    },
    act: async (stage) => {
      const { changeId, takeover } = stage.change;
      await confirms(stage.town, 'rei', changeId, takeover?.fromTenantId ?? '');
      await links(stage.town, 'rei', changeId);
    },
    ends: 'LINKED',
  },
];

const CLOSED: readonly Case[] = [
  {
    name: 'verify by the vendor',
    before: (stage) => stage.moves(),
    act: (stage) => stage.wait(14 * HOUR_MS),
    ends: 'CANCEL_AWAITED',
  },
  {
    name: 'verify by hand',
    rules: BY_HAND,
    before: (stage) => stage.movesWell(),
    act: async (stage) => void (await verifies(stage.town, 'rei', stage.change.changeId, stage.tenantId)),
    ends: 'CANCEL_AWAITED',
  },
  {
    name: 'request the cancellation',
    rules: BY_HAND,
    before: (stage) => stage.movesAndVerifies(),
    act: async (stage) => {
      await asksToCancel(stage.town, 'rei', stage.change.changeId);
      await stage.wait(20 * MINUTE_MS);
    },
    ends: 'CANCEL_AWAITED',
  },
  {
    name: 'abort before the link moves',
    before: async (stage) => {
      await stage.begins();
      await stage.starts();
    },
    act: async (stage) => void (await aborts(stage.town, 'rei', stage.change.changeId)),
    ends: 'ABORTED',
  },
  {
    name: 'abort after the link has moved',
    before: (stage) => stage.moves(),
    act: async (stage) => void (await aborts(stage.town, 'rei', stage.change.changeId)),
    ends: 'ROLLED_BACK',
  },
  {
    name: 'roll back, for the target ends',
    before: (stage) => stage.moves(),
    act: (stage) => stage.cancels(TARGET),
    ends: 'ROLLED_BACK',
  },
  {
    name: 'rescue, for the source ends first',
    before: async (stage) => {
      await stage.begins();
      await stage.starts();
      await stage.buys(TARGET);
      await stage.looksIn(stage.aiko, TARGET);
    },
    act: (stage) => stage.cancels(SOURCE),
    ends: 'CANCEL_PROCESSING',
  },
  {
    name: 'complete',
    rules: BY_HAND,
    before: (stage) => stage.movesAndVerifies(),
    act: async (stage) => {
      await stage.cancels(SOURCE);
      await stage.wait(2 * HOUR_MS);
    },
    ends: 'COMPLETED',
  },
  {
    name: 'expire',
    before: async (stage) => {
      await stage.begins();
      await stage.starts();
    },
    act: (stage) => stage.wait(15 * DAY_MS),
    ends: 'ABORTED',
  },
  {
    name: 'remind',
    rules: BY_HAND,
    before: (stage) => stage.movesAndVerifies(),
    act: (stage) => stage.wait(25 * HOUR_MS),
    ends: 'CANCEL_AWAITED',
  },
];

/** Every use case; where the policy is not named, nobody has to approve and any account will do. */
export const CASES: readonly Case[] = [...BEGUN, ...CLOSED, ...METERED].map((each) => ({
  rules: FREE,
  ...each,
}));
