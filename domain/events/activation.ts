/**
 * The events of activation and of support cases. No link and no address stands in them, but for what is masked.
 * @module
 */
import * as v from 'valibot';
import { REFUSED_REASONS } from '../activation/activation.ts';

const instant = v.pipe(v.number(), v.integer());

const activationFields = {
  version: v.literal(1),
  tenantId: v.string(),
  productCode: v.string(),
  /** Of the redemption, or of what was observed. */
  activationId: v.string(),
  /** The product and its family, as the policy names them. */
  product: v.string(),
  family: v.string(),
};
const activated = <const Type extends string>(type: Type) =>
  v.strictObject({
    type: v.literal(type),
    ...activationFields,
    /** Whether the family was not there before. */
    first: v.boolean(),
    /** When it was activated at the vendor; ms since 1970 UTC, as all times here. */
    since: instant,
  });
const redemption = <const Type extends string>(type: Type) =>
  v.strictObject({
    type: v.literal(type),
    ...activationFields,
    /** Masked. */
    link: v.string(),
    since: instant,
    reason: v.optional(v.picklist(REFUSED_REASONS)),
  });
const conflict = <const Type extends string>(type: Type) =>
  v.strictObject({
    type: v.literal(type),
    version: v.literal(1),
    tenantId: v.string(),
    productCode: v.string(),
    /** The family that was to be first, and the one that was. */
    before: v.string(),
    after: v.string(),
    /** What the vendor shows, in its own words. */
    symptom: v.string(),
    /** The support case. */
    caseId: v.string(),
    since: instant,
  });
const supportCase = <const Type extends string>(type: Type) =>
  v.strictObject({
    type: v.literal(type),
    version: v.literal(1),
    caseId: v.string(),
    /** As the policy names it. */
    kind: v.string(),
    tenantId: v.string(),
    productCode: v.string(),
    /** Evidence that is required and not there, as the policy names it. */
    missing: v.array(v.string()),
    since: instant,
  });

/** One schema per type of event. */
export const ACTIVATION_EVENT_SCHEMAS = {
  /** A link was redeemed through us: the product may be used. */
  'activation.redeemed': activated('activation.redeemed'),
  /** The vendor says that a license was activated, and nobody asked us to. */
  'activation.observed': activated('activation.observed'),
  /** A redemption came to nothing; the link is as it was before. */
  'activation.refused': redemption('activation.refused'),
  /** The vendor says that the link was used, after an answer of its own was lost: a person must look. */
  'activation.unclear': redemption('activation.unclear'),
  /** The vendor has not answered for too long; it is asked on. */
  'activation.overdue': redemption('activation.overdue'),
  /** Families were activated in the wrong order at the vendor: nothing is redeemed until its support has mended that. */
  'activation.conflict': conflict('activation.conflict'),
  /** The conflict is over. */
  'activation.mended': conflict('activation.mended'),
  'support.case.opened': supportCase('support.case.opened'),
  /** A person gave it to the vendor. */
  'support.case.submitted': supportCase('support.case.submitted'),
  'support.case.closed': supportCase('support.case.closed'),
  /** Something sealed was shown whole to a person, for this case; the journal says to whom, and why. */
  'support.evidence.released': v.strictObject({
    type: v.literal('support.evidence.released'),
    version: v.literal(1),
    caseId: v.string(),
    kind: v.string(),
    tenantId: v.string(),
    productCode: v.string(),
    evidence: v.string(),
    since: instant,
  }),
} as const;
