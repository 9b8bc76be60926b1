/**
 * The public door's function: REST API proxy events of API Gateway in, pages out.
 * @module
 */
import { serve } from '#lambdas/edge/public-door.ts';
import { registrationDoor } from './door.ts';
import { wireRegistration } from './wiring.ts';

/** Answers one request of a browser. */
export const handler = serve(registrationDoor(wireRegistration()));
