import { AwsFault } from '../fault.ts';
import type { License, MarketplaceState, Product } from '../state.ts';
import type { UsageRecord } from './record.ts';
import { takesUsage } from './window.ts';

/** Who a record is for, and by which of the two identities it was named. */
export interface Payer {
  readonly identity: 'license' | 'product';
  readonly license: License;
}

const given = (value: string | null | undefined): value is string => value !== null && value !== undefined;

const noLicense = (): AwsFault =>
  new AwsFault(
    'InvalidLicenseException',
    'The license does not exist or does not match the customer or product.',
  );

/** The license named by the record; it must be of the record's account. */
export const payerByLicense = (state: MarketplaceState, record: UsageRecord): Payer | undefined => {
  if (!given(record.LicenseArn)) return undefined;
  if (!given(record.CustomerAWSAccountId))
    throw new AwsFault('InvalidCustomerIdentifierException', 'CustomerAWSAccountId goes with LicenseArn.');
  const license = state.licenses[record.LicenseArn];
  if (license === undefined || license.account !== record.CustomerAWSAccountId) throw noLicense();
  return { identity: 'license', license };
};

const accountOf = (state: MarketplaceState, product: Product, record: UsageRecord): string => {
  const { CustomerIdentifier: identifier, CustomerAWSAccountId: account } = record;
  if (given(identifier) === given(account))
    throw new AwsFault(
      'InvalidCustomerIdentifierException',
      'Either CustomerIdentifier or CustomerAWSAccountId names the customer.',
    );
  if (given(account)) return account;
  const [key] =
    Object.entries(state.customerIdentifiers).find(
      ([name, value]) => value === identifier && name.endsWith(` ${product.code}`),
    ) ?? [];
  if (key === undefined)
    throw new AwsFault('InvalidCustomerIdentifierException', 'There is no such customer of the product.');
  return key.slice(0, key.indexOf(' '));
};

/**
 * Legacy: the customer's license of the product that takes usage, the newest if there are several, else the newest at
 * all. Undefined: no license ever. A record that names a license too may only name one of this product.
 */
export const payerByProduct = (
  state: MarketplaceState,
  { product, record, now }: { product: Product; record: UsageRecord; now: number },
): Payer | undefined => {
  if (given(record.LicenseArn) && state.licenses[record.LicenseArn]?.productCode !== product.code)
    throw noLicense();
  const account = accountOf(state, product, record);
  const owned = Object.values(state.licenses)
    .filter((license) => license.account === account && license.productCode === product.code)
    .reverse();
  const license = owned.find((candidate) => takesUsage(state, candidate, now)) ?? owned[0];
  return license === undefined ? undefined : { identity: 'product', license };
};
