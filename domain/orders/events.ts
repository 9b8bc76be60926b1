/**
 * What orders and keys say to the world. No key stands in it.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import type { Instant } from '../time.ts';
import type { LicenseContract, LicenseKey, LicenseOrder, SupportId, TenantKeys } from './contract.ts';

type Of = Pick<LicenseContract, 'contractId' | 'tenantId' | 'productCode'>;

const ofContract = ({ contractId, tenantId, productCode }: Of) => ({ contractId, tenantId, productCode });

/** An order was placed, is overdue, or waits for a person, or nobody waits for it any more. */
export const orderEvent = (
  type: `license.order.${'placed' | 'overdue' | 'failed' | 'given-up'}`,
  contract: Of,
  { orderId, kind, lineId, expectedAt, state }: LicenseOrder,
  since: Instant,
): DomainEvent => ({
  type,
  version: 1,
  ...ofContract(contract),
  ...{ orderId, kind, lineId, expectedAt, since },
  ...(state.name === 'NEEDS_ATTENTION' ? { reason: state.reason } : {}),
});

/** An order came to its end; one that was overdue is closed by it. */
export const doneEvent = (
  contract: Of,
  { orderId, kind, lineId, expectedAt }: LicenseOrder,
  late: boolean,
  since: Instant,
): DomainEvent => ({
  type: 'license.order.done',
  version: 1,
  ...ofContract(contract),
  ...{ orderId, kind, lineId, expectedAt, late, since },
});

/** Keys were issued, or are dead. */
export const keysEvent = (
  type: 'license.keys.issued' | 'license.keys.abolished',
  contract: Of,
  { orderId, lineId }: LicenseOrder,
  count: number,
  since: Instant,
): DomainEvent => ({ type, version: 1, ...ofContract(contract), orderId, lineId, count, since });

/** A key was shown to a person; the audit entry says why. */
export const keyReadEvent = (
  contract: Of,
  { keyId, firstReadAt }: LicenseKey,
  since: Instant,
): DomainEvent => ({
  type: 'license.key.read',
  version: 1,
  ...ofContract(contract),
  ...{ keyId, first: firstReadAt === since, since },
});

/** The tenant's support id came, or went with its last key. */
export const supportIdEvent = (
  type: 'license.support-id.issued' | 'license.support-id.retired',
  { tenantId, productCode }: Pick<TenantKeys, 'tenantId' | 'productCode'>,
  { id }: SupportId,
  since: Instant,
): DomainEvent => ({ type, version: 1, tenantId, productCode, supportId: id, since });
