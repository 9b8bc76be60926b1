/**
 * A write whose work is many commits: done once under its Idempotency-Key. The receipt is kept after the work, so the
 * work itself must be one that may be done again where it broke off.
 * @module
 */
import type { WriteKey } from '#domain/api/operations.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { Cause } from '#domain/journal.ts';
import { formerAnswer, keepAnswer, keyedRequest } from '#lambdas/edge/idempotency.ts';
import type { Asked } from '#lambdas/edge/operator.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import type { LifecyclePorts } from './apply.ts';

/** What the work is told. */
export interface Order {
  readonly cause: Cause;
  readonly dryRun: boolean;
  /** Names the request, for what must be found again when it is repeated. */
  readonly requestId: string;
}

/** How the answer is kept. */
export interface Keeping {
  readonly verb: string;
  /** No journal entry for the receipt: the commits of the work have theirs. */
  readonly quiet: boolean;
}

const causeOf = ({ caller, correlationId, body }: Asked<WriteKey>, verb: string): Cause => ({
  door: 'lifecycle',
  verb,
  actor: { kind: 'operator', principal: caller.principal, role: caller.role },
  correlationId,
  reason: body.reason,
});

/** Characters of the request's hash that name it. */
const REQUEST_DIGITS = 16;

/**
 * Does the work, unless this very request was answered before.
 * @param work gives what is answered, as plain JSON
 * @returns the work's refusal, IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_REUSED or PARAMETER_INVALID
 */
export const answerOnce = async <Body>(
  { store, surroundings }: LifecyclePorts,
  asked: Asked<WriteKey>,
  { verb, quiet }: Keeping,
  work: (order: Order) => Promise<Body | Refusal>,
): Promise<Body | Refusal> => {
  const { operation, query, body, caller } = asked;
  const keyed = keyedRequest(asked.header('idempotency-key'), caller.principal, [operation, body]);
  if (isRefusal(keyed)) return keyed;
  const cause = causeOf(asked, verb);
  const order = {
    cause,
    dryRun: query.dryRun ?? false,
    requestId: keyed.receiptHash.slice(0, REQUEST_DIGITS),
  };
  if (order.dryRun) return work(order);
  const before = await walk(store, surroundings, cause, async (unit) => formerAnswer(unit, keyed));
  if (before.outcome === 'refused') return before.refusal;
  if (before.result) return JSON.parse(before.result.body) as Body;
  const answer = await work(order);
  if (isRefusal(answer)) return answer;
  const keep = async (unit: UnitOfWork) => {
    await unit.read('receipt', keyed.receiptHash);
    return keepAnswer(unit, keyed, { status: 200, body: JSON.stringify(answer) });
  };
  await walk(store, surroundings, cause, keep, { quiet });
  return answer;
};
