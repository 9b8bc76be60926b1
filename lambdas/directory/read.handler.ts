/**
 * The routes of `/v1` that read, from the operators' HTTP API.
 * @module
 */
import { readDoor } from './read-door.ts';
import { wireRead } from './wiring.ts';

const { ports, roles } = wireRead();

/** Answers one request. */
export const handler = readDoor(ports, roles);
