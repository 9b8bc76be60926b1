/**
 * What a policy says of activation links: which products form a family, in which order families are first activated, and
 * what a link looks like.
 * @module
 */
import * as v from 'valibot';
import { duration, Label, Word } from './parts.ts';

/** What helps where an order stands against an activation: an account of the same user, or one that is otherwise created. */
export const REMEDIES = ['second-account', 'further-account'] as const;
export type Remedy = (typeof REMEDIES)[number];

/** A host name as links carry it: lower case, no trailing dot, and no IDN, whose letters look like others. */
const Host = v.pipe(
  v.string(),
  v.regex(
    /^(?=.{4,253}$)(?!xn--)(?!.*\.xn--)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    'is no host name in lower-case ASCII letters',
  ),
);

/** A moment with its offset: a date alone is another moment in each zone. */
const Moment = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)$/,
    'is no time with an offset such as 2022-11-14T00:00+09:00',
  ),
);

const Family = v.strictObject({
  id: Word,
  name: Label,
  products: v.optional(v.pipe(v.array(Word), v.minLength(1), v.description('The products of the family.'))),
  allExcept: v.optional(
    v.pipe(
      v.array(Word),
      v.description('All products of the catalog but those of these families, each of which is named.'),
    ),
  ),
});

const Ordering = v.strictObject({
  id: Word,
  before: v.pipe(Word, v.description('This family is first activated …')),
  after: v.pipe(Word, v.description('… before that one, in the same tenant.')),
  from: v.pipe(Moment, v.description('Activations before this time are not judged.')),
  except: v.optional(
    v.pipe(v.array(Word), v.description('Tenants of these channels are not judged. Default: none.')),
  ),
  remedies: v.pipe(
    v.array(v.picklist(REMEDIES)),
    v.minLength(1),
    v.description('What is offered to who wants the first family after the second.'),
  ),
  symptom: v.pipe(Label, v.description('What the vendor shows once the order is wrong.')),
  case: v.pipe(Word, v.description('The kind of support case that is opened then.')),
});

/** How licenses of a product are activated. */
export const ActivationPolicySchema = v.strictObject({
  products: v.pipe(
    v.array(v.strictObject({ id: Word, name: Label })),
    v.minLength(1),
    v.description('The catalog: every product that links exist for.'),
  ),
  families: v.pipe(
    v.array(Family),
    v.minLength(1),
    v.description('Each product of the catalog is in one of them.'),
  ),
  orderings: v.pipe(
    v.array(Ordering),
    v.description('Judged on the first activations of both families in one tenant, both by link.'),
  ),
  links: v.strictObject({
    hosts: v.pipe(
      v.array(Host),
      v.minLength(1),
      v.description('A link is https://, one of these hosts, and any path.'),
    ),
    retryEvery: v.optional(
      duration('A vendor that did not answer is asked again after so long. Default: PT5M.'),
    ),
    overdueAfter: v.optional(duration('Not answered for so long: a person must look. Default: PT2H.')),
  }),
  tenantsPerUser: v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.description(
        "Accounts that one of the vendor's users may own. Default: no second account is offered.",
      ),
    ),
  ),
});
export type ActivationPolicy = v.InferOutput<typeof ActivationPolicySchema>;
