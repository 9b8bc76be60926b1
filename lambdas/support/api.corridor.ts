/**
 * How every act on a support case goes: found, decided by the domain, put with what the person does next.
 * @module
 */
import type { WriteKey } from '#domain/api/operations.ts';
import type { SUPPORT_REQUESTS } from '#domain/api/support-requests.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import type { Hint } from '#domain/messages/hints.ts';
import type { SupportCase } from '#domain/support/case.ts';
import { nextOfCase } from '#domain/support/next.ts';
import type { DecidedCase } from '#domain/support/open.ts';
import type { Answer, Asked } from '#lambdas/edge/operator.ts';
import { type Corridor, type Decided, operatorWrite, type WriteAct } from '#lambdas/edge/operator-write.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { casePath } from './paths.ts';
import type { SupportPorts } from './ports.ts';

/** Name of the capability in the audit. */
export const DOOR = 'support';

/** `walk` over the store of support cases. */
export const corridorOf =
  ({ store, surroundings }: SupportPorts): Corridor<UnitOfWork> =>
  (cause, decide, options) =>
    walk(store, surroundings, cause, decide, options);

/** The acts on a case that is there. */
export type CaseKey = Extract<WriteKey & keyof typeof SUPPORT_REQUESTS, `${string}{id}${string}`>;

/** What was decided about a case, with what is told of it. */
export interface DecidedAct extends DecidedCase, Pick<Decided, 'changes' | 'self' | 'shown'> {
  readonly warnings?: readonly Hint[];
  /** What is said before what any case is to be done next. */
  readonly next?: readonly Hint[];
}

type Act<Key extends CaseKey, Shown extends object> = Pick<
  WriteAct<Key, UnitOfWork, SupportCase, Shown>,
  'verb' | 'status' | 'reason' | 'show'
> & {
  readonly decide: (
    work: UnitOfWork,
    known: SupportCase,
    asked: Asked<Key>,
  ) => Promise<DecidedAct | Refusal> | DecidedAct | Refusal;
};

/** Makes the handler of an act on a case. */
export const onCase = <Key extends CaseKey, Shown extends object = object>(
  ports: SupportPorts,
  { decide, ...act }: Act<Key, Shown>,
): ((
  asked: Asked<Key>,
) => ReturnType<ReturnType<typeof operatorWrite<Key, UnitOfWork, SupportCase, Shown>>>) =>
  operatorWrite<Key, UnitOfWork, SupportCase, Shown>(DOOR, corridorOf(ports), {
    ...act,
    self: ({ params }) => casePath(params.id),
    find: async (work, { params }) => {
      const target = await work.read('supportCase', params.id);
      return target
        ? { target, version: work.versionOf('supportCase', params.id) }
        : refuse('NOT_FOUND', { id: params.id });
    },
    decide: async (work, known, asked) => {
      const decided = await decide(work, known, asked);
      if (isRefusal(decided)) return decided;
      const { case: after, warnings = [], next = [], ...told } = decided;
      work.put('supportCase', known.caseId, after);
      return { ...told, isWritten: after !== known, warnings, next: [...next, ...nextOfCase(after)] };
    },
  });

/** An answer with another body. */
export const withBody = <Body>(answer: Answer<unknown>, body: Body): Answer<Body> => ({ ...answer, body });
