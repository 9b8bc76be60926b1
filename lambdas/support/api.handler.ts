/**
 * The routes of `/v1/support-cases`, from the operators' HTTP API.
 * @module
 */
import { supportDoor } from './api.door.ts';
import { wireApi } from './api.wiring.ts';

const { ports, roles } = wireApi();

/** Answers one request. */
export const handler = supportDoor(ports, roles);
