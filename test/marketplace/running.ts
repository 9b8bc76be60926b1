import type { EventBridgeEnvelope } from '#local/marketplace/notices/message.ts';
import { type MarketplaceOptions, startMarketplace } from '#local/marketplace/server.ts';
import { PRODUCTS, SELLER, START } from './setting.ts';

/** A marketplace on a free port with a clock that the test moves; what it delivers is collected. */
export const running = async (options: Partial<MarketplaceOptions> = {}) => {
  let time = START;
  const delivered: EventBridgeEnvelope[] = [];
  const published: [string, string][] = [];
  const marketplace = await startMarketplace({
    now: () => time,
    sellerAccount: SELLER,
    products: PRODUCTS,
    fulfillmentUrl: (code) => `https://seller.example.com/register?product=${code}`,
    deliver: async (event) => void delivered.push(event),
    deliverSns: async (topicArn, message) => void published.push([topicArn, message]),
    autoTick: false,
    ...options,
  });
  return {
    ...marketplace,
    delivered,
    published,
    wait: async (ms: number) => {
      time += ms;
      await marketplace.tick();
    },
  };
};

export type Running = Awaited<ReturnType<typeof running>>;
