/**
 * What a policy says of changes that other systems show later: how long each kind takes, and which systems of the vendor
 * stop its clock while they are down.
 * @module
 */
import * as v from 'valibot';
import { Operations } from './capabilities-schema.ts';
import { duration, Word, Words } from './parts.ts';

const Upstream = v.strictObject({
  id: Word,
  words: Words,
  retryAfter: v.optional(
    duration('While it is down and does not say until when: try again after so long. Default: PT5M.'),
  ),
});

const Kind = v.strictObject({
  id: Word,
  words: Words,
  operations: v.pipe(Operations, v.minLength(1), v.description('Changes by these operations …')),
  products: v.optional(
    v.pipe(v.array(Word), v.minLength(1), v.description('… of these products. Default: of any.')),
  ),
  upstreams: v.optional(
    v.pipe(
      v.array(Word),
      v.description(
        'Beside those of the account type and the product: systems that stop the clock. Default: none.',
      ),
    ),
  ),
  expected: v.optional(
    duration('Usually shown after so long; then it is called slow. Default: as overdueAfter.'),
  ),
  overdueAfter: duration('Not shown for so long: overdue, and told once.'),
  remindEvery: v.optional(duration('What is overdue is told again so often. Default: never.')),
  lookEvery: v.optional(duration('The vendor is asked so often what it shows. Default: PT1M.')),
});

/** Changes that take time to show. The first kind that fits a change is its kind; a change that none fits is to show at once. */
export const PropagationPolicySchema = v.strictObject({
  upstreams: v.array(Upstream),
  kinds: v.array(Kind),
});
export type PropagationPolicy = v.InferOutput<typeof PropagationPolicySchema>;
export type PropagationKind = PropagationPolicy['kinds'][number];
