import * as v from 'valibot';
import { type Kept, openKept } from '../state/kept.ts';
import { TemplateFault } from '../template/functions.ts';
import { propertiesOf, type Resource } from '../template/resources.ts';
import { type Deployable, kept, revived } from './deployable.ts';
import type { LambdaFunction } from './function.ts';

/** An alias: calls of it go to one published version of its function. */
export interface Alias extends LambdaFunction {
  alias: string;
  /** Number of the version that it leads to, counted from 1. */
  version(): string;
  /** Leads it to another version from the next call on; false where there is no such version. */
  shift(version: string): boolean;
}

interface Version {
  number: number;
  /** Logical id in the template that published it: another one is another version. */
  deployed: string;
  is: Deployable;
}
interface Published {
  versions: Version[];
}
interface Standing {
  /** The version that the last deployment asked for, by its logical id. */
  deployed: string;
  number: number;
}

const AliasProperties = v.looseObject({ FunctionVersion: v.string(), Name: v.string() });

/** What aliases stand on. */
export interface AliasHost {
  endpointUrl: string;
  /** Path in the state directory; `undefined` in memory. */
  file(name: string): string | undefined;
  /** Runs a version. */
  open(version: Deployable, number: string, arn: string): LambdaFunction;
}

const publish = (
  published: Kept<Published>,
  wanted: string,
  is: Deployable,
  { file, endpointUrl }: AliasHost,
): number => {
  const { versions } = published.get(is.name) ?? { versions: [] };
  const known = versions.find(({ deployed }) => deployed === wanted);
  if (known) return known.number;
  const number = versions.length + 1;
  const version = { number, deployed: wanted, is: kept(is, file('code'), endpointUrl) };
  published.put(is.name, { versions: [...versions, version] });
  return number;
};

const openAlias = (
  resource: Resource,
  latest: Deployable,
  host: AliasHost,
  held: { published: Kept<Published>; standings: Kept<Standing> },
): Alias => {
  const { FunctionVersion: wanted, Name } = propertiesOf(resource, AliasProperties);
  const { published, standings } = held;
  // A deployment leads the alias to its version; a later start of the same deployment leaves it where it was shifted.
  if (standings.get(resource.arn)?.deployed !== wanted) {
    standings.put(resource.arn, { deployed: wanted, number: publish(published, wanted, latest, host) });
  }
  const opened = new Map<number, LambdaFunction>();
  const numberNow = () => standings.get(resource.arn)?.number ?? 0;
  const find = (number: number) =>
    published.get(latest.name)?.versions.find((version) => version.number === number);
  const current = (): LambdaFunction => {
    const number = numberNow();
    const version = find(number);
    if (!version) throw new TemplateFault(resource.place, `its version ${number} is not there`);
    const running =
      opened.get(number) ?? host.open(revived(version.is, host.endpointUrl), String(number), resource.arn);
    opened.set(number, running);
    return running;
  };
  return {
    alias: Name,
    name: latest.name,
    arn: resource.arn,
    roleArn: latest.properties.Role,
    timeoutMs: latest.properties.Timeout * 1000,
    invoke: (event) => current().invoke(event),
    instances: () => [...opened.values()].reduce((sum, each) => sum + each.instances(), 0),
    stop: () => {
      for (const each of opened.values()) each.stop();
    },
    version: () => String(numberNow()),
    shift: (version) => {
      if (!find(Number(version))) return false;
      standings.put(resource.arn, { deployed: wanted, number: Number(version) });
      return true;
    },
  };
};

/**
 * Every alias of the template. Versions and where aliases lead are kept, so that a deployment over the same state can be
 * taken back, as on AWS.
 */
export const openAliases = (
  resources: readonly Resource[],
  latest: ReadonlyMap<string, Deployable>,
  host: AliasHost,
): Alias[] => {
  const held = {
    published: openKept<Published>(host.file('versions.jsonl')),
    standings: openKept<Standing>(host.file('aliases.jsonl')),
  };
  return resources
    .filter(({ type }) => type === 'AWS::Lambda::Alias')
    .map((resource) => {
      const of = latest.get(resource.functionName ?? '');
      if (!of) throw new TemplateFault(resource.place, `its function ${resource.functionName} is not there`);
      return openAlias(resource, of, host, held);
    });
};
