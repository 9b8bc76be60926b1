import { join } from 'node:path';
import type { Clock } from '#local/clock.ts';
import { type EmbeddedDynamoDb, openDynamoDb } from './dynamodb/server.ts';
import { type Door, openDoor } from './http.ts';
import { type Localize, openLocalize, type StandIns } from './localize.ts';
import type { RunningStack } from './services/cloudformation.ts';
import { openKept } from './state/kept.ts';
import { openTables, TABLE_TYPES } from './storage/tables.ts';
import { readAssembly } from './template/assembly.ts';
import { type Resource, resolveOutputs, resolveResources } from './template/resources.ts';

/** Where doors listen on 127.0.0.1; 0: any free port. */
export interface CloudPorts {
  publicDoor: number;
  operatorDoor: number;
  endpoints: number;
}

/** What everything else stands on: the template, resolved; the doors' addresses; the tables. */
export interface Ground {
  account: string;
  region: string;
  resources: Resource[];
  /** Output name → value, with addresses on this machine. */
  outputs: ReadonlyMap<string, string>;
  stacks: readonly RunningStack[];
  doors: { publicDoor: Door; operatorDoor: Door; endpoints: Door };
  localize: Localize;
  dynamoDb: EmbeddedDynamoDb;
}

/** Where to find the cloud assembly and where to keep state. */
export interface GroundOptions {
  /** What `cdk synth` wrote. */
  assembly: string;
  /** Absent: everything is in memory. */
  directory?: string;
  clock: Clock;
  ports: CloudPorts;
  /** Who plays the seller's systems; default: nobody. */
  standIns?: StandIns;
  report(error: unknown): void;
}

const openDoors = async ({ ports, clock, report }: GroundOptions): Promise<Ground['doors']> => ({
  publicDoor: await openDoor(ports.publicDoor, clock.now, report),
  operatorDoor: await openDoor(ports.operatorDoor, clock.now, report),
  endpoints: await openDoor(ports.endpoints, clock.now, report),
});

/** Reads the cloud assembly, opens the doors (which answer 503 yet) and the tables, and resolves the template. */
export const prepareGround = async (options: GroundOptions): Promise<Ground> => {
  const { directory, clock } = options;
  const stacks = readAssembly(options.assembly);
  // The doors' stack is home; others stand where notifications arrive.
  const isHome = ({ template }: (typeof stacks)[number]) =>
    Object.values(template.Resources).some(({ Type }) => Type === 'AWS::ApiGatewayV2::Api');
  const first = stacks.find(isHome) ?? stacks[0];
  if (!first) throw new Error(`${options.assembly} holds no stack`);
  const { account, region } = first;
  const doors = await openDoors(options);
  const dynamoDb = await openDynamoDb({
    now: clock.now,
    accountId: account,
    region,
    ...(directory ? { directory: join(directory, 'dynamodb') } : {}),
  });
  const unknown = { endpointUrl: doors.endpoints.url, streamArn: () => undefined };
  const shapes = openKept<string>(directory && join(directory, 'table-shapes.jsonl'));
  const streams = await openTables(
    resolveResources(stacks, unknown, { types: TABLE_TYPES }),
    dynamoDb,
    shapes,
  );
  const addresses = { endpointUrl: doors.endpoints.url, streamArn: (table: string) => streams.get(table) };
  const resources = resolveResources(stacks, addresses);
  const localize = openLocalize(resources, {
    publicDoor: doors.publicDoor.url,
    operatorDoor: doors.operatorDoor.url,
    ...options.standIns,
  });
  const running = stacks.map((stack) => {
    const outputs = [...resolveOutputs(stacks, addresses, stack)];
    return { ...stack, outputs: new Map(outputs.map(([name, value]) => [name, localize(value)] as const)) };
  });
  const outputs = new Map(running.flatMap((stack) => [...stack.outputs]));
  return { account, region, resources, outputs, stacks: running, doors, localize, dynamoDb };
};
