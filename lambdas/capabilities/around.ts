/**
 * What stands in the store around a change at the vendor: the policy, what is under way, the systems that are down.
 * @module
 */
import type { VendorAccount } from '#domain/capabilities/account.ts';
import type { ChangeScene } from '#domain/capabilities/begin.ts';
import { downAmong, type Upstream } from '#domain/capabilities/upstream.ts';
import { type Refusal, refuse } from '#domain/errors.ts';
import { upstreamTermsOf } from '#domain/policy/capabilities-terms.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { Found } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import type { ActPorts } from './act-ports.ts';
import { readUpstreams } from './upstream-keys.ts';

/** The systems of the vendor of a product, as far as something was said of them. */
export const upstreamsKnown = (
  work: UnitOfWork,
  productCode: string,
  policy: Policy,
): Promise<readonly Upstream[]> =>
  readUpstreams(
    work,
    productCode,
    upstreamTermsOf(policy).map(({ id }) => id),
  );

/**
 * The scene of a change.
 * @param latest ids of the propagations that are the latest of their subjects
 */
export const sceneOf = async (
  { policies }: Pick<ActPorts, 'policies'>,
  work: UnitOfWork,
  productCode: string,
  latest: readonly string[],
): Promise<ChangeScene> => {
  const policy = await policies.forProduct(productCode);
  const upstreams = await upstreamsKnown(work, productCode, policy);
  const propagations = (await work.readAll('propagation', latest)).filter((each) => each !== undefined);
  const propagationId = `p-${work.commitId}`;
  return { policy, propagations, down: downAmong(upstreams), now: work.now, propagationId };
};

/** The account of a tenant; refused where there is no such tenant, or it is no customer at the vendor. */
export const findAccount = async (
  work: UnitOfWork,
  { params: { id } }: { readonly params: { readonly id: string } },
): Promise<Found<VendorAccount> | Refusal> => {
  const target = await work.read('vendorAccount', id);
  if (target) return { target, version: work.versionOf('vendorAccount', id) };
  const tenant = await work.read('tenant', id);
  return tenant ? refuse('NO_VENDOR_ACCOUNT', { tenantId: id }) : refuse('NOT_FOUND', { id });
};
