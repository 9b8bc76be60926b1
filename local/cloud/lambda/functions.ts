import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '#local/clock.ts';
import type { Credentials, KeyRing } from '../identity/keys.ts';
import type { Role } from '../identity/principals.ts';
import type { Localize } from '../localize.ts';
import { TemplateFault } from '../template/functions.ts';
import type { Resource } from '../template/resources.ts';
import { type Alias, openAliases } from './aliases.ts';
import { type Deployable, readDeployable } from './deployable.ts';
import { type LambdaFunction, openFunction } from './function.ts';
import type { RuntimeApi } from './runtime-api.ts';

/** What functions run with, besides the template. */
export interface FunctionHost {
  api: RuntimeApi;
  clock: Clock;
  keys: KeyRing;
  roles: ReadonlyMap<string, Role>;
  endpointUrl: string;
  /** Path of a file or folder of the state directory; `undefined` in memory. */
  file(name: string): string | undefined;
  /** Maps the doors' addresses on AWS to those on this machine. */
  localize: Localize;
  /** Each line that a function writes. */
  onLine(functionName: string, line: string): void;
}

/** The variables that Lambda reserves (Lambda developer guide, "Defined runtime environment variables", 2026-11). */
const environmentOf = (
  { name, region, root, properties }: Deployable,
  version: string,
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
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_EXECUTION_ENV: `AWS_Lambda_${properties.Runtime}`,
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: version,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_SESSION_TOKEN: credentials.sessionToken,
  AWS_ENDPOINT_URL: host.endpointUrl,
});

const openLog = (name: string, host: FunctionHost) => {
  const folder = host.file('logs');
  if (!folder) return { write: (line: string) => host.onLine(name, line), end: () => undefined };
  mkdirSync(folder, { recursive: true });
  const file = createWriteStream(join(folder, `${name}.log`), { flags: 'a' });
  return {
    write: (line: string) => {
      if (!file.writableEnded) file.write(`${line}\n`);
      host.onLine(name, line);
    },
    end: () => file.end(),
  };
};

const open = (
  deployable: Deployable,
  host: FunctionHost,
  version = '$LATEST',
  arn = deployable.arn,
): LambdaFunction => {
  const { name, properties } = deployable;
  const role = host.roles.get(properties.Role);
  if (!role) throw new TemplateFault(name, `its role ${properties.Role} is not in the template`);
  const log = openLog(name, host);
  const settings = {
    functionArn: arn,
    roleArn: role.arn,
    timeoutMs: properties.Timeout * 1000,
    memoryMb: properties.MemorySize,
    environment: environmentOf(deployable, version, host.keys.issue(role, name), host),
    onLine: log.write,
  };
  const opened = openFunction(name, host.api, host.clock, settings, properties.ReservedConcurrentExecutions);
  return {
    ...opened,
    stop: () => {
      opened.stop();
      log.end();
    },
  };
};

/** What can be called: functions by ARN, and aliases by theirs. */
export interface Callable {
  functions: Map<string, LambdaFunction>;
  aliases: readonly Alias[];
}

/** Opens every function and alias of the template. No process starts before one is first called. */
export const openFunctions = (resources: readonly Resource[], host: FunctionHost): Callable => {
  const latest = resources.filter(({ type }) => type === 'AWS::Lambda::Function').map(readDeployable);
  const byName = new Map(latest.map((deployable) => [deployable.name, deployable]));
  const aliases = openAliases(resources, byName, {
    endpointUrl: host.endpointUrl,
    file: host.file,
    open: (deployable, version, arn) => open(deployable, host, version, arn),
  });
  const functions = [...latest.map((deployable) => open(deployable, host)), ...aliases];
  return { functions: new Map(functions.map((each) => [each.arn, each])), aliases };
};
