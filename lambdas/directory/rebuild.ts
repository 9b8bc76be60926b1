/**
 * Rebuilds a subscription's license or a tenant, and compares it with the table. It changes nothing.
 * @module
 */
import type { RebuildView } from '#domain/api/audit.ts';
import { type Refusal, refuse } from '#domain/errors.ts';
import { parseSubscriptionId } from '#domain/identifiers.ts';
import { compareLicense, compareTenant, type Difference } from '#domain/rebuild/compare.ts';
import { type Evidence, missingVersions } from '#domain/rebuild/evidence.ts';
import { letsFactsGo, rebuildLicense, rebuildTenant } from '#domain/rebuild/rebuild.ts';
import type { License } from '#domain/subscription/license.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import type { Answer, Handler } from '#lambdas/edge/operator.ts';
import type { Stored } from '#lambdas/stores/entities.ts';
import { evidenceOfLicense, evidenceOfTenant } from './audit-evidence.ts';
import type { AuditPorts } from './audit-ports.ts';
import { subscriptionPath, tenantPath } from './paths.ts';

/** How often it is read again where a commit came in between. */
const ATTEMPTS_MAX = 3;

interface Settled<Entity> {
  readonly table: Entity | undefined;
  readonly version: number;
  readonly evidence: Evidence;
}

/** The entity and its evidence, neither of them newer than the other. */
const settled = async <Kind extends 'license' | 'tenant'>(
  { store }: AuditPorts,
  kind: Kind,
  id: string,
  gather: () => Promise<Evidence>,
): Promise<Settled<Kind extends 'license' ? License : Tenant>> => {
  for (let attempt = 1; ; attempt += 1) {
    const [before] = (await store.load([{ kind, id }])) as [Stored<Kind>];
    const evidence = await gather();
    const [after] = (await store.load([{ kind, id }])) as [Stored<Kind>];
    if (before.version === after.version || attempt === ATTEMPTS_MAX) {
      return { table: after.entity as never, version: after.version, evidence };
    }
  }
};

const answerOf = (
  resource: string,
  entity: string,
  { version, evidence }: Omit<Settled<unknown>, 'table'>,
  differences: readonly Difference[],
  now: Instant,
): Answer<RebuildView> => {
  const [kind = '', id = ''] = entity.split('/');
  const missing = missingVersions(evidence, kind as 'license' | 'tenant', id, version);
  const outcome = differences.length === 0 ? 'equal' : missing.length > 0 ? 'incomplete' : 'different';
  return {
    body: {
      resource,
      outcome,
      version,
      asOf: isoOf(now),
      commits: evidence.entries.length,
      notifications: evidence.notifications.length,
      missingVersions: [...missing],
      differences: differences.map((each) => ({ ...each })),
      links: { self: `${resource}/rebuild`, audit: `/v1/audit?entity=${entity}` },
    },
  };
};

/** `GET /v1/subscriptions/{id}/rebuild`: the whole license, with every generation. */
export const rebuildSubscription =
  (ports: AuditPorts): Handler<'GET /v1/subscriptions/{id}/rebuild'> =>
  async ({ params }): Promise<Answer<RebuildView> | Refusal> => {
    const id = parseSubscriptionId(params.id)?.licenseId ?? '';
    const found = await settled(ports, 'license', id, () => evidenceOfLicense(ports, id));
    const { table, evidence } = found;
    const now = ports.surroundings.now();
    const rebuilt = rebuildLicense(id, evidence, now);
    if (!table && !rebuilt) return refuse('NOT_FOUND', { id: params.id });
    const differences = table
      ? compareLicense(table, rebuilt, now, letsFactsGo(id, evidence))
      : [{ field: '', table: null, rebuilt }];
    return answerOf(subscriptionPath(params.id), `license/${id}`, found, differences, now);
  };

/** `GET /v1/tenants/{id}/rebuild`. */
export const rebuildOneTenant =
  (ports: AuditPorts): Handler<'GET /v1/tenants/{id}/rebuild'> =>
  async ({ params: { id } }): Promise<Answer<RebuildView> | Refusal> => {
    const found = await settled(ports, 'tenant', id, () => evidenceOfTenant(ports, id));
    const { table, evidence } = found;
    const now = ports.surroundings.now();
    const policy = await ports.policies.forProduct(table?.productCode);
    const rebuilt = rebuildTenant(id, evidence, policy, now);
    if (!table && !rebuilt) return refuse('NOT_FOUND', { id });
    const differences = table ? compareTenant(table, rebuilt, now) : [{ field: '', table: null, rebuilt }];
    return answerOf(tenantPath(id), `tenant/${id}`, found, differences, now);
  };
