import type { Clock } from '#local/clock.ts';
import { type Incoming, type Outgoing, openDoor } from '../http.ts';

/** One call of a function, as the Runtime API hands it out. */
export interface Invocation {
  requestId: string;
  functionArn: string;
  /** Epoch ms by the sandbox's clock. */
  deadline: number;
  payload: string;
}

/** What an instance says back. */
export interface Answer {
  ok: boolean;
  /** JSON text: the result, or `{ errorType, errorMessage, trace }`. */
  text: string;
  memoryBytes: number;
}

/** The sandbox's side of one instance. */
export interface Seat {
  /** Resolves with the next call once there is one. */
  next(): Promise<Invocation>;
  answer(requestId: string, answer: Answer): void;
  /** The bundle could not be loaded. */
  failToStart(answer: Answer): void;
}

/** The Lambda Runtime API (version 2018-06-01) for every instance of the sandbox, told apart by the first part of the path. */
export interface RuntimeApi {
  /** The value of `AWS_LAMBDA_RUNTIME_API` for an instance. */
  address(instance: string): string;
  attach(instance: string, seat: Seat): void;
  detach(instance: string): void;
  close(): Promise<void>;
}

const PATH =
  /^\/([^/]+)\/2018-06-01\/runtime\/(?:invocation\/next|invocation\/([^/]+)\/(response|error)|init\/error)$/;

const hand = ({ requestId, functionArn, deadline, payload }: Invocation, clock: Clock): Outgoing => ({
  status: 200,
  headers: {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': requestId,
    'lambda-runtime-invoked-function-arn': functionArn,
    'lambda-runtime-deadline-ms': String(Math.round(deadline)),
    'sandbox-clock-offset-ms': String(clock.offset()),
  },
  body: payload,
});

/** Opens the Runtime API on a free port. */
export const openRuntimeApi = async (clock: Clock, report: (error: unknown) => void): Promise<RuntimeApi> => {
  const seats = new Map<string, Seat>();
  const handle = async ({ method, url, body, headers }: Incoming): Promise<Outgoing> => {
    const [, instance = '', requestId, outcome] = PATH.exec(url) ?? [];
    const seat = seats.get(instance);
    if (!seat) return { status: 403 };
    if (method === 'GET') return hand(await seat.next(), clock);
    const text = Buffer.from(body).toString('utf8');
    const answer = { ok: outcome === 'response', text, memoryBytes: Number(headers['sandbox-memory-bytes']) };
    if (requestId) seat.answer(requestId, answer);
    else seat.failToStart(answer);
    return { status: 202 };
  };
  const door = await openDoor(0, clock.now, report);
  door.serve(handle);
  return {
    address: (instance) => `127.0.0.1:${door.port}/${instance}`,
    attach: (instance, seat) => void seats.set(instance, seat),
    detach: (instance) => void seats.delete(instance),
    close: door.close,
  };
};
