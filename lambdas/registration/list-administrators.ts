/**
 * Shows operators who administers a tenant.
 * @module
 */
import { refuse } from '#domain/errors.ts';
import { masked } from '#domain/registration/masked.ts';
import { isoOf } from '#domain/time.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import type { ApiPorts } from './api-ports.ts';
import { tenantPath } from './paths.ts';
import { peopleOf } from './people.ts';

/** `GET /v1/tenants/{id}/administrators`. */
export const listAdministrators =
  ({ store, surroundings }: ApiPorts): Handler<'GET /v1/tenants/{id}/administrators'> =>
  async ({ params: { id } }) => {
    const [tenant] = await store.load([{ kind: 'tenant' as const, id }]);
    if (!tenant?.entity) return refuse('NOT_FOUND', { id });
    const { administrators, invitations } = await peopleOf(store, id, surroundings.now());
    return {
      body: {
        items: administrators.map(({ personHash, email, locale, since }) => ({
          personHash,
          email: masked(email),
          locale,
          since: isoOf(since),
        })),
        invitations: invitations.map(({ email, invitedAt, expiresAt }) => ({
          email: masked(email),
          invitedAt: isoOf(invitedAt),
          expiresAt: isoOf(expiresAt),
        })),
        links: { tenant: tenantPath(id) },
      },
    };
  };
