/**
 * What a propagation says to the world: told from how it stood before and after, so that each thing is said once.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import type { Instant } from '../time.ts';
import type { VendorAccount, VendorChange } from './account.ts';
import type { VendorOperation } from './operations.ts';
import { isAwaited, type Propagation } from './propagation.ts';

const fieldsOf = (propagation: Propagation, since: Instant) => {
  const { propagationId, tenantId, productCode, accountType, operation, subject, terms } = propagation;
  const version = 1 as const;
  return {
    ...{ version, propagationId, tenantId, productCode, accountType },
    ...{ kind: terms.kind, operation, subject, since },
  };
};

/** It was overdue, and that had been told. */
const wasTold = (before: Propagation | undefined): boolean =>
  before !== undefined && before.told > 0 && isAwaited(before);

const entered = (before: Propagation | undefined, after: Propagation): DomainEvent[] => {
  const { state } = after;
  if (before && before.state.name === state.name && before.drifts === after.drifts) return [];
  const fields = fieldsOf(after, state.since);
  switch (state.name) {
    case 'PENDING':
      if (before?.state.name === 'PAUSED') return [{ type: 'propagation.resumed', ...fields }];
      return before ? [] : [{ type: 'propagation.pending', ...fields }];
    case 'PAUSED':
      return [
        ...(before ? [] : [{ type: 'propagation.pending' as const, ...fields }]),
        { type: 'propagation.paused', ...fields, upstreams: [...state.by] },
      ];
    case 'SYNCED':
      return [{ type: 'propagation.synced', ...fields, late: state.late }];
    case 'SUPERSEDED':
      return [{ type: 'propagation.superseded', ...fields, by: state.by }];
    case 'OVERDUE':
      return [];
  }
};

const isDriftedSince = (before: Propagation | undefined, after: Propagation): boolean =>
  after.drifts > (before?.drifts ?? 0);

const drift = (before: Propagation | undefined, after: Propagation): DomainEvent[] =>
  isDriftedSince(before, after)
    ? [{ type: 'propagation.drifted', ...fieldsOf(after, after.observed?.asOf ?? after.state.since) }]
    : [];

const tellings = (before: Propagation | undefined, after: Propagation): DomainEvent[] => {
  const { state, told } = after;
  const isNews = told > (isDriftedSince(before, after) ? 0 : (before?.told ?? 0));
  const how: 'arrived' | 'superseded' = state.name === 'SYNCED' ? 'arrived' : 'superseded';
  const fields = fieldsOf(after, state.since);
  return [
    ...(isNews ? [{ type: 'propagation.overdue' as const, ...fields, told }] : []),
    ...(wasTold(before) && !isAwaited(after)
      ? [{ type: 'propagation.overdue.closed' as const, ...fields, how }]
      : []),
  ];
};

/**
 * The events between two standings of one propagation, in the order in which a reader should hear them.
 * @param before absent where it begins
 */
export const propagationEvents = (before: Propagation | undefined, after: Propagation): DomainEvent[] => [
  ...drift(before, after),
  ...entered(before, after),
  ...tellings(before, after),
];

/** Something was asked of the vendor. */
export const usedEvent = (
  { tenantId, productCode, accountType }: Pick<VendorAccount, 'tenantId' | 'productCode' | 'accountType'>,
  operation: VendorOperation,
  { subject }: Pick<VendorChange, 'subject'>,
  now: Instant,
): DomainEvent => ({
  type: 'capability.used',
  version: 1,
  ...{ tenantId, productCode, accountType, operation, subject, since: now },
});
