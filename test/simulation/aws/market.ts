/**
 * AWS Marketplace of a history: the simulator's pure core on a timeline of its own, whose unknown behavior is tossed once
 * for the whole history. What it says is delivered one to three times, in any order, up to a day late.
 * @module
 */
import { SECOND_MS } from '#domain/time.ts';
import { type Heard, hear, readEnvelope } from '#lambdas/marketplace/notification.ts';
import { tossCoins } from '#local/marketplace/coins.ts';
import { createMarketplaceCore, type MarketplaceCore } from '#local/marketplace/core.ts';
import type { EventBridgeEnvelope } from '#local/marketplace/notices/message.ts';
import { open } from '#local/marketplace/opening.ts';
import type { World } from '../world/world.ts';

export const PRODUCT_CODE = 'observe1';
export const SELLER = '999988887777';
/** The reseller's own AWS account: it proposes what it sells. */
export const RESELLER = '222233334444';

/** ms · a message that was not taken comes again after so long. */
const AGAIN_MS = 30 * SECOND_MS;
const COPIES_MAX = 3;

/** Takes one notification in a process of the seller. */
export type Take = (event: EventBridgeEnvelope, heard: Heard) => Promise<boolean>;

export interface Market {
  readonly core: MarketplaceCore;
  /** Everything that AWS has said, in the order of saying. */
  readonly said: readonly EventBridgeEnvelope[];
  /** Deliveries under way. */
  underway(): number;
  /** Delivers one more time, now. */
  again(event: EventBridgeEnvelope): Promise<void>;
}

/** Opens the market. @param take is tried until it has taken the message */
export const openMarket = (world: World, accounts: readonly string[], take: Take): Market => {
  const { next } = world.stream('coins');
  const opening = {
    sellerAccount: SELLER,
    products: [
      {
        code: PRODUCT_CODE,
        id: 'prod-simulated',
        title: 'Observe',
        dimensions: [{ key: 'requests' }, { key: 'seats' }],
      },
    ],
    buyerAccounts: [...accounts],
    seed: world.stream('aws').below(2 ** 31),
    coins: tossCoins(next),
  };
  const core = createMarketplaceCore({ state: open(opening, world.now()), now: () => world.now() });
  const said: EventBridgeEnvelope[] = [];
  let underway = 0;

  const deliver = async (event: EventBridgeEnvelope, heard: Heard, lateness: number): Promise<void> => {
    underway += 1;
    await world.sleep('AWS', lateness);
    while (!(await take(event, heard))) await world.sleep('AWS', AGAIN_MS);
    underway -= 1;
  };

  const readingOf = (event: EventBridgeEnvelope): Heard => hear(readEnvelope(JSON.stringify(event)));

  const post = (event: EventBridgeEnvelope): void => {
    said.push(event);
    const heard = readingOf(event);
    let copies = 1;
    while (copies < COPIES_MAX && world.faults.strikes('duplicate')) copies += 1;
    if (copies > 1) world.mark('notification delivered again');
    for (let copy = 0; copy < copies; copy += 1) void deliver(event, heard, world.faults.lateness());
  };

  world.addSource({
    nextAt: () => core.nextAt(),
    fire: () => {
      core.advance();
      for (const { id, message } of core.due()) {
        core.settle(id, true);
        if (message.channel === 'eventbridge') post(message.event);
      }
    },
  });
  return { core, said, underway: () => underway, again: (event) => deliver(event, readingOf(event), 0) };
};
