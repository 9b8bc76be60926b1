/**
 * The pages of those who are signed in: a tenant's administrators, who is invited to be one, and the state of a move.
 * @module
 */
import type { PublicDoor } from '#lambdas/edge/public-door.ts';
import { emptyDoor } from './answers.ts';
import { addInvited } from './invited.ts';
import { addMove } from './move-door.ts';
import { addPeople } from './people-door.ts';
import type { PagePorts } from './ports.ts';

/** The door over its ports. */
export const signedInDoor = (ports: PagePorts): PublicDoor => {
  const door = emptyDoor(ports);
  addPeople(door, ports);
  addInvited(door, ports);
  addMove(door, ports);
  return door;
};
