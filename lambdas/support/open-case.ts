/**
 * A person opens a support case, filled with what is known of the tenant. Of a conflict there is one case: it is opened again, or
 * shown where it is open.
 * @module
 */
import { noActivations } from '#domain/activation/activation.ts';
import { caseByPerson, linkHashesOf } from '#domain/activation/conflict.ts';
import { termsToGoOn } from '#domain/activation/tenants.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { hintOf } from '#domain/messages/hints.ts';
import type { Policy } from '#domain/policy/policy.ts';
import type { SupportCase } from '#domain/support/case.ts';
import { nextOfCase } from '#domain/support/next.ts';
import { type CaseDraft, openSupportCase } from '#domain/support/open.ts';
import type { Asked, Handler } from '#lambdas/edge/operator.ts';
import { type Decided, type Found, operatorWrite } from '#lambdas/edge/operator-write.ts';
import { readLinks } from '#lambdas/stores/activation-links.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { corridorOf, DOOR } from './api.corridor.ts';
import { CASES_PATH, casePath } from './paths.ts';
import type { SupportPorts } from './ports.ts';

type Key = 'POST /v1/support-cases';

/** What a person wants opened, and the case of that name, where there is one. */
interface Wanted {
  readonly draft: CaseDraft;
  readonly known: SupportCase | undefined;
  readonly policy: Policy;
}

const find = async (
  { policies }: SupportPorts,
  work: UnitOfWork,
  { body }: Asked<Key>,
): Promise<Found<Wanted> | Refusal> => {
  const { tenantId, kind, symptom } = body;
  const tenant = await work.read('tenant', tenantId);
  if (!tenant) return refuse('NOT_FOUND', { id: tenantId }, [{ field: 'tenantId', message: 'is no tenant' }]);
  const { productCode } = tenant;
  const policy = await policies.forProduct(productCode);
  const activations = (await work.read('activations', tenantId)) ?? noActivations(tenantId, productCode);
  const wanted = { caseId: `sc-${work.commitId}`, kind, ...(symptom === undefined ? {} : { symptom }) };
  const links = await readLinks(work, linkHashesOf(activations));
  const draft = caseByPerson(activations, wanted, links, termsToGoOn(policy));
  const known = await work.read('supportCase', draft.caseId);
  return { target: { draft, known, policy }, version: work.versionOf('supportCase', draft.caseId) };
};

const decide = (work: UnitOfWork, { draft, known, policy }: Wanted): Decided | Refusal => {
  const opened = openSupportCase(known, draft, policy, work.now);
  if (isRefusal(opened)) return opened;
  const { case: after, events } = opened;
  const { caseId, state } = after;
  const self = casePath(caseId);
  work.put('supportCase', caseId, after);
  const isOpenAlready = events.length === 0;
  return {
    isWritten: after !== known,
    self,
    changes: isOpenAlready ? [] : [{ resource: self, from: known?.state.name ?? 'NONE', to: state.name }],
    events,
    warnings: isOpenAlready ? [hintOf('SUPPORT_CASE_OPEN_ALREADY', { caseId })] : [],
    next: nextOfCase(after),
  };
};

/** `POST /v1/support-cases`. Where the case is open already, the answer is 200. */
export const openCase =
  (ports: SupportPorts): Handler<Key> =>
  async (asked) => {
    const write = operatorWrite<Key, UnitOfWork, Wanted>(DOOR, corridorOf(ports), {
      verb: 'open-support-case',
      status: 201,
      self: () => CASES_PATH,
      find: (work) => find(ports, work, asked),
      decide: async (work, wanted) => decide(work, wanted),
    });
    const answer = await write(asked);
    return isRefusal(answer) || answer.body.changes.length > 0 ? answer : { ...answer, status: 200 };
  };
