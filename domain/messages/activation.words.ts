/**
 * What is said of activations to operators, by name, and the shape of its words in one language.
 * @module
 */
import type { ActivationsState, RedemptionState, RefusedReason } from '../activation/activation.ts';

/** The words of one language. */
export interface ActivationTexts {
  /** What stands of a tenant's activations. */
  readonly tenants: Readonly<Record<ActivationsState['name'], string>>;
  /** How far a redemption is. */
  readonly redemptions: Readonly<Record<RedemptionState['name'], string>>;
  /** It is asked on, and a person should look. */
  readonly overdue: string;
  /** Why it came to nothing. */
  readonly refused: Readonly<Record<RefusedReason, string>>;
}
