/**
 * L9: the order of families holds over the first activations in a tenant, but for conflicts, which only what was observed at the
 * vendor makes. And a link is redeemed once (S0-10).
 * @module
 */
import type { ActivationFact, TenantActivations } from '#domain/activation/activation.ts';
import linksFile from '#policies/cloud-one/activation-links.json' with { type: 'json' };
import type { AtEachCommit } from './scene.ts';

const [ORDER] = linksFile.activation.orderings;
const FIRST = new Set(linksFile.activation.families[0]?.products);

/** By links, in a tenant whose channel is judged; the vendor's file, read plainly. */
const isJudged = ({ byLink, channel }: ActivationFact): boolean =>
  byLink && !(ORDER?.except ?? []).includes(channel);

const earliest = (facts: readonly ActivationFact[]): ActivationFact | undefined =>
  facts.reduce<ActivationFact | undefined>(
    (first, fact) => (first && first.at <= fact.at ? first : fact),
    undefined,
  );

const breachesOf = ({ tenantId, facts, state, mended }: TenantActivations): string[] => {
  const first = earliest(facts.filter(({ product }) => FIRST.has(product)));
  const others = facts.filter(({ product }) => !FIRST.has(product));
  // what was activated by another channel does not count, and what comes after it does
  const second = earliest(others.filter(isJudged)) ?? earliest(others);
  const isConflict = state.name === 'CONFLICT';
  if (!first || !second) return isConflict ? [`L9|${tenantId} is in conflict with one family`] : [];
  const isWrong = isJudged(first) && isJudged(second) && second.at < first.at;
  const isObserved = first.kind === 'observed' || second.kind === 'observed';
  if (isConflict && !isWrong) return [`L9|${tenantId} is in conflict, and its order is right`];
  if (isWrong && !isConflict && mended.length === 0)
    return [`L9|${tenantId} is out of order, and not in conflict`];
  return isWrong && !isObserved ? [`L9|${tenantId} was brought out of order by us`] : [];
};

/** Looked at wherever a tenant's activations are written. */
export const l9Order: AtEachCommit = ({ state, isLicensed }, { commit }) => {
  if (!isLicensed) return [];
  const written = commit.writes.flatMap(({ key, entity }) =>
    key.kind === 'activations' && entity ? [entity as TenantActivations] : [],
  );
  const all = written.length === 0 ? [] : [...state.all('activations')];
  return [
    ...written.flatMap(breachesOf),
    ...written.flatMap(({ tenantId, facts }) =>
      facts.flatMap(({ linkHash }) =>
        linkHash !== undefined &&
        all.some(
          (other) => other.tenantId !== tenantId && other.facts.some((fact) => fact.linkHash === linkHash),
        )
          ? [`L9|a link was redeemed in ${tenantId} and in another tenant`]
          : [],
      ),
    ),
  ];
};
