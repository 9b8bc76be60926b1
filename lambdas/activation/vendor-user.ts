/**
 * An operator says who a tenant is at the vendor: its account there, and the address that its user signs in with.
 * @module
 */
import type { VendorAccount } from '#domain/activation/activation.ts';
import { termsToBegin } from '#domain/activation/tenants.ts';
import {
  type AccountSaid,
  sayAccount,
  type VendorUser,
  vendorUserId,
} from '#domain/activation/vendor-user.ts';
import type { VendorUserOutcome } from '#domain/api/activations.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { masked } from '#domain/registration/masked.ts';
import type { Sealed } from '#domain/sealed.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { corridorOf, DOOR } from './corridor.ts';
import { activationsNext } from './next-steps.ts';
import { vendorUserPath } from './paths.ts';
import type { ApiPorts } from './ports.ts';
import { putActivations } from './put.ts';
import { type Standing, standingOf } from './standing.ts';
import { vendorView } from './view.ts';

type Key = 'PUT /v1/tenants/{id}/vendor-user';
type Shown = Pick<VendorUserOutcome, 'vendor'>;

const usersOf = async (
  work: UnitOfWork,
  productCode: string,
  emails: readonly (Sealed | undefined)[],
): Promise<ReadonlyMap<string, VendorUser>> => {
  const hashes = [...new Set(emails.flatMap((email) => email?.hash ?? []))];
  const users = await work.readAll(
    'vendorUser',
    hashes.map((hash) => vendorUserId(productCode, hash)),
  );
  return new Map(users.flatMap((user) => (user ? [[user.hash, user]] : [])));
};

const putUsers = (work: UnitOfWork, productCode: string, { former, user }: AccountSaid): void => {
  if (former?.user === 'gone') work.remove('vendorUser', vendorUserId(productCode, former.hash));
  else if (former) work.put('vendorUser', vendorUserId(productCode, former.hash), former.user);
  if (user) work.put('vendorUser', vendorUserId(productCode, user.hash), user);
};

const decide = async (
  work: UnitOfWork,
  { tenant, policy, activations }: Standing,
  vendor: VendorAccount,
): Promise<Decided | Refusal> => {
  const begin = termsToBegin(tenant, policy, work.now);
  if (isRefusal(begin)) return begin;
  const { productCode } = activations;
  const users = await usersOf(work, productCode, [activations.vendor?.email, vendor.email]);
  const said = sayAccount(activations, vendor, users);
  const { activations: after } = said;
  putUsers(work, productCode, said);
  const cases =
    after === activations ? [] : await putActivations(work, policy, { before: activations, after });
  if (isRefusal(cases)) return cases;
  return {
    isWritten: after !== activations,
    changes: [],
    events: cases,
    warnings: [],
    next: activationsNext(after, begin.terms),
    shown: vendorView(after.vendor),
  };
};

const writeOf = (ports: ApiPorts, vendor: VendorAccount): Handler<Key> =>
  operatorWrite<Key, UnitOfWork, Standing, Shown>(DOOR, corridorOf(ports), {
    verb: 'say-vendor-user',
    self: ({ params }) => vendorUserPath(params.id),
    // what `decide` gave, perhaps by way of a receipt
    show: (shown) => ({ vendor: shown as Shown['vendor'] }),
    find: async (work, { params }) => {
      const standing = await standingOf(ports, work, params.id);
      return isRefusal(standing) ? standing : { target: standing, version: standing.version };
    },
    decide: (work, standing) => decide(work, standing, vendor),
  });

/** `PUT /v1/tenants/{id}/vendor-user`; one address is one user, in whatever capitals it is written. */
export const sayVendorUser =
  (ports: ApiPorts): Handler<Key> =>
  async (asked) => {
    const { accountId, email } = asked.body;
    if (accountId === undefined && email === undefined) {
      const faults = ['accountId', 'email'].map((field) => ({ field, message: 'one of both is needed' }));
      return refuse('BODY_INVALID', {}, faults);
    }
    const address = email?.toLowerCase();
    const sealed = address && (await ports.sealing.seal(address, masked(address), 'email'));
    const vendor = {
      ...(accountId === undefined ? {} : { accountId }),
      ...(sealed ? { email: sealed } : {}),
    };
    return writeOf(ports, vendor)(asked);
  };
