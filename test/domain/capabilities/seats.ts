/**
 * A change of seats under way: the one that tests of propagation look at.
 */
import type { Policy } from '#domain/policy/policy.ts';
import { readPolicy, remoteManager } from '#test/policies/remote-manager.ts';
import { type Vendor, withServices } from './vendor.ts';

/** The policy with other terms for changes of settings. */
export const policyWith = (terms: Readonly<Record<string, string>>): Policy => {
  const { propagation } = remoteManager;
  if (!propagation) throw new Error('it has no propagation');
  const kinds = propagation.kinds.map((kind) => (kind.id === 'settings' ? { ...kind, ...terms } : kind));
  return readPolicy({ ...remoteManager, propagation: { ...propagation, kinds } });
};

/** An LMP account that asked for 25 seats of WFBS Services, just now. */
export const seated = (policy: Policy = remoteManager): Vendor => {
  const vendor = withServices('lmp', policy);
  const refusal = vendor.do({ kind: 'seats.assign', product: 'wfbs-services', seats: 25 });
  if (refusal) throw new Error(refusal.refused);
  return vendor;
};
