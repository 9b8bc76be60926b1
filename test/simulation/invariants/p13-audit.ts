/**
 * P13: each write of an operator is one audit entry with who and why, in its transaction; and what was not asked for is
 * in none.
 * @module
 */
import type { AtRest } from './scene.ts';

export const p13Audit: AtRest = ({ orders, state }) => {
  const entries = state.landed.flatMap(({ commit }) =>
    commit.journal?.cause.actor.kind === 'operator' ? [commit.journal] : [],
  );
  const reasons = entries.map(({ cause }) => cause.reason);
  const twice = reasons.filter((reason, index) => reasons.indexOf(reason) !== index);
  const unasked = reasons.filter((reason) => !orders.some(({ key }) => key === reason));
  const lost = orders.filter(({ key, done }) => done && !reasons.includes(key));
  return [
    ...twice.map((reason) => `P13|${reason} is in the audit twice`),
    ...unasked.map((reason) => `P13|nobody asked for ${reason}`),
    ...lost.map(({ key, verb }) => `P13|${verb} ${key} was done without an audit entry`),
  ];
};
