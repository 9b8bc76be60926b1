/**
 * `POST /v1/usage`, from the operators' HTTP API.
 * @module
 */
import { ingestDoor } from './ingest.door.ts';
import { wire } from './ingest.wiring.ts';

const { ports, roles } = wire();

/** Answers one request. */
export const handler = ingestDoor(ports, roles);
