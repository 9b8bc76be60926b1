import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(import.meta.resolve('#local/marketplace/main.ts'));

/** The simulator as `npm run marketplace` runs it, in a process of its own on a free port. */
export interface Alone {
  readonly url: string;
  readonly process: ChildProcess;
  /** Ends it as a power switch would. */
  readonly kill: () => Promise<void>;
}

/** Starts it; resolves when it says Ready. */
export const alone = async (...options: string[]): Promise<Alone> => {
  const child = spawn(process.execPath, [MAIN, '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    url ??= /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (line === 'Ready') break;
  }
  if (url === undefined) throw new Error('The simulator did not start.');
  return {
    url,
    process: child,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
};

/** One act of the control API. */
export const act = async (
  { url }: Pick<Alone, 'url'>,
  name: string,
  input: object,
): Promise<Record<string, string>> => {
  const response = await fetch(`${url}/control/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Record<string, string>;
};
