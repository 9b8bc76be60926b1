/**
 * The route of `/v1` that sends events again, from the operators' HTTP API.
 * @module
 */
import { REPLAY_OPERATIONS } from '#domain/api/audit-operations.ts';
import { operatorDoor } from '#lambdas/edge/operator.ts';
import { replayEvents } from './replay.ts';
import { wireReplay } from './replay.wiring.ts';

const { ports, roles } = wireReplay();

/** Answers one request. */
export const handler = operatorDoor({
  name: 'publishing-replay',
  roles,
  operations: REPLAY_OPERATIONS,
  handlers: { 'POST /v1/events/replay': replayEvents(ports) },
});
