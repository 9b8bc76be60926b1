/**
 * The function of the pages of those who are signed in: REST API proxy events of API Gateway in, pages out.
 * @module
 */
import { serve } from '#lambdas/edge/public-door.ts';
import { signedInDoor } from './signed-in-door.ts';
import { wirePages } from './wiring.ts';

/** Answers one request of a browser. */
export const handler = serve(signedInDoor(wirePages()));
