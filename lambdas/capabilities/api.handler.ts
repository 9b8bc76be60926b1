/**
 * The routes of vendor accounts, from the operators' HTTP API.
 * @module
 */
import { capabilitiesDoor } from './api.door.ts';
import { wireApi } from './api.wiring.ts';

const { ports, roles } = wireApi();

/** Answers one request. */
export const handler = capabilitiesDoor(ports, roles);
