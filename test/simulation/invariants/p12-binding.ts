/**
 * P12: a tenant is bound only by a person who holds the registration in the browser that began it, and administers the
 * tenant (or makes it); and it comes to what the last page said, the change of payer included.
 * @module
 */

import { parseSubscriptionId } from '#domain/identifiers.ts';
import type { Registration } from '#domain/registration/registration.ts';
import { personHashOf } from '#lambdas/edge/hashes.ts';
import type { Landed } from '../seller/state.ts';
import type { Town } from '../town.ts';
import { type AtEachCommit, tenantsOf } from './scene.ts';

/** Registrations that this commit completed. */
const completedBy = ({ commit, before }: Landed): Registration[] =>
  commit.writes.flatMap(({ key, entity }) => {
    const registration = key.kind === 'registration' ? (entity as Registration | undefined) : undefined;
    const wasCompleted =
      key.kind === 'registration' && before('registration', key.id)?.step.name === 'COMPLETED';
    return registration?.step.name === 'COMPLETED' && !wasCompleted ? [registration] : [];
  });

/** Who paid before, where somebody else does now and the page said nothing of it. */
const unsaid = ({ state, payersShown }: Town, landed: Landed, referenceHash: string): string[] =>
  tenantsOf(landed).flatMap(({ before, after }) => {
    const was = before?.state.name === 'ACTIVE' ? before.link?.subscriptionId : undefined;
    if (was === undefined || was === after.link?.subscriptionId) return [];
    const account = state.get('license', parseSubscriptionId(was)?.licenseId ?? '')?.buyerAccount ?? '';
    const isSaid = payersShown.get(referenceHash)?.startsWith(account);
    return isSaid
      ? []
      : [`P12|${after.tenantId} is not paid by ${account} any more, which the page did not say`];
  });

export const p12Binding: AtEachCommit = (town, landed) =>
  completedBy(landed).flatMap(({ referenceHash, licenseId, step }) => {
    const { tenantId, completion } = step.name === 'COMPLETED' ? step : { tenantId: '', completion: '' };
    const email = town.browsers.get(referenceHash) ?? '';
    const isTheirs = town.state.get('administrator', `${tenantId}/${personHashOf(email)}`) !== undefined;
    const bound = town.state
      .get('license', licenseId)
      ?.subscriptions.some((each) => each.tenantId === tenantId);
    return [
      ...(isTheirs ? [] : [`P12|${email} completed a registration for ${tenantId}`]),
      ...(bound || completion === 'moving'
        ? []
        : [`P12|${email} was told that ${licenseId} is bound to ${tenantId}`]),
      ...unsaid(town, landed, referenceHash),
    ];
  });
