/**
 * P11: a token leads to one link at most, and shows nothing to another browser (see `peek`); no token is kept anywhere.
 * @module
 */
import type { AtRest } from './scene.ts';

export const p11Token: AtRest = ({ state, market }) => {
  const kept = JSON.stringify([
    [...state.all('registration')],
    [...state.all('license')],
    state.landed.map(({ commit }) => commit.journal),
  ]);
  return Object.keys(market.core.state.tokens).some((token) => kept.includes(token))
    ? ['P11|a token is kept']
    : [];
};
