/**
 * The operation that describes all others.
 * @module
 */
import * as v from 'valibot';
import type { Operation } from './operation.ts';

const none = v.strictObject({});

/** As in `OPERATIONS`. */
export const DOCUMENT_OPERATIONS = {
  'GET /v1/openapi.json': {
    id: 'describeApi',
    summary: 'This document',
    description: 'The API in OpenAPI 3.1, made from the schemas that parse its requests.',
    params: none,
    query: none,
    response: v.record(v.string(), v.unknown()),
    versioned: false,
    refusals: [],
  },
} as const satisfies Record<string, Operation>;
