import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildIfChanged } from './cloud/build.ts';
import { claim } from './cloud/claim.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';

/**
 * `npm start`: builds what changed, runs it, and says where to click.
 * `-- --fresh` forgets the state; `-- --port 5000` (or CONCORD_PORT) moves the ports.
 * @module
 */

const ROOT = resolve(fileURLToPath(new URL('..', import.meta.url)));
const STATE = join(ROOT, '.sandbox');
const BUILT = 'built.json';
const PORT_DEFAULT = 4000;
const PORT_MAX = 65_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

const readOptions = () => {
  const { values } = parseArgs({
    options: { fresh: { type: 'boolean', default: false }, port: { type: 'string' } },
  });
  const port = Number(values.port ?? process.env.CONCORD_PORT ?? PORT_DEFAULT);
  if (!Number.isInteger(port) || port < 0 || port > PORT_MAX)
    throw new Error(`--port must be 0 to ${PORT_MAX}`);
  return { fresh: values.fresh, port };
};

const forget = () => {
  for (const name of readdirSync(STATE)) {
    if (name !== BUILT && name !== 'pid') rmSync(join(STATE, name), { recursive: true, force: true });
  }
};

const tellWhere = ({ urls, cloud, clock }: Sandbox, startedAt: number) => {
  say(
    `${new Set([...cloud.functions.values()].map(({ name }) => name)).size} functions, ${cloud.queues.all().length} queues, ${cloud.schedules.all().length} schedules`,
  );
  if (clock.offset() > 0)
    say(`Time stands at ${new Date(clock.now()).toISOString()}: npm start -- --fresh begins again`);
  say('');
  say(`  Home              ${urls.home}`);
  say(`  Buyer's page      ${urls.marketplace}`);
  say(`  Register door     ${urls.register}`);
  say(`  Operators' API    ${urls.operatorDoor}/v1 (keys: ${urls.home}/sign-in)`);
  say(`  E-mails           ${urls.home}/outbox`);
  if (urls.signUp) say(`  Example sign-up   ${urls.signUp} (a buyer of a handed-off product lands here)`);
  if (urls.vendor) say(`  Seller's product  ${urls.vendor} (says what is registered)`);
  if (urls.activation) say(`  Activation        ${urls.activation} (a vendor's activation service)`);
  if (urls.licensing) say(`  Licensing         ${urls.licensing} (a vendor's licensing portals)`);
  say('');
  say(
    `Started in ${((performance.now() - startedAt) / 1000).toFixed(1)} s; Ctrl-C ends it, the state stays in .sandbox`,
  );
  say('Ready');
};

const closeOnSignal = (sandbox: Sandbox, release: () => void) => {
  let closing = false;
  const close = async () => {
    if (closing) process.exit(1);
    closing = true;
    say('\nClosing');
    await sandbox.close();
    release();
    process.exit(0);
  };
  process.on('SIGINT', () => void close());
  process.on('SIGTERM', () => void close());
};

const main = async () => {
  const startedAt = performance.now();
  const { fresh, port } = readOptions();
  const release = claim(STATE);
  try {
    if (fresh) forget();
    await buildIfChanged(ROOT, join(STATE, BUILT), say);
    const sandbox = await startSandbox({ assembly: join(ROOT, 'cdk.out'), directory: STATE, basePort: port });
    closeOnSignal(sandbox, release);
    tellWhere(sandbox, startedAt);
  } catch (error) {
    release();
    throw error;
  }
};

try {
  await main();
} catch (error) {
  const code = (error as NodeJS.ErrnoException).code;
  const hint = code === 'EADDRINUSE' ? ' (another sandbox? npm start -- --port 5000)' : '';
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}${hint}\n`);
  process.exit(1);
}
