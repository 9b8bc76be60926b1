/**
 * Activations as `/v1` shows them. No link and no address stands in them, but masked.
 * @module
 */
import * as v from 'valibot';
import { REFUSED_REASONS } from '../activation/activation.ts';
import { REFUSALS, type RefusalCode } from '../errors.ts';
import { ActivationId, TenantId } from '../identifiers.ts';
import { REMEDIES } from '../policy/activation-schema.ts';
import { HintSchema, Href, InstantText } from './parts.ts';
import { WriteOutcome } from './writes.ts';

const described = (text: string) => v.pipe(v.string(), v.description(text));

/** Something that the policy names: its id, and what it is called. */
const named = v.strictObject({ id: v.string(), name: v.string() });

const redemptionState = v.strictObject({
  name: v.picklist(['REQUESTED', 'SENT', 'UNCLEAR', 'ACTIVE', 'REFUSED']),
  text: described('The state in words, in the language asked for.'),
  since: InstantText,
  retryAt: v.optional(v.pipe(InstantText, v.description('SENT: when the vendor is asked again.'))),
  overdue: v.optional(v.pipe(v.boolean(), v.description('SENT: whether it takes too long.'))),
  reason: v.optional(v.pipe(v.picklist(REFUSED_REASONS), v.description('REFUSED: why.'))),
});

/** One redemption of a link. */
export const RedemptionView = v.strictObject({
  activationId: ActivationId,
  product: named,
  family: named,
  link: described('Masked.'),
  state: redemptionState,
  channel: described('The tenant’s channel when it was asked for.'),
  requestedAt: InstantText,
  attempts: v.pipe(v.number(), v.integer(), v.description('How often the vendor was asked.')),
  policy: described('The policy version that its terms come from.'),
  links: v.strictObject({ self: Href, tenant: Href, settle: v.optional(Href) }),
});
export type RedemptionView = v.InferOutput<typeof RedemptionView>;

/** One redemption by itself: with what is to be done about it, and the version of the tenant's activations. */
export const ActivationView = v.strictObject({
  ...RedemptionView.entries,
  version: v.pipe(
    v.number(),
    v.integer(),
    v.description('What the ETag says: of all the tenant’s activations.'),
  ),
  next: v.array(HintSchema),
});
export type ActivationView = v.InferOutput<typeof ActivationView>;

const conflict = v.strictObject({
  before: v.pipe(named, v.description('The family that was to be first, …')),
  after: v.pipe(named, v.description('… and the one that was.')),
  symptom: described('What the vendor shows, in its own words.'),
  foundAt: InstantText,
  policy: v.string(),
  caseId: v.string(),
  href: v.pipe(Href, v.description('The support case.')),
});

const fact = v.strictObject({
  kind: v.pipe(
    v.picklist(['redeemed', 'observed']),
    v.description('redeemed: through us; observed: the vendor says so, and nobody asked us.'),
  ),
  product: named,
  family: named,
  at: v.pipe(InstantText, v.description('At the vendor; where it does not say, when it was seen.')),
  by: v.picklist(['link', 'otherwise']),
  channel: v.string(),
});

/** What the tenant is at the vendor, as far as somebody told us. */
export const VendorUserView = v.strictObject({
  accountId: v.optional(v.string()),
  email: v.optional(described('Masked.')),
});

/** All activations of a tenant. */
export const ActivationsView = v.strictObject({
  tenantId: TenantId,
  productCode: v.string(),
  channel: described('The tenant’s channel now.'),
  state: v.strictObject({ name: v.picklist(['EMPTY', 'ACTIVE', 'CONFLICT']), text: v.string() }),
  families: v.pipe(v.array(named), v.description('Activated, in the order of their first activation.')),
  conflicts: v.array(conflict),
  vendor: VendorUserView,
  facts: v.pipe(v.array(fact), v.description('What is activated, oldest first.')),
  redemptions: v.pipe(v.array(RedemptionView), v.description('Newest first.')),
  version: v.pipe(v.number(), v.integer(), v.description('What the ETag says; 0 where nothing is kept yet.')),
  next: v.array(HintSchema),
  links: v.strictObject({
    self: Href,
    tenant: Href,
    plan: Href,
    vendorUser: Href,
    open: v.optional(v.pipe(Href, v.description('The redemption that has not ended.'))),
  }),
});
export type ActivationsView = v.InferOutput<typeof ActivationsView>;

/** What is to be activated in which order, what each step shuts out, and what helps where nothing works in this tenant. */
export const ActivationPlanView = v.strictObject({
  tenantId: TenantId,
  reordered: v.pipe(v.boolean(), v.description('Whether the order is another one than was asked for.')),
  steps: v.array(
    v.strictObject({
      product: named,
      family: named,
      warnings: v.pipe(v.array(HintSchema), v.description('What to know before it: it cannot be undone.')),
    }),
  ),
  elsewhere: v.pipe(
    v.array(
      v.strictObject({
        product: named,
        family: named,
        ordering: described('As the policy names it.'),
        text: described('Why not in this tenant.'),
        offers: v.array(v.picklist(REMEDIES)),
        wouldUse: v.optional(v.pipe(TenantId, v.description('A tenant of the same user that it can go to.'))),
        remedies: v.array(v.strictObject({ text: v.string(), href: v.optional(Href) })),
      }),
    ),
    v.description('What cannot be activated in this tenant any more.'),
  ),
  links: v.strictObject({ tenant: Href, activations: Href }),
});
export type ActivationPlanView = v.InferOutput<typeof ActivationPlanView>;

/** What a write did to a redemption, or with `dryRun` would do. */
export const ActivationOutcome = v.strictObject({
  ...WriteOutcome.entries,
  activationId: ActivationId,
  activation: RedemptionView,
});
export type ActivationOutcome = v.InferOutput<typeof ActivationOutcome>;

/** What is known of the tenant at the vendor by now. */
export const VendorUserOutcome = v.strictObject({ ...WriteOutcome.entries, vendor: VendorUserView });
export type VendorUserOutcome = v.InferOutput<typeof VendorUserOutcome>;

/** What became of one observation. */
export const ActivationObservationResult = v.variant('status', [
  v.strictObject({
    status: v.literal('accepted'),
    tenantId: TenantId,
    news: v.pipe(v.boolean(), v.description('Whether it was not known before.')),
    state: v.pipe(
      v.picklist(['EMPTY', 'ACTIVE', 'CONFLICT']),
      v.description('What stands of the tenant’s activations by then.'),
    ),
    next: v.array(HintSchema),
  }),
  v.strictObject({
    status: v.literal('refused'),
    tenantId: v.optional(described('As far as it could be read.')),
    code: v.picklist(Object.keys(REFUSALS) as RefusalCode[]),
    message: v.string(),
    remedy: v.string(),
  }),
]);
export type ActivationObservationResult = v.InferOutput<typeof ActivationObservationResult>;

/** What became of each observation, in their order. */
export const ActivationObservationsOutcome = v.strictObject({
  dryRun: v.boolean(),
  results: v.array(ActivationObservationResult),
});
export type ActivationObservationsOutcome = v.InferOutput<typeof ActivationObservationsOutcome>;
