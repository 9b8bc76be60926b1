/**
 * Describes the API.
 * @module
 */
import { ENV } from '#domain/names.ts';
import { parseRoleArns } from '#lambdas/edge/caller.ts';
import { requireEnv } from '#lambdas/edge/environment.ts';
import { documentDoor } from './document-door.ts';

/** HTTP API events of API Gateway in, answers out. */
export const handler = documentDoor(parseRoleArns(requireEnv(ENV.roleArns)));
