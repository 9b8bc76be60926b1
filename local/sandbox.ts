import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { ENV, PRODUCT_TYPES, type ProductType } from '#domain/names.ts';
import { arrivalIn } from './arrival.ts';
import { type Clock, openClock } from './clock.ts';
import { type Cloud, runCloud } from './cloud/cloud.ts';
import { Envelope } from './cloud/events/envelope.ts';
import type { Call } from './cloud/identity/calls.ts';
import { verifySignature } from './cloud/identity/signature.ts';
import { openHome } from './home/home.ts';
import type { ProductSeed } from './marketplace/seeds.ts';
import { type Marketplace, startMarketplace } from './marketplace/server.ts';
import { openSellerDoors, openStandIns, variableIn } from './stand-ins.ts';

/** How to start the sandbox. */
export interface SandboxOptions {
  /** What `npm run synth` wrote; default `cdk.out`. */
  assembly?: string;
  /** Where state is kept; absent: in memory, gone with the process. */
  directory?: string;
  /** First of the ports, see {@link PORT_OFFSETS}; 0 or absent: any free ones. */
  basePort?: number;
  /** The marketplace simulator's chance: the same seed gives the same ids and coins. */
  seed?: number;
  /** Told of what breaks inside the sandbox itself; default: standard error. */
  report?: (error: unknown) => void;
}

/** Addresses on this machine, without trailing slash. */
export interface SandboxUrls {
  home: string;
  /** The buyer's page, and AWS Marketplace's own services. */
  marketplace: string;
  /** Origin of the public door as the functions know it, with the stage. */
  publicDoor: string;
  /** Where buyers register: what a product's listing names. */
  register: string;
  /** Origin of the signed door; its routes begin with `/v1`. */
  operatorDoor: string;
  /** Every other AWS service. */
  endpoints: string;
  /** The example application, which plays the seller's own sign-up; where a product is handed off. */
  signUp?: string;
  /** The seller's product, which says what is registered; where a product's registration is verified. */
  vendor?: string;
  /** Vendors' own systems, where a product has them: the activation service, and the licensing portals. */
  activation?: string;
  licensing?: string;
}

/** A running sandbox. */
export interface Sandbox {
  urls: SandboxUrls;
  clock: Clock;
  cloud: Cloud;
  marketplace: Marketplace;
  /** Every API call that functions and people made since the start. */
  calls(): readonly Call[];
  /** Resolves once nothing is under way that does not wait for time: queues empty, streams drained, deliveries done. */
  settle(withinMs?: number): Promise<void>;
  close(): Promise<void>;
}

/** Ports, counted from the base port. */
export const PORT_OFFSETS = {
  home: 0,
  marketplace: 10,
  publicDoor: 20,
  operatorDoor: 30,
  endpoints: 40,
  signUp: 50,
  vendor: 60,
} as const;

const Products = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(
    v.looseObject({
      productCode: v.string(),
      productId: v.string(),
      name: v.string(),
      integration: v.optional(v.string()),
      registration: v.optional(v.looseObject({ mode: v.string() })),
      type: v.optional(v.picklist(PRODUCT_TYPES), 'saas-subscription'),
    }),
  ),
);

const REQUESTS: ProductSeed['dimensions'][number] = {
  key: 'requests',
  title: 'Requests',
  unit: 'Requests',
  price: '0.01',
};
const SEATS: ProductSeed['dimensions'][number] = {
  key: 'seats',
  title: 'Seats',
  unit: 'Seats',
  kind: 'entitlement',
  price: '12',
};

/** What a listing of each type sells: usage by the request, seats in advance, or both. */
const SOLD = {
  'saas-subscription': { dimensions: [REQUESTS] },
  'saas-contract': { model: 'contract', dimensions: [SEATS], grants: { seats: 10 } },
  'saas-contract-with-consumption': {
    model: 'contract-with-consumption',
    dimensions: [SEATS, REQUESTS],
    grants: { seats: 10 },
  },
} satisfies Record<ProductType, Omit<ProductSeed, 'code' | 'title'>>;

/** The products on sale, as the deployed functions are told. What they sell is not theirs to say: as little as their type asks for. */
const productsOf = (cloud: Cloud) =>
  toldProducts(cloud).map(({ productCode, productId, name, integration, type }) => ({
    code: productCode,
    id: productId,
    title: name,
    // A product whose customers move still speaks of both of their identities.
    ...(integration === 'legacy' || integration === 'both' ? { integration: 'legacy' as const } : {}),
    ...SOLD[type],
  }));

