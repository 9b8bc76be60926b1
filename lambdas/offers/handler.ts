/**
 * The routes of `/v1/offers`, from the operators' HTTP API.
 * @module
 */
import { offersDoor } from './door.ts';
import { wire } from './wiring.ts';

const { ports, roles } = wire();

/** Answers one request. */
export const handler = offersDoor(ports, roles);
