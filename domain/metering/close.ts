/**
 * Closing: a frozen hour becomes its ledger items. Pure, so that whoever closes an hour again comes to the same, but for what
 * was drawn meanwhile, which a ledger item and its accounts, written at once, exclude.
 * @module
 */
import type { EntitlementSet } from '../entitlement/entitlement.ts';
import type { ProductType } from '../names.ts';
import type { MeteringTerms } from '../policy/metering-terms.ts';
import type { SubscriptionMarks } from '../subscription/subscription.ts';
import type { Instant } from '../time.ts';
import type { Allowance, Credit } from './account.ts';
import type { CaseKind } from './case.ts';
import { type CaseDraft, caseIdOf } from './cases.ts';
import { creditIdOf } from './corrections.ts';
import { billableUntil } from './deadline.ts';
import type { DimensionUsage } from './fold.ts';
import { isSuspicious, releaseTime } from './guard.ts';
import type { HourPayer } from './hour.ts';
import type { LedgerItem, Verdict } from './ledger.ts';
import { type FrozenMeteredHour, payerOfFrozen } from './marks.ts';
import { timestampOf } from './payer.ts';
import { allocated, allowanceIdOf, beyondContract, lessCredit, type Reduced } from './reduce.ts';

/** A frozen hour, and what is known of how it is billed. */
export interface HourToClose {
  readonly mark: FrozenMeteredHour;
  readonly terms: MeteringTerms;
  readonly productType: ProductType;
  /** Contracts with consumption: what the payer's license grants; absent, or never read: usage is held. */
  readonly entitlements?: EntitlementSet;
  /** When the payer's license ended, where it has. */
  readonly ended?: Pick<SubscriptionMarks, 'endedAt' | 'closedAt'>;
  /** By `allowanceIdOf` and `creditIdOf`; absent ones were never drawn, or given. */
  readonly allowances: Readonly<Record<string, Allowance | undefined>>;
  readonly credits: Readonly<Record<string, Credit | undefined>>;
  /** By dimension, of `usualOf`. */
  readonly usual: Readonly<Record<string, number | undefined>>;
  readonly now: Instant;
}

/** One dimension of a closed hour. What it drew from is written in one transaction with the item. */
export interface ClosedDimension {
  readonly item: LedgerItem;
  readonly opens?: CaseDraft;
  readonly allowance?: Allowance;
  readonly credit?: Credit;
}

/** A closed hour. */
export interface ClosedHour {
  readonly dimensions: readonly ClosedDimension[];
  readonly items: readonly LedgerItem[];
  readonly cases: readonly CaseDraft[];
  readonly allowances: readonly Allowance[];
  readonly credits: readonly Credit[];
}

/**
 * What a dimension may draw from: to be read, and guarded, where its item is written.
 * @returns ids; none where nobody pays or nothing is metered
 */
export const drawsOn = (
  { mark, terms, productType }: Pick<HourToClose, 'mark' | 'terms' | 'productType'>,
  dimension: string,
): { readonly allowanceId?: string; readonly creditId?: string } => {
  const payer = payerOfFrozen(mark);
  if (!payer || productType === 'saas-contract') return {};
  const isDrawn =
    productType === 'saas-contract-with-consumption' &&
    terms.dimensions[dimension]?.consumption === 'allowance';
  return {
    ...(isDrawn ? { allowanceId: allowanceIdOf(payer, dimension) } : {}),
    creditId: creditIdOf(mark.tenantId, dimension),
  };
};

/** A dimension that is being closed: its usage, who pays, and AWS's times. */
interface Payable {
  readonly known: HourToClose;
  readonly usage: DimensionUsage;
  readonly payer: HourPayer;
  readonly timestamp: Instant;
  readonly deadline: Instant;
}

const isUnknown = ({ productType, entitlements }: HourToClose): boolean =>
  productType === 'saas-contract-with-consumption' && entitlements?.asOf === undefined;

