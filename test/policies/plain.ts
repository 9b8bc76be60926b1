/**
 * The example policy, read as the functions read it.
 * @module
 */
import { type Policy, parsePolicy } from '#domain/policy/policy.ts';
import file from '#policies/example/plain.json' with { type: 'json' };

const read = (): Policy => {
  const parsed = parsePolicy(file);
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.policy;
};

/** `example/plain`: 7 days of grace, 30 days of waiting for a payer, 30 days of retention. */
export const plain: Policy = read();
