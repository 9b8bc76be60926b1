/**
 * What the stories look at again and again, through the operators' door and the bus.
 * @module
 */
import type { Narrator } from './narrator.ts';
import type { Stage } from './stage.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** AWS Marketplace takes about a minute from the purchase to `License Updated`; captured 2026-08-20 (facts §2.5). */
export const UNTIL_NOTIFIED_MS = 2 * MINUTE_MS;

/** What a story is told with. */
export interface Telling {
  readonly stage: Stage;
  readonly narrator: Narrator;
  readonly productCode: string;
  /** The first product of a pricing model: `subscription`, `contract`, `contract-with-consumption`; or the `legacy` one. */
  readonly productOf: (model: string) => string;
  /** What befalls every notification while the story is told; a story that plants other faults keeps it. */
  readonly delivery?: object;
}

const stateOf = async (stage: Stage, path: string): Promise<string> => {
  const { status, body } = await stage.operator('GET', path);
  const state = body.state as { name?: string } | undefined;
  return state?.name ?? `${status} ${String(body.code ?? '')}`;
};

/** The subscription is, or soon will be, in a state. */
export const seeSubscription = ({ stage, narrator }: Telling, id: string, state: string): Promise<string> =>
  narrator.see(
    `the subscription is ${state}`,
    () => stateOf(stage, `/v1/subscriptions/${id}`),
    (seen) => seen === state,
  );

/** The tenant is, or soon will be, in a state. */
export const seeTenant = ({ stage, narrator }: Telling, id: string, state: string): Promise<string> =>
  narrator.see(
    `the tenant is ${state}`,
    () => stateOf(stage, `/v1/tenants/${id}`),
    (seen) => seen === state,
  );

/** The bus carried these types of events about an entity, in this order, perhaps with others between. */
export const seeEvents = (
  { stage, narrator }: Telling,
  id: string,
  types: readonly string[],
): Promise<string[]> =>
  narrator.see(
    `on the bus: ${types.join(', ')}`,
    () => stage.eventTypes(id),
    (seen) => {
      let next = 0;
      for (const type of seen) if (type === types[next]) next += 1;
      return next === types.length;
    },
  );

/** Time passes. */
export const pass = ({ stage, narrator }: Telling, text: string, ms: number): Promise<void> =>
  narrator.act(text, () => stage.pass(ms));

/** The tenant that a subscription is bound to. */
export const tenantOf = async ({ stage }: Telling, subscriptionId: string): Promise<string> => {
  const { body } = await stage.operator('GET', `/v1/subscriptions/${subscriptionId}`);
  return String(body.tenantId ?? '');
};

/** AWS's notifications of one change, when they come late and shuffled: all are there by then. */
export const UNTIL_ALL_NOTIFIED_MS = 5 * MINUTE_MS;

/** What is shown of a subscription. */
export const lookAt = async ({ stage }: Telling, subscriptionId: string): Promise<Record<string, unknown>> =>
  (await stage.operator('GET', `/v1/subscriptions/${subscriptionId}`)).body;

/** ms · how long the sandbox's functions get to work between two of the minutes that pass while we wait. */
const WORK_MS = 400;

/** Minutes pass until the subscription grants just this, by dimension. */
export const seeEntitlements = async (
  telling: Telling,
  subscriptionId: string,
  granted: Readonly<Record<string, number>>,
): Promise<void> => {
  const { stage, narrator } = telling;
  const said = Object.entries(granted).map(([dimension, value]) => `${value} ${dimension}`);
  await narrator.see(
    `it grants ${said.join(', ') || 'nothing any more'}`,
    async () => {
      await stage.pass(MINUTE_MS);
      await new Promise((resolve) => setTimeout(resolve, WORK_MS));
      const shown = (await lookAt(telling, subscriptionId)).entitlements as
        | { asOf?: string; items: { dimension: string; value: number }[] }
        | undefined;
      return shown?.asOf && Object.fromEntries(shown.items.map(({ dimension, value }) => [dimension, value]));
    },
    (seen) => JSON.stringify(seen) === JSON.stringify(granted),
  );
};
