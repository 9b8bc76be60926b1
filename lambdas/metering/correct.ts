/**
 * Corrections: one person proposes, another one approves or rejects.
 * @module
 */
import { parseHour } from '#domain/api/metering-parts.ts';
import { isRefusal, type Refusal, refuse } from '#domain/errors.ts';
import { hintOf } from '#domain/messages/hints.ts';
import type { Correction } from '#domain/metering/account.ts';
import {
  approveCorrection,
  creditIdOf,
  type DecidedCorrection,
  proposeCorrection,
  rejectCorrection,
} from '#domain/metering/corrections.ts';
import { meteringTermsOf } from '#domain/policy/metering-terms.ts';
import { tenantAt } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import type { Asked, Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { corridorOf, DOOR } from './desk-corridor.ts';
import type { DeskPorts } from './desk-ports.ts';
import { correctionPath, correctionsPath } from './paths.ts';

type Propose = 'POST /v1/tenants/{id}/corrections';
type Approve = 'POST /v1/corrections/{id}/approve';
type Reject = 'POST /v1/corrections/{id}/reject';

/** Name of the correction that a commit makes. */
export const correctionIdOf = ({ commitId }: Pick<UnitOfWork, 'commitId'>): string => `uc-${commitId}`;

const put = (work: UnitOfWork, from: string, { correction, credit, events }: DecidedCorrection): Decided => {
  const { correctionId, state } = correction;
  work.put('correction', correctionId, correction);
  if (credit) work.put('credit', credit.creditId, credit);
  return {
    isWritten: true,
    self: correctionPath(correctionId),
    changes: [{ resource: correctionPath(correctionId), from, to: state.name }],
    events,
    warnings: [],
    next: state.name === 'PROPOSED' ? [hintOf('CORRECTION_TO_APPROVE', { correctionId })] : [],
  };
};

const propose = async (
  { policies }: DeskPorts,
  work: UnitOfWork,
  stored: Tenant,
  { body, caller }: Asked<Propose>,
): Promise<Decided | Refusal> => {
  const { dimension, quantity, reason, about } = body;
  const hour = about === undefined ? undefined : parseHour(about);
  if (about !== undefined && hour === undefined) {
    return refuse('BODY_INVALID', {}, [{ field: 'about', message: 'is of a day that there is not' }]);
  }
  const decided = proposeCorrection(
    {
      ...{ correctionId: correctionIdOf(work), dimension, quantity, reason },
      ...(hour === undefined ? {} : { about: hour }),
    },
    {
      tenant: tenantAt(stored, work.now),
      terms: meteringTermsOf(await policies.forProduct(stored.productCode)),
    },
    { by: caller.person, now: work.now },
  );
  return isRefusal(decided) ? decided : put(work, 'NONE', decided);
};

/** `POST /v1/tenants/{id}/corrections`. If-Match speaks of the correction, and there is none yet. */
export const proposeCorrectionOf = (ports: DeskPorts): Handler<Propose> =>
  operatorWrite<Propose, UnitOfWork, Tenant>(DOOR, corridorOf(ports), {
    verb: 'propose-correction',
    status: 201,
    self: ({ params }) => correctionsPath(params.id),
    find: async (work, { params }) => {
      const target = await work.read('tenant', params.id);
      return target ? { target, version: 0 } : refuse('NOT_FOUND', { id: params.id });
    },
    decide: (work, tenant, asked) => propose(ports, work, tenant, asked),
  });

const approve = async (
  work: UnitOfWork,
  correction: Correction,
  { caller }: Asked<Approve>,
): Promise<Decided | Refusal> => {
  const { tenantId, dimension, state } = correction;
  const [tenant, credit] = [
    await work.read('tenant', tenantId),
    await work.read('credit', creditIdOf(tenantId, dimension)),
  ];
  if (!tenant) return refuse('NOT_FOUND', { id: tenantId });
  const known = { tenant: tenantAt(tenant, work.now), credit };
  const decided = approveCorrection(correction, known, { by: caller.person, now: work.now });
  return isRefusal(decided) ? decided : put(work, state.name, decided);
};

const reject = async (
  work: UnitOfWork,
  correction: Correction,
  { caller, body }: Asked<Reject>,
): Promise<Decided | Refusal> => {
  const decided = rejectCorrection(correction, { by: caller.person, now: work.now, reason: body.reason });
  return isRefusal(decided) ? decided : put(work, correction.state.name, decided);
};

const actOn = <Key extends Approve | Reject>(
  ports: DeskPorts,
  verb: string,
  decide: (work: UnitOfWork, known: Correction, asked: Asked<Key>) => Promise<Decided | Refusal>,
) =>
  operatorWrite<Key, UnitOfWork, Correction>(DOOR, corridorOf(ports), {
    verb,
    self: ({ params }) => correctionPath(params.id),
    find: async (work, { params }) => {
      const target = await work.read('correction', params.id);
      return target
        ? { target, version: work.versionOf('correction', params.id) }
        : refuse('NOT_FOUND', { id: params.id });
    },
    decide,
  });

/** `POST /v1/corrections/{id}/approve`. */
export const approveCorrectionOf = (ports: DeskPorts): Handler<Approve> =>
  actOn<Approve>(ports, 'approve-correction', approve);

/** `POST /v1/corrections/{id}/reject`. */
export const rejectCorrectionOf = (ports: DeskPorts): Handler<Reject> =>
  actOn<Reject>(ports, 'reject-correction', reject);
