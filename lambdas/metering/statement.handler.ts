/**
 * Usage statements, from the public REST API.
 * @module
 */
import { serve } from '#lambdas/edge/public-door.ts';
import { statementDoor } from './statement.door.ts';
import { wireStatement } from './statement.wiring.ts';

/** Answers one request of a browser. */
export const handler = serve(statementDoor(wireStatement()));
