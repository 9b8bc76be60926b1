import { SECOND_MS } from './limits.ts';
import type { MarketplaceState } from './state.ts';

/** Takes one call from a token bucket of `perSecond` in simulated time (epoch ms); false: there was none left. */
export const takeToken = (state: MarketplaceState, name: string, perSecond: number, now: number): boolean => {
  const { left, at } = state.buckets[name] ?? { left: perSecond, at: now };
  const refilled = Math.min(perSecond, left + (Math.max(0, now - at) / SECOND_MS) * perSecond);
  const taken = refilled >= 1;
  state.buckets[name] = { left: taken ? refilled - 1 : refilled, at: now };
  return taken;
};
