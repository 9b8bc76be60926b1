/**
 * The routes of `/v1` that write, from the operators' HTTP API.
 * @module
 */
import { wireWrite } from './wiring.ts';
import { writeDoor } from './write-door.ts';

const { ports, roles } = wireWrite();

/** Answers one request. */
export const handler = writeDoor(ports, roles);
