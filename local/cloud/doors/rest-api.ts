import * as v from 'valibot';
import type { Handler, Incoming, Outgoing } from '../http.ts';
import type { LambdaFunction } from '../lambda/function.ts';
import { TemplateFault } from '../template/functions.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';
import { type DoorHost, functionBehind, integrate, requirePermission, splitUrl } from './door.ts';
import { restEvent, type Served } from './rest-event.ts';
import { readResult, refusal } from './result.ts';
import { compileRoutes, type Route, type Taken } from './routes.ts';

const Node = v.looseObject({ RestApiId: v.string(), ParentId: v.string(), PathPart: v.string() });
const Method = v.looseObject({
  RestApiId: v.string(),
  ResourceId: v.string(),
  HttpMethod: v.string(),
  // Requests signed with IAM go through the other door; this one is open to everyone.
  AuthorizationType: v.literal('NONE'),
  Integration: v.looseObject({ Type: v.literal('AWS_PROXY'), Uri: v.string() }),
});
const Stage = v.looseObject({
  RestApiId: v.string(),
  StageName: v.string(),
  Variables: v.optional(v.record(v.string(), v.string())),
});
const Api = v.looseObject({ BinaryMediaTypes: v.optional(v.array(v.string()), []) });

interface RestApi extends Served {
  find(method: string, path: string): Taken<LambdaFunction> | undefined;
}

const ofApi = <S extends v.GenericSchema<unknown, { RestApiId: string }>>(
  resources: readonly Resource[],
  type: string,
  schema: S,
  api: Resource,
) =>
  resources
    .filter((resource) => resource.type === type)
    .map((resource) => ({ resource, properties: propertiesOf(resource, schema) }))
    .filter(({ properties }) => properties.RestApiId === api.ref);

const readApi = (api: Resource, resources: readonly Resource[], host: DoorHost): RestApi => {
  const nodes = new Map(
    ofApi(resources, 'AWS::ApiGateway::Resource', Node, api).map(({ resource, properties }) => [
      resource.ref,
      properties,
    ]),
  );
  const pathOf = (id: string): string => {
    const node = nodes.get(id);
    return node ? `${pathOf(node.ParentId).replace(/\/$/, '')}/${node.PathPart}` : '/';
  };
  const [stage, ...more] = ofApi(resources, 'AWS::ApiGateway::Stage', Stage, api);
  if (!stage || more.length > 0) throw new TemplateFault(api.place, 'needs exactly one stage');
  const { StageName, Variables } = stage.properties;
  const routes = ofApi(resources, 'AWS::ApiGateway::Method', Method, api).map(
    ({ resource, properties }): Route<LambdaFunction> => {
      const { HttpMethod: method, ResourceId, Integration } = properties;
      const target = functionBehind(Integration.Uri, host.functions, resource.place);
      const path = pathOf(ResourceId);
      const shown = path.replace(/\{[^}]+\}/g, '*');
      const sourceArn = `arn:aws:execute-api:${api.region}:${api.account}:${api.ref}/${StageName}/${method}${shown}`;
      requirePermission(host.grants, target, sourceArn, resource.place);
      return { method, path, target };
    },
  );
  const binaryTypes = propertiesOf(api, Api).BinaryMediaTypes;
  const served = { resource: api, stageName: StageName, binaryTypes, find: compileRoutes(routes) };
  return Variables ? { ...served, stageVariables: Variables } : served;
};

const answer = async (api: RestApi, request: Incoming, host: DoorHost): Promise<Outgoing> => {
  const { path: fullPath } = splitUrl(request.url);
  const prefix = `/${api.stageName}`;
  // With the stage in front as on the API's own address, or without it as behind a custom domain.
  const path =
    fullPath === prefix || fullPath.startsWith(`${prefix}/`)
      ? fullPath.slice(prefix.length) || '/'
      : fullPath;
  const taken = api.find(request.method, path);
  if (!taken) return refusal(403, 'Missing Authentication Token');
  const outcome = await integrate(taken.route.target, restEvent(api, request, path, taken, host.clock.now()));
  if (outcome === 'timeout') return refusal(504, 'Endpoint request timed out');
  const result = outcome.ok ? readResult(outcome.result) : undefined;
  return result ?? refusal(502, 'Internal server error');
};

/** The template's REST API, if it has one. Usage plans, throttling and the web ACL do not act here. */
export const restApiHandler = (resources: readonly Resource[], host: DoorHost): Handler | undefined => {
  const [api, another] = resources.filter(({ type }) => type === 'AWS::ApiGateway::RestApi');
  if (another) throw new TemplateFault(another.place, 'is a second REST API: there is one public door');
  if (!api) return undefined;
  const read = readApi(api, resources, host);
  return (request) => answer(read, request, host);
};
