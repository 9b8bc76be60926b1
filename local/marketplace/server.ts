import { createMarketplaceCore, type MarketplaceCore } from './core.ts';
import { openHistory } from './history.ts';
import type { EventBridgeEnvelope, Message } from './notices/message.ts';
import { type Opening, open, stock } from './opening.ts';
import { site } from './site.ts';
import { answer } from './wire/answer.ts';
import { serve } from './wire/http.ts';
import type { VerifySignature } from './wire/message.ts';
import { routeOf } from './wire/route.ts';

/** How often the simulator looks whether something is due, in real milliseconds. */
const TICK_MS = 250;

/** A running marketplace. */
export interface Marketplace {
  /** The buyer's page and the AWS wire, on one port of the loopback interface. */
  readonly url: string;
  readonly core: MarketplaceCore;
  /** Lets everything happen that is due by `now()`, and delivers it. */
  readonly tick: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface MarketplaceOptions extends Opening {
  /** 0 or left out: a free port. */
  readonly port?: number;
  /** Where the state is kept; left out: in memory only. */
  readonly directory?: string;
  /** Simulated time, epoch ms; it may jump forward. */
  readonly now: () => number;
  /** Where a product's buyers are sent by "Set up your account". */
  readonly fulfillmentUrl: (productCode: string) => string;
  /** Puts an event on the seller account's default bus; called again, later, until it resolves. */
  readonly deliver: (event: EventBridgeEnvelope) => Promise<void>;
  /** Publishes a legacy notification; left out: legacy notifications go nowhere, but are listed. */
  readonly deliverSns?: (
    topicArn: string,
    message: string,
    published: { readonly id: string; readonly at: number },
  ) => Promise<void>;
  readonly verifySignature?: VerifySignature;
  /** `false`: nothing happens but on `tick()`. */
  readonly autoTick?: boolean;
}

const keep = (options: MarketplaceOptions) => {
  const { directory, sellerAccount, now } = options;
  const fresh = () => open(options, now());
  if (directory === undefined) return { state: fresh(), record: () => {}, close: () => {} };
  return openHistory(directory, {
    fresh,
    prepare: (state) => {
      if (state.sellerAccount !== sellerAccount)
        throw new Error(`The state in ${directory} belongs to another seller account.`);
      stock(state, options, now());
    },
  });
};

/** One delivery run at a time: a tick that comes meanwhile waits for its turn. */
const deliveries = (core: MarketplaceCore, { deliver, deliverSns }: MarketplaceOptions) => {
  const send = async (message: Message): Promise<void> => {
    if (message.channel === 'eventbridge') await deliver(message.event);
    else await deliverSns?.(message.notice.topicArn, message.notice.message, message.notice);
  };
  const run = async (): Promise<void> => {
    core.advance();
    for (const { id, message } of core.due()) {
      const delivered = await send(message).then(
        () => true,
        () => false,
      );
      core.settle(id, delivered);
    }
  };
  let last: Promise<void> = Promise.resolve();
  return {
    tick: () => {
      last = last.then(run, run);
      return last;
    },
    idle: () => last.catch(() => {}),
  };
};

/** Starts AWS Marketplace on this machine: its wire, its notices, its buyer's page, its control API. */
export const startMarketplace = async (options: MarketplaceOptions): Promise<Marketplace> => {
  const { now, fulfillmentUrl, verifySignature: verify } = options;
  const { state, record, close } = keep(options);
  const core = createMarketplaceCore({ state, now, record });
  const { tick, idle } = deliveries(core, options);
  const pages = site({ core, now, fulfillmentUrl, tick });
  const server = await serve(
    async (request) => {
      const route = routeOf(request);
      if (route !== undefined) {
        const { status, headers, body } = await answer(route, request, { core, verify });
        return new Response(body, { status, headers: { ...headers } });
      }
      const { method, url, headers, body } = request;
      return pages.fetch(
        new Request(url, {
          method,
          headers: { ...headers },
          ...(body.byteLength > 0 ? { body: Buffer.from(body) } : {}),
        }),
      );
    },
    { port: options.port ?? 0, now },
  );
  const timer = options.autoTick === false ? undefined : setInterval(() => void tick(), TICK_MS);
  return {
    url: server.url,
    core,
    tick,
    close: async () => {
      clearInterval(timer);
      await server.close();
      await idle();
      close();
    },
  };
};
