/**
 * What a write tells of a reassignment: the states that changed, what it announced, and how it stands now.
 * @module
 */
import type { ReassignmentOutcome } from '#domain/api/reassignment-writes.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import type { Locale } from '#domain/messages/locale.ts';
import type { Plan } from '#domain/reassignment/plan.ts';
import type { Scene } from '#domain/reassignment/scene.ts';
import type { Decided } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { planIn } from './around.ts';
import { reassignmentPath, tenantPath } from './paths.ts';
import type { ReassignmentPorts } from './ports.ts';
import { reassignmentView } from './view.ts';

/** Of what is not there yet. */
const NOT_THERE = '–';

type Changes = ReassignmentOutcome['changes'];

const changed = (resource: string, from: string | undefined, to: string): Changes =>
  from === to ? [] : [{ resource, from: from ?? NOT_THERE, to }];

const changesBetween = (before: Scene | undefined, after: Scene): Changes => {
  const { reassignment, tenant, fromTenant } = after;
  return [
    ...changed(
      reassignmentPath(reassignment.changeId),
      before?.reassignment.state.name,
      reassignment.state.name,
    ),
    ...(before ? changed(tenantPath(tenant.tenantId), before.tenant.state.name, tenant.state.name) : []),
    ...(before?.fromTenant && fromTenant
      ? changed(tenantPath(fromTenant.tenantId), before.fromTenant.state.name, fromTenant.state.name)
      : []),
  ];
};

/**
 * What a write tells.
 * @param before absent where it begins
 */
export const toldOf = async (
  ports: ReassignmentPorts,
  work: UnitOfWork,
  { before, after }: { readonly before?: Scene; readonly after: Scene },
  events: readonly DomainEvent[],
): Promise<Decided> => ({
  isWritten: before?.reassignment !== after.reassignment,
  changes: changesBetween(before, after),
  events,
  warnings: [],
  next: [],
  self: reassignmentPath(after.reassignment.changeId),
  shown: await planIn(ports, work, after),
});

/** The plan that was decided to be shown, in words. */
export const showPlan = (
  shown: unknown,
  told: { readonly locale: Locale; readonly version: number },
): Pick<ReassignmentOutcome, 'changeId' | 'reassignment'> => {
  // what `toldOf` gave, perhaps by way of a receipt
  const plan = shown as Plan;
  return { changeId: plan.change.changeId, reassignment: reassignmentView(plan, told) };
};
