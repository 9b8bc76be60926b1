/**
 * The routes of `/v1` that read metered usage, and decide about it, from the operators' HTTP API.
 * @module
 */
import { meteringDoor } from './api.door.ts';
import { wireApi } from './api.wiring.ts';

const { ports, roles } = wireApi();

/** Answers one request. */
export const handler = meteringDoor(ports, roles);
