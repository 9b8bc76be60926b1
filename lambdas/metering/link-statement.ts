/**
 * An operator makes a link to a usage statement, for the buyer. That it was made stands in the audit; the link is kept nowhere.
 * @module
 */
import { refuse } from '#domain/errors.ts';
import { hintOf } from '#domain/messages/hints.ts';
import { STATEMENT_LINK_LIFE_MS } from '#domain/metering/limits.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { isoOf } from '#domain/time.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { corridorOf, DOOR } from './desk-corridor.ts';
import type { DeskPorts } from './desk-ports.ts';
import { statementLinksPath } from './paths.ts';
import { STATEMENT_PATH, type StatementLink, statementQuery } from './statement-link.ts';

type Key = 'POST /v1/tenants/{id}/statement-links';

/** What is kept of the answer: never the signature. */
interface Kept extends StatementLink {
  /** A dry run gives no link. */
  readonly isGiven: boolean;
}

const shownBy =
  (publicOrigin: string, keys: readonly string[]) =>
  (shown: unknown): { statement: { month: string; expiresAt: string; url?: string } } => {
    const { isGiven, ...link } = shown as Kept;
    const url = `${publicOrigin}${STATEMENT_PATH}?${statementQuery(link, keys)}`;
    const { month, expiresAt } = link;
    return { statement: { month, expiresAt: isoOf(expiresAt), ...(isGiven ? { url } : {}) } };
  };

/** `POST /v1/tenants/{id}/statement-links`. A dry run gives no link: it leaves no trace in the audit. */
export const linkStatement =
  (ports: DeskPorts): Handler<Key> =>
  async (asked) => {
    const keys = await ports.statementKeys();
    const write = operatorWrite<Key, UnitOfWork, Tenant, ReturnType<ReturnType<typeof shownBy>>>(
      DOOR,
      corridorOf(ports),
      {
        verb: 'link-statement',
        self: ({ params }) => statementLinksPath(params.id),
        reason: ({ body }) => `${body.month}: ${body.reason}`,
        show: shownBy(ports.publicOrigin, keys),
        find: async (work, { params }) => {
          const target = await work.read('tenant', params.id);
          return target
            ? { target, version: work.versionOf('tenant', params.id) }
            : refuse('NOT_FOUND', { id: params.id });
        },
        decide: async (work, { tenantId }, { body, query }) => {
          const expiresAt = work.now + STATEMENT_LINK_LIFE_MS;
          return {
            isWritten: false,
            changes: [],
            events: [],
            warnings: [],
            next: [hintOf('STATEMENT_TO_GIVE', { until: isoOf(expiresAt) })],
            shown: { tenantId, month: body.month, expiresAt, isGiven: !query.dryRun } satisfies Kept,
          };
        },
      },
    );
    return write(asked);
  };
