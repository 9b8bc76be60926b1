import type { Clock } from '#local/clock.ts';
import type { Handler, Incoming, Outgoing } from '../http.ts';
import { deniedTo, needsOf } from '../identity/authority.ts';
import type { CallLog } from '../identity/calls.ts';
import { assumedRoleArn, type KeyRing } from '../identity/keys.ts';
import { isPresigned, presignedService, verifyPresigned } from '../identity/presigned.ts';
import { claimedService, verifySignature } from '../identity/signature.ts';
import { type Call, type Protocol, type Reply, type Service, ServiceFault } from './call.ts';
import { signatureFault } from './signature-faults.ts';
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

const notImplemented = ({ service, operation }: Call) =>
  new ServiceFault('NotImplementedException', `${service}:${operation} is not implemented here.`, 501);

/** Verifies, authorizes, runs and records one call. */
const answer = async (endpoints: Endpoints, call: Call): Promise<Reply> => {
  const { clock, keys, calls, services, region } = endpoints;
  const verdict =
    call.service === 's3' && isPresigned(call.request)
      ? verifyPresigned(call.request, keys, clock.now())
      : await verifySignature(call.request, keys, clock);
  if (!verdict.ok) throw signatureFault(call, verdict.fault);
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
    const named = claimedService(request.headers.authorization) ?? presignedService(request);
    const call = readCall(request, named ?? '');
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
