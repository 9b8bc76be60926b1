/**
 * The part of a policy that says how a tenant moves to another buyer account, through whom it may buy, and when an
 * offer's end is announced. Every key may be left out; `reassignment-terms.ts` has the defaults.
 * @module
 */
import * as v from 'valibot';
import { duration, Label, Word } from './parts.ts';

/** services · most that one product is verified by; Cloud One has 7. */
const SERVICES_MAX = 50;

/** Ways to pay for one tenant; a tenant has one of those that the policy lists. */
export const Channel = Word;

/** An AWS account, as it stands in a file: nothing is trimmed. */
const Account = v.pipe(v.string(), v.regex(/^\d{12}$/, 'is not 12 digits'));

/** A reseller, and the AWS accounts that it provides: an account is eligible through the reseller that names it. */
export const ResellerSchema = v.strictObject({
  id: Word,
  name: Label,
  kind: v.pipe(
    v.picklist(['sppo', 'cppo']),
    v.description('Which private offers it makes: sppo as a solution provider, cppo as a channel partner.'),
  ),
  accounts: v.pipe(v.array(Account), v.description('AWS accounts that the reseller provides.')),
});
export type Reseller = v.InferOutput<typeof ResellerSchema>;

/** When offers are spoken of. */
export const OffersPolicySchema = v.strictObject({
  expiringNotice: duration('A private offer is announced as expiring so long before. Default: P14D.'),
});

const Cancel = v.strictObject({
  by: v.optional(
    v.pipe(
      v.picklist(['buyer', 'seller']),
      v.description(
        'Who cancels the account that was left: buyer: in their console; seller: by a cancellation request, where the seller is the proposer. Default: buyer.',
      ),
    ),
  ),
  overdueAfter: v.optional(
    duration('A cancellation that is processed for longer is called overdue. Default: PT2H.'),
  ),
});

const Verification = v.strictObject({
  by: v.optional(
    v.pipe(
      v.picklist(['http', 'operator']),
      v.description(
        "Who says that the product knows the new account: http: the seller's system; operator: a person. Default: operator.",
      ),
    ),
  ),
  subscriptionType: v.optional(
    v.pipe(
      Label,
      v.description('The subscription type that the product must show. Default: AWS Marketplace.'),
    ),
  ),
  registered: v.optional(
    v.pipe(Label, v.description('What the product shows of a registered service. Default: registered.')),
  ),
  services: v.optional(
    v.pipe(
      v.array(v.strictObject({ id: Word, name: Label })),
      v.maxLength(SERVICES_MAX),
      v.description(
        'Each of these must be registered before the old account may be canceled. Default: none.',
      ),
    ),
  ),
  retryEvery: v.optional(duration('The product is asked again after so long. Default: PT5M.')),
  overdueAfter: v.optional(duration('Not verified for so long: a person must look. Default: PT2H.')),
});

/** How a tenant moves to another buyer account. */
export const ReassignmentPolicySchema = v.strictObject({
  eligibility: v.optional(
    v.pipe(
      v.picklist(['reseller', 'any']),
      v.description(
        'reseller: a tenant moves from an SPPO only, between accounts that one reseller provides; any: else there are warnings. Default: any.',
      ),
    ),
  ),
  approval: v.optional(
    v.pipe(
      v.picklist(['four-eyes', 'none']),
      v.description('four-eyes: a second person approves before anything happens. Default: none.'),
    ),
  ),
  expireAfter: v.optional(
    duration('A reassignment whose target never came is dropped after so long. Default: P14D.'),
  ),
  remindEvery: v.optional(
    duration('While both accounts are subscribed, the buyer is reminded so often. Default: P1D.'),
  ),
  cutOverMargin: v.optional(
    duration(
      'Time that must be left of the final hour to meter on the account that was left; else the hour goes to the new one. Default: PT10M.',
    ),
  ),
  cancel: v.optional(Cancel),
  verification: v.optional(Verification),
});
