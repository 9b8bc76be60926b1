import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const TemplateSchema = v.looseObject({
  Resources: v.record(
    v.string(),
    v.looseObject({ Type: v.string(), Properties: v.optional(v.record(v.string(), v.unknown())) }),
  ),
  Parameters: v.optional(v.record(v.string(), v.looseObject({ Default: v.optional(v.unknown()) }))),
  Outputs: v.optional(
    v.record(
      v.string(),
      v.looseObject({ Value: v.unknown(), Export: v.optional(v.looseObject({ Name: v.unknown() })) }),
    ),
  ),
});
/** A CloudFormation template, as far as it is read here. */
export type Template = v.InferOutput<typeof TemplateSchema>;

/** One stack of the cloud assembly. */
export interface Stack {
  name: string;
  /** Twelve digits. */
  account: string;
  region: string;
  template: Template;
  /** Object key in the bootstrap bucket → absolute path of the folder or file that would be uploaded there. */
  assets: Map<string, string>;
}

const Manifest = v.looseObject({
  artifacts: v.record(
    v.string(),
    v.looseObject({
      type: v.string(),
      environment: v.optional(v.string()),
      properties: v.optional(
        v.looseObject({
          templateFile: v.optional(v.string()),
          stackName: v.optional(v.string()),
          file: v.optional(v.string()),
          directoryName: v.optional(v.string()),
        }),
      ),
    }),
  ),
});

const AssetManifest = v.looseObject({
  files: v.optional(
    v.record(
      v.string(),
      v.looseObject({
        source: v.looseObject({ path: v.optional(v.string()) }),
        destinations: v.record(v.string(), v.looseObject({ objectKey: v.string() })),
      }),
    ),
  ),
});

const readJson = <S extends v.GenericSchema>(schema: S, file: string): v.InferOutput<S> => {
  const parsed = v.safeParse(schema, JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${parsed.issues.map((issue) => issue.message).join('; ')}`);
  return parsed.output;
};

const readAssets = (folder: string, file: string): Map<string, string> => {
  const assets = new Map<string, string>();
  for (const { source, destinations } of Object.values(
    readJson(AssetManifest, join(folder, file)).files ?? {},
  )) {
    for (const { objectKey } of Object.values(destinations)) {
      if (source.path) assets.set(objectKey, join(folder, source.path));
    }
  }
  return assets;
};

const readEnvironment = (environment: string | undefined, stack: string) => {
  const [account, region] = (environment ?? '').replace('aws://', '').split('/');
  if (!account || !/^\d{12}$/.test(account) || !region || region.startsWith('unknown')) {
    throw new Error(`${stack}: needs an account and a Region of its own, has "${environment}"`);
  }
  return { account, region };
};

/** Every stack in the cloud assembly `folder` (what `cdk synth` wrote), stages included. */
export const readAssembly = (folder: string): Stack[] => {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) throw new Error(`${folder} holds no cloud assembly: run npm run synth`);
  const artifacts = Object.entries(readJson(Manifest, manifest).artifacts);
  const assets = new Map<string, string>();
  for (const [, { type, properties }] of artifacts) {
    if (type !== 'cdk:asset-manifest' || !properties?.file) continue;
    for (const [key, path] of readAssets(folder, properties.file)) assets.set(key, path);
  }
  return artifacts.flatMap(([id, { type, environment, properties }]): Stack[] => {
    if (type === 'cdk:cloud-assembly') return readAssembly(join(folder, properties?.directoryName ?? id));
    if (type !== 'aws:cloudformation:stack' || !properties?.templateFile) return [];
    const name = properties.stackName ?? id;
    const template = readJson(TemplateSchema, join(folder, properties.templateFile));
    return [{ name, ...readEnvironment(environment, name), template, assets }];
  });
};
