import * as v from 'valibot';
import type { Stack } from './assembly.ts';
import { NO_VALUE, resolveValue, type Scope, TemplateFault } from './functions.ts';
import { type Addresses, attributeOf, type Identity, namePropertyOf, referenceOf } from './identifiers.ts';
import { standingOf } from './inventory.ts';

/** A resource of the template with everything in it resolved. */
export interface Resource extends Identity {
  /** `Stack/LogicalId`, for messages. */
  place: string;
  ref: string;
  /** The resource's ARN, or its `Ref` where the type has none. */
  arn: string;
  properties: Record<string, unknown>;
  assets: Stack['assets'];
}

/** Reads a resource's properties by `schema`; a property that does not fit is a {@link TemplateFault} with its place. */
export const propertiesOf = <S extends v.GenericSchema>(resource: Resource, schema: S): v.InferOutput<S> => {
  const parsed = v.safeParse(schema, resource.properties);
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`);
  throw new TemplateFault(`${resource.place} (${resource.type})`, faults.join('; '));
};

/** What is named by the function it belongs to. */
const QUALIFIED = ['AWS::Lambda::Version', 'AWS::Lambda::Alias'];

interface Landscape {
  identity(stack: Stack, id: string, place: string): Identity;
  scope(stack: Stack, place: string): Scope;
}

const pseudo = (stack: Stack): Record<string, unknown> => ({
  'AWS::AccountId': stack.account,
  'AWS::Region': stack.region,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': stack.name,
  'AWS::StackId': `arn:aws:cloudformation:${stack.region}:${stack.account}:stack/${stack.name}/local`,
  'AWS::NoValue': NO_VALUE,
});

const survey = (stacks: readonly Stack[], addresses: Addresses): Landscape => {
  const naming = new Set<string>();
  const identity = (stack: Stack, id: string, place: string): Identity => {
    const resource = stack.template.Resources[id];
    if (!resource) throw new TemplateFault(place, `refers to ${id}, which is not in ${stack.name}`);
    const { name: stackName, account, region } = stack;
    const key = `${stackName}/${id}`;
    const property = namePropertyOf(resource.Type);
    const own = property && resource.Properties?.[property];
    const fallback = `${stackName}-${id}`;
    if (own && naming.has(key)) throw new TemplateFault(place, `the name of ${id} refers to itself`);
    naming.add(key);
    try {
      const name = own
        ? String(resolveValue(own, scope(stack, `${key}.${property}`), `${key}.${property}`))
        : fallback;
      const plain = resource.Type === 'AWS::S3::Bucket' ? name.toLowerCase() : name;
      const owner = (of: string): string | undefined => {
        const given = resource.Properties?.[of];
        const owned = given && resolveValue(given, scope(stack, `${key}.${of}`), `${key}.${of}`);
        return typeof owned === 'string' ? owned : undefined;
      };
      const found = { stack: stackName, id, type: resource.Type, account, region, name: plain };
      if (QUALIFIED.includes(resource.Type))
        return { ...found, functionName: owner('FunctionName')?.split(':').at(-1) ?? '' };
      const bus = owner('EventBusName');
      return bus === undefined ? found : { ...found, bus: bus.split('/').at(-1) ?? bus };
    } finally {
      naming.delete(key);
    }
  };
  const imported = (name: string, place: string): unknown => {
    for (const stack of stacks) {
      for (const [id, output] of Object.entries(stack.template.Outputs ?? {})) {
        const at = `${stack.name}/Outputs/${id}`;
        if (!output.Export || resolveValue(output.Export.Name, scope(stack, at), at) !== name) continue;
        return resolveValue(output.Value, scope(stack, at), at);
      }
    }
    throw new TemplateFault(place, `imports ${name}, which no stack exports`);
  };
  const outputOf = (name: string, output: string, place: string): unknown => {
    const stack = stacks.find((each) => each.name === name);
    const found = stack?.template.Outputs?.[output];
    if (!stack || !found) throw new TemplateFault(place, `reads ${output}, which ${name} does not say`);
    const at = `${name}/Outputs/${output}`;
    return resolveValue(found.Value, scope(stack, at), at);
  };
  const scope = (stack: Stack, place: string): Scope => ({
    reference: (id) => {
      const builtIn = pseudo(stack);
      if (id in builtIn) return builtIn[id];
      const parameter = stack.template.Parameters?.[id];
      if (parameter) return parameter.Default;
      return referenceOf(identity(stack, id, place), addresses);
    },
    attribute: (id, attribute) => {
      const found = identity(stack, id, place);
      const value = attributeOf(found, attribute, addresses);
      if (value !== undefined) return value;
      // What does not run has no attribute that matters here, but for the shape of a name.
      if (standingOf(found.type) === 'accepted') return `${found.name}.${attribute}`;
      throw new TemplateFault(place, `${found.type} has no attribute ${attribute} here`);
    },
    imported: (name) => imported(name, place),
    outputOf: (name, output) => outputOf(name, output, place),
  });
  return { identity, scope };
};

/** Which resources of the stacks to read: by default all. */
export interface Choice {
  types?: readonly string[];
}

/**
 * Every resource of the stacks, resolved. A type that neither runs nor is accepted, a function or a reference that is not
 * known stops here with a {@link TemplateFault}.
 */
export const resolveResources = (
  stacks: readonly Stack[],
  addresses: Addresses,
  choice: Choice = {},
): Resource[] => {
  const land = survey(stacks, addresses);
  return stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources).flatMap(([id, { Type: type, Properties }]): Resource[] => {
      const place = `${stack.name}/${id}`;
      if (standingOf(type) === 'unknown')
        throw new TemplateFault(place, `${type} neither runs here nor is listed as absent`);
      if (choice.types && !choice.types.includes(type)) return [];
      const identity = land.identity(stack, id, place);
      const ref = referenceOf(identity, addresses);
      const properties = resolveValue(Properties ?? {}, land.scope(stack, place), place) as Record<
        string,
        unknown
      >;
      const arn = attributeOf(identity, 'Arn', addresses) ?? ref;
      return [{ ...identity, place, ref, arn, properties, assets: stack.assets }];
    }),
  );
};

/** The outputs of one of the stacks, resolved: output name → value. */
export const resolveOutputs = (
  stacks: readonly Stack[],
  addresses: Addresses,
  of: Stack,
): Map<string, string> => {
  const land = survey(stacks, addresses);
  const outputs = new Map<string, string>();
  for (const [id, { Value }] of Object.entries(of.template.Outputs ?? {})) {
    const place = `${of.name}/Outputs/${id}`;
    outputs.set(id, String(resolveValue(Value, land.scope(of, place), place)));
  }
  return outputs;
};
