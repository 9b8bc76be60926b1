/**
 * Where use cases are played: a town in which things are done one after the other, with nothing that goes wrong but one crash.
 * @module
 */
import type { Reassignment } from '#domain/reassignment/reassignment.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { openTab, type Person, register } from '../people/browser.ts';
import { cancel, subscribe, tokenFor } from '../people/customer.ts';
import { reassigns, verifies } from '../people/reassigning.ts';
import type { Changes } from '../seller/seller.ts';
import type { Town } from '../town.ts';

export const SOURCE = '111111111111';
export const TARGET = '222222222222';

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

/** A use case with what comes before it. */
export interface Case {
  readonly name: string;
  readonly rules?: Changes['reassignment'];
  /** Where usage is metered: how. */
  readonly metering?: Changes['metering'];
  /** ms · what is left after the act comes to rest within it. */
  readonly settlingMs?: number;
  readonly before: (stage: Stage) => Promise<void>;
  readonly act: (stage: Stage) => Promise<void>;
  /** State in which the change, or the usage, comes to rest. */
  readonly ends: string;
}
