/**
 * How the quantity that AWS is told comes of what was used: what the contract grants and what was credited is taken off.
 * @module
 */
import type { EntitlementSet } from '../entitlement/entitlement.ts';
import type { Consumption } from '../policy/metering-terms.ts';
import { isoOf } from '../time.ts';
import type { Allowance, Credit } from './account.ts';
import { creditIdOf } from './corrections.ts';
import type { HourPayer, MeteredHour } from './hour.ts';
import type { Allocation, LedgerItem, Reduction } from './ledger.ts';

/** The name of what is drawn of a dimension's allowance within a term: that of an agreement, else of the license as it began. */
export const allowanceIdOf = (
  { licenseId, licenseStart, agreementId }: Pick<HourPayer, 'licenseId' | 'licenseStart' | 'agreementId'>,
  dimension: string,
): string => `${licenseId}/${dimension}/${agreementId ?? isoOf(licenseStart)}`;

/** The units that a contract grants of a dimension: whole ones, 0 where it grants none or no number. */
export const entitledTo = ({ entitlements }: EntitlementSet, dimension: string): number => {
  const found = entitlements.find((entitlement) => entitlement.dimension === dimension);
  return found?.type === 'integer' || found?.type === 'double' ? Math.max(0, Math.floor(found.value)) : 0;
};

/** What is left of a quantity, why, and the account that was drawn from, if it changed. */
export interface Reduced {
  readonly quantity: number;
  readonly reductions: readonly Reduction[];
  readonly allowance?: Allowance;
  readonly credit?: Credit;
}

/** Takes off what the hour's level is entitled to. */
const byLevel = (used: number, entitled: number): Reduced => {
  const amount = Math.min(used, entitled);
  return { quantity: used - amount, reductions: amount > 0 ? [{ by: 'level', amount, entitled }] : [] };
};

/** Takes off what is left of the term's allowance. What was billed beyond it is not drawn. */
const byAllowance = (used: number, entitled: number, known: Allowance): Reduced => {
  const drawnBefore = known.drawn;
  const amount = Math.min(used, Math.max(0, entitled - drawnBefore));
  if (amount === 0) return { quantity: used, reductions: [] };
  return {
    quantity: used - amount,
    reductions: [{ by: 'allowance', amount, entitled, drawnBefore }],
    allowance: { ...known, drawn: drawnBefore + amount },
  };
};

/**
 * What a contract with consumption leaves to be metered of a dimension: what goes beyond the entitlement (facts §5.4).
 * @param known what was drawn so far, if anything
 */
export const beyondContract = (
  { dimension, used }: { readonly dimension: string; readonly used: number },
  how: { readonly consumption: Consumption; readonly entitlements: EntitlementSet },
  {
    payer,
    hour,
    known,
  }: { readonly payer: HourPayer; readonly hour: number; readonly known: Allowance | undefined },
): Reduced => {
  const entitled = entitledTo(how.entitlements, dimension);
  if (how.consumption === 'level') return byLevel(used, entitled);
  const allowanceId = allowanceIdOf(payer, dimension);
  return byAllowance(used, entitled, { allowanceId, drawn: known?.drawn ?? 0, hour });
};

/**
 * What a ledger item drew of an allowance: given back where it is written off, since a quantity that was none must not use up
 * what the contract grants.
 * @returns `undefined` where it drew nothing
 */
export const drawOf = ({
  payer,
  dimension,
  reductions = [],
}: Pick<LedgerItem, 'payer' | 'dimension' | 'reductions'>):
  | { readonly allowanceId: string; readonly amount: number }
  | undefined => {
  const amount = reductions.find(({ by }) => by === 'allowance')?.amount;
  return payer && amount !== undefined ? { allowanceId: allowanceIdOf(payer, dimension), amount } : undefined;
};

/** The allowance after a draw was given back. */
export const givenBack = (known: Allowance, { amount }: { readonly amount: number }): Allowance => ({
  ...known,
  drawn: Math.max(0, known.drawn - amount),
});

/** Takes a credit off, as far as either reaches. */
export const lessCredit = (
  reduced: Reduced,
  { tenantId }: Pick<MeteredHour, 'tenantId'>,
  dimension: string,
  known: Credit | undefined,
): Reduced => {
  const amount = Math.min(reduced.quantity, Math.max(0, known?.left ?? 0));
  if (!known || amount === 0) return reduced;
  return {
    ...reduced,
    quantity: reduced.quantity - amount,
    reductions: [...reduced.reductions, { by: 'credit', amount }],
    credit: { creditId: creditIdOf(tenantId, dimension), left: known.left - amount },
  };
};

/**
 * The allocations of a quantity that is less than what was used: the part without tags gives way first, then the largest.
 * @returns they sum up to the quantity; none where no part with tags is left
 */
export const allocated = (
  allocations: readonly Allocation[] | undefined,
  { used, quantity }: { readonly used: number; readonly quantity: number },
): readonly Allocation[] | undefined => {
  if (!allocations || quantity === used) return allocations;
  let excess = used - quantity;
  const order = [...allocations.keys()].sort((left, right) => {
    const [a, b] = [allocations[left], allocations[right]];
    if ((a?.tags === undefined) !== (b?.tags === undefined)) return a?.tags === undefined ? -1 : 1;
    return (b?.quantity ?? 0) - (a?.quantity ?? 0) || left - right;
  });
  const left = allocations.map((allocation) => ({ ...allocation }));
  for (const index of order) {
    const part = left[index];
    if (!part) continue;
    const taken = Math.min(excess, part.quantity);
    left[index] = { ...part, quantity: part.quantity - taken };
    excess -= taken;
  }
  const kept = left.filter((part) => part.quantity > 0);
  return kept.some(({ tags }) => tags) ? kept : undefined;
};
