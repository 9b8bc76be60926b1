/**
 * P14: nobody is shown a tenant that they do not administer.
 * @module
 */
import { personHashOf } from '#lambdas/edge/hashes.ts';
import type { AtRest } from './scene.ts';

export const p14Isolation: AtRest = ({ shownTo, state }) =>
  shownTo.flatMap(({ email, personHash, tenantId }) => {
    const isTheirs =
      personHash === personHashOf(email) &&
      state.get('administrator', `${tenantId}/${personHash}`) !== undefined;
    return isTheirs ? [] : [`P14|${email} was shown ${tenantId}`];
  });
