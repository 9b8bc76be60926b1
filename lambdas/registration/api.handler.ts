/**
 * Registration's routes of `/v1`, from the operators' HTTP API.
 * @module
 */
import { apiDoor } from './api-door.ts';
import { wireApi } from './api-wiring.ts';

const { ports, roles } = wireApi();

/** Answers one request. */
export const handler = apiDoor(ports, roles);
