/**
 * What is deployed, from CloudFormation or from files.
 * @module
 */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  type CloudFormationClientConfig,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { readTemplate, type Template } from './diff/template.ts';
import type { SynthesizedStack } from './stacks.ts';

/** Gives the deployed template of a stack; `undefined` where nothing is deployed yet. */
export type Deployed = (
  stack: Pick<SynthesizedStack, 'name' | 'account' | 'region'>,
) => Promise<Template | undefined>;

/** How CloudFormation says that there is no such stack: a ValidationError with these words (API reference, 2026-11). */
const isAbsent = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ValidationError' && /does not exist/.test(error.message);

/**
 * Asks CloudFormation: in the stage's account with the credentials of the environment, in another one with those of a profile.
 * @throws Error where a stack stands in another account and no profile is named: a stack that cannot be seen looks like a
 * first deployment, which loses nothing
 */
export const deployedInCloud =
  (own: string, sellerProfile: string | undefined): Deployed =>
  async ({ name, account, region }) => {
    if (account !== own && sellerProfile === undefined)
      throw new Error(`${name} stands in account ${account}: name a profile for it, --seller-profile`);
    return templateOf(name, {
      region,
      ...(account !== own && sellerProfile ? { profile: sellerProfile } : {}),
    });
  };

const templateOf = async (
  name: string,
  settings: CloudFormationClientConfig,
): Promise<Template | undefined> => {
  const client = new CloudFormationClient(settings);
  try {
    // As it was sent: the processed form would show what transforms made of it.
    const answer = await client.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }));
    return readTemplate(answer.TemplateBody ?? '', `the deployed stack ${name}`);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
};

/**
 * Reads files instead: a folder with `<stack>.template.json`, such as an older `cdk.out`, or the one template of the
 * stage's own stack.
 * @throws Error where `path` is not there
 */
export const deployedInFiles =
  (path: string, own: string): Deployed =>
  async ({ name }) => {
    if (!existsSync(path)) throw new Error(`There is no ${path} to compare with`);
    const isFolder = statSync(path).isDirectory();
    const file = isFolder ? join(path, `${name}.template.json`) : path;
    if (isFolder ? !existsSync(file) : name !== own) return undefined;
    return readTemplate(readFileSync(file, 'utf8'), file);
  };

/**
 * The outputs of a deployed stack, by their names.
 * @throws Error where the stack is not deployed
 */
export const outputsOf = async (
  name: string,
  settings: CloudFormationClientConfig,
): Promise<ReadonlyMap<string, string>> => {
  const client = new CloudFormationClient(settings);
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
  const outputs = Stacks?.[0]?.Outputs ?? [];
  return new Map(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
};
