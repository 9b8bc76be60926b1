import type { MarketplaceCore } from '../core.ts';
import { AwsFault } from '../fault.ts';
import { METERING_REQUEST_BYTES } from '../limits.ts';
import { callerOf } from './caller.ts';
import type { VerifySignature, WireReply, WireRequest } from './message.ts';
import { isSimulated, type Route } from './route.ts';

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A GET of the REST service carries its members as query parameters in camel case. */
const inputOf = (request: WireRequest): unknown => {
  if (request.method === 'GET') {
    const query = [...new URL(request.url).searchParams];
    return Object.fromEntries(query.map(([name, value]) => [capitalized(name), value]));
  }
  try {
    return JSON.parse(Buffer.from(request.body).toString('utf8') || '{}');
  } catch {
    throw new AwsFault('SerializationException', 'The request is not JSON.');
  }
};

const checkRegion = ({ service }: Route, region: string): void => {
  if (!service.regional && region !== 'us-east-1')
    throw new AwsFault(
      'InvalidSignatureException',
      `Credential should be scoped to a valid Region, not '${region}'. The service is in us-east-1 only.`,
      { status: 403 },
    );
};

const reply = (
  route: Route,
  request: WireRequest,
  { status, body }: { status: number; body: unknown },
): WireReply => ({
  status,
  headers: {
    'content-type': route.rest ? 'application/json' : (request.headers['content-type'] ?? 'application/json'),
  },
  body: JSON.stringify(body),
});

const faultReply = (route: Route, request: WireRequest, fault: AwsFault): WireReply => {
  const body = { __type: fault.code, message: fault.message, ...fault.members };
  const { headers, ...rest } = reply(route, request, { status: fault.status, body });
  return { ...rest, headers: { ...headers, 'x-amzn-errortype': fault.code } };
};

/** Answers a request to AWS: JSON 1.0, JSON 1.1 or REST JSON, as it was asked. */
export const answer = async (
  route: Route,
  request: WireRequest,
  { core, verify }: { core: MarketplaceCore; verify: VerifySignature | undefined },
): Promise<WireReply> => {
  const { operation } = route;
  try {
    const caller = await callerOf(request, { sellerAccount: core.state.sellerAccount, verify });
    checkRegion(route, caller.region);
    if (!isSimulated(operation)) {
      const known = route.service.notImplemented.includes(operation);
      throw known
        ? new AwsFault('NotImplemented', `${operation} is not simulated; see docs/simulator.md.`, {
            status: 501,
          })
        : new AwsFault('UnknownOperationException', `There is no operation ${operation}.`);
    }
    if (operation === 'BatchMeterUsage' && request.body.byteLength >= METERING_REQUEST_BYTES)
      throw new AwsFault('ValidationException', 'The request must be less than 1 MB.');
    return reply(route, request, { status: 200, body: core.call(operation, inputOf(request), caller) });
  } catch (error) {
    if (error instanceof AwsFault) return faultReply(route, request, error);
    throw error;
  }
};
