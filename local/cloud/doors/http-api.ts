import * as v from 'valibot';
import type { Handler, Incoming, Outgoing } from '../http.ts';
import { deniedTo } from '../identity/authority.ts';
import { verifySignature } from '../identity/signature.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import { TemplateFault } from '../template/functions.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';
import { type DoorHost, functionBehind, integrate, requirePermission, splitUrl } from './door.ts';
import { type Caller, httpEvent } from './http-event.ts';
import { readResult, refusal } from './result.ts';
import { compileRoutes, type Route, type Taken } from './routes.ts';

const RouteProperties = v.looseObject({
  ApiId: v.string(),
  RouteKey: v.pipe(v.string(), v.regex(/^(?:\$default|[A-Z]+ \/.*)$/)),
  Target: v.pipe(v.string(), v.startsWith('integrations/')),
  AuthorizationType: v.optional(v.picklist(['NONE', 'AWS_IAM']), 'NONE'),
});
const Integration = v.looseObject({
  IntegrationType: v.literal('AWS_PROXY'),
  IntegrationUri: v.string(),
  PayloadFormatVersion: v.literal('2.0'),
});
const Stage = v.looseObject({ StageName: v.literal('$default') });

interface Target {
  run: LambdaFunction;
  routeKey: string;
  signed: boolean;
}

const readRoutes = (api: Resource, resources: readonly Resource[], host: DoorHost): Route<Target>[] => {
  const integrations = new Map(
    resources
      .filter(({ type }) => type === 'AWS::ApiGatewayV2::Integration')
      .map((resource) => [resource.ref, propertiesOf(resource, Integration)]),
  );
  return resources
    .filter(({ type }) => type === 'AWS::ApiGatewayV2::Route')
    .map((resource): Route<Target> => {
      const { RouteKey, Target: to, AuthorizationType } = propertiesOf(resource, RouteProperties);
      const integration = integrations.get(to.replace('integrations/', ''));
      if (!integration) throw new TemplateFault(resource.place, `leads to ${to}, which is not there`);
      const run = functionBehind(integration.IntegrationUri, host.functions, resource.place);
      const [method = '', path = '/{proxy+}'] = RouteKey === '$default' ? ['ANY'] : RouteKey.split(' ');
      const sourceArn = `arn:aws:execute-api:${api.region}:${api.account}:${api.ref}/$default/${method}${path}`;
      requirePermission(host.grants, run, sourceArn, resource.place);
      return { method, path, target: { run, routeKey: RouteKey, signed: AuthorizationType === 'AWS_IAM' } };
    });
};

/** Verifies the signature and evaluates the caller's policies for `execute-api:Invoke` on the route; a refusal if either fails. */
const admit = async (api: Resource, request: Incoming, host: DoorHost): Promise<Caller | Outgoing> => {
  const verdict = await verifySignature(request, host.keys, host.clock);
  if (!verdict.ok || verdict.service !== 'execute-api') return refusal(403, 'Forbidden');
  const { principal, accessKeyId } = verdict;
  const { path } = splitUrl(request.url);
  const resource = `arn:aws:execute-api:${api.region}:${api.account}:${api.ref}/$default/${request.method}${path}`;
  const needs = [{ action: 'execute-api:Invoke', resources: [resource] }];
  const denied = deniedTo(principal, needs);
  host.calls.record({
    at: host.clock.now(),
    role: principal.role.name,
    session: principal.session,
    service: 'execute-api',
    operation: 'Invoke',
    needs,
    allowed: !denied,
    status: denied ? 403 : 200,
  });
  return denied ? refusal(403, 'Forbidden') : { principal, accessKey: accessKeyId };
};

const answer = async (
  api: Resource,
  request: Incoming,
  taken: Taken<Target> | undefined,
  host: DoorHost,
): Promise<Outgoing> => {
  if (!taken) return refusal(404, 'Not Found');
  const admitted = taken.route.target.signed ? await admit(api, request, host) : undefined;
  if (admitted && 'status' in admitted) return admitted;
  const { routeKey } = taken.route.target;
  const event = httpEvent(
    api,
    request,
    { routeKey, parameters: taken.parameters },
    admitted,
    host.clock.now(),
  );
  const outcome = await integrate(taken.route.target.run, event);
  if (outcome === 'timeout') return refusal(503, 'Service Unavailable');
  if (!outcome.ok) return refusal(500, 'Internal Server Error');
  // Without a status code the whole answer is the body (developer guide, "Lambda function response for format 2.0").
  const plain =
    typeof outcome.result !== 'object' || outcome.result === null || !('statusCode' in outcome.result);
  const result = plain ? { statusCode: 200, body: JSON.stringify(outcome.result) } : outcome.result;
  return readResult(result) ?? refusal(500, 'Internal Server Error');
};

/** The template's HTTP API, if it has one. Throttling does not act here. */
export const httpApiHandler = (resources: readonly Resource[], host: DoorHost): Handler | undefined => {
  const [api, another] = resources.filter(({ type }) => type === 'AWS::ApiGatewayV2::Api');
  if (another) throw new TemplateFault(another.place, 'is a second HTTP API: there is one operator door');
  if (!api) return undefined;
  for (const stage of resources.filter(({ type }) => type === 'AWS::ApiGatewayV2::Stage'))
    propertiesOf(stage, Stage);
  const find = compileRoutes(readRoutes(api, resources, host));
  return (request) => answer(api, request, find(request.method, splitUrl(request.url).path), host);
};
