import { HOUR_MS } from '../limits.ts';
import { newUuid } from '../randomness.ts';
import type { MarketplaceState, Usage } from '../state.ts';

type Accepted = Omit<Usage, 'recordId' | 'hour'>;

/**
 * What AWS keeps apart: the Region, the identity (a license, or a product code), the account, the dimension and the
 * hour. Two Regions, or both identities, are two keys: that is how an hour comes to be billed twice.
 */
const keyOf = (usage: Accepted): string => {
  const named = usage.identity === 'license' ? usage.licenseArn : usage.productCode;
  return [usage.region, named, usage.account, usage.dimension, Math.floor(usage.usedAt / HOUR_MS)].join(' ');
};

/** Writes usage under its key, unless something stands there: the first write wins. Gives what stands there now. */
export const writeOnce = (
  state: MarketplaceState,
  accepted: Accepted,
): { usage: Usage; written: boolean } => {
  const key = keyOf(accepted);
  const earlier = state.usage[key];
  if (earlier !== undefined) return { usage: earlier, written: false };
  const hour = Math.floor(accepted.usedAt / HOUR_MS) * HOUR_MS;
  const usage: Usage = { ...accepted, hour, recordId: newUuid(state) };
  state.usage[key] = usage;
  return { usage, written: true };
};
