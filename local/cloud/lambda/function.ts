import type { Clock } from '#local/clock.ts';
import { type Instance, type InstanceSettings, startInstance } from './instance.ts';
import type { Answer, RuntimeApi } from './runtime-api.ts';

/** What a function answered: its result, or the error that it or its runtime ended with. */
export type Outcome =
  | { ok: true; result: unknown }
  | { ok: false; error: { errorType: string; errorMessage: string } };

/** A deployed function. */
export interface LambdaFunction {
  name: string;
  arn: string;
  /** ARN of the role it runs with. */
  roleArn: string;
  timeoutMs: number;
  /** Runs the bundle with `event` and waits for what it answers. */
  invoke(event: unknown): Promise<Outcome>;
  /** Child processes that are running now. */
  instances(): number;
  stop(): void;
}

/** On two cores more than this only makes each slower. Further calls wait, where AWS would start another instance. */
const INSTANCES_MAX = 4;

const read = ({ ok, text }: Answer): Outcome =>
  ok ? { ok, result: text === '' ? null : JSON.parse(text) } : { ok, error: JSON.parse(text) };

/**
 * A function with a pool of warm instances, started when they are needed and used again, the last one first.
 * `reserved` is the template's reserved concurrency.
 */
export const openFunction = (
  name: string,
  api: RuntimeApi,
  clock: Clock,
  settings: InstanceSettings & { roleArn: string },
  reserved = INSTANCES_MAX,
): LambdaFunction => {
  const size = Math.min(reserved, INSTANCES_MAX);
  const idle: Instance[] = [];
  const all = new Set<Instance>();
  const waiting: ((instance: Instance) => void)[] = [];
  const start = () => {
    const instance = startInstance(api, clock, settings);
    all.add(instance);
    return instance;
  };
  const acquire = async (): Promise<Instance> => {
    for (let instance = idle.pop(); instance; instance = idle.pop()) {
      if (instance.alive()) return instance;
      all.delete(instance);
    }
    return all.size < size ? start() : new Promise((resolve) => waiting.push(resolve));
  };
  const release = (instance: Instance) => {
    if (!instance.alive()) all.delete(instance);
    const next = waiting.shift();
    if (next) next(instance.alive() ? instance : start());
    else if (instance.alive()) idle.push(instance);
  };
  return {
    name,
    arn: settings.functionArn,
    roleArn: settings.roleArn,
    timeoutMs: settings.timeoutMs,
    invoke: async (event) => {
      const instance = await acquire();
      try {
        return read(await instance.run(JSON.stringify(event)));
      } finally {
        release(instance);
      }
    },
    instances: () => all.size,
    stop: () => {
      for (const instance of all) instance.stop();
    },
  };
};