/** What is to be metered before any credit. */
const chargeable = ({ known, usage, payer }: Payable): Reduced => {
  const { productType, entitlements, terms, allowances, mark } = known;
  const { dimension, used } = usage;
  if (productType === 'saas-subscription' || !entitlements || isUnknown(known))
    return { quantity: used, reductions: [] };
  const { consumption = 'level' } = terms.dimensions[dimension] ?? {};
  const drawn = allowances[allowanceIdOf(payer, dimension)];
  return beyondContract(usage, { consumption, entitlements }, { payer, hour: mark.hour, known: drawn });
};

const itemOf = (
  { known: { mark, now }, usage, payer, timestamp, deadline }: Payable,
  { quantity, reductions }: Reduced,
  verdict: Verdict,
): LedgerItem => {
  const { dimension, used, late } = usage;
  const allocations = allocated(usage.allocations, { used, quantity });
  return {
    ...{ tenantId: mark.tenantId, hour: mark.hour, dimension, used, quantity },
    ...(reductions.length > 0 ? { reductions } : {}),
    ...(late ? { late } : {}),
    ...(allocations ? { allocations } : {}),
    ...{ payer, timestamp, deadline, closedAt: now, verdict },
  };
};

const caseOf = (
  { known: { mark, now }, usage, deadline }: Payable,
  kind: CaseKind,
  more: Pick<CaseDraft, 'quantity'> & Partial<CaseDraft>,
): CaseDraft => {
  const { tenantId, hour, productCode } = mark;
  const { dimension } = usage;
  const caseId = caseIdOf({ kind, tenantId, hour, dimension });
  return { caseId, kind, tenantId, productCode, hour, dimension, deadline, openedAt: now, ...more };
};

/** A reduction, with the draw on the allowance that it is. */
const drawn = ({ allowance }: Reduced): Pick<ClosedDimension, 'allowance'> =>
  allowance ? { allowance } : {};

const held = (payable: Payable, reduced: Reduced, kind: 'suspicious' | 'entitlement'): ClosedDimension => {
  const { known, usage, deadline } = payable;
  const isGuarded = kind === 'suspicious';
  const releaseAt = isGuarded
    ? releaseTime(deadline, known.now, known.terms.guard.releaseBeforeMs)
    : deadline;
  const usual = known.usual[usage.dimension];
  const opens = caseOf(payable, kind, {
    quantity: reduced.quantity,
    ...(isGuarded && usual !== undefined ? { usual } : {}),
    ...(isGuarded ? { releaseAt } : {}),
  });
  return {
    item: itemOf(payable, reduced, { name: 'HELD', caseId: opens.caseId, releaseAt }),
    opens,
    ...drawn(reduced),
  };
};

const lost = (payable: Payable, reduced: Reduced): ClosedDimension => {
  const { known } = payable;
  const reason = 'CLOSED_TOO_LATE';
  return {
    item: itemOf(payable, reduced, { name: 'LOST', at: known.now, reason }),
    opens: caseOf(payable, 'lost', { quantity: reduced.quantity, lost: reason }),
    ...drawn(reduced),
  };
};

const due = (payable: Payable, reduced: Reduced): ClosedDimension => {
  const { known, usage } = payable;
  const { tenantId } = known.mark;
  const credit = known.credits[creditIdOf(tenantId, usage.dimension)];
  const after = lessCredit(reduced, known.mark, usage.dimension, credit);
  const name = after.quantity === 0 && !known.terms.zeros ? 'INCLUDED' : 'DUE';
  return {
    item: itemOf(payable, after, { name }),
    ...drawn(after),
    ...(after.credit ? { credit: after.credit } : {}),
  };
};

