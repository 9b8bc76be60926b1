import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Clock } from '#local/clock.ts';
import type { Answer, Invocation, RuntimeApi } from './runtime-api.ts';

/** What an instance needs to know of its function. */
export interface InstanceSettings {
  functionArn: string;
  timeoutMs: number;
  memoryMb: number;
  environment: Readonly<Record<string, string>>;
  /** Each line that the function writes to stdout or stderr. */
  onLine(line: string): void;
}

/** A child process that runs one call of a function at a time. */
export interface Instance {
  /** Runs one call; a second one before the first has ended is a bug. */
  run(payload: string): Promise<Answer>;
  /** False once the process has ended; it is then of no more use. */
  alive(): boolean;
  stop(): void;
}

const BOOTSTRAP = fileURLToPath(new URL('./bootstrap.ts', import.meta.url));

/** Loading the bundle does not count towards the function's timeout; Lambda allows it 10 s, a busy machine needs more. */
const START_MS_MAX = 30_000;

const failure = (errorType: string, errorMessage: string): Answer => ({
  ok: false,
  text: JSON.stringify({ errorType, errorMessage }),
  memoryBytes: 0,
});

const startProcess = (
  id: string,
  api: RuntimeApi,
  clock: Clock,
  settings: InstanceSettings,
): ChildProcess => {
  const child = spawn(process.execPath, [`--max-old-space-size=${settings.memoryMb}`, BOOTSTRAP], {
    // Only what Lambda would give: nothing of this machine's environment reaches a function.
    env: {
      ...settings.environment,
      AWS_LAMBDA_RUNTIME_API: api.address(id),
      AWS_LAMBDA_LOG_STREAM_NAME: id,
      SANDBOX_CLOCK_OFFSET_MS: String(clock.offset()),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', settings.onLine);
  return child;
};

/** Starts an instance; its process loads the bundle at once and waits for calls. */
export const startInstance = (api: RuntimeApi, clock: Clock, settings: InstanceSettings): Instance => {
  const id = randomUUID();
  let alive = true;
  let offered = Promise.withResolvers<Omit<Invocation, 'deadline'>>();
  let current: { requestId: string; begin: () => void; end: (answer: Answer) => void } | undefined;
  const end = (answer: Answer) => current?.end(answer);
  const child = startProcess(id, api, clock, settings);
  const stop = () => {
    alive = false;
    child.kill('SIGKILL');
  };
  child.once('exit', (code, signal) => {
    alive = false;
    api.detach(id);
    end(failure('Runtime.ExitError', `the process ended with ${signal ?? `exit code ${code}`}`));
  });
  api.attach(id, {
    next: async () => {
      const invocation = await offered.promise;
      offered = Promise.withResolvers();
      current?.begin();
      return { ...invocation, deadline: clock.now() + settings.timeoutMs };
    },
    answer: (requestId, answer) => {
      if (current?.requestId === requestId) end(answer);
    },
    failToStart: end,
  });
  const run = (payload: string) =>
    new Promise<Answer>((resolve) => {
      const requestId = randomUUID();
      const started = performance.now();
      const giveUpAfter = (ms: number) =>
        setTimeout(() => {
          stop();
          end(
            failure(
              'Sandbox.Timedout',
              `RequestId: ${requestId} Error: Task timed out after ${ms / 1000} seconds`,
            ),
          );
        }, ms);
      let timer = giveUpAfter(START_MS_MAX);
      const begin = () => {
        clearTimeout(timer);
        timer = giveUpAfter(settings.timeoutMs);
      };
      const finish = (answer: Answer) => {
        clearTimeout(timer);
        current = undefined;
        const spent = (performance.now() - started).toFixed(1);
        const memory = Math.round(answer.memoryBytes / 1024 / 1024);
        settings.onLine(
          `REPORT RequestId: ${requestId} Duration: ${spent} ms Memory Size: ${settings.memoryMb} MB Memory Used: ${memory} MB`,
        );
        resolve(answer);
      };
      current = { requestId, begin, end: finish };
      if (!alive) finish(failure('Runtime.ExitError', 'the process has ended'));
      offered.resolve({ requestId, functionArn: settings.functionArn, payload });
    });
  return { run, alive: () => alive, stop };
};
