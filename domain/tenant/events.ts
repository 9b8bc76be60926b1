/**
 * What a change of a tenant says to the world. The seller's product listens to these alone.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import type { Tenant, TenantState } from './tenant.ts';

const fieldsOf = (tenant: Tenant, from: TenantState | undefined) => ({
  version: 1 as const,
  tenantId: tenant.tenantId,
  productCode: tenant.productCode,
  ...(from === undefined ? {} : { from: from.name }),
  to: tenant.state.name,
  since: tenant.state.since,
});

const stateEvent = (tenant: Tenant, from: TenantState | undefined): DomainEvent => {
  const { state } = tenant;
  const fields = fieldsOf(tenant, from);
  switch (state.name) {
    case 'PROVISIONING':
      return { type: 'tenant.created', ...fields };
    case 'GRACE':
      return from?.name === 'SUSPENDED'
        ? { type: 'tenant.restored', ...fields }
        : { type: 'tenant.grace.started', ...fields, until: state.until };
    case 'SUSPENDED':
      return {
        type: 'tenant.suspended',
        ...fields,
        reason: state.reason,
        retentionUntil: state.retentionUntil,
      };
    case 'RETIRED':
      return { type: 'tenant.retired', ...fields };
    case 'ACTIVE':
      if (from?.name === 'GRACE') return { type: 'tenant.grace.ended', ...fields };
      if (from?.name === 'SUSPENDED') return { type: 'tenant.restored', ...fields };
      return { type: 'tenant.provisioned', ...fields };
  }
};

const payerEvent = (before: Tenant | undefined, after: Tenant): DomainEvent[] => {
  const from = before?.link?.subscriptionId;
  const to = after.link?.subscriptionId;
  const tenure = after.tenures.find(({ subscriptionId }) => subscriptionId === to);
  if (to === undefined || from === to || tenure === undefined) return [];
  return [
    {
      type: 'tenant.payer.changed',
      version: 1,
      tenantId: after.tenantId,
      productCode: after.productCode,
      ...(from === undefined ? {} : { fromSubscriptionId: from }),
      toSubscriptionId: to,
      effectiveHour: tenure.from,
    },
  ];
};

/** Whether two states are the same to a reader of events: same name, and the same deadline. */
const isSameState = (left: TenantState | undefined, right: TenantState): boolean =>
  left?.name === right.name && ('until' in right ? 'until' in left && left.until === right.until : true);

/** The events between two standings of one tenant, in the order in which a reader should hear them. */
export const tenantEvents = (before: Tenant | undefined, after: Tenant): DomainEvent[] => [
  ...(isSameState(before?.state, after.state) ? [] : [stateEvent(after, before?.state)]),
  ...payerEvent(before, after),
  ...(after.retirementOffered && before?.retirementOffered === false
    ? [{ type: 'tenant.retirement.offered' as const, ...fieldsOf(after, after.state) }]
    : []),
];
