/**
 * Reads what a contract grants, when a license event or an earlier read asked for it: first the read, outside any
 * commit, then the decision on what it means. Whatever AWS does, what is known stays until AWS says otherwise.
 * @module
 */
import { entitlementEvents, hearRead, isLicenseOver, readFailed } from '#domain/entitlement/decide.ts';
import type { EntitlementSet } from '#domain/entitlement/entitlement.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { ENTITLEMENT_READS_UNANSWERED_MAX } from '#domain/limits.ts';
import { readAgainAfterMs } from '#domain/policy/in-force.ts';
import { count, log } from '#lambdas/edge/log.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { GetEntitlements } from '#lambdas/marketplace/entitlements.ts';
import type { CorridorStore } from '#lambdas/stores/state-store.ts';
import { type Surroundings, walk } from '#lambdas/stores/unit-of-work.ts';

export interface EntitlementPorts {
  readonly store: CorridorStore;
  readonly surroundings: Surroundings;
  readonly policies: PolicyShelf;
  readonly getEntitlements: GetEntitlements;
}

const load = async (store: CorridorStore, id: string) => {
  const [license] = await store.load([{ kind: 'license', id }]);
  const [set] = await store.load([{ kind: 'entitlements', id }]);
  return { license: license?.entity, set: set?.entity };
};

/** A read that AWS did not answer is logged; a whole row of them is counted, for the alarm. */
const tellUnread = ({ licenseId, due }: EntitlementSet, { details }: Refusal): void => {
  log.warn('entitlements could not be read', { licenseId, ...details });
  const before = due?.why === 'unavailable' ? due.attempts : 0;
  if (before + 1 >= ENTITLEMENT_READS_UNANSWERED_MAX) count('entitlementsUnread');
};

/**
 * Reads the entitlements of a license once, if that is due.
 * @throws where the commit kept conflicting: the message is delivered again
 */
export const readEntitlements = async (
  { store, surroundings, policies, getEntitlements }: EntitlementPorts,
  licenseId: string,
  correlationId: string,
): Promise<void> => {
  const asOf = surroundings.now();
  const { license, set } = await load(store, licenseId);
  if (license?.productCode === undefined || set?.due === undefined || set.due.at > asOf) return;
  const { productCode, licenseArn, buyerAccount, customerIdentifier } = license;
  const answer = await getEntitlements({
    productCode,
    licenseArn,
    ...(buyerAccount === undefined ? {} : { buyerAccount }),
    ...(customerIdentifier === undefined ? {} : { customerIdentifier }),
  });
  if (isRefusal(answer)) tellUnread(set, answer);
  const terms = readAgainAfterMs(await policies.forProduct(productCode));

  const cause = {
    door: 'clock',
    verb: 'read-entitlements',
    actor: { kind: 'clock' as const },
    correlationId,
  };
  const walked = await walk(store, surroundings, cause, async (work) => {
    const before = await work.read('entitlements', licenseId);
    const current = await work.read('license', licenseId);
    if (!before || !current) return;
    const after = isRefusal(answer)
      ? readFailed(before, work.now)
      : hearRead(
          before,
          { asOf, entitlements: answer },
          { readAgainAfterMs: terms, licenseIsOver: isLicenseOver(current) },
        );
    work.put('entitlements', licenseId, after);
    work.guard('license', licenseId);
    work.announce(entitlementEvents(before, after, current));
  });
  if (walked.outcome === 'refused') throw new Error(`entitlements ${licenseId}: ${walked.refusal.refused}`);
};
