/**
 * The route of `/v1` that sends events again, from the operators' HTTP API.
 * @module
 */
import { operatorDoor } from '#lambdas/edge/operator.ts';
import { replayEvents } from './replay.ts';
import { wireReplay } from './replay.wiring.ts';

const { ports, roles } = wireReplay();

/** Answers one request. */
export const handler = operatorDoor({
  name: 'publishing-replay',
  roles,
  handlers: { 'POST /v1/events/replay': replayEvents(ports) },
});
