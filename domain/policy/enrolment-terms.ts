/**
 * What a policy says of features and seats, as decisions ask for it.
 * @module
 */
import type { EnrolmentFeature, PartPolicy, SeatsPolicy } from './enrolment-schema.ts';
import { policyReference } from './in-force.ts';
import type { Policy } from './policy.ts';

/** A feature that switches itself on; an enrolment keeps the terms that it began with (L15). */
export interface EnrolmentTerms extends EnrolmentFeature {
  /** Which policy they come from, e.g. `maas360/maas360@1`. */
  readonly policy: string;
}

/** What devices may hold. */
export interface SeatsTerms extends Omit<SeatsPolicy, 'defaults'> {
  readonly policy: string;
  /** Parts of a device that uses nothing, or enrolled by itself. */
  readonly defaults: readonly string[];
}

/** The terms of a feature; `undefined` where the policy has none of this name. */
export const enrolmentTermsOf = (policy: Policy, feature: string): EnrolmentTerms | undefined => {
  const found = policy.enrolments?.find(({ id }) => id === feature);
  return found && { ...found, policy: policyReference(policy) };
};

/** The terms of seats; `undefined` where the policy has none. */
export const seatsTermsOf = (policy: Policy): SeatsTerms | undefined => {
  const { seats } = policy;
  return seats && { ...seats, policy: policyReference(policy), defaults: seats.defaults ?? [] };
};

/** A part by its id. */
export const partOfId = ({ parts }: Pick<SeatsTerms, 'parts'>, id: string): PartPolicy | undefined =>
  parts.find((part) => part.id === id);

/** Whether a part is what a device holds one of. */
export const standsAlone = ({ kind }: Pick<PartPolicy, 'kind'>): boolean => kind !== 'add-on';
