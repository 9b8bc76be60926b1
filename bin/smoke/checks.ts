/**
 * What is tried on a stage that was just deployed: each door once, and the way of a notification.
 * @module
 */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import * as v from 'valibot';
import { SMOKE } from '#domain/names.ts';
import type { Deployment } from './deployment.ts';
import type { Place } from './place.ts';
import { getSigned } from './signed.ts';

/** ms · how long a notification may take; a cold start on every step of its way is below five seconds. */
const EFFECT_WITHIN_MS = 60_000;
/** ms · between two looks. */
const LOOK_EVERY_MS = 500;

/** Where a check stands: told to the person who reads the log. */
export interface Checked {
  readonly name: string;
  readonly ok: boolean;
  /** What was seen instead, where it is not ok. */
  readonly detail: string;
  readonly ms: number;
}

export interface SmokeOptions {
  readonly deployment: Deployment;
  readonly place: Place;
  /** How long to wait for the effect of a notification, in ms. @default one minute */
  readonly withinMs?: number;
}

/** A check says nothing where all is well, else what it saw. */
type Check = (options: SmokeOptions) => Promise<string | undefined>;

const Page = v.looseObject({ items: v.array(v.unknown()) });
const Found = v.looseObject({ agreement: v.optional(v.looseObject({ agreementId: v.string() })) });

const operatorsDoor: Check = async ({ deployment, place }) => {
  const answer = await getSigned(`${deployment.operatorDoor}/v1/tenants`, { limit: '1' }, place);
  if (answer.status !== 200) return `GET /v1/tenants answers ${answer.status}`;
  return v.is(Page, await answer.json()) ? undefined : 'GET /v1/tenants answers no page';
};

/** A token that AWS never gave out must lead a buyer to a page that says so, and be shown nowhere. */
const publicDoor: Check = async ({ deployment }) => {
  const token = `smoke-${randomUUID()}`;
  const answer = await fetch(deployment.register, {
    method: 'POST',
    body: new URLSearchParams({ 'x-amzn-marketplace-token': token }),
    redirect: 'manual',
  });
  const page = await answer.text();
  if (answer.status !== 400) return `POST /register answers ${answer.status}`;
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return 'POST /register answers no page';
  if (!page.includes('TOKEN_INVALID')) return 'the page does not speak of the token';
  return page.includes(token) ? 'the page shows the token' : undefined;
};

/** As AWS Marketplace describes a new agreement (facts of the notifications, 2026-11), of nobody and with no license. */
const createdAgreement = (id: string, at: string) => ({
  requestId: randomUUID(),
  catalog: 'AWSMarketplace',
  agreement: { id, intent: 'NEW', status: 'ACTIVE', acceptanceTime: at, startTime: at },
});

const notifications: Check = async ({ deployment, place, withinMs = EFFECT_WITHIN_MS }) => {
  const agreementId = `${SMOKE.agreementPrefix}${Date.now().toString(36)}-${randomUUID().slice(0, 8)}`;
  const sent = await new EventBridgeClient(place).send(
    new PutEventsCommand({
      Entries: [
        {
          Source: SMOKE.source,
          DetailType: 'Purchase Agreement Created - Proposer',
          Detail: JSON.stringify(createdAgreement(agreementId, new Date().toISOString())),
          EventBusName: deployment.notificationBus,
        },
      ],
    }),
  );
  if (sent.FailedEntryCount) return `EventBridge refuses: ${sent.Entries?.[0]?.ErrorCode}`;
  const url = `${deployment.operatorDoor}/v1/subscriptions`;
  const until = performance.now() + withinMs;
  let seen = '';
  while (performance.now() < until) {
    const answer = await getSigned(url, { agreementId }, place);
    const found = answer.status === 200 ? v.safeParse(Found, await answer.json()) : undefined;
    if (found?.success && found.output.agreement?.agreementId === agreementId) return undefined;
    seen = ` (GET /v1/subscriptions answers ${answer.status})`;
    await sleep(LOOK_EVERY_MS);
  }
  return `a notification had no effect within ${Math.round(withinMs / 1000)} s${seen}`;
};

const CHECKS: Readonly<Record<string, Check>> = {
  "the operators' door answers a signed request": operatorsDoor,
  'the public door answers a bad token with its page': publicDoor,
  'a notification takes effect': notifications,
};

/** Runs every check, one after another, whatever came of those before. */
export const smoke = async (options: SmokeOptions): Promise<Checked[]> => {
  const results: Checked[] = [];
  for (const [name, check] of Object.entries(CHECKS)) {
    const startedAt = performance.now();
    const detail = await check(options).catch((error: unknown) =>
      error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    );
    const ms = Math.round(performance.now() - startedAt);
    results.push({ name, ok: detail === undefined, detail: detail ?? '', ms });
  }
  return results;
};
