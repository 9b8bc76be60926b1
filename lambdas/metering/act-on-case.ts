/**
 * What a person decides about a case: release, write off, bill. Held usage goes to AWS, or never does, by the submitter once it
 * sees this; a top-up is put into its hour by a worker.
 * @module
 */
import { isRefusal, refuse } from '#domain/errors.ts';
import { hintOf } from '#domain/messages/hints.ts';
import type { Correction } from '#domain/metering/account.ts';
import type { MeteringCase } from '#domain/metering/case.ts';
import { type CaseAction, decideCase } from '#domain/metering/cases.ts';
import { drawOf, givenBack } from '#domain/metering/reduce.ts';
import type { Asked, Handler } from '#lambdas/edge/operator.ts';
import { type Decided, operatorWrite } from '#lambdas/edge/operator-write.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import { correctionIdOf } from './correct.ts';
import { corridorOf, DOOR } from './desk-corridor.ts';
import type { DeskPorts } from './desk-ports.ts';
import { casePath, correctionPath } from './paths.ts';

type KeyOf<Action extends CaseAction> = `POST /v1/metering/cases/{id}/${Action}`;

const correctionTold = ({ correctionId, state }: Correction): Pick<Decided, 'changes' | 'next'> => ({
  changes: [{ resource: correctionPath(correctionId), from: 'NONE', to: state.name }],
  next: state.name === 'PROPOSED' ? [hintOf('CORRECTION_TO_APPROVE', { correctionId })] : [],
});

/** What is written off was never used: what it drew of an allowance is given back, in the same commit. */
const giveBack = async ({ usage }: DeskPorts, work: UnitOfWork, known: MeteringCase): Promise<void> => {
  const item = await usage.ledger.read(known);
  const draw = item && drawOf(item);
  const allowance = draw && (await work.read('allowance', draw.allowanceId));
  if (draw && allowance) work.put('allowance', draw.allowanceId, givenBack(allowance, draw));
};

const actOn = <Action extends CaseAction>(ports: DeskPorts, action: Action) =>
  operatorWrite<KeyOf<Action>, UnitOfWork, MeteringCase>(DOOR, corridorOf(ports), {
    verb: `${action}-case`,
    self: ({ params }) => casePath(params.id),
    find: async (work, { params }) => {
      const target = await work.read('meteringCase', params.id);
      return target
        ? { target, version: work.versionOf('meteringCase', params.id) }
        : refuse('NOT_FOUND', { id: params.id });
    },
    decide: async (work, known, asked) => {
      const { body, caller } = asked as Asked<KeyOf<CaseAction>>;
      const correctionId = correctionIdOf(work);
      const decision = { action, by: caller.person, reason: body.reason, now: work.now, correctionId };
      const decided = decideCase(known, decision);
      if (isRefusal(decided)) return decided;
      const { case: after, correction, events } = decided;
      work.put('meteringCase', known.caseId, after);
      if (correction) work.put('correction', correctionId, correction);
      if (action === 'write-off' && known.kind === 'suspicious') await giveBack(ports, work, known);
      const told = correction ? correctionTold(correction) : { changes: [], next: [] };
      const change = { resource: casePath(known.caseId), from: known.state.name, to: after.state.name };
      return { isWritten: true, changes: [change, ...told.changes], events, warnings: [], next: told.next };
    },
  });

/** `POST /v1/metering/cases/{id}/release`. */
export const releaseCase = (ports: DeskPorts): Handler<KeyOf<'release'>> => actOn(ports, 'release');

/** `POST /v1/metering/cases/{id}/write-off`. */
export const writeOffCase = (ports: DeskPorts): Handler<KeyOf<'write-off'>> => actOn(ports, 'write-off');

/** `POST /v1/metering/cases/{id}/bill`. */
export const billCase = (ports: DeskPorts): Handler<KeyOf<'bill'>> => actOn(ports, 'bill');
