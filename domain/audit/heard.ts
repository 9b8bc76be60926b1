/**
 * What a commit was told, read off an entity before and after it: so every door leaves the same trace, whichever it is.
 * @module
 */
import type { Agreement, AgreementFact } from '../agreement/agreement.ts';
import type { HeardInCommit } from '../journal.ts';
import type { LicenseFact } from '../subscription/facts.ts';
import type { License, LicenseDetails } from '../subscription/license.ts';
import type { Tenant } from '../tenant/tenant.ts';

const DETAILS = [
  'licenseId',
  'licenseArn',
  'productCode',
  'productId',
  'buyerAccount',
  'customerIdentifier',
  'freeTrial',
] as const satisfies readonly (keyof LicenseDetails)[];

/** Facts are small and plain, and are built in one place each: equal ones print the same. */
const isEqual = (left: LicenseFact, right: LicenseFact): boolean =>
  left === right || JSON.stringify(left) === JSON.stringify(right);

const heardOfLicense = (before: License | undefined, after: License): HeardInCommit | undefined => {
  const known = before?.facts ?? [];
  const facts = after.facts.filter((fact) => !known.some((each) => isEqual(each, fact)));
  const gone = known.filter((fact) => !after.facts.some((each) => isEqual(each, fact)));
  const changed = DETAILS.filter((key) => after[key] !== undefined && after[key] !== before?.[key]);
  const details = Object.fromEntries(changed.map((key) => [key, after[key]])) as Partial<LicenseDetails>;
  if (facts.length + gone.length + changed.length === 0) return undefined;
  const dropped = gone.map(({ kind, at, id }) => ({ kind, at, id }));
  return { kind: 'license', id: after.licenseId, details, facts, ...(dropped.length > 0 ? { dropped } : {}) };
};

const heardOfAgreement = (before: Agreement | undefined, after: Agreement): HeardInCommit | undefined => {
  const facts = (['created', 'recorded', 'ended'] as const).flatMap((mark): AgreementFact[] => {
    const heard = after[mark];
    return heard && heard !== before?.[mark]
      ? [{ ...heard, kind: mark === 'ended' ? 'ended' : 'recorded' }]
      : [];
  });
  const { advisory } = after;
  const isAdvised = advisory !== undefined && advisory !== before?.advisory;
  return facts.length === 0 && !isAdvised
    ? undefined
    : { kind: 'agreement', id: after.agreementId, facts, ...(isAdvised ? { advisory } : {}) };
};

const bornWith = ({
  productCode,
  policy,
  createdAt,
  retentionMs,
  provisioningUntil,
  attachments,
}: Tenant) => ({
  productCode,
  policy,
  createdAt,
  retentionMs,
  ...(provisioningUntil === undefined ? {} : { provisioningUntil }),
  ...(attachments === undefined ? {} : { attachments }),
});

const heardOfTenant = (before: Tenant | undefined, after: Tenant): HeardInCommit | undefined => {
  const acts = after.acts.filter(({ id }) => !before?.acts.some((known) => known.id === id));
  const graceOf = (tenant: Tenant | undefined, id: string) =>
    tenant?.bindings.find(({ subscriptionId }) => subscriptionId === id)?.graceMs;
  const pinned = after.bindings.flatMap(({ subscriptionId, graceMs }) =>
    graceMs !== undefined && graceMs !== graceOf(before, subscriptionId) ? [[subscriptionId, graceMs]] : [],
  );
  if (before && acts.length === 0 && pinned.length === 0) return undefined;
  const born = before ? {} : { born: bornWith(after) };
  return { kind: 'tenant', id: after.tenantId, ...born, acts, graces: Object.fromEntries(pinned) };
};

/**
 * What a commit was told of an entity.
 * @param kind of the entity; of kinds other than license, agreement and tenant nothing is told, they may be personal
 * @param after absent where the commit removes it
 * @returns `undefined` where time alone moved it
 */
export const heardInCommit = (kind: string, before: unknown, after: unknown): HeardInCommit | undefined => {
  if (after === undefined) return undefined;
  switch (kind) {
    case 'license':
      return heardOfLicense(before as License | undefined, after as License);
    case 'agreement':
      return heardOfAgreement(before as Agreement | undefined, after as Agreement);
    case 'tenant':
      return heardOfTenant(before as Tenant | undefined, after as Tenant);
    default:
      return undefined;
  }
};
