/**
 * Reads reassignments.
 * @module
 */
import type { ReassignmentsQuery } from '#domain/api/reassignment-requests.ts';
import type { ReassignmentSummary } from '#domain/api/reassignments.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { Locale } from '#domain/messages/locale.ts';
import type { Plan } from '#domain/reassignment/plan.ts';
import { OPEN_STATES, type Reassignment } from '#domain/reassignment/reassignment.ts';
import { openCursor, sealCursor } from '#lambdas/edge/cursor.ts';
import { etagOf } from '#lambdas/edge/etag.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import type { Stored } from '#lambdas/stores/entities.ts';
import { OPEN_REASSIGNMENTS } from '#lambdas/stores/layout.ts';
import { type FilledPage, fillPage, type PageRequest, pageRequest } from '#lambdas/stores/page.ts';
import { readScene } from '#lambdas/stores/scenes.ts';
import type { ListQuery } from '#lambdas/stores/state-store.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { DOOR } from './api.corridor.ts';
import { outlineIn, planIn } from './around.ts';
import type { ReassignmentPorts } from './ports.ts';
import { reassignmentSummary, reassignmentView } from './view.ts';

interface Read {
  readonly plan: Plan;
  readonly version: number;
}

/** A walk that never commits: everything is read strongly, at one instant. */
const readPlan = async (
  ports: ReassignmentPorts,
  changeId: string,
  made: typeof planIn = planIn,
): Promise<Read | Refusal> => {
  const cause = { door: DOOR, verb: 'read', actor: { kind: 'clock' as const }, correlationId: changeId };
  const seen = await walk(
    ports.store,
    ports.surroundings,
    cause,
    async (work) => {
      const scene = await readScene(work, changeId);
      if (isRefusal(scene)) return scene;
      return { plan: await made(ports, work, scene), version: work.versionOf('reassignment', changeId) };
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

const isWanted = (change: Reassignment, { state, tenantId, account }: ReassignmentsQuery): boolean => {
  const accounts = [change.source.buyerAccount, change.target.buyerAccount];
  return (
    (state === undefined || change.state.name === state) &&
    (tenantId === undefined || change.tenantId === tenantId) &&
    (account === undefined || accounts.includes(account))
  );
};

const rowOf =
  (ports: ReassignmentPorts, query: ReassignmentsQuery, locale: Locale) =>
  async ({ entity }: Pick<Stored<'reassignment'>, 'entity'>): Promise<ReassignmentSummary | undefined> => {
    if (!entity || !isWanted(entity, query)) return undefined;
    const read = await readPlan(ports, entity.changeId, outlineIn);
    if (isRefusal(read)) return undefined;
    const { plan, version } = read;
    const isDangling = plan.dangling.length > 0;
    return query.dangling === undefined || query.dangling === isDangling
      ? reassignmentSummary(plan, { version, locale })
      : undefined;
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
  row: (stored: Stored<'reassignment'>) => Promise<ReassignmentSummary | undefined>,
): Promise<FilledPage<ReassignmentSummary>> => {
  const [stored] = await store.load([{ kind: 'tenant', id: tenantId }]);
  const acts = stored?.entity?.acts ?? [];
  const all = acts.flatMap((act) => (act.kind === 'change-opened' ? [act.changeId] : [])).reverse();
  const from = after === undefined ? 0 : all.indexOf(after) + 1;
  const ids = all.slice(from, from + limit);
  const keys = ids.map((id) => ({ kind: 'reassignment' as const, id }));
  const rows = await Promise.all(keys.length === 0 ? [] : (await store.load(keys)).map(row));
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
        ? await fillPage(ports.store, listOf(filters.state), request, row)
        : await pageOfTenant(ports, filters.tenantId, request, row);
    const next = page.next === undefined ? {} : { next: sealCursor(scope, page.next) };
    return { body: { items: [...page.items], ...next } };
  };
