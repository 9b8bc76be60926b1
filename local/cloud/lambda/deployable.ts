import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { TemplateFault } from '../template/functions.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';

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

/** Code and settings of a function at one moment: what a version keeps. */
export interface Deployable {
  name: string;
  /** Of the function, without qualifier. */
  arn: string;
  region: string;
  /** Folder of the code. */
  root: string;
  properties: v.InferOutput<typeof FunctionProperties>;
}

/** What the template says of a function now. */
export const readDeployable = (resource: Resource): Deployable => {
  const properties = propertiesOf(resource, FunctionProperties);
  const root = resource.assets.get(properties.Code.S3Key);
  if (!root)
    throw new TemplateFault(resource.place, `its code ${properties.Code.S3Key} is not among the assets`);
  return { name: resource.name, arn: resource.arn, region: resource.region, root, properties };
};

const ENDPOINT = '<endpoint>';

/** The same, to be kept on disk: with a copy of the code in `folder`, and free of the address that ends with this run. */
export const kept = (deployable: Deployable, folder: string | undefined, endpointUrl: string): Deployable => {
  const root = folder
    ? join(folder, deployable.properties.Code.S3Key.replace(/\.zip$/, ''))
    : deployable.root;
  if (root !== deployable.root && !existsSync(root)) cpSync(deployable.root, root, { recursive: true });
  return JSON.parse(JSON.stringify({ ...deployable, root }).replaceAll(endpointUrl, ENDPOINT)) as Deployable;
};

/** What was kept, with the address of this run. */
export const revived = (deployable: Deployable, endpointUrl: string): Deployable =>
  JSON.parse(JSON.stringify(deployable).replaceAll(ENDPOINT, endpointUrl)) as Deployable;
