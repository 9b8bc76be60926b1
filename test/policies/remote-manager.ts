/**
 * The policy of a vendor's console with two account types, read as the functions read it; and what tests ask of it.
 * @module
 */
import { type CapabilityTable, capabilityTableOf } from '#domain/policy/capabilities-terms.ts';
import { type Policy, parsePolicy } from '#domain/policy/policy.ts';
import file from '#policies/remote-manager/remote-manager.json' with { type: 'json' };

/** A policy of a test; throws with its faults. */
export const readPolicy = (input: unknown): Policy => {
  const parsed = parsePolicy(input);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.policy;
};

/** The table of a policy that has one. */
export const tableIn = (policy: Policy): CapabilityTable => {
  const table = capabilityTableOf(policy);
  if (!table) throw new Error(`${policy.product} has no account types`);
  return table;
};

/** `remote-manager/remote-manager`: LMP and CLP accounts, fourteen rows. */
export const remoteManager: Policy = readPolicy(file);

/** Its file, for tests that break it. */
export const remoteManagerFile: unknown = file;
