/**
 * The buyer's door: every route of registration.
 * @module
 */
import { refuse } from '#domain/errors.ts';
import { correlationIdOf, type PublicDoor, publicDoor } from '#lambdas/edge/public-door.ts';
import { localeOfVisit, refused } from './answers.ts';
import { addEntrance } from './entrance.ts';
import { addInvited } from './invited.ts';
import { addMove } from './move-door.ts';
import { addPassage } from './passage.ts';
import { addPeople } from './people-door.ts';
import type { RegistrationPorts } from './ports.ts';

/** The door over its ports. */
export const registrationDoor = (ports: RegistrationPorts): PublicDoor => {
  const door = publicDoor((visit, problem) =>
    refused(visit, ports, refuse(problem), {
      locale: localeOfVisit(visit),
      correlationId: correlationIdOf(visit),
    }),
  );
  addEntrance(door, ports);
  addPassage(door, ports);
  addPeople(door, ports);
  addInvited(door, ports);
  addMove(door, ports);
  return door;
};
