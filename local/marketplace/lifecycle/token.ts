import { REGISTRATION_TOKEN_MS } from '../limits.ts';
import { newToken } from '../randomness.ts';
import type { License, MarketplaceState } from '../state.ts';

/** Forgets tokens that ended a life ago or more; until then they answer ExpiredTokenException, later InvalidToken. */
const forgetOld = (state: MarketplaceState, now: number): void => {
  for (const [token, { expiresAt }] of Object.entries(state.tokens))
    if (expiresAt + 6 * REGISTRATION_TOKEN_MS < now) delete state.tokens[token];
};

/** Issues a registration token for a license at `now`, good for `lifeMs` (epoch ms, ms). It may be used any number of times. */
export const issueToken = (
  state: MarketplaceState,
  license: License,
  now: number,
  lifeMs: number = REGISTRATION_TOKEN_MS,
): string => {
  forgetOld(state, now);
  const token = newToken(state);
  state.tokens[token] = { licenseArn: license.arn, issuedAt: now, expiresAt: now + lifeMs };
  return token;
};
