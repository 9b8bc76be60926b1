/**
 * What a policy says of features that switch themselves on: by when, what people are told, and who may switch early.
 * @module
 */
import * as v from 'valibot';
import { Label, Word, Words } from './parts.ts';

/** days · longest time to get ready. Ours: a due date in a far year is a slip of the pen. */
const PERIOD_DAYS_MAX = 730;
const days = (description: string, max = PERIOD_DAYS_MAX) =>
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max), v.description(description));

/** What a request to switch by somebody else must carry. */
const EARLY_NEEDS = ['account-number', 'wish'] as const;

const Banner = v.strictObject({
  text: v.pipe(Words, v.description('Shown until the feature is on; {date} is the due date.')),
  start: v.pipe(Words, v.description('The action that begins it.')),
  more: v.pipe(Words, v.description('The action that explains it.')),
  href: v.optional(v.pipe(v.string(), v.url('is no address'))),
});

const Feature = v.strictObject({
  id: Word,
  words: Words,
  periodDays: days('Days from the rollout to the due date, which is the last day to decide by hand.'),
  remindDays: v.optional(
    v.pipe(
      v.array(days('Days before the due date.')),
      v.maxLength(10),
      v.description('Reminders, each so many days before the due date. Default: none.'),
    ),
  ),
  newTenants: v.pipe(
    v.picklist(['on', 'off']),
    v.description('Whether a tenant that is created after the rollout has it at once.'),
  ),
  banner: Banner,
  nothingDone: v.pipe(Words, v.description('What happens if nothing is done.')),
  noContact: v.pipe(Words, v.description('That normally nobody needs to be asked.')),
  early: v.optional(
    v.strictObject({
      route: v.pipe(Word, v.description('The way on which early switching is asked for.')),
      words: Words,
      needs: v.array(v.picklist(EARLY_NEEDS)),
      language: v.optional(
        v.pipe(v.picklist(['en', 'ja', 'fr']), v.description('The language that it demands.')),
      ),
    }),
  ),
  partners: v.optional(
    v.strictObject({
      route: v.pipe(Word, v.description('Who alone switches accounts of partners.')),
      words: Words,
    }),
  ),
  wrongRoutes: v.optional(
    v.pipe(
      v.array(v.strictObject({ route: Word, words: Words })),
      v.description('Ways that do not lead there.'),
    ),
  ),
});

/** Features with a due date. */
export const EnrolmentsPolicySchema = v.pipe(v.array(Feature), v.minLength(1));
export type EnrolmentFeature = v.InferOutput<typeof Feature>;

/** `base`: what a device needs, one of them; `trial` is a base part that costs nothing; `add-on` comes beside one. */
const PART_KINDS = ['trial', 'base', 'add-on'] as const;

const UNITS_MAX = 10_000_000;

const Part = v.strictObject({
  id: Word,
  words: Words,
  number: v.pipe(Label, v.description('The vendor’s part number.')),
  kind: v.picklist(PART_KINDS),
  services: v.pipe(v.array(Word), v.description('What a device may use with it.')),
  price: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(0),
    v.description('Only compared: the cheapest part that covers what a device uses is recommended.'),
  ),
  overage: v.pipe(v.boolean(), v.description('Whether more may be assigned than was purchased.')),
  units: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(0),
      v.maxValue(UNITS_MAX),
      v.description('Purchased, where no contract says.'),
    ),
  ),
  dimension: v.optional(
    v.pipe(
      v.string(),
      v.minLength(1),
      v.description('The dimension of the AWS contract that says how many were purchased.'),
    ),
  ),
});

/** Seats: which part each device holds. */
export const SeatsPolicySchema = v.strictObject({
  feature: v.optional(
    v.pipe(Word, v.description('Seats are assigned once this feature is on. Default: always.')),
  ),
  services: v.pipe(v.array(v.strictObject({ id: Word, words: Words })), v.minLength(1)),
  // a chunk of devices and the counters of all parts are one transaction
  parts: v.pipe(v.array(Part), v.minLength(1), v.maxLength(8)),
  defaults: v.optional(
    v.pipe(
      v.array(Word),
      v.description('Parts of devices that enroll by themselves, or that use nothing. Default: none.'),
    ),
  ),
});
export type SeatsPolicy = v.InferOutput<typeof SeatsPolicySchema>;
export type PartPolicy = SeatsPolicy['parts'][number];
