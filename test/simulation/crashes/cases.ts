/**
 * The use cases of a reassignment, each with what comes before it.
 * @module
 */
import type { Reassignment } from '#domain/reassignment/reassignment.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { openTab, type Person, register } from '../people/browser.ts';
import { cancel, subscribe, tokenFor } from '../people/customer.ts';
import {
  aborts,
  approves,
  asksToCancel,
  confirms,
  links,
  reassigns,
  verifies,
} from '../people/reassigning.ts';
import type { Changes } from '../seller/seller.ts';
import type { Town } from '../town.ts';

/** A town with two customers, in which things are done one after the other. */
export class Stage {
  readonly town: Town;
  readonly aiko: Person = { email: 'aiko@example.com' };
  readonly ben: Person = { email: 'ben@example.com' };

  constructor(town: Town) {
    this.town = town;
  }

  wait(ms: number): Promise<void> {
    return this.town.world.sleep('stage', ms);
  }

  /** Buys in an account, and waits until AWS has granted it. */
  async buys(account: string): Promise<void> {
    await subscribe(this.town, 'buyer', account, false);
    await this.wait(5 * MINUTE_MS);
  }

  /** Lands with what an account has, and chooses a tenant. */
  async lands(person: Person, account: string, wish: 'new' | { readonly tenantId: string }): Promise<void> {
    const token = await tokenFor(this.town, person.email, account);
    if (token !== undefined) await register(this.town, person, token, wish);
  }

  /** Lands and goes no further. */
  async looksIn(person: Person, account: string): Promise<void> {
    const token = await tokenFor(this.town, person.email, account);
    if (token !== undefined) await openTab(this.town, person, token);
  }

  async cancels(account: string): Promise<void> {
    await cancel(this.town, 'buyer', account);
    await this.wait(5 * MINUTE_MS);
  }

  /** The first tenant that was made. */
  get tenantId(): string {
    return [...this.town.state.all('tenant')][0]?.tenantId ?? '';
  }

  get change(): Reassignment {
    const change = [...this.town.state.all('reassignment')].at(-1);
    if (!change) throw new Error('nothing was begun');
    return change;
  }

  /** Aiko's tenant, paid for by the account `from`. */
  async begins(from = '111111111111'): Promise<void> {
    await this.buys(from);
    await this.lands(this.aiko, from, 'new');
  }

  async starts(takeover = false): Promise<void> {
    await reassigns(this.town, 'rei', { tenantId: this.tenantId, targetAccount: TARGET, takeover });
  }

  /** The target account subscribes and lands, which moves the link. */
  async moves(): Promise<void> {
    await this.begins();
    await this.starts();
    await this.buys(TARGET);
    await this.lands(this.aiko, TARGET, { tenantId: this.tenantId });
  }

  /** The link has moved, and the seller's system had its time. */
  async movesWell(): Promise<void> {
    await this.moves();
    this.town.vendor.seen(this.tenantId);
    await this.wait(13 * HOUR_MS);
  }

  async movesAndVerifies(): Promise<void> {
    await this.movesWell();
    await verifies(this.town, 'rei', this.change.changeId, this.tenantId);
  }
}

const SOURCE = '111111111111';
const TARGET = '222222222222';

export interface Case {
  readonly name: string;
  readonly rules?: Changes['reassignment'];
  readonly before: (stage: Stage) => Promise<void>;
  readonly act: (stage: Stage) => Promise<void>;
  /** State in which the change comes to rest. */
  readonly ends: string;
}

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
export const CASES: readonly Case[] = [...BEGUN, ...CLOSED].map((each) => ({ rules: FREE, ...each }));
