/**
 * L7: an ended subscription never lives again; who subscribes again gets another subscription or generation.
 * @module
 */
import type { License } from '#domain/subscription/license.ts';
import { isLive } from '#domain/subscription/subscription.ts';
import type { AtEachCommit } from './scene.ts';

export const l7Ended: AtEachCommit = (_town, { commit, before }) =>
  commit.writes.flatMap(({ key, entity }) => {
    if (key.kind !== 'license' || !entity) return [];
    const former = before('license', key.id)?.subscriptions ?? [];
    return (entity as License).subscriptions.flatMap((subscription, index) => {
      const endedAt = former[index]?.endedAt;
      // an end that turns out to be another agreement's, or another generation's, was none
      const isCorrected =
        subscription.grantedAt !== former[index]?.grantedAt ||
        subscription.agreementId !== former[index]?.agreementId;
      return endedAt !== undefined && isLive(subscription) && !isCorrected
        ? [`L7|${subscription.id} lives again`]
        : [];
    });
  });
