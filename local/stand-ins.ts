/**
 * Who plays the seller's own systems on this machine: the receiver of webhooks (the home page), the sign-up, and the product.
 * @module
 */
import * as v from 'valibot';
import { ENV, SANDBOX_VENDOR } from '#domain/names.ts';
import type { Clock } from './clock.ts';
import type { Cloud } from './cloud/cloud.ts';
import { type Door, openDoor } from './cloud/http.ts';
import { openExampleApp } from './example-app/open.ts';
import { openVendors, type VendorPort, type VendorUrls } from './vendors/open.ts';

/** Their doors; functions are told the addresses, so these are open before anything runs. */
export interface SellerDoors {
  readonly home: Door;
  readonly signUp: Door;
  readonly vendor: Door;
  close(): Promise<void>;
}

/** Opens their doors, which answer 503 until something is served there. */
export const openSellerDoors = async (
  port: (door: 'home' | 'signUp' | 'vendor') => number,
  clock: Clock,
  report: (error: unknown) => void,
): Promise<SellerDoors> => {
  const open = (door: 'home' | 'signUp' | 'vendor') => openDoor(port(door), clock.now, report);
  const [home, signUp, vendor] = [await open('home'), await open('signUp'), await open('vendor')];
  return {
    home,
    signUp,
    vendor,
    close: async () => {
      for (const door of [home, signUp, vendor]) await door.close();
    },
  };
};

const Deployed = v.looseObject({
  Environment: v.optional(v.looseObject({ Variables: v.record(v.string(), v.unknown()) })),
});

/** An environment variable of the first deployed function that has it, as the template says it. */
export const variableIn = (cloud: Cloud, name: string): string | undefined =>
  cloud.resources
    .filter(({ type }) => type === 'AWS::Lambda::Function')
    .map(({ properties }) => v.parse(Deployed, properties).Environment?.Variables[name])
    .find((value) => typeof value === 'string');

const Verifications = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.looseObject({ productCode: v.string(), url: v.string() })),
);

/** The product whose registrations are asked for at the stand-in's address. */
const verifiedHere = (cloud: Cloud): string | undefined =>
  v
    .parse(Verifications, variableIn(cloud, ENV.verifications) ?? '[]')
    .find(({ url }) => url.startsWith(`${SANDBOX_VENDOR}/`))?.productCode;

const Vendors = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.looseObject({ url: v.string(), secret: v.string() })),
);

/** The vendors' systems that stand at the stand-in's address. */
const vendorsHere = (cloud: Cloud): VendorPort[] =>
  v
    .parse(Vendors, variableIn(cloud, ENV.vendors) ?? '[]')
    .filter(({ url }) => url.startsWith(`${SANDBOX_VENDOR}/`))
    .map(({ url, secret }) => ({ at: url.slice(SANDBOX_VENDOR.length), secret }));

/**
 * Serves the sign-up, the product and vendors' systems, as far as what is deployed knows of them.
 * @returns their addresses, without trailing slash
 */
export const openStandIns = (
  doors: SellerDoors,
  { cloud, clock, isHandedOff }: { cloud: Cloud; clock: Clock; isHandedOff: boolean },
  directory?: string,
): { signUp?: string } & VendorUrls => {
  const { url: operatorDoor } = cloud.doors.operatorDoor;
  if (isHandedOff) openExampleApp(doors.signUp, { cloud, clock, operatorDoor });
  const played = { cloud, clock, productCode: verifiedHere(cloud), ports: vendorsHere(cloud) };
  return {
    ...(isHandedOff ? { signUp: doors.signUp.url } : {}),
    ...openVendors(doors.vendor, { ...played, ...(directory === undefined ? {} : { directory }) }),
  };
};
