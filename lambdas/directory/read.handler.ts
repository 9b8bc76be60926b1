/**
 * The routes of `/v1` that read, from the operators' HTTP API.
 * @module
 */
import { readDoor } from './read-door.ts';
import { wire } from './wiring.ts';

const { ports, roles } = wire();

/** Answers one request. */
export const handler = readDoor(ports, roles);
