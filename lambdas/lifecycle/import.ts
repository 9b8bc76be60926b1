/**
 * Imports customers who were there before Concord: each row in a commit of its own, in silence. The same request
 * again gets the same answer; one that broke off in the middle is simply sent again.
 * @module
 */
import type { ImportedRow, ImportRow } from '#domain/api/imports.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { type LicenseId, licenseIdOf } from '#domain/identifiers.ts';
import { type ImportEntry, importEntry } from '#domain/import/entry.ts';
import type { Cause } from '#domain/journal.ts';
import { tenantIdsOf } from '#domain/lifecycle/hear.ts';
import { administratorId } from '#domain/registration/registration.ts';
import { parseInstant } from '#domain/time.ts';
import { hashOf, personHashOf } from '#lambdas/edge/hashes.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { answerOnce } from './answer-once.ts';
import type { LifecyclePorts } from './apply.ts';

type Key = 'POST /v1/imports';

/** Digits of a hash in the id of a tenant: 104 bits. */
const TENANT_DIGITS = 26;

/** The tenant of a row: the one it names, or always the same one for the seller's reference. */
const tenantIdOf = ({ tenantId, productCode, reference, licenseArn }: ImportRow): string =>
  tenantId ?? `t-${hashOf(`${productCode} ${reference ?? licenseIdOf(licenseArn)}`).slice(0, TENANT_DIGITS)}`;

const entryOf = (row: ImportRow): ImportEntry => {
  const { licenseArn, productCode, buyerAccount, agreementId, offerId, startsAt, endsAt } = row;
  return {
    licenseId: licenseIdOf(licenseArn) as LicenseId,
    licenseArn,
    productCode,
    buyerAccount,
    ...(agreementId === undefined ? {} : { agreementId }),
    ...(offerId === undefined ? {} : { offerId }),
    startsAt: parseInstant(startsAt) as number,
    ...(endsAt === undefined ? {} : { endsAt: parseInstant(endsAt) as number }),
    tenantId: tenantIdOf(row),
  };
};

const putAdministrator = async (
  work: UnitOfWork,
  tenantId: string,
  administrator: ImportRow['administrator'],
): Promise<void> => {
  if (!administrator) return;
  const personHash = personHashOf(administrator.email);
  const id = administratorId(tenantId, personHash);
  if (await work.read('administrator', id)) return;
  const { email, name, company, locale = 'en' } = administrator;
  work.put('administrator', id, {
    tenantId,
    personHash,
    email,
    ...(name === undefined ? {} : { name }),
    ...(company === undefined ? {} : { company }),
    locale,
    since: work.now,
  });
};

const decideRow = async (
  ports: LifecyclePorts,
  work: UnitOfWork,
  row: ImportRow,
  mark: string,
): Promise<ImportedRow | Refusal> => {
  const entry = entryOf(row);
  const { licenseId, tenantId, agreementId } = entry;
  await work.prefetch([
    { kind: 'license', id: licenseId },
    { kind: 'tenant', id: tenantId },
    ...(agreementId === undefined ? [] : [{ kind: 'agreement' as const, id: agreementId }]),
  ]);
  const license = await work.read('license', licenseId);
  const held = license ? tenantIdsOf(license).filter((id) => id !== tenantId) : [];
  const others = (await work.readAll('tenant', held)).filter((each) => each !== undefined);
  const agreement = agreementId === undefined ? undefined : await work.read('agreement', agreementId);
  const known = { license, agreement, tenant: await work.read('tenant', tenantId), others };
  const policy = await ports.policies.forProduct(entry.productCode);
  const done = importEntry(entry, known, { policy, mark, now: work.now });
  if (isRefusal(done)) return done;
  if (done.license) work.put('license', licenseId, done.license);
  if (agreementId !== undefined && done.agreement) work.put('agreement', agreementId, done.agreement);
  for (const tenant of done.tenants) work.put('tenant', tenant.tenantId, tenant);
  if (done.license) await putAdministrator(work, tenantId, row.administrator);
  const { subscriptionId } = done;
  return { outcome: done.imported ? 'imported' : 'already-there', tenantId, subscriptionId };
};

const importRow = async (
  ports: LifecyclePorts,
  row: ImportRow,
  terms: { cause: Cause; mark: string; dryRun: boolean },
): Promise<ImportedRow> => {
  const { cause, mark, dryRun } = terms;
  const { store, surroundings } = ports;
  const walked = await walk(store, surroundings, cause, (work) => decideRow(ports, work, row, mark), {
    dryRun,
  });
  return walked.outcome === 'refused'
    ? { outcome: 'refused', tenantId: tenantIdOf(row), refusal: walked.refusal.refused }
    : walked.result;
};

/** `POST /v1/imports`. */
export const importCustomers =
  (ports: LifecyclePorts): Handler<Key> =>
  async (asked) => {
    const keeping = { verb: 'import', quiet: true };
    const answer = await answerOnce(ports, asked, keeping, async ({ cause, dryRun, requestId }) => {
      const rows: ImportedRow[] = [];
      for (const [index, row] of asked.body.rows.entries()) {
        const mark = `import ${requestId} ${index}`;
        rows.push(await importRow(ports, row, { cause, mark, dryRun }));
      }
      return { dryRun, rows, links: { self: '/v1/imports' } };
    });
    return isRefusal(answer) ? answer : { body: answer };
  };
