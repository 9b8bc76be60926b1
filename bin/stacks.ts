/**
 * The stacks of a stage in the cloud assembly: their templates, and where they are deployed.
 * @module
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { StageName } from '#lib/config.ts';
import { readTemplate, type Template } from './diff/template.ts';

const Manifest = v.object({
  artifacts: v.record(
    v.string(),
    v.looseObject({
      type: v.string(),
      environment: v.optional(v.string()),
      properties: v.optional(v.looseObject({ templateFile: v.optional(v.string()) })),
    }),
  ),
});

/** A stack as it was synthesized. */
export interface SynthesizedStack {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly template: Template;
}

/** Name of a stage's own stack; those in other accounts and Regions add a word. */
export const stackNameOf = (stageName: StageName): string => `concord-${stageName}`;

/**
 * The stacks of `stageName` in the cloud assembly `folder`, its own first.
 * @throws Error that says how to synthesize, where they are not there
 */
export const stacksOf = (folder: string, stageName: StageName): readonly SynthesizedStack[] => {
  const how = `run npm run synth -- --context stage=${stageName}`;
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new Error(`${folder} holds no cloud assembly: ${how}`);
  const { artifacts } = v.parse(Manifest, JSON.parse(readFileSync(file, 'utf8')));
  const own = stackNameOf(stageName);
  const found = Object.entries(artifacts)
    .filter(
      ([name, { type }]) =>
        type === 'aws:cloudformation:stack' && (name === own || name.startsWith(`${own}-`)),
    )
    .map(([name, { environment, properties }]) => {
      const path = join(folder, properties?.templateFile ?? `${name}.template.json`);
      const [account = '', region = ''] = environment?.replace('aws://', '').split('/') ?? [];
      return { name, account, region, template: readTemplate(readFileSync(path, 'utf8'), path) };
    })
    .sort((a, b) => a.name.length - b.name.length);
  if (found[0]?.name !== own) throw new Error(`${folder} holds no stack ${own}: ${how}`);
  return found;
};
