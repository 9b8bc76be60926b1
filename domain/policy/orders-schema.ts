/**
 * What a policy says of license orders: what can be ordered, how long it takes, what waits for what meanwhile, and how the
 * vendor calls it.
 * @module
 */
import * as v from 'valibot';
import { duration, Label, Word, Words } from './parts.ts';

/** What can be asked of a license contract. `add-servers`: more virtual servers on a hypervisor; it changes no bill. */
export const CONTRACT_OPERATIONS = ['add', 'add-servers', 'abolish', 'contact', 'withdraw'] as const;
export type ContractOperation = (typeof CONTRACT_OPERATIONS)[number];

/** Orders that take time. A new one makes a contract; the others are of one that is there. */
export const ORDER_KINDS = ['new', 'add', 'add-servers', 'abolish'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

const BUSINESS_DAYS_MAX = 60;

/** Either so long by the clock, or until the end of so many business days. */
const LeadTime = v.union([
  duration('After the order, by the clock.'),
  v.strictObject({
    businessDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(BUSINESS_DAYS_MAX)),
  }),
]);
export type LeadTime = v.InferOutput<typeof LeadTime>;

const Lead = v.strictObject({
  expected: v.pipe(LeadTime, v.description('Usually done by then.')),
  overdue: v.pipe(LeadTime, v.description('Not done by then: told once, and nothing else changes.')),
});

const Denied = v.pipe(
  v.array(v.picklist(CONTRACT_OPERATIONS)),
  v.description('What is not taken for the same contract while such an order is open.'),
);

const Named = v.strictObject({ id: Word, words: Words });

/** How licenses of a product are ordered. */
export const OrdersPolicySchema = v.strictObject({
  calendar: v.optional(
    v.pipe(Word, v.description('A file of policies/calendars; needed for business days.')),
  ),
  labels: v.strictObject({
    inPreparation: v.pipe(Words, v.description('The vendor’s word for a line that is being prepared.')),
    inService: v.pipe(Words, v.description('… that is in service.')),
    abolished: v.pipe(Words, v.description('… that is abolished.')),
  }),
  supportId: v.pipe(
    Words,
    v.description('How the vendor calls the id that its support asks for; one for a tenant.'),
  ),
  types: v.pipe(v.array(Named), v.minLength(1), v.description('Types of licenses.')),
  uses: v.pipe(
    v.array(
      v.strictObject({
        ...Named.entries,
        abolishInPart: v.pipe(v.boolean(), v.description('Whether some keys of a line can be abolished.')),
      }),
    ),
    v.minLength(1),
    v.description('What a license is used for.'),
  ),
  addServers: v.optional(
    v.pipe(
      v.strictObject({ type: Word, use: Word }),
      v.description('Virtual servers are added to lines of this type and this use. Default: to none.'),
    ),
  ),
  dates: v.optional(
    v.pipe(
      v.array(v.picklist(['startDate', 'abolishDate'])),
      v.description('Dates that an order may wish for. Default: none, and one that is sent is refused.'),
    ),
  ),
  quantityMax: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1),
    v.maxValue(100),
    v.description('Keys of one order.'),
  ),
  leadTimes: v.strictObject({ new: Lead, add: Lead, 'add-servers': Lead, abolish: Lead }),
  denies: v.strictObject({ new: Denied, add: Denied, 'add-servers': Denied, abolish: Denied }),
  notices: v.optional(
    v.strictObject({ abolished: v.optional(v.pipe(Words, v.description('Told once keys are abolished.'))) }),
  ),
  edition: v.optional(
    v.pipe(
      v.strictObject({ version: Label, support: Words }),
      v.description('The version that is sold, and when its support window is open.'),
    ),
  ),
});
export type OrdersPolicy = v.InferOutput<typeof OrdersPolicySchema>;
