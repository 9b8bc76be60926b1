import { join } from 'node:path';
import type { Clock } from '#local/clock.ts';
import type { Cloud } from '#local/cloud/cloud.ts';
import type { Door } from '#local/cloud/http.ts';
import { serveApp } from '#local/cloud/web-app.ts';
import { productApp } from './app.ts';
import { openRegistry } from './registry.ts';

/** Name of the webhook in the sandbox's configuration that tells the product of its payers. */
const WEBHOOK = 'vendor';

/** Serves the seller's product at a door, with the keys that this sandbox's Concord signs with. */
export const openProduct = (
  door: Door,
  {
    cloud,
    clock,
    productCode,
    directory,
  }: { cloud: Cloud; clock: Clock; productCode: string; directory?: string },
): void => {
  const registry = openRegistry((name) => directory && join(directory, 'vendor', name));
  const app = productApp({
    registry,
    now: clock.now,
    webhookKeys: () => cloud.secrets.valuesOf(`concord/sandbox/webhook/${WEBHOOK}`),
    verificationKeys: () => cloud.secrets.valuesOf(`concord/sandbox/verification/${productCode}`),
  });
  serveApp(door, app);
};
