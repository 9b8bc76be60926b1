/**
 * Follows chains of agreements in a unit of work: loads what is around them, and puts what changed.
 * @module
 */
import { type Agreement, predecessorOf } from '#domain/agreement/agreement.ts';
import { followChain, type Known, rememberSuccessor } from '#domain/lifecycle/succession.ts';
import { SUCCESSIONS_MAX } from '#domain/limits.ts';
import type { License } from '#domain/subscription/license.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';

const readAgreements = async (work: UnitOfWork, ids: readonly string[]): Promise<Agreement[]> =>
  (await work.readAll('agreement', ids)).filter((agreement) => agreement !== undefined);

/** What stands around agreements: those that follow them, those before all these, and the licenses of each. */
const around = async (work: UnitOfWork, agreementIds: readonly string[]): Promise<Known> => {
  const chain = new Map<string, Agreement>();
  let next = [...agreementIds];
  while (next.length > 0 && chain.size < SUCCESSIONS_MAX) {
    const found = await readAgreements(work, next);
    for (const agreement of found) chain.set(agreement.agreementId, agreement);
    next = found.flatMap(({ successorIds = [] }) => successorIds).filter((id) => !chain.has(id));
  }
  const before = [...chain.values()].flatMap((agreement) => predecessorOf(agreement) ?? []);
  const agreements = new Map(
    [...chain.values(), ...(await readAgreements(work, before))].map((each) => [each.agreementId, each]),
  );
  const ids = [...agreements.values()].flatMap(({ licenseIds }) => licenseIds);
  const found = await work.readAll('license', [...new Set(ids)]);
  const licenses = new Map(found.flatMap((license) => (license ? [[license.licenseId, license]] : [])));
  return { agreement: (id) => agreements.get(id), license: (id) => licenses.get(id as License['licenseId']) };
};

/**
 * Lets the chains take their course after something was heard of an agreement, which was put already.
 * @returns the licenses that changed by it, before and after; none in the ordinary case, which reads nothing more
 */
export const chained = async (
  work: UnitOfWork,
  agreement: Agreement,
): Promise<{ before: License | undefined; after: License }[]> => {
  const previousId = predecessorOf(agreement);
  if (previousId === undefined && agreement.successorIds === undefined) return [];
  const previous = previousId === undefined ? undefined : await work.read('agreement', previousId);
  const remembered = rememberSuccessor(agreement, previous, work.now);
  if (remembered) work.put('agreement', remembered.agreementId, remembered);
  const known = await around(work, [agreement.agreementId]);
  return followChain(known, [agreement.agreementId], work.now).map((after) => ({
    before: known.license(after.licenseId),
    after,
  }));
};
