/**
 * Describes the API.
 * @module
 */
import { openApiDocument } from '#lambdas/edge/openapi.ts';
import type { Handler } from '#lambdas/edge/operator.ts';

/** `GET /v1/openapi.json`: the whole operator door, whichever function answers a route. */
export const describeApi = (): Handler<'GET /v1/openapi.json'> => async () => ({ body: openApiDocument() });
