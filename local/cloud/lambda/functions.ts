import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Clock } from '#local/clock.ts';
import type { Credentials, KeyRing } from '../identity/keys.ts';
import type { Role } from '../identity/principals.ts';
import type { Localize } from '../localize.ts';
import { TemplateFault } from '../template/functions.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';
import { type LambdaFunction, openFunction } from './function.ts';
import type { RuntimeApi } from './runtime-api.ts';

const FunctionProperties = v.looseObject({
  Handler: v.string(),
  Runtime: v.pipe(v.string(), v.startsWith('nodejs')),
  Role: v.string(),
  Timeout: v.optional(v.number(), 3),
  MemorySize: v.optional(v.number(), 128),
  ReservedConcurrentExecutions: v.optional(v.number()),
  Code: v.looseObject({ S3Key: v.string() }),
  Environment: v.optional(v.looseObject({ Variables: v.record(v.string(), v.string()) }), { Variables: {} }),
});

/** What functions run with, besides the template. */
export interface FunctionHost {
  api: RuntimeApi;
  clock: Clock;
  keys: KeyRing;
  roles: ReadonlyMap<string, Role>;
  endpointUrl: string;
  /** Maps the doors' addresses on AWS to those on this machine. */
  localize: Localize;
  /** Folder of one log file per function; absent: lines go to `onLine` alone. */
  logDirectory?: string;
  /** Each line that a function writes. */
  onLine(functionName: string, line: string): void;
}

type Properties = v.InferOutput<typeof FunctionProperties>;

/** The variables that Lambda reserves (Lambda developer guide, "Defined runtime environment variables", 2026-11). */
const environmentOf = (
  resource: Resource,
  properties: Properties,
  root: string,
  credentials: Credentials,
  host: FunctionHost,
) => ({
  TZ: ':UTC',
  LANG: 'en_US.UTF-8',
  ...Object.fromEntries(
    Object.entries(properties.Environment.Variables).map(([name, value]) => [name, host.localize(value)]),
  ),
  _HANDLER: properties.Handler,
  LAMBDA_TASK_ROOT: root,
  AWS_REGION: resource.region,
  AWS_DEFAULT_REGION: resource.region,
  AWS_EXECUTION_ENV: `AWS_Lambda_${properties.Runtime}`,
  AWS_LAMBDA_FUNCTION_NAME: resource.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${resource.name}`,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_SESSION_TOKEN: credentials.sessionToken,
  AWS_ENDPOINT_URL: host.endpointUrl,
});

const openLog = (name: string, host: FunctionHost) => {
  if (!host.logDirectory) return { write: (line: string) => host.onLine(name, line), end: () => undefined };
  mkdirSync(host.logDirectory, { recursive: true });
  const file = createWriteStream(join(host.logDirectory, `${name}.log`), { flags: 'a' });
  return {
    write: (line: string) => {
      if (!file.writableEnded) file.write(`${line}\n`);
      host.onLine(name, line);
    },
    end: () => file.end(),
  };
};

const open = (resource: Resource, host: FunctionHost): LambdaFunction => {
  const properties = propertiesOf(resource, FunctionProperties);
  const root = resource.assets.get(properties.Code.S3Key);
  const role = host.roles.get(properties.Role);
  if (!root)
    throw new TemplateFault(resource.place, `its code ${properties.Code.S3Key} is not among the assets`);
  if (!role) throw new TemplateFault(resource.place, `its role ${properties.Role} is not in the template`);
  const log = openLog(resource.name, host);
  const settings = {
    functionArn: resource.arn,
    timeoutMs: properties.Timeout * 1000,
    memoryMb: properties.MemorySize,
    environment: environmentOf(resource, properties, root, host.keys.issue(role, resource.name), host),
    onLine: log.write,
  };
  const opened = openFunction(
    resource.name,
    host.api,
    host.clock,
    settings,
    properties.ReservedConcurrentExecutions,
  );
  return {
    ...opened,
    stop: () => {
      opened.stop();
      log.end();
    },
  };
};

/** Opens every function of the template, by ARN. No process starts before a function is first called. */
export const openFunctions = (
  resources: readonly Resource[],
  host: FunctionHost,
): Map<string, LambdaFunction> =>
  new Map(
    resources
      .filter((resource) => resource.type === 'AWS::Lambda::Function')
      .map((resource) => [resource.arn, open(resource, host)]),
  );
