/**
 * The lifecycle's routes of `/v1`, from the operators' HTTP API.
 * @module
 */
import { wireWrite } from './write.wiring.ts';
import { writeDoor } from './write-door.ts';

const { ports, roles } = wireWrite();

/** Answers one request. */
export const handler = writeDoor(ports, roles);