/** The products on sale, as the deployed functions are told. */
const toldProducts = (cloud: Cloud): v.InferOutput<typeof Products> =>
  v.parse(Products, variableIn(cloud, ENV.products) ?? '[]');

const urlsOf = (cloud: Cloud): Omit<SandboxUrls, 'home' | 'marketplace'> => {
  const { doors, outputs } = cloud;
  const register =
    [...outputs].find(([name]) => name.includes('FulfillmentUrl'))?.[1] ?? `${doors.publicDoor.url}/register`;
  return {
    publicDoor: register.replace(/\/register$/, ''),
    register,
    operatorDoor: doors.operatorDoor.url,
    endpoints: doors.endpoints.url,
  };
};

const openMarketplace = (
  cloud: Cloud,
  clock: Clock,
  port: number,
  options: SandboxOptions,
): Promise<Marketplace> => {
  const { register } = urlsOf(cloud);
  const arrival = arrivalIn(cloud);
  return startMarketplace({
    port,
    now: clock.now,
    sellerAccount: arrival.account,
    fulfillmentUrl: () => register,
    products: productsOf(cloud),
    deliver: async (event) => cloud.buses.put(arrival.busArn, v.parse(Envelope, event)),
    deliverSns: async (topicArn, message, { id, at }) => cloud.topics.publish(topicArn, message, { id, at }),
    verifySignature: async ({ url, ...request }) => {
      const { pathname, search } = new URL(url);
      const verdict = await verifySignature({ ...request, url: pathname + search }, cloud.keys, clock);
      return verdict.ok ? { accountId: verdict.principal.role.account } : undefined;
    },
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.directory ? { directory: join(options.directory, 'marketplace') } : {}),
  });
};

const settleAll = async (cloud: Cloud, marketplace: Marketplace, withinMs?: number) => {
  do {
    await marketplace.tick();
    await cloud.activity.settled(withinMs);
  } while (marketplace.core.due().length > 0);
};

/** Starts everything on this machine: the deployed application, AWS Marketplace, and the home page that shows it all. */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const { directory, basePort = 0 } = options;
  const report = options.report ?? ((error) => console.error(error));
  const port = (door: keyof typeof PORT_OFFSETS) => (basePort === 0 ? 0 : basePort + PORT_OFFSETS[door]);
  const clock = openClock(directory && join(directory, 'clock.json'));
  // before all else: functions are told their addresses
  const own = await openSellerDoors(port, clock, report);
  let marketplaceUrl = '';
  const cloud = await runCloud({
    assembly: resolve(options.assembly ?? 'cdk.out'),
    clock,
    ports: {
      publicDoor: port('publicDoor'),
      operatorDoor: port('operatorDoor'),
      endpoints: port('endpoints'),
    },
    marketplaceUrl: () => marketplaceUrl,
    standIns: { receiver: own.home.url, signUp: own.signUp.url, vendor: own.vendor.url },
    report,
    ...(directory ? { directory } : {}),
  }).catch(async (error: unknown) => {
    await own.close();
    throw error;
  });
  const marketplace = await openMarketplace(cloud, clock, port('marketplace'), options).catch(
    async (error: unknown) => {
      await own.close();
      await cloud.close();
      throw error;
    },
  );
  marketplaceUrl = marketplace.url;
  const unlisten = clock.onChange(() => void marketplace.tick());
  const isHandedOff = toldProducts(cloud).some(({ registration }) => registration?.mode === 'hand-off');
  const urls = {
    home: own.home.url,
    marketplace: marketplace.url,
    ...urlsOf(cloud),
    ...openStandIns(own, { cloud, clock, isHandedOff }, directory),
  };
  const settle = (withinMs?: number) => settleAll(cloud, marketplace, withinMs);
  openHome(own.home, { cloud, clock, urls, settle, ...(directory ? { directory } : {}) });
  return {
    urls,
    clock,
    cloud,
    marketplace,
    calls: cloud.calls.all,
    settle,
    close: async () => {
      unlisten();
      await own.close();
      await marketplace.close();
      await cloud.close();
    },
  };
};
