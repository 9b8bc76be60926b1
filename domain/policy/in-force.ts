/**
 * What is read of a policy that is in force, apart from its schema: that was parsed when it was deployed, and no function
 * carries it.
 * @module
 */
import { durationMs } from '../time.ts';
import type { Policy } from './policy.ts';

/** AWS may need some minutes until a read knows what its event announced (facts §6). */
const READ_AGAIN_AFTER_DEFAULT = ['PT1M', 'PT5M', 'PT15M'] as const;

/** `vendor/product@version`: what a change writes down when it pins its policy. */
export const policyReference = (policy: Policy): string =>
  `${policy.vendor}/${policy.product}@${policy.version}`;

/** The name a product's configuration uses: `vendor/product`. */
export const policyName = (policy: Policy): string => `${policy.vendor}/${policy.product}`;

/** The durations of a policy in milliseconds. */
export const lifecycleOf = (
  policy: Policy,
): { graceMs: number; provisioningMs?: number; retentionMs: number } => ({
  graceMs: durationMs(policy.lifecycle.grace),
  retentionMs: durationMs(policy.lifecycle.retention),
  ...(policy.lifecycle.provisioning === null
    ? {}
    : { provisioningMs: durationMs(policy.lifecycle.provisioning) }),
});

/** ms after which an empty list of entitlements is read again, one wait after the other. */
export const readAgainAfterMs = (policy: Policy): number[] =>
  (policy.entitlements?.readAgainAfter ?? READ_AGAIN_AFTER_DEFAULT).map(durationMs);