/** A dimension that somebody pays for. A credit is used up only by what goes to AWS at once. */
const closePaid = (payable: Payable): ClosedDimension => {
  const { known, usage, payer, deadline } = payable;
  const { terms, now, usual } = known;
  const reduced = chargeable(payable);
  const isPast = deadline <= now;
  if (reduced.quantity === 0 && (!terms.zeros || isPast))
    return { item: itemOf(payable, reduced, { name: 'INCLUDED' }), ...drawn(reduced) };
  if (payer.mode === 'dry-run')
    return { item: itemOf(payable, reduced, { name: 'DRY_RUN' }), ...drawn(reduced) };
  if (isPast) return lost(payable, reduced);
  if (isUnknown(known) && reduced.quantity > 0) return held(payable, reduced, 'entitlement');
  const isTimely = releaseTime(deadline, now, terms.guard.releaseBeforeMs) > now;
  if (reduced.quantity > 0 && isTimely && isSuspicious(usage.used, usual[usage.dimension], terms))
    return held(payable, reduced, 'suspicious');
  return due(payable, reduced);
};

const notMetered = (
  { mark, now }: HourToClose,
  { dimension, used, late }: DimensionUsage,
  by: 'nobody' | 'contract',
  verdict: Verdict,
): ClosedDimension => {
  const payer = payerOfFrozen(mark);
  return {
    item: {
      ...{ tenantId: mark.tenantId, hour: mark.hour, dimension, used, quantity: 0 },
      ...(used > 0 ? { reductions: [{ by, amount: used }] } : {}),
      ...(late ? { late } : {}),
      ...(payer ? { payer } : {}),
      ...{ closedAt: now, verdict },
    },
  };
};

/** Closes one dimension of a frozen hour. */
export const closeDimension = (known: HourToClose, usage: DimensionUsage): ClosedDimension => {
  const { payer } = known.mark.frozen;
  if ('nobody' in payer) return notMetered(known, usage, 'nobody', { name: 'WAIVED', nobody: payer.nobody });
  if (known.productType === 'saas-contract')
    return notMetered(known, usage, 'contract', { name: 'INCLUDED' });
  const timestamp = timestampOf(known.mark.hour, payer);
  const deadline = billableUntil({ timestamp, ...known.ended });
  return closePaid({ known, usage, payer, timestamp, deadline });
};

const NO_IDS = { counted: 0, duplicates: 0, conflicts: 0 } as const;

/**
 * What an hour has to be closed of: what was used, and 0 of every other dimension where the policy sends zeros and somebody pays.
 */
export const dimensionsToClose = (
  { mark, terms, productType }: Pick<HourToClose, 'mark' | 'terms' | 'productType'>,
  usage: readonly DimensionUsage[],
): DimensionUsage[] => {
  if (!terms.zeros || productType === 'saas-contract' || !payerOfFrozen(mark)) return [...usage];
  const used = new Set(usage.map(({ dimension }) => dimension));
  const unused = Object.keys(terms.dimensions).filter((dimension) => !used.has(dimension));
  return [...usage, ...unused.sort().map((dimension) => ({ dimension, used: 0, ids: NO_IDS }))];
};

/** Closes a frozen hour whole, in the order of `dimensionsToClose`. */
export const closeHour = (known: HourToClose, usage: readonly DimensionUsage[]): ClosedHour => {
  const dimensions = dimensionsToClose(known, usage).map((each) => closeDimension(known, each));
  return {
    dimensions,
    items: dimensions.map(({ item }) => item),
    cases: dimensions.flatMap(({ opens }) => opens ?? []),
    allowances: dimensions.flatMap(({ allowance }) => allowance ?? []),
    credits: dimensions.flatMap(({ credit }) => credit ?? []),
  };
};

/** The case of a dimension that fell silent; it holds nothing. */
export const silenceCase = (
  { tenantId, hour, productCode }: Pick<FrozenMeteredHour, 'tenantId' | 'hour' | 'productCode'>,
  dimension: string,
  { usual, now }: { readonly usual?: number; readonly now: Instant },
): CaseDraft => ({
  caseId: caseIdOf({ kind: 'silence', tenantId, hour, dimension }),
  ...{ kind: 'silence', tenantId, productCode, hour, dimension, quantity: 0, openedAt: now },
  ...(usual === undefined ? {} : { usual }),
});
