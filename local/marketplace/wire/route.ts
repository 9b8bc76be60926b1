import { OPERATIONS, type OperationName, SERVICES, type Service } from '../operations.ts';
import type { WireRequest } from './message.ts';

/** Which operation of which service a request is for. */
export interface Route {
  readonly service: Service;
  readonly operation: string;
  /** REST errors name themselves in a header and have no `__type`. */
  readonly rest: boolean;
}

const services: readonly Service[] = Object.values(SERVICES);
const rest = services.filter(({ target }) => target === null);

/** The route of a request to AWS; undefined: it is none (a person's browser, or the control API). */
export const routeOf = (request: WireRequest): Route | undefined => {
  const [target, operation] = (request.headers['x-amz-target'] ?? '').split('.');
  const service = services.find((candidate) => candidate.target !== null && candidate.target === target);
  if (service !== undefined && operation !== undefined) return { service, operation, rest: false };
  const name = new URL(request.url).pathname.slice(1);
  for (const candidate of rest)
    if ([...candidate.simulated, ...candidate.notImplemented].includes(name))
      return { service: candidate, operation: name, rest: true };
  return undefined;
};

export const isSimulated = (operation: string): operation is OperationName =>
  Object.hasOwn(OPERATIONS, operation);
