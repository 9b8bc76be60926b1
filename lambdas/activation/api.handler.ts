/**
 * The routes of activation, from the operators' HTTP API.
 * @module
 */
import { activationDoor } from './api.door.ts';
import { wireApi } from './api.wiring.ts';

const { ports, roles } = wireApi();

/** Answers one request. */
export const handler = activationDoor(ports, roles);
