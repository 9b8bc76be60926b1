/**
 * The buyer's door: from landing to the end of a registration.
 * @module
 */
import type { PublicDoor } from '#lambdas/edge/public-door.ts';
import { emptyDoor } from './answers.ts';
import { addEntrance } from './entrance.ts';
import { addPassage } from './passage.ts';
import type { RegistrationPorts } from './ports.ts';

/** The door over its ports. */
export const registrationDoor = (ports: RegistrationPorts): PublicDoor => {
  const door = emptyDoor(ports);
  addEntrance(door, ports);
  addPassage(door, ports);
  return door;
};
