/**
 * Propagations as `/v1` shows them, and the systems of a vendor that they wait for.
 * @module
 */
import * as v from 'valibot';
import { VENDOR_OPERATION_NAMES } from '../capabilities/operations.ts';
import { REFUSALS, type RefusalCode } from '../errors.ts';
import { Href, InstantText, pageOf } from './parts.ts';
import { PropagationStateWord, ReadingView } from './vendor-reading.ts';
import { WriteOutcome } from './writes.ts';

const described = (text: string) => v.pipe(v.string(), v.description(text));
const count = (text: string) => v.pipe(v.number(), v.integer(), v.description(text));
const system = v.strictObject({ id: v.string(), name: v.string() });

/** One change that a vendor shows later, and how it stands; the same in lists. */
export const PropagationView = v.strictObject({
  ...ReadingView.entries,
  tenantId: described('“reseller”: it concerns what all customers share.'),
  productCode: v.string(),
  accountType: v.string(),
  operation: v.picklist(VENDOR_OPERATION_NAMES),
  kind: described('Which kind of change, by its id in the policy; at-once: the policy has none for it.'),
  policy: described('The policy version whose terms it has: those of a later one change nothing about it.'),
  openedAt: v.pipe(InstantText, v.description('When it was asked for.')),
  upstreams: v.pipe(v.array(system), v.description('Systems of the vendor that stop its clock while down.')),
  drifts: count('Times that what was shown already was otherwise later.'),
  told: count('Times that this run of its clock was told as overdue.'),
  toldAt: v.optional(InstantText),
  nextAt: v.optional(v.pipe(InstantText, v.description('When the vendor is told or looked at next.'))),
  supersededBy: v.optional(described('The newer change, or the change of account type.')),
  version: count('What the ETag says.'),
  links: v.strictObject({ self: Href, tenant: v.optional(Href), upstreams: Href }),
});
export type PropagationView = v.InferOutput<typeof PropagationView>;

/** `GET /v1/propagations`. */
export const PropagationsPage = pageOf(PropagationView);

/** A system of the vendor. */
export const UpstreamView = v.strictObject({
  upstreamId: v.string(),
  name: v.string(),
  condition: v.pipe(
    v.picklist(['UP', 'MAINTENANCE', 'FAULT']),
    v.description('UP as well where nobody ever said anything of it.'),
  ),
  until: v.optional(v.pipe(InstantText, v.description('Until when it is said to be down.'))),
  since: v.optional(
    v.pipe(InstantText, v.description('Since when it is so. Absent: nothing was ever said.')),
  ),
  asOf: v.optional(v.pipe(InstantText, v.description('The moment that was spoken of last.'))),
  version: count('What the ETag of a write says.'),
  href: Href,
});
export type UpstreamView = v.InferOutput<typeof UpstreamView>;

/** Every system that the policy of a product names. */
export const UpstreamsView = v.strictObject({ productCode: v.string(), items: v.array(UpstreamView) });
export type UpstreamsView = v.InferOutput<typeof UpstreamsView>;

/** What a write did to a system, or with `dryRun` would do. */
export const UpstreamOutcome = v.strictObject({ ...WriteOutcome.entries, upstream: UpstreamView });
export type UpstreamOutcome = v.InferOutput<typeof UpstreamOutcome>;

const subject = { tenantId: v.string(), subject: v.string() };

/** What became of one observation. */
export const PropagationObservationResult = v.variant('status', [
  v.strictObject({
    status: v.literal('accepted'),
    ...subject,
    news: v.pipe(v.boolean(), v.description('Whether it says anything that was not known.')),
    state: v.pipe(PropagationStateWord, v.description('How the change stands by then.')),
    href: Href,
  }),
  v.strictObject({
    status: v.pipe(
      v.literal('unasked'),
      v.description('Nobody asked for anything of it through us: nothing is kept.'),
    ),
    ...subject,
  }),
  v.strictObject({
    status: v.literal('refused'),
    tenantId: v.optional(described('As far as it could be read.')),
    code: v.picklist(Object.keys(REFUSALS) as RefusalCode[]),
    message: v.string(),
    remedy: v.string(),
  }),
]);
export type PropagationObservationResult = v.InferOutput<typeof PropagationObservationResult>;

/** What became of each observation, in their order. */
export const PropagationObservationsOutcome = v.strictObject({
  dryRun: v.boolean(),
  results: v.array(PropagationObservationResult),
});
export type PropagationObservationsOutcome = v.InferOutput<typeof PropagationObservationsOutcome>;
