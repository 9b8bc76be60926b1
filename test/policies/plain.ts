/**
 * The policies of the tests, read as the functions read them.
 * @module
 */
import { type Policy, parsePolicy } from '#domain/policy/policy.ts';
import cloudOneFile from '#policies/cloud-one/cloud-one.json' with { type: 'json' };
import file from '#policies/example/plain.json' with { type: 'json' };

const read = (input: unknown): Policy => {
  const parsed = parsePolicy(input);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.policy;
};

/** `example/plain`: 7 days of grace, 30 days of waiting for a payer, 30 days of retention. */
export const plain: Policy = read(file);

/** `cloud-one/cloud-one`: an SPPO reseller, four eyes, seven services to verify. */
export const cloudOne: Policy = read(cloudOneFile);
