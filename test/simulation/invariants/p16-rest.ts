/**
 * P16: once faults stop, everything comes to rest: no delivery is under way, and nothing is due.
 * @module
 */
import { licenseDueAt } from '#domain/subscription/license.ts';
import { tenantDueAt } from '#domain/tenant/tenant.ts';
import type { AtRest } from './scene.ts';

export const p16Rest: AtRest = ({ market, state }, { now }) => {
  const due = [
    ...[...state.all('license')].map((each) => [each.licenseId, licenseDueAt(each)] as const),
    ...[...state.all('tenant')].map((each) => [each.tenantId, tenantDueAt(each)] as const),
  ].filter(([, at]) => at !== undefined && at <= now);
  const underway = market.underway();
  return [
    ...(underway === 0 ? [] : [`P16|${underway} deliveries are still under way`]),
    ...due.map(([id]) => `P16|${id} is still due`),
  ];
};
