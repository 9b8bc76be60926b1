/**
 * A tenant becomes a customer at the vendor; and its account turns out to be of another type.
 * @module
 */
import type { VendorActOutcome } from '#domain/api/capabilities.ts';
import type { VendorAccount } from '#domain/capabilities/account.ts';
import { carryOutCreation, migrate } from '#domain/capabilities/carry-out.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import { type Hint, hintOf } from '#domain/messages/hints.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import type { ActPorts } from './act-ports.ts';
import { corridorOf, DOOR } from './api.corridor.ts';
import { findAccount, sceneOf } from './around.ts';
import { putOpened, putSuperseded, showChange, supersededChanges, toldOf } from './carried.ts';
import { vendorAccountPath } from './paths.ts';
import { tellingAtOnce } from './tell-at-once.ts';

type CreateKey = 'POST /v1/tenants/{id}/vendor-account';
type ChangeKey = 'POST /v1/tenants/{id}/vendor-account/account-type';

/** The tenant, and its account if it has one; the version is the account's. */
interface Newcomer {
  readonly tenant: Tenant;
  readonly known: VendorAccount | undefined;
}

/** `POST /v1/tenants/{id}/vendor-account`. */
export const createAccount = (ports: ActPorts): Handler<CreateKey> => {
  const write = operatorWrite<CreateKey, UnitOfWork, Newcomer, Pick<VendorActOutcome, 'change'>>(
    DOOR,
    corridorOf(ports),
    {
      verb: 'customer-create',
      status: 201,
      self: ({ params }) => vendorAccountPath(params.id),
      show: showChange,
      find: async (work, { params: { id } }) => {
        const tenant = await work.read('tenant', id);
        if (!tenant) return refuse('NOT_FOUND', { id });
        const known = await work.read('vendorAccount', id);
        return { target: { tenant, known }, version: work.versionOf('vendorAccount', id) };
      },
      decide: async (work, { tenant, known }, { body: { accountType } }) => {
        const { tenantId, productCode } = tenant;
        const scene = await sceneOf(ports, work, productCode, Object.values(known?.latest ?? {}));
        const done = carryOutCreation(known, { tenantId, productCode, accountType }, scene);
        if (isRefusal(done)) return done;
        const { account, opened, superseded, events } = done;
        work.put('vendorAccount', tenantId, account);
        await putSuperseded(work, superseded);
        if (opened) putOpened(work, opened);
        const told = toldOf(opened, superseded, scene.propagations);
        const resource = vendorAccountPath(tenantId);
        const born = opened ? [{ resource, from: known?.state.name ?? '–', to: account.state.name }] : [];
        return { isWritten: account !== known, events, ...told, changes: [...born, ...told.changes] };
      },
    },
  );
  return tellingAtOnce(ports, write);
};

const hintsOf = (
  tenantId: string,
  subjects: readonly string[],
  products: readonly string[],
): { readonly warnings: Hint[]; readonly next: Hint[] } => ({
  warnings:
    subjects.length > 0 ? [hintOf('CHANGES_WITHDRAWN', { tenantId, subjects: subjects.join(', ') })] : [],
  next: products.length > 0 ? [hintOf('PRODUCTS_TO_JUDGE', { tenantId, products: products.join(', ') })] : [],
});

/** `POST /v1/tenants/{id}/vendor-account/account-type`. */
export const changeAccountType = (ports: ActPorts): Handler<ChangeKey> =>
  operatorWrite<ChangeKey, UnitOfWork, VendorAccount>(DOOR, corridorOf(ports), {
    verb: 'change-account-type',
    self: ({ params }) => vendorAccountPath(params.id),
    find: findAccount,
    decide: async (work, account, { body }) => {
      const { tenantId, productCode, latest, accountType: from } = account;
      const scene = await sceneOf(ports, work, productCode, Object.values(latest));
      const done = migrate(account, body.accountType, scene);
      if (isRefusal(done)) return done;
      const { account: after, superseded, events, unsupportedProducts } = done;
      const isWritten = after !== account;
      work.put('vendorAccount', tenantId, after);
      await putSuperseded(work, superseded);
      const change = { resource: vendorAccountPath(tenantId), from, to: after.accountType };
      const subjects = superseded.map(({ subject }) => subject);
      const { warnings, next } = hintsOf(tenantId, subjects, unsupportedProducts);
      return {
        isWritten,
        changes: [...(isWritten ? [change] : []), ...supersededChanges(scene.propagations, superseded)],
        events,
        warnings: [...warnings, ...(isWritten ? [] : [hintOf('CHANGED_ALREADY')])],
        next,
      };
    },
  });
