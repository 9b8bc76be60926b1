import type { Incoming } from '../http.ts';
import type { Principal } from '../identity/keys.ts';

/** How a service speaks, which decides how its errors look. */
export type Protocol = 'json-1.0' | 'json-1.1' | 'rest-json' | 'rest-xml' | 'query';

/** An API call, named and read, before it is authorized. */
export interface Call {
  /** Service name of the signature's scope: `dynamodb`, `sqs`, `aws-marketplace`, … */
  service: string;
  operation: string;
  /** Prefix of the `X-Amz-Target` header, e.g. `DynamoDB_20120810`; empty for REST. */
  target: string;
  protocol: Protocol;
  input: Readonly<Record<string, unknown>>;
  request: Incoming;
}

/** A call that was authorized. */
export interface AuthorizedCall extends Call {
  principal: Principal;
}

/** What a service answers: a value for JSON services, text or bytes for the others. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
  /** Capacity units of a DynamoDB call, for the log of calls. */
  units?: Readonly<Record<string, number>>;
}

/** One AWS service of the sandbox. */
export type Service = (call: AuthorizedCall) => Promise<Reply>;

/** A refusal in AWS's words; the wire gives it the shape of the call's protocol. */
export class ServiceFault extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'ServiceFault';
    this.code = code;
    this.status = status;
  }
}
