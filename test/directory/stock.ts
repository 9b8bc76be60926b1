/**
 * What stands in the office's store: licenses and tenants made by the domain itself, from facts.
 * @module
 */
import { followLicense, hearAgreement, hearLicenseFact } from '#domain/lifecycle/hear.ts';
import type { LicenseFact } from '#domain/subscription/facts.ts';
import { hearFact, type License } from '#domain/subscription/license.ts';
import { newTenant } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { HOUR_MS, type Instant } from '#domain/time.ts';
import type { Entities, EntityKind } from '#lambdas/stores/entities.ts';
import { NOW, type Office, PRODUCT } from './office.ts';

/** `l-…` of a number. */
export const licenseIdOf = (number: number): `l-${string}` => `l-${number.toString(16).padStart(8, '0')}`;
/** `t-…` of a number. */
export const tenantIdOf = (number: number): string => `t-${number.toString().padStart(12, '0')}`;

/** Writes an entity as a commit would, without a journal entry. */
export const place = async <Kind extends EntityKind>(
  { memory }: Office,
  kind: Kind,
  id: string,
  entity: Entities[Kind],
): Promise<void> => {
  const [stored] = await memory.load([{ kind, id }]);
  const write = { key: { kind, id }, entity, expectedVersion: stored?.version ?? 0 };
  await memory.commit({ writes: [write], guards: [] });
};

type Fact = LicenseFact extends infer Each ? (Each extends LicenseFact ? Omit<Each, 'id'> : never) : never;

export interface LicenseStock {
  readonly number: number;
  readonly facts: readonly Fact[];
  readonly productCode?: string;
  readonly buyerAccount?: string;
  readonly firstSeenAt?: Instant;
}

/** A license that heard the facts. */
export const licenseOf = ({ number, facts, ...details }: LicenseStock): License => {
  const licenseId = licenseIdOf(number);
  const known = {
    licenseId,
    licenseArn: `arn:aws:license-manager::294406891311:license:${licenseId}`,
    productCode: details.productCode ?? PRODUCT,
    buyerAccount: details.buyerAccount ?? '111122223333',
  };
  const at = details.firstSeenAt ?? NOW - 100 * HOUR_MS + number;
  const license = facts.reduce<License | undefined>(
    (before, fact, index) => hearFact(before, known, { ...fact, id: `fact-${index}` } as LicenseFact, NOW),
    undefined,
  ) as License;
  return { ...license, firstSeenAt: at };
};

/** Places a license. */
export const stockLicense = async (desk: Office, stock: LicenseStock): Promise<License> => {
  const license = licenseOf(stock);
  await place(desk, 'license', license.licenseId, license);
  return license;
};

/** Places a tenant, followed by the licenses whose subscriptions are bound to it. */
export const stockTenant = async (
  desk: Office,
  number: number,
  options: { productCode?: string; createdAt?: Instant; licenses?: readonly License[] } = {},
): Promise<Tenant> => {
  const { productCode = PRODUCT, createdAt = NOW - 50 * HOUR_MS + number, licenses = [] } = options;
  const policy = await desk.ports.policies.forProduct(productCode);
  const fresh = newTenant(tenantIdOf(number), productCode, policy, createdAt);
  const tenant = licenses.reduce(
    (before, license) => followLicense(undefined, license, [before], () => policy, NOW).tenants[0] ?? before,
    fresh,
  );
  await place(desk, 'tenant', tenant.tenantId, tenant);
  return tenant;
};

/** An ACTIVE tenant with the license that pays for it, both of one number. */
export const stockServed = async (
  desk: Office,
  number: number,
  {
    since = NOW - 20 * HOUR_MS,
    ...details
  }: { productCode?: string; buyerAccount?: string; since?: Instant } = {},
): Promise<{ license: License; tenant: Tenant }> => {
  const facts: Fact[] = [
    { kind: 'registered', at: since },
    { kind: 'granted', at: since + 1 },
    { kind: 'bound', at: since + 2, tenantId: tenantIdOf(number) },
  ];
  const license = await stockLicense(desk, { number, facts, ...details });
  const { productCode } = details;
  const options = { licenses: [license], createdAt: since + number, ...(productCode ? { productCode } : {}) };
  return { license, tenant: await stockTenant(desk, number, options) };
};

/** Places an agreement with a license for each number, each granted under it. */
export const stockAgreement = async (
  desk: Office,
  agreementId: string,
  numbers: readonly number[],
): Promise<void> => {
  const recorded = {
    kind: 'recorded',
    at: NOW - 30 * HOUR_MS,
    id: 'a',
    status: 'ACTIVE',
    terms: { intent: 'NEW' },
  } as const;
  let { agreement } = hearAgreement(undefined, agreementId, recorded, [], NOW);
  for (const number of numbers) {
    const fact = { kind: 'granted', at: NOW - 30 * HOUR_MS, id: `g-${number}`, agreementId } as const;
    const license = licenseOf({ number, facts: [{ kind: 'registered', at: NOW - 31 * HOUR_MS }] });
    const heard = hearLicenseFact({ license, agreement }, license, fact, NOW);
    agreement = heard.agreement ?? agreement;
    await place(desk, 'license', heard.license.licenseId, heard.license);
  }
  await place(desk, 'agreement', agreementId, agreement);
};

/** Lets AWS end the license of a number at `at`, its tenant following. */
export const endLicense = async (desk: Office, license: License, at: Instant): Promise<License> => {
  const fact = { kind: 'ended', cause: 'CANCELLED', at, id: 'end' } as const;
  const after = hearFact(license, license, fact, NOW);
  await place(desk, 'license', license.licenseId, after);
  for (const tenant of desk.memory.all('tenant')) {
    const policy = await desk.ports.policies.forProduct(tenant.productCode);
    const [followed] = followLicense(license, after, [tenant], () => policy, NOW).tenants;
    if (followed && followed !== tenant) await place(desk, 'tenant', tenant.tenantId, followed);
  }
  return after;
};
