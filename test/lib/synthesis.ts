/**
 * The stack as it would be deployed, without bundles: each function's code is a stub, since no test here runs
 * it.
 * @module
 */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concordApp } from '#bin/app.ts';
import { FUNCTIONS, type FunctionName } from '#domain/names.ts';
import { routesStackName } from '#lib/concord-stack.ts';
import type { ConcordConfig, StageName } from '#lib/config.ts';

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON; the assertions say what they expect
  readonly Properties: Record<string, any>;
  readonly [attribute: string]: unknown;
}
export type Resources = Readonly<Record<string, Resource>>;

const scratch = mkdtempSync(join(tmpdir(), 'concord-stack-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** A folder with a stub for each function. */
export const stubbedCode = (): string => {
  const root = mkdtempSync(join(scratch, 'code-'));
  for (const name of FUNCTIONS) {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, 'index.mjs'), 'export const handler = async () => {};\n');
  }
  return root;
};

interface Synthesized {
  readonly Resources: Resources;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
}

/** What one stack reads from another, as the other says it. */
const joined = (value: unknown, outputs: ReadonlyMap<string, unknown>): unknown => {
  if (Array.isArray(value)) return value.map((each) => joined(each, outputs));
  if (typeof value !== 'object' || value === null) return value;
  const { 'Fn::GetStackOutput': read } = value as { 'Fn::GetStackOutput'?: { OutputName: string } };
  if (read) return outputs.get(read.OutputName);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, joined(each, outputs)]));
};

/** The resources of several stacks as if they were one. @throws Error where two have the same id */
const joinedResources = (stacks: readonly Synthesized[]): Resources => {
  const outputs = new Map(
    stacks.flatMap(({ Outputs = {} }) => Object.entries(Outputs).map(([name, { Value }]) => [name, Value])),
  );
  const all = stacks.flatMap(({ Resources }) => Object.entries(Resources));
  const resources = Object.fromEntries(all);
  if (Object.keys(resources).length !== all.length) throw new Error('two stacks have a resource of one id');
  return joined(resources, outputs) as Resources;
};

const frozen = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
};

/**
 * Synthesizes a stage from clean, into a folder of its own; `resources` are those of its own stack and of the
 * routes of its operator door. CloudFormation's schemas take seven seconds, so that only the test of the
 * checks asks for them.
 * @throws as `cdk synth` does, on a finding nobody acknowledged
 */
export const synthesize = (
  stageName: StageName,
  options: { readonly schemas?: boolean; readonly config?: ConcordConfig } = {},
) => {
  process.env.CDK_VALIDATION = options.schemas ? 'true' : 'false';
  const codeRoot = stubbedCode();
  const outdir = mkdtempSync(join(scratch, 'out-'));
  const context = { 'aws:cdk:enable-path-metadata': true };
  const { app, stack } = concordApp({
    stageName,
    codeRoot,
    app: { outdir, context },
    ...(options.config ? { config: options.config } : {}),
  });
  app.synth();
  process.env.CDK_VALIDATION = 'false';
  const read = (name: string): Synthesized =>
    frozen(JSON.parse(readFileSync(join(outdir, `${name}.template.json`), 'utf8')));
  const template = read(stack.stackName);
  const routes = read(routesStackName(stack.stackName));
  return { app, stack, outdir, template, routes, resources: frozen(joinedResources([template, routes])) };
};

const seen = new Map<StageName, ReturnType<typeof synthesize>>();

/** A stage as the sellers’ config says it: synthesized once a process, for all who only look at it. */
export const synthesized = (stageName: StageName): ReturnType<typeof synthesize> => {
  const stage = seen.get(stageName) ?? synthesize(stageName);
  seen.set(stageName, stage);
  return stage;
};

/** The resources of a type, with their logical ids. */
export const ofType = (resources: Resources, type: string): [id: string, resource: Resource][] =>
  Object.entries(resources).filter(([, resource]) => resource.Type === type);

/** The one resource of a type. @throws Error when there is none or more than one */
export const only = (resources: Resources, type: string): Resource => {
  const [first, ...others] = ofType(resources, type);
  if (!first || others.length > 0)
    throw new Error(`expected one ${type}, found ${others.length + (first ? 1 : 0)}`);
  return first[1];
};

/**
 * The id of the alias that a value names. CDK writes the ARN as a reference, and parts of it as a split of that reference.
 */
export const aliasIn = (resources: Resources, value: unknown): string | undefined =>
  ofType(resources, 'AWS::Lambda::Alias')
    .map(([id]) => id)
    .find((id) => JSON.stringify(value ?? null).includes(`{"Ref":"${id}"}`));

/** A function, the id of its alias `live`, and that of its role. */
export const functionNamed = (resources: Resources, name: FunctionName) => {
  const found = ofType(resources, 'AWS::Lambda::Function').find(
    ([, { Properties }]) => Properties.Description === `Concord sandbox: ${name}`,
  );
  if (!found) throw new Error(`no function ${name} in the template`);
  const [id, { Properties: properties }] = found;
  const [alias] =
    ofType(resources, 'AWS::Lambda::Alias').find(([, each]) => each.Properties.FunctionName.Ref === id) ?? [];
  return { id, aliasId: alias, properties, roleId: properties.Role['Fn::GetAtt'][0] as string };
};
