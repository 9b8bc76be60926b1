import { join } from 'node:path';
import { type Faults, openFaults } from './endpoints/faults.ts';
import { type Ground, type GroundOptions, prepareGround } from './ground.ts';
import { type CallLog, openCallLog } from './identity/calls.ts';
import { type Grants, readGrants } from './identity/grants.ts';
import { type KeyRing, openKeyRing } from './identity/keys.ts';
import { type Role, readRoles } from './identity/principals.ts';
import type { Alias } from './lambda/aliases.ts';
import type { LambdaFunction } from './lambda/function.ts';
import { openFunctions } from './lambda/functions.ts';
import { type MetricSums, openMetricSums } from './lambda/metrics.ts';
import { openRuntimeApi, type RuntimeApi } from './lambda/runtime-api.ts';
import { type Outbox, openOutbox } from './mail/outbox.ts';
import { openQueues, type Queues } from './queues/queues.ts';
import { openSecrets, type Secrets } from './services/secrets.ts';
import { type Activity, openActivity } from './state/activity.ts';
import { type Bucket, openBuckets } from './storage/buckets.ts';

/** Everything that holds state or identity, before anything moves. */
export interface Parts extends Ground {
  roles: ReadonlyMap<string, Role>;
  grants: Grants;
  keys: KeyRing;
  calls: CallLog;
  queues: Queues;
  buckets: ReadonlyMap<string, Bucket>;
  outbox: Outbox;
  secrets: Secrets;
  metrics: MetricSums;
  faults: Faults;
  activity: Activity;
  runtimeApi: RuntimeApi;
  /** By ARN, aliases among them by theirs. */
  functions: ReadonlyMap<string, LambdaFunction>;
  aliases: readonly Alias[];
  /** Path of a file or folder of the state directory; `undefined` in memory. */
  file(name: string): string | undefined;
}

const openAllFunctions = async (
  ground: Ground,
  held: Pick<Parts, 'roles' | 'keys' | 'metrics' | 'file'>,
  options: GroundOptions,
) => {
  const { clock, report } = options;
  const runtimeApi = await openRuntimeApi(clock, report);
  const { functions, aliases } = openFunctions(ground.resources, {
    api: runtimeApi,
    clock,
    keys: held.keys,
    roles: held.roles,
    localize: ground.localize,
    endpointUrl: ground.doors.endpoints.url,
    file: held.file,
    onLine: (_, line) => held.metrics.read(line),
  });
  return { runtimeApi, functions, aliases };
};

/** Opens what the template's resources need to exist. */
export const openParts = async (options: GroundOptions): Promise<Parts> => {
  const { directory, clock } = options;
  const ground = await prepareGround(options);
  const { resources } = ground;
  const file = (name: string) => directory && join(directory, name);
  const roles = readRoles(resources);
  const held = { roles, keys: openKeyRing(roles, file('keys')), metrics: openMetricSums(), file };
  return {
    ...ground,
    ...held,
    ...(await openAllFunctions(ground, held, options)),
    grants: readGrants(resources),
    calls: openCallLog(),
    queues: openQueues(resources, clock.now, file('queues')),
    buckets: openBuckets(resources, clock.now, file('buckets')),
    outbox: openOutbox(clock.now, file('outbox.jsonl')),
    secrets: openSecrets(resources, file('secrets.jsonl')),
    faults: openFaults(),
    activity: openActivity(),
  };
};
