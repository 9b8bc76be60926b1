/**
 * The routes of `/v1/propagations` and of vendors' systems, from the operators' HTTP API.
 * @module
 */
import { propagationDoor } from './propagation.door.ts';
import { wirePropagations } from './propagation.wiring.ts';

const { ports, roles } = wirePropagations();

/** Answers one request. */
export const handler = propagationDoor(ports, roles);
