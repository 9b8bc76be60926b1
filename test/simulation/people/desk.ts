/**
 * Operators at the desk of metering: they decide about cases, and correct what was billed; a second person approves.
 * @module
 */
import { isRefusal } from '#domain/errors.ts';
import { actionsOf, type CaseAction } from '#domain/metering/cases.ts';
import { billCase, releaseCase, writeOffCase } from '#lambdas/metering/act-on-case.ts';
import { approveCorrectionOf, proposeCorrectionOf } from '#lambdas/metering/correct.ts';
import { subscribers } from '../invariants/scene.ts';
import type { Town } from '../town.ts';
import type { Process } from '../world/world.ts';
import { pause } from './customer.ts';
import { send } from './operator.ts';
import { DIMENSIONS } from './producer.ts';

/** Decides a case. */
export const actsOn = (town: Town, person: string, id: string, action: CaseAction) => {
  const sent = { verb: `${action}-case`, params: { id } };
  const ports = (process: Process) => town.ports.metering.desk(process);
  switch (action) {
    case 'release':
      return send(
        town,
        person,
        'POST /v1/metering/cases/{id}/release',
        (process) => releaseCase(ports(process)),
        sent,
      );
    case 'write-off':
      return send(
        town,
        person,
        'POST /v1/metering/cases/{id}/write-off',
        (process) => writeOffCase(ports(process)),
        sent,
      );
    case 'bill':
      return send(
        town,
        person,
        'POST /v1/metering/cases/{id}/bill',
        (process) => billCase(ports(process)),
        sent,
      );
  }
};

/** Decides one case that waits, sometimes together with a colleague who decides otherwise. */
const decideOne = async (town: Town, person: string): Promise<void> => {
  const { state, world, chanceOfUsage: chance } = town;
  const waiting = [...state.all('meteringCase')].filter((known) => actionsOf(known).length > 0);
  if (waiting.length === 0) return;
  const known = chance.pick(waiting);
  const acts = chance.chance(0.3) ? [person, `${person}-2`] : [person];
  if (acts.length > 1) world.mark('one case decided by two');
  await Promise.all(acts.map((who) => actsOn(town, who, known.caseId, chance.pick(actionsOf(known)))));
};

/** A second person approves a correction. */
export const approves = (town: Town, person: string, id: string) =>
  send(
    town,
    person,
    'POST /v1/corrections/{id}/approve',
    (process) => approveCorrectionOf(town.ports.metering.desk(process)),
    { verb: 'approve-correction', params: { id } },
  );

/** Proposes a correction of what a tenant used. */
export const proposes = (
  town: Town,
  person: string,
  id: string,
  body: { readonly dimension: string; readonly quantity: number },
) =>
  send(
    town,
    person,
    'POST /v1/tenants/{id}/corrections',
    (process) => proposeCorrectionOf(town.ports.metering.desk(process)),
    { verb: 'propose-correction', params: { id }, body },
  );

const approveOne = async (town: Town, person: string): Promise<void> => {
  const { state, chanceOfUsage: chance } = town;
  const proposed = [...state.all('correction')].filter(({ state: { name } }) => name === 'PROPOSED');
  if (proposed.length > 0) await approves(town, person, chance.pick(proposed).correctionId);
};

const correctOne = async (town: Town, person: string): Promise<void> => {
  const { state, chanceOfUsage: chance } = town;
  const tenants = subscribers(state).filter(({ link }) => link !== undefined);
  if (tenants.length === 0) return;
  const quantity = chance.chance(0.6) ? -chance.between(5, 60) : chance.between(1, 20);
  const { tenantId } = chance.pick(tenants);
  const proposed = await proposes(town, person, tenantId, { dimension: chance.pick(DIMENSIONS), quantity });
  if (proposed !== undefined && !isRefusal(proposed) && chance.chance(0.9)) await approveOne(town, 'noa');
};

/** Looks after the desk for a while. */
export const attend = async (town: Town, person: string, deeds: number): Promise<void> => {
  for (let done = 0; done < deeds; done += 1) {
    await pause(town, person);
    await town.chanceOfUsage.pick([decideOne, correctOne, correctOne, approveOne])(town, person);
  }
};
