/**
 * Reads reassignments.
 * @module
 */
import type { ReassignmentsQuery } from '#domain/api/reassignment-requests.ts';
import type { ReassignmentSummary } from '#domain/api/reassignments.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { Locale } from '#domain/messages/locale.ts';
import type { Plan } from '#domain/reassignment/plan.ts';
import { OPEN_STATES } from '#domain/reassignment/reassignment.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import { etagOf } from '#lambdas/edge/etag.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import { OPEN_REASSIGNMENTS } from '#lambdas/stores/layout.ts';
import { type FilledPage, fillPage, type PageRequest, pageRequest } from '#lambdas/stores/page.ts';
import { readScene } from '#lambdas/stores/scenes.ts';
import type { ListQuery } from '#lambdas/stores/state-store.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { DOOR } from './api.corridor.ts';
import { planIn } from './around.ts';
import type { ReassignmentPorts } from './ports.ts';
import { reassignmentSummary, reassignmentView } from './view.ts';

interface Read {
  readonly plan: Plan;
  readonly version: number;
}

/** A walk that never commits: everything is read strongly, at one instant. */
const readPlan = async (ports: ReassignmentPorts, changeId: string): Promise<Read | Refusal> => {
  const cause = { door: DOOR, verb: 'read', actor: { kind: 'clock' as const }, correlationId: changeId };
  const seen = await walk(
    ports.store,
    ports.surroundings,
    cause,
    async (work) => {
      const scene = await readScene(work, changeId);
      if (isRefusal(scene)) return scene;
      return { plan: await planIn(ports, work, scene), version: work.versionOf('reassignment', changeId) };
    },
    { dryRun: true },
  );
  return seen.outcome === 'refused' ? seen.refusal : seen.result;
};

/** `GET /v1/reassignments/{id}`. */
export const readReassignment =
  (ports: ReassignmentPorts): Handler<'GET /v1/reassignments/{id}'> =>
  async ({ params, locale }) => {
    const read = await readPlan(ports, params.id);
    if (isRefusal(read)) return read;
    const { plan, version } = read;
    return { body: reassignmentView(plan, { version, locale }), etag: etagOf(version) };
  };

const isWanted = ({ change, dangling }: Plan, query: ReassignmentsQuery): boolean => {
  const { state, tenantId, account } = query;
  const accounts = [change.source.buyerAccount, change.target.buyerAccount];
  return (
    (state === undefined || change.state.name === state) &&
    (tenantId === undefined || change.tenantId === tenantId) &&
    (account === undefined || accounts.includes(account)) &&
    (query.dangling === undefined || dangling.length > 0 === query.dangling)
  );
};

const rowOf =
  (ports: ReassignmentPorts, query: ReassignmentsQuery, locale: Locale) =>
  async (changeId: string): Promise<ReassignmentSummary | undefined> => {
    const read = await readPlan(ports, changeId);
    return isRefusal(read) || !isWanted(read.plan, query)
      ? undefined
      : reassignmentSummary(read.plan, { version: read.version, locale });
  };

/** Open ones come by when they are due next; all of them, newest first. */
const listOf = (state: string | undefined): ListQuery & { kind: 'reassignment' } => {
  const isOpenState = state === 'NEEDS_ATTENTION' || OPEN_STATES.some((name) => name === state);
  return isOpenState
    ? { by: 'state', kind: 'reassignment', state: OPEN_REASSIGNMENTS }
    : { by: 'kind', kind: 'reassignment' };
};

/** A tenant knows its reassignments, a bounded number: no index is needed, and none lags behind. */
const pageOfTenant = async (
  { store }: ReassignmentPorts,
  tenantId: string,
  { limit, after }: PageRequest,
  row: (changeId: string) => Promise<ReassignmentSummary | undefined>,
): Promise<FilledPage<ReassignmentSummary>> => {
  const [stored] = await store.load([{ kind: 'tenant', id: tenantId }]);
  const acts = stored?.entity?.acts ?? [];
  const all = acts.flatMap((act) => (act.kind === 'change-opened' ? [act.changeId] : [])).reverse();
  const from = after === undefined ? 0 : all.indexOf(after) + 1;
  const ids = all.slice(from, from + limit);
  const rows = await Promise.all(ids.map(row));
  const next = from + ids.length < all.length ? ids.at(-1) : undefined;
  return { items: rows.filter((each) => each !== undefined), ...(next === undefined ? {} : { next }) };
};

/** `GET /v1/reassignments`. */
export const listReassignments =
  (ports: ReassignmentPorts): Handler<'GET /v1/reassignments'> =>
  async ({ query, locale }) => {
    const { limit, cursor, ...filters } = query;
    const dangling = filters.dangling === undefined ? undefined : String(filters.dangling);
    const scope = { list: 'reassignments', filters: { ...filters, dangling } };
    const after = openCursor(scope, cursor);
    if (isRefusal(after)) return after;
    const request = pageRequest(limit, after);
    const row = rowOf(ports, query, locale);
    const page =
      filters.tenantId === undefined
        ? await fillPage(ports.store, listOf(filters.state), request, ({ entity }) =>
            entity ? row(entity.changeId) : undefined,
          )
        : await pageOfTenant(ports, filters.tenantId, request, row);
    const next = page.next === undefined ? {} : { next: sealCursor(scope, page.next) };
    return { body: { items: [...page.items], ...next } };
  };
