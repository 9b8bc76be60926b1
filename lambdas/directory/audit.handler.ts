/**
 * The routes of `/v1` that read the journal back, from the operators' HTTP API.
 * @module
 */

import { wireAudit } from './audit.wiring.ts';
import { auditDoor } from './audit-door.ts';

const { ports, roles } = wireAudit();

/** Answers one request. */
export const handler = auditDoor(ports, roles);
