import type { Clock } from '#local/clock.ts';
import type { Handler, Incoming, Outgoing } from '../http.ts';
import { deniedTo, needsOf } from '../identity/authority.ts';
import type { CallLog } from '../identity/calls.ts';
import { assumedRoleArn, type KeyRing } from '../identity/keys.ts';
import { claimedService, type SignatureFault, verifySignature } from '../identity/signature.ts';
import { type Call, type Protocol, type Reply, type Service, ServiceFault } from './call.ts';
import { readCall, writeFault, writeReply } from './wire.ts';

/** What the endpoint server works with. */
export interface Endpoints {
  clock: Clock;
  keys: KeyRing;
  calls: CallLog;
  region: string;
  /** By service name of the signature's scope. */
  services: Readonly<Record<string, Service>>;
  report(error: unknown): void;
}

const SIGNATURE_FAULTS: Record<SignatureFault, ServiceFault> = {
  MissingAuthenticationToken: new ServiceFault(
    'MissingAuthenticationTokenException',
    'Missing Authentication Token',
    403,
  ),
  IncompleteSignature: new ServiceFault(
    'IncompleteSignatureException',
    'The Authorization header is not complete.',
    403,
  ),
  UnrecognizedClient: new ServiceFault(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    403,
  ),
  InvalidSignature: new ServiceFault(
    'InvalidSignatureException',
    'The request signature does not match.',
    403,
  ),
  ExpiredToken: new ServiceFault(
    'ExpiredTokenException',
    'The security token included in the request is expired.',
    403,
  ),
  RequestExpired: new ServiceFault('RequestExpired', 'Signature not yet current or expired.', 403),
};

const notImplemented = ({ service, operation }: Call) =>
  new ServiceFault('NotImplementedException', `${service}:${operation} is not implemented here.`, 501);

/** Verifies, authorizes, runs and records one call. */
const answer = async (endpoints: Endpoints, call: Call): Promise<Reply> => {
  const { clock, keys, calls, services, region } = endpoints;
  const verdict = await verifySignature(call.request, keys, clock);
  if (!verdict.ok) throw SIGNATURE_FAULTS[verdict.fault];
  const { principal } = verdict;
  const { service, operation } = call;
  const serve = services[service];
  const needs = needsOf(service, operation, call.input, { region, account: principal.role.account });
  if (!serve || !needs) throw notImplemented(call);
  const seen = {
    at: clock.now(),
    role: principal.role.name,
    session: principal.session,
    service,
    operation,
    needs,
  };
  const denied = deniedTo(principal, needs);
  if (denied) {
    calls.record({ ...seen, allowed: false, status: 403 });
    const message = `User: ${assumedRoleArn(principal)} is not authorized to perform: ${denied.action} on resource: ${denied.resources[0]} because no identity-based policy allows the ${denied.action} action`;
    throw new ServiceFault('AccessDeniedException', message);
  }
  const reply = await serve({ ...call, principal }).catch((error: unknown): never => {
    const status = error instanceof ServiceFault ? error.status : 500;
    calls.record({ ...seen, allowed: true, status });
    throw error;
  });
  calls.record({
    ...seen,
    allowed: true,
    status: reply.status,
    ...(reply.units ? { units: reply.units } : {}),
  });
  return reply;
};

const handle = async (endpoints: Endpoints, request: Incoming): Promise<Outgoing> => {
  let protocol: Protocol = 'json-1.0';
  try {
    const call = readCall(request, claimedService(request.headers.authorization) ?? '');
    protocol = call.protocol;
    return writeReply(protocol, await answer(endpoints, call));
  } catch (error) {
    if (error instanceof ServiceFault) return writeFault(protocol, error);
    if (error instanceof Error && error.name === 'ValiError') {
      return writeFault(protocol, new ServiceFault('ValidationException', error.message));
    }
    endpoints.report(error);
    return writeFault(
      protocol,
      new ServiceFault('InternalServerError', 'The sandbox failed; its log says why.', 500),
    );
  }
};

/** Every AWS service of the sandbox behind one door: the signature's scope says which one a request is for. */
export const endpointsHandler =
  (endpoints: Endpoints): Handler =>
  (request) =>
    handle(endpoints, request);
