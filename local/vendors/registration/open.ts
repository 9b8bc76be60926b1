import { join } from 'node:path';
import type { Hono } from 'hono';
import type { Clock } from '#local/clock.ts';
import type { Cloud } from '#local/cloud/cloud.ts';
import { productApp } from './app.ts';
import { openRegistrations } from './registrations.ts';

/** Name of the webhook in the sandbox's configuration that tells the product of its payers. */
const WEBHOOK = 'vendor';

/** The seller's product, with the keys that this sandbox's Concord signs with. */
export const openProduct = ({
  cloud,
  clock,
  productCode,
  directory,
}: {
  cloud: Cloud;
  clock: Clock;
  productCode: string;
  directory?: string;
}): Hono => {
  const registrations = openRegistrations((name) => directory && join(directory, 'vendor', name));
  return productApp({
    registrations,
    now: clock.now,
    webhookKeys: () => cloud.secrets.valuesOf(`concord/sandbox/webhook/${WEBHOOK}`),
    verificationKeys: () => cloud.secrets.valuesOf(`concord/sandbox/verification/${productCode}`),
  });
};
