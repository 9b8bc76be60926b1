/**
 * One version after another over the same state: v1, a sound v2, a v2 that would lose a table, and one that is broken.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { concordApp } from '#bin/app.ts';
import { type Sandbox, startSandbox } from '#local/sandbox.ts';
import { ROOT } from './build.ts';

const scratch = mkdtempSync(join(tmpdir(), 'concord-deployment-'));
const state = join(scratch, 'state');
const versions = join(scratch, 'versions.json');
let sandbox: Sandbox | undefined;

/** A cloud assembly of the bundles in `dist`, some of them changed; as `npm run synth` would write it. */
const assembled = (name: string, change: (code: string) => void = () => undefined): string => {
  const codeRoot = join(scratch, `${name}-code`);
  cpSync(join(ROOT, 'dist'), codeRoot, { recursive: true });
  change(codeRoot);
  const outdir = join(scratch, name);
  process.env.CDK_VALIDATION = 'false';
  concordApp({ stageName: 'sandbox', codeRoot, app: { outdir } }).app.synth();
  return outdir;
};

const templateIn = (assembly: string) => join(assembly, 'concord-sandbox.template.json');

const edited = (
  from: string,
  name: string,
  edit: (resources: Record<string, { Type: string; Properties: Record<string, unknown> }>) => void,
) => {
  const folder = join(scratch, name);
  cpSync(from, folder, { recursive: true });
  const template = JSON.parse(readFileSync(templateIn(folder), 'utf8'));
  edit(template.Resources);
  writeFileSync(templateIn(folder), JSON.stringify(template));
  return folder;
};

/** Ends what runs, and starts another assembly over the same state: a deployment, as far as one machine has one. */
const deploy = async (assembly: string): Promise<string> => {
  await sandbox?.close();
  sandbox = await startSandbox({ assembly, directory: state, seed: 1 });
  return sandbox.urls.home;
};

const run = (script: 'diff' | 'smoke', ...options: string[]) =>
  promisify(execFile)(process.execPath, [`bin/${script}.ts`, ...options], { cwd: ROOT })
    .then(({ stdout }) => ({ code: 0, said: stdout }))
    .catch(({ code, stdout, stderr }) => ({ code: code as number, said: `${stdout}${stderr}` }));
const diff = (assembly: string, against: string) =>
  run('diff', '--stage', 'sandbox', '--assembly', assembly, '--against', against);

let v1 = '';
let v2 = '';
beforeAll(() => {
  v1 = assembled('v1');
  v2 = assembled('v2', (code) => {
    const file = join(code, 'registration', 'index.mjs');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n// v2\n`);
  });
}, 120_000);
afterAll(async () => {
  await sandbox?.close();
  rmSync(scratch, { recursive: true, force: true });
});

const registration = () => sandbox?.cloud.aliases.find(({ name }) => /RegistrationFunction/.test(name));
const register = () =>
  fetch(sandbox?.urls.register ?? '', {
    method: 'POST',
    body: new URLSearchParams({ 'x-amzn-marketplace-token': 'x' }),
  });

describe('a deployment', () => {
  test('of v1 answers, and its versions are written down', async () => {
    const home = await deploy(v1);
    const tried = await run('smoke', '--local', home);
    expect(tried.said).toMatch(/^ok .*\nok .*\nok .*$/m);
    expect(tried.code).toBe(0);
    expect((await run('smoke', '--local', home, '--record', versions)).code).toBe(0);
    expect(registration()?.version()).toBe('1');
  });

  test('of v2 passes diff and smoke; only what changed has another version', async () => {
    const compared = await diff(v2, v1);
    expect(compared).toMatchObject({ code: 0 });
    const home = await deploy(v2);
    expect((await run('smoke', '--local', home)).code).toBe(0);
    const moved = sandbox?.cloud.aliases.filter((alias) => alias.version() !== '1');
    expect(moved?.map(({ name }) => name)).toEqual([registration()?.name]);
    expect((await run('smoke', '--local', home, '--record', versions)).code).toBe(0);
  });

  test('that would replace a table is refused by diff, with the id to acknowledge it by', async () => {
    let table = '';
    const planted = edited(v2, 'planted', (resources) => {
      for (const [id, { Type, Properties }] of Object.entries(resources)) {
        if (Type !== 'AWS::DynamoDB::Table' || !id.startsWith('StorageState')) continue;
        table = id;
        Properties.KeySchema = [{ AttributeName: 'pk', KeyType: 'HASH' }];
      }
    });
    const { code, said } = await diff(planted, v2);
    expect(code).toBe(1);
    expect(said).toContain(`${table}:replaced`);
  });

  test('of a broken handler fails smoke, and once it is taken back the version before serves', async () => {
    const broken = assembled('broken', (code) =>
      writeFileSync(
        join(code, 'registration', 'index.mjs'),
        "export const handler = async () => { throw new Error('broken'); };\n",
      ),
    );
    const home = await deploy(broken);
    expect(registration()?.version()).toBe('3');
    expect((await register()).status).toBe(502);
    const tried = await run('smoke', '--local', home);
    expect(tried.code).toBe(1);
    expect(tried.said).toMatch(/FAILED the public door .*: POST \/register answers 502/);

    const back = await run('smoke', '--local', home, '--rollback', versions);
    expect(back.said).toMatch(/RegistrationFunction\w+: 3 → 2\n1 functions serve/);
    expect((await register()).status).toBe(400);
    expect((await run('smoke', '--local', home)).code).toBe(0);
  });

  test('that was taken back stays taken back when the machine starts again', async () => {
    await deploy(join(scratch, 'broken'));
    expect(registration()?.version()).toBe('2');
    expect((await register()).status).toBe(400);
  });
});
