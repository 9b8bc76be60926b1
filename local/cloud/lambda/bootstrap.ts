import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { shiftTo } from './shifted-date.ts';

/**
 * What runs in a function's child process: loads the bundle and speaks the Lambda Runtime API, as AWS's own runtime does.
 * @module
 */

type Handler = (event: unknown, context: object) => unknown;

const env = (name: string): string => process.env[name] ?? '';
const api = `http://${env('AWS_LAMBDA_RUNTIME_API')}/2018-06-01/runtime`;
// One connection, kept: a new one for each call costs more than most handlers.
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const call = (
  method: string,
  path: string,
  body?: string,
): Promise<{ headers: NodeJS.Dict<string | string[]>; text: string }> =>
  new Promise((resolve, reject) => {
    const headers = { 'sandbox-memory-bytes': process.memoryUsage.rss() };
    const outgoing = request(`${api}${path}`, { method, agent, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () =>
        resolve({ headers: incoming.headers, text: Buffer.concat(chunks).toString('utf8') }),
      );
      incoming.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

const describe = (thrown: unknown): string => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return JSON.stringify({
    errorType: error.name,
    errorMessage: error.message,
    trace: (error.stack ?? '').split('\n'),
  });
};

const load = async (): Promise<Handler> => {
  const [file = '', name = ''] = env('_HANDLER').split('.');
  const found = ['mjs', 'js', 'cjs']
    .map((kind) => join(env('LAMBDA_TASK_ROOT'), `${file}.${kind}`))
    .find(existsSync);
  if (!found) throw new Error(`Cannot find module '${file}'`);
  const loaded = (await import(pathToFileURL(found).href)) as Record<string, unknown>;
  const handler = loaded[name];
  if (typeof handler !== 'function') throw new Error(`${env('_HANDLER')} is undefined or not exported`);
  return handler as Handler;
};

const contextOf = (headers: NodeJS.Dict<string | string[]>) => {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    awsRequestId: String(headers['lambda-runtime-aws-request-id']),
    invokedFunctionArn: String(headers['lambda-runtime-invoked-function-arn']),
    functionName: env('AWS_LAMBDA_FUNCTION_NAME'),
    functionVersion: env('AWS_LAMBDA_FUNCTION_VERSION'),
    memoryLimitInMB: env('AWS_LAMBDA_FUNCTION_MEMORY_SIZE'),
    logGroupName: env('AWS_LAMBDA_LOG_GROUP_NAME'),
    logStreamName: env('AWS_LAMBDA_LOG_STREAM_NAME'),
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
};

const serve = async (handler: Handler): Promise<never> => {
  for (;;) {
    const { headers, text } = await call('GET', '/invocation/next');
    shiftTo(Number(headers['sandbox-clock-offset-ms'] ?? 0));
    const context = contextOf(headers);
    try {
      const result = await handler(JSON.parse(text), context);
      await call('POST', `/invocation/${context.awsRequestId}/response`, JSON.stringify(result ?? null));
    } catch (error) {
      console.error(error);
      await call('POST', `/invocation/${context.awsRequestId}/error`, describe(error));
    }
  }
};

shiftTo(Number(env('SANDBOX_CLOCK_OFFSET_MS')));
delete process.env.SANDBOX_CLOCK_OFFSET_MS;
try {
  const handler = await load();
  // The sandbox is gone when its Runtime API is: nothing is left to do for this process.
  await serve(handler).catch(() => process.exit(1));
} catch (error) {
  console.error(error);
  await call('POST', '/init/error', describe(error)).catch(() => undefined);
  process.exit(1);
}
