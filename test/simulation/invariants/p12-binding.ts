/**
 * P12: a tenant is bound only by a person who holds the registration in the browser that began it, and administers the
 * tenant (or makes it).
 * @module
 */
import type { Registration } from '#domain/registration/registration.ts';
import { personHashOf } from '#lambdas/edge/hashes.ts';
import type { AtEachCommit } from './scene.ts';

export const p12Binding: AtEachCommit = ({ browsers, state }, { commit, before }) =>
  commit.writes.flatMap(({ key, entity }) => {
    const registration = key.kind === 'registration' ? (entity as Registration | undefined) : undefined;
    if (registration?.step.name !== 'COMPLETED') return [];
    if (before('registration', key.id)?.step.name === 'COMPLETED') return [];
    const email = browsers.get(key.id);
    const { tenantId } = registration.step;
    const isTheirs =
      email !== undefined && state.get('administrator', `${tenantId}/${personHashOf(email)}`) !== undefined;
    return isTheirs ? [] : [`P12|${email} completed a registration for ${tenantId}`];
  });
