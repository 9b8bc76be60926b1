/**
 * L5: tenant, paying link and subscription are 1:1:1, and license and tenant agree on who is bound to whom.
 * @module
 */
import type { AtEachCommit } from './scene.ts';

export const l5OneTenant: AtEachCommit = ({ state }) => {
  const known = new Set<string>();
  const faults: string[] = [];
  for (const { tenantId, bindings } of state.all('tenant'))
    for (const { subscriptionId } of bindings) {
      const pair = `${subscriptionId} ${tenantId}`;
      if (known.has(pair)) faults.push(`L5|bound twice: ${pair}`);
      known.add(pair);
    }
  for (const { subscriptions } of state.all('license'))
    for (const { id, tenantId, released = [] } of subscriptions)
      for (const holder of [tenantId, ...released.map((each) => each.tenantId)]) {
        const pair = `${id} ${holder}`;
        if (holder !== undefined && !known.delete(pair)) faults.push(`L5|the tenant does not know: ${pair}`);
      }
  return [...faults, ...[...known].map((pair) => `L5|the license does not know: ${pair}`)];
};
