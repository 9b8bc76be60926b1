/** What stands in the office of metering: a tenant, and hours of its ledger. */
import type { LedgerItem } from '#domain/metering/ledger.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { HOUR_MS, type Instant, startOfHour } from '#domain/time.ts';
import { NOW, type Office, PRODUCT } from '../directory/office.ts';
import { stockServed } from '../directory/stock.ts';

/** The hour before last, closed by now. */
export const HOUR: Instant = startOfHour(NOW) - 2 * HOUR_MS;
export const DIMENSION = 'requests';

/** A tenant with who pays for it. */
export const stockPaid = async (desk: Office): Promise<Tenant> =>
  (await stockServed(desk, 1, { since: NOW - 40 * HOUR_MS })).tenant;

const payerOf = ({ link }: Tenant): NonNullable<LedgerItem['payer']> => ({
  subscriptionId: link?.subscriptionId ?? 'l-0~1',
  licenseId: 'l-00000001',
  productCode: PRODUCT,
  region: 'us-east-1',
  identity: {
    by: 'license',
    licenseArn: 'arn:aws:license-manager::294406891311:license:l-00000001',
    buyerAccount: '111122223333',
  },
  licenseStart: NOW - 40 * HOUR_MS,
  mode: 'live',
});

/** An hour as it was closed. */
export const itemOf = (tenant: Tenant, more: Partial<LedgerItem> = {}): LedgerItem => {
  const { hour = HOUR, used = 12 } = more;
  return {
    tenantId: tenant.tenantId,
    hour,
    dimension: DIMENSION,
    used,
    quantity: used,
    payer: payerOf(tenant),
    timestamp: hour,
    deadline: hour + 24 * HOUR_MS,
    closedAt: hour + HOUR_MS + 600_000,
    verdict: { name: 'BILLED', at: hour + HOUR_MS + 660_000, recordId: 'record-1' },
    ...more,
  };
};
