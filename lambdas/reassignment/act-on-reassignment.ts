/**
 * What operators and approvers do to a reassignment: approve, link, verify, request the cancellation, take over, abort.
 * @module
 */
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import {
  abort,
  approve,
  askToCancel,
  askToVerify,
  confirmTakeover,
  hearVerification,
  link,
} from '#domain/reassignment/commands.ts';
import type { Party, Reassignment } from '#domain/reassignment/reassignment.ts';
import type { Circumstances, Scene } from '#domain/reassignment/scene.ts';
import type { Asked, Handler } from '#lambdas/edge/operator.ts';
import { operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { corridorOf, DOOR } from './api.corridor.ts';
import { decisionAbout } from './decide.ts';
import { reassignmentPath } from './paths.ts';
import type { ReassignmentPorts } from './ports.ts';
import { showPlan, toldOf } from './told.ts';

type Act = 'approve' | 'link' | 'verify' | 'request-cancellation' | 'takeover' | 'abort';
type KeyOf<Name extends Act> = `POST /v1/reassignments/{id}/${Name}`;

/** The next state of the scene, or a refusal. */
type Decide<Name extends Act> = (
  scene: Scene,
  at: Circumstances,
  asked: Asked<KeyOf<Name>>,
) => Scene | Refusal;

/** One person in every role: whoever asked as an operator may not approve as an approver. */
const partyOf = ({ caller }: { readonly caller: { readonly person: string } }): Party => ({
  kind: 'operator',
  principal: caller.person,
});

const actOn = <Name extends Act>(
  ports: ReassignmentPorts,
  name: Name,
  decide: Decide<Name>,
  reason?: (asked: Asked<KeyOf<Name>>) => string,
) =>
  operatorWrite<KeyOf<Name>, UnitOfWork, Reassignment, ReturnType<typeof showPlan>>(DOOR, corridorOf(ports), {
    verb: `${name}-reassignment`,
    self: ({ params }) => reassignmentPath(params.id),
    show: showPlan,
    ...(reason ? { reason } : {}),
    find: async (work, { params }) => {
      const target = await work.read('reassignment', params.id);
      return target
        ? { target, version: work.versionOf('reassignment', params.id) }
        : refuse('NOT_FOUND', { id: params.id });
    },
    decide: async (work, { changeId }, asked) => {
      const decided = await decisionAbout(work, ports.policies.forProduct, changeId, (scene, at) =>
        decide(scene, at, asked),
      );
      if (isRefusal(decided)) return decided;
      const { before, scene: after, events } = decided;
      return toldOf(ports, work, { before, after }, events);
    },
  });

/** `POST /v1/reassignments/{id}/approve`. */
export const approveReassignment = (ports: ReassignmentPorts): Handler<KeyOf<'approve'>> =>
  actOn(ports, 'approve', (scene, at, asked) => approve(scene, partyOf(asked), at));

/** `POST /v1/reassignments/{id}/link`. */
export const linkReassignment = (ports: ReassignmentPorts): Handler<KeyOf<'link'>> =>
  actOn(ports, 'link', link);

/** With what somebody saw it is heard; without it the seller's system is asked, where there is one. */
const verify: Decide<'verify'> = (scene, at, asked) => {
  const { type, services } = asked.body;
  if (type !== undefined && services !== undefined) {
    return hearVerification(scene, { type, services, at: at.now }, partyOf(asked), at);
  }
  const isHalf = type !== undefined || services !== undefined;
  if (!isHalf && scene.reassignment.terms.verification.by === 'http') return askToVerify(scene, at);
  const message = isHalf ? 'goes with the other one' : 'is needed: a person looks at this product';
  const faults = ['type', 'services'].map((field) => ({ field, message }));
  return refuse('BODY_INVALID', {}, faults);
};

/** `POST /v1/reassignments/{id}/verify`. */
export const verifyReassignment = (ports: ReassignmentPorts): Handler<KeyOf<'verify'>> =>
  actOn(ports, 'verify', verify);

/** `POST /v1/reassignments/{id}/request-cancellation`. */
export const requestCancellation = (ports: ReassignmentPorts): Handler<KeyOf<'request-cancellation'>> =>
  actOn(ports, 'request-cancellation', askToCancel);

/** `POST /v1/reassignments/{id}/takeover`; who of the tenant agreed stands in the audit entry. */
export const confirmTakeoverOf = (ports: ReassignmentPorts): Handler<KeyOf<'takeover'>> =>
  actOn(
    ports,
    'takeover',
    (scene, at, asked) => confirmTakeover(scene, asked.body.tenantId, partyOf(asked), at),
    ({ body }) => `${body.tenantId} confirmed by ${body.confirmedBy}: ${body.reason}`,
  );

/** `POST /v1/reassignments/{id}/abort`. */
export const abortReassignment = (ports: ReassignmentPorts): Handler<KeyOf<'abort'>> =>
  actOn(ports, 'abort', abort);
