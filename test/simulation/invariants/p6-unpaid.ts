/**
 * P6: an hour in which a tenant is served has a payer, unless the tenant was in GRACE in it, or begins with no payer: by
 * policy who is linked later pays from the next whole hour.
 * @module
 */
import { payerOfHour } from '#domain/tenant/tenures.ts';
import { HOUR_MS } from '#domain/time.ts';
import type { Expected } from '../model.ts';
import { type AtRest, subscribers } from './scene.ts';

const PAID = new Set(['ACTIVE']);

/** Hours in which the tenant was ACTIVE from the first instant to the last. */
const activeHours = function* ({ states }: Expected, now: number): Generator<number> {
  for (const [index, { at, name }] of states.entries()) {
    const until = Math.min(states[index + 1]?.at ?? now, now);
    for (let hour = Math.ceil(at / HOUR_MS) * HOUR_MS; hour + HOUR_MS <= until; hour += HOUR_MS)
      if (PAID.has(name)) yield hour;
  }
};

export const p6Unpaid: AtRest = (town, { expected, now }) =>
  subscribers(town.state).flatMap((tenant) => {
    const model = expected.get(tenant.tenantId);
    if (!model) return [`P6|the ledger does not know ${tenant.tenantId}`];
    for (const hour of activeHours(model, now)) {
      if (payerOfHour(tenant, hour) !== undefined) continue;
      town.count('hours without a payer that are neither GRACE nor unpaid by policy');
      return [`P6|${tenant.tenantId} is served, and nobody pays for ${new Date(hour).toISOString()}`];
    }
    return [];
  });
