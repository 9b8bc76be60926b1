/**
 * P13: each write of an operator is one audit entry with who and why, in its transaction; and what was not asked for is
 * in none.
 * @module
 */
import type { AtRest } from './scene.ts';

/** Writes that are acts on a tenant. */
const ACTS = new Set(['suspend-tenant', 'restore-tenant']);

export const p13Audit: AtRest = ({ orders, state }, { ledger }) => {
  const entries = state.landed.flatMap(({ commit }) =>
    commit.journal?.cause.actor.kind === 'operator' ? [commit.journal] : [],
  );
  const reasons = entries.map(({ cause }) => cause.correlationId);
  const twice = reasons.filter((reason, index) => reasons.indexOf(reason) !== index);
  const unasked = reasons.filter((reason) => !orders.some(({ key }) => key === reason));
  const lost = orders.filter(({ key, done }) => done && !reasons.includes(key));
  const acted = new Set(ledger.acts.map(({ id }) => id.split('.')[0]));
  const idle = entries.filter(({ commitId, cause }) => ACTS.has(cause.verb) && !acted.has(commitId));
  const refused = orders.filter(({ key, refused: by }) => by !== undefined && reasons.includes(key));
  return [
    ...idle.map(({ cause }) => `P13|${cause.verb} ${cause.reason} is in the audit, and nothing was done`),
    ...refused.map(({ key, refused: by }) => `P13|${key} was done, and then refused with ${by}`),
    ...twice.map((reason) => `P13|${reason} is in the audit twice`),
    ...unasked.map((reason) => `P13|nobody asked for ${reason}`),
    ...lost.map(({ key, verb }) => `P13|${verb} ${key} was done without an audit entry`),
  ];
};
