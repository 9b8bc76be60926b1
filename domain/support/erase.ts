/**
 * A person is forgotten: their sealed address goes from the evidence of a case, whatever became of the case.
 * @module
 */
import type { Given, SupportCase } from './case.ts';

const without = (given: Given, hash: string): Given[] => {
  const { value } = given;
  if (value.kind !== 'sealed') return [given];
  const [first, ...others] = value.sealed.filter((sealed) => sealed.hash !== hash);
  return first ? [{ ...given, value: { kind: 'sealed', sealed: [first, ...others] } }] : [];
};

/**
 * The case without what is sealed under a hash; evidence of which nothing is left is missing again.
 * @returns the very case where it holds nothing of that
 */
export const withoutSealed = (known: SupportCase, hash: string): SupportCase => {
  const isHeld = known.given.some(
    ({ value }) => value.kind === 'sealed' && value.sealed.some((sealed) => sealed.hash === hash),
  );
  return isHeld ? { ...known, given: known.given.flatMap((given) => without(given, hash)) } : known;
};
