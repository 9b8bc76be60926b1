/**
 * What each route of `/v1` takes, answers and refuses. The OpenAPI document is made from these, and a client may import them;
 * a door parses with those of its own function alone.
 * @module
 */
import type * as v from 'valibot';
import { ACTIVATION_OPERATIONS } from './activation-operations.ts';
import { AUDIT_OPERATIONS, REPLAY_OPERATIONS } from './audit-operations.ts';
import { CAPABILITY_OPERATIONS } from './capability-operations.ts';
import { DIRECTORY_READ_OPERATIONS } from './directory-read-operations.ts';
import { DIRECTORY_WRITE_OPERATIONS } from './directory-write-operations.ts';
import { DOCUMENT_OPERATIONS } from './document-operations.ts';
import { LIFECYCLE_OPERATIONS } from './lifecycle-operations.ts';
import { METERING_OPERATIONS } from './metering-operations.ts';
import { OFFER_OPERATIONS } from './offer-operations.ts';
import type { Operation } from './operation.ts';
import { PROPAGATION_OPERATIONS } from './propagation-operations.ts';
import { REASSIGNMENT_OPERATIONS } from './reassignment-operations.ts';
import { REGISTRATION_OPERATIONS } from './registration-operations.ts';
import { SUPPORT_OPERATIONS } from './support-operations.ts';
import { USAGE_OPERATIONS } from './usage-operations.ts';

/** Every operation by its method and path, as in `domain/routes.ts`. */
export const OPERATIONS = {
  ...DOCUMENT_OPERATIONS,
  ...DIRECTORY_READ_OPERATIONS,
  ...DIRECTORY_WRITE_OPERATIONS,
  ...LIFECYCLE_OPERATIONS,
  ...REGISTRATION_OPERATIONS,
  ...REASSIGNMENT_OPERATIONS,
  ...OFFER_OPERATIONS,
  ...AUDIT_OPERATIONS,
  ...REPLAY_OPERATIONS,
  ...USAGE_OPERATIONS,
  ...METERING_OPERATIONS,
  ...PROPAGATION_OPERATIONS,
  ...CAPABILITY_OPERATIONS,
  ...SUPPORT_OPERATIONS,
  ...ACTIVATION_OPERATIONS,
} as const satisfies Record<string, Operation>;

/** `GET /v1/tenants` and so on. */
export type OperationKey = keyof typeof OPERATIONS;

/** What the parts of a request to the operation parse to. */
export interface Parsed<Key extends OperationKey> {
  readonly params: v.InferOutput<(typeof OPERATIONS)[Key]['params']>;
  readonly query: v.InferOutput<(typeof OPERATIONS)[Key]['query']>;
  readonly body: (typeof OPERATIONS)[Key] extends { body: infer Body extends v.GenericSchema }
    ? v.InferOutput<Body>
    : undefined;
}

/** What the operation answers with. */
export type Answered<Key extends OperationKey> = v.InferOutput<(typeof OPERATIONS)[Key]['response']>;

/** The operations by which a person or a pipeline writes. */
export type WriteKey = {
  [Key in OperationKey]: (typeof OPERATIONS)[Key] extends { writes: string }
    ? never
    : (typeof OPERATIONS)[Key] extends { body: v.GenericSchema }
      ? Key
      : never;
}[OperationKey];
