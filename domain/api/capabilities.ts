/**
 * What accounts at a vendor can do, and how they stand, as `/v1` shows them.
 * @module
 */
import * as v from 'valibot';
import { VENDOR_OPERATION_NAMES } from '../capabilities/operations.ts';
import { REFUSALS, type RefusalCode } from '../errors.ts';
import { ProductCode, TenantId } from '../identifiers.ts';
import { Href, InstantText, pageOf } from './parts.ts';
import { ReadingView } from './vendor-reading.ts';
import { WriteOutcome } from './writes.ts';

const named = { id: v.string(), text: v.string() };
const NamedView = v.strictObject(named);

/** Why something cannot be asked for now. */
const WhyNot = v.strictObject({
  code: v.picklist(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]),
  text: v.string(),
  instead: v.optional(v.pipe(v.string(), v.description('What to do instead, where the policy says so.'))),
});

/** An operation, its route, and whether it can be asked for now. */
export const OperationNow = v.strictObject({
  operation: v.picklist(VENDOR_OPERATION_NAMES),
  route: v.pipe(v.string(), v.description('Method and path by which it is asked for.')),
  open: v.pipe(v.boolean(), v.description('Whether it can be asked for now, of at least one product.')),
  whyNot: v.optional(WhyNot),
});

/** One cell of the table. */
const CellView = v.strictObject({
  value: v.picklist(['supported', 'unsupported', 'notApplicable', 'limitedTo', 'mode']),
  limitedTo: v.optional(v.array(NamedView)),
  mode: v.optional(v.string()),
});

/** The table as one account type sees it, row by row. */
export const CapabilitiesView = v.strictObject({
  tenantId: TenantId,
  policy: v.pipe(v.string(), v.description('The policy version that the table comes from.')),
  accountType: v.strictObject({
    ...named,
    current: v.pipe(v.boolean(), v.description('Whether it is the type that the tenant has.')),
  }),
  accountTypes: v.array(NamedView),
  rows: v.array(v.strictObject({ ...named, cell: CellView, operations: v.array(OperationNow) })),
  unrestricted: v.pipe(
    v.array(OperationNow),
    v.description('Operations that no row speaks of: every account type has them.'),
  ),
  roles: v.pipe(v.array(NamedView), v.description('The roles that the vendor’s own console grants.')),
  links: v.strictObject({ self: Href, account: v.optional(Href) }),
});
export type CapabilitiesView = v.InferOutput<typeof CapabilitiesView>;

/** A product that the customer has, as it is wanted. */
const EnlistedView = v.strictObject({
  ...named,
  since: InstantText,
  by: v.strictObject({
    mode: v.picklist(['service-plan', 'authorization-key', 'request']),
    plan: v.optional(v.string()),
    key: v.optional(v.pipe(v.string(), v.description('Masked.'))),
  }),
  description: v.optional(v.string()),
  seats: v.optional(v.number()),
  expiresAt: v.optional(InstantText),
  templateId: v.optional(v.string()),
  counterResetAt: v.optional(InstantText),
});

/** A tenant’s account at the vendor: as it is wanted, and thing by thing what the vendor shows. */
export const VendorAccountView = v.strictObject({
  tenantId: TenantId,
  productCode: ProductCode,
  accountType: v.strictObject({ ...named, since: InstantText }),
  state: v.strictObject({
    name: v.picklist(['ACTIVE', 'DELETED']),
    since: InstantText,
  }),
  products: v.array(EnlistedView),
  plugIns: v.array(NamedView),
  longBeta: v.boolean(),
  merged: v.array(v.strictObject({ account: v.string(), at: InstantText })),
  things: v.pipe(
    v.array(ReadingView),
    v.description(
      'The latest change of each thing: what is wanted, what the vendor showed as of when, and how it stands. What is under way is here, and never absent.',
    ),
  ),
  version: v.pipe(v.number(), v.integer(), v.description('What the ETag says.')),
  links: v.strictObject({ self: Href, tenant: Href, capabilities: Href }),
});
export type VendorAccountView = v.InferOutput<typeof VendorAccountView>;

/** What an act at the vendor did, or with `dryRun` would do. */
export const VendorActOutcome = v.strictObject({
  ...WriteOutcome.entries,
  change: v.optional(
    v.pipe(ReadingView, v.description('The change that the vendor is told. Absent: all was so already.')),
  ),
});
export type VendorActOutcome = v.InferOutput<typeof VendorActOutcome>;

/** Where a console was opened. */
export const ConsoleOutcome = v.strictObject({
  dryRun: v.boolean(),
  url: v.optional(
    v.pipe(v.string(), v.description('Signs in whoever has it; kept nowhere. A dry run opens nothing.')),
  ),
});
export type ConsoleOutcome = v.InferOutput<typeof ConsoleOutcome>;

/** A template, and how its latest change stands. */
export const TemplateView = v.strictObject({
  templateId: v.string(),
  accountType: v.string(),
  product: NamedView,
  name: v.string(),
  settingsHash: v.pipe(v.string(), v.description('The vendor keeps the settings themselves.')),
  revision: v.pipe(v.number(), v.integer()),
  forNewCustomers: v.boolean(),
  changedAt: InstantText,
  change: v.optional(ReadingView),
  links: v.strictObject({ self: Href, newCustomers: Href }),
});
export type TemplateView = v.InferOutput<typeof TemplateView>;

/** `GET /v1/products/{code}/templates`. */
export const TemplatesPage = pageOf(TemplateView);
