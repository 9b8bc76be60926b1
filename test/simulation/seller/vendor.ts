/**
 * The seller's own system, as far as it is asked: after the payer of a tenant has changed, its services register one after
 * another, or one of them does not for hours; sometimes it does not answer, or still speaks of the account before.
 * @module
 */
import { parseSubscriptionId } from '#domain/identifiers.ts';
import type { VerifiedService } from '#domain/policy/reassignment-terms.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '#domain/time.ts';
import type { AskRegistration } from '#lambdas/edge/verification.ts';
import type { Process, World } from '../world/world.ts';
import type { Standing } from './state.ts';

export interface Vendor {
  of(process: Process): AskRegistration;
  /** What a person sees who looks there now. */
  seen(tenantId: string): { type: string; services: { id: string; status: string }[] };
}

const REGISTERED = '登録済み';
const NOT_YET = '未登録';

export const openVendor = (world: World, state: Standing, services: readonly VerifiedService[]): Vendor => {
  const chance = world.stream('vendor');
  /** `tenant account` → when each service is registered. */
  const plans = new Map<string, Instant[]>();

  const payerOf = (tenantId: string): string => {
    const id = state.get('tenant', tenantId)?.link?.subscriptionId;
    return state.get('license', (id && parseSubscriptionId(id)?.licenseId) ?? '')?.buyerAccount ?? '';
  };
  const planOf = (tenantId: string, account: string): Instant[] => {
    const key = `${tenantId} ${account}`;
    const isStuck = chance.chance(0.25);
    const known =
      plans.get(key) ??
      services.map((_, index) => {
        const longest = isStuck && index === 0 ? 12 * HOUR_MS : 20 * MINUTE_MS;
        return world.now() + chance.below(longest);
      });
    plans.set(key, known);
    return known;
  };
  const seen: Vendor['seen'] = (tenantId) => {
    const plan = planOf(tenantId, payerOf(tenantId));
    return {
      type: 'AWS Marketplace',
      services: services.map(({ id }, index) => ({
        id,
        status: (plan[index] ?? 0) <= world.now() ? REGISTERED : NOT_YET,
      })),
    };
  };
  return {
    seen,
    of:
      (process) =>
      async ({ tenantId, buyerAccount }) => {
        try {
          return await process.io('ask the vendor', () => {
            if (chance.chance(0.05)) return { unanswered: 'status' as const, status: 503 };
            const said = seen(tenantId);
            const isBehind = chance.chance(0.05);
            return {
              said: { ...said, at: world.now(), buyerAccount: isBehind ? '000000000000' : buyerAccount },
            };
          });
        } catch {
          return { unanswered: 'failed' as never };
        }
      },
  };
};
