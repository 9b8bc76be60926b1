/**
 * The routes of `/v1/reassignments`, from the operators' HTTP API.
 * @module
 */
import { reassignmentDoor } from './api.door.ts';
import { wireApi } from './api.wiring.ts';

const { ports, roles } = wireApi();

/** Answers one request. */
export const handler = reassignmentDoor(ports, roles);
