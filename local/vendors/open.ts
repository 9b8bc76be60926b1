/**
 * The systems of the seller and of vendors, at one door: the product at its root, each vendor's at a path of its own.
 * @module
 */
import { join } from 'node:path';
import { Hono } from 'hono';
import type { Clock } from '#local/clock.ts';
import type { Cloud } from '#local/cloud/cloud.ts';
import type { Door } from '#local/cloud/http.ts';
import { serveApp } from '#local/cloud/web-app.ts';
import { activationApp } from './activation/app.ts';
import { openActivationService } from './activation/service.ts';
import type { Asked } from './asking.ts';
import { portalsApp } from './licensing/app.ts';
import { openPortals } from './licensing/portals.ts';
import { openProduct } from './registration/open.ts';

/** A vendor's system that Concord is told of. */
export interface VendorPort {
  /** Path at the door, without trailing slash: it says which system stands there. */
  readonly at: string;
  /** ARN of the secret with the key that Concord signs with. */
  readonly secret: string;
}

/** Of whom Concord is told. */
export interface Played {
  readonly cloud: Cloud;
  readonly clock: Clock;
  /** The product whose registrations are asked for here. */
  readonly productCode: string | undefined;
  readonly ports: readonly VendorPort[];
  /** Where state is kept; absent: in memory. */
  readonly directory?: string;
}

type File = (name: string) => string | undefined;

/** The systems that there are, by the path at which they stand. */
const SYSTEMS = {
  '/activation': (asked: Asked, file: File, at: string): Hono =>
    activationApp({ ...asked, service: openActivationService(file), at }),
  '/licensing': (asked: Asked, file: File, at: string): Hono =>
    portalsApp({ ...asked, portals: openPortals(file), at }),
} as const;

/** Addresses, without trailing slash; absent: Concord is told of none there. */
export interface VendorUrls {
  readonly vendor?: string;
  readonly activation?: string;
  readonly licensing?: string;
}

/** Serves them at a door. */
export const openVendors = (
  door: Door,
  { cloud, clock, productCode, ports, directory }: Played,
): VendorUrls => {
  const app = new Hono();
  const opened = Object.entries(SYSTEMS).flatMap(([at, system]) => {
    const secrets = ports.filter((port) => port.at === at).map(({ secret }) => secret);
    if (secrets.length === 0) return [];
    const keys = () => secrets.flatMap((secret) => cloud.secrets.valuesOf(secret));
    const file: File = (name) => directory && join(directory, 'vendor', at.slice(1), name);
    app.route(at, system({ now: clock.now, keys }, file, at));
    return [[at.slice(1), `${door.url}${at}`] as const];
  });
  const told = { cloud, clock, ...(directory === undefined ? {} : { directory }) };
  if (productCode !== undefined) app.route('/', openProduct({ ...told, productCode }));
  serveApp(door, app);
  return { ...Object.fromEntries(opened), ...(productCode === undefined ? {} : { vendor: door.url }) };
};
