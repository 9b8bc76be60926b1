import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chunksOf, type Line } from '#bin/import/lines.ts';
import { readUsage } from '#bin/usage/csv.ts';
import { runUsageImport } from '#bin/usage/import.ts';

const folder = mkdtempSync(join(tmpdir(), 'concord-usage-'));
const fileWith = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const allOf = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};

const HEADER = 'tenant,dimension,quantity,time,id';
const row = (id: string, quantity = '3') => `t-a,requests,${quantity},2026-11-21T10:05:00Z,${id}`;

describe('a file of usage', () => {
  test('is read by the names of its columns, with its tags, whatever else is in it', async () => {
    const path = fileWith(
      'tags.csv',
      `\uFEFFID, Time ,tenant,Dimension,quantity,Form,tag:CostCenter,note,tag:team\n` +
        'a,2026-11-21T10:05:00Z,t-a,requests,12,total,42,x,\n\n"b,1",2026-11-21T10:06:00Z,t-b,requests,1.5,,,,blue\n',
    );
    expect(await allOf(readUsage(path))).toEqual([
      {
        line: 2,
        record: {
          tenantId: 't-a',
          dimension: 'requests',
          quantity: 12,
          time: '2026-11-21T10:05:00Z',
          id: 'a',
          form: 'total',
          tags: { CostCenter: '42' },
        },
      },
      {
        line: 4,
        record: {
          tenantId: 't-b',
          dimension: 'requests',
          quantity: 1.5,
          time: '2026-11-21T10:06:00Z',
          id: 'b,1',
          tags: { team: 'blue' },
        },
      },
    ]);
  });

  test('a quantity that is no number is left for the API to refuse', async () => {
    const path = fileWith('odd.csv', `${HEADER}\n${row('a', 'many')}\n${row('b', '')}\n${row('c', '1e3')}\n`);
    expect((await allOf(readUsage(path))).map(({ record }) => record.quantity)).toEqual(['many', '', '1e3']);
  });

  test('without a column it is refused as a whole; so is one that is not there', async () => {
    const path = fileWith(
      'no-id.csv',
      'tenant,dimension,quantity,time\nt-a,requests,1,2026-11-21T10:00:00Z\n',
    );
    await expect(allOf(readUsage(path))).rejects.toThrow('no column id');
    await expect(allOf(readUsage(join(folder, 'nowhere.csv')))).rejects.toThrow('ENOENT');
  });
});

describe('chunks', () => {
  const lines = (count: number, id = 'x'): Line[] =>
    Array.from({ length: count }, (_, line) => ({ line, record: { id } }));

  test('hold as many records as a request may, in their order', async () => {
    const chunks = await allOf(chunksOf(lines(2_001), { recordsMax: 1_000, bytesMax: 1_000_000 }));
    expect(chunks.map(({ length }) => length)).toEqual([1_000, 1_000, 1]);
    expect(chunks.flat().map(({ line }) => line)).toEqual(lines(2_001).map(({ line }) => line));
  });

  test('stay below the largest body', async () => {
    const chunks = await allOf(chunksOf(lines(10, 'ü'.repeat(100)), { recordsMax: 1_000, bytesMax: 700 }));
    expect(chunks.length).toBeGreaterThan(3);
    for (const chunk of chunks)
      expect(
        Buffer.byteLength(JSON.stringify({ records: chunk.map(({ record }) => record) })),
      ).toBeLessThanOrEqual(700);
    expect(chunks.flat()).toHaveLength(10);
  });

  test('one record that is too large goes alone', async () => {
    const chunks = await allOf(chunksOf(lines(2, 'x'.repeat(900)), { recordsMax: 1_000, bytesMax: 700 }));
    expect(chunks.map(({ length }) => length)).toEqual([1, 1]);
  });
});

describe('the command', () => {
  const seen: { path: string; records: { id: string; quantity: unknown }[] }[] = [];
  let busy = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      busy -= 1;
      if (busy >= 0) return void response.writeHead(503).end();
      const { records } = JSON.parse(body) as (typeof seen)[number];
      seen.push({ path: request.url ?? '', records });
      const results = records.map(({ id, quantity }) =>
        typeof quantity === 'number'
          ? { status: 'accepted', id, hour: '2026-11-21T10:00:00.000Z' }
          : { status: 'refused', id, code: 'QUANTITY_INVALID', message: 'no number', remedy: 'send one' },
      );
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ dryRun: false, results }));
    });
  });
  let api = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    seen.length = 0;
    busy = 0;
  });

  const env = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' };
  const said: string[] = [];
  const run = (path: string, ...more: string[]) =>
    runUsageImport([path, '--api', api, ...more], env, (line) => void said.push(line));

  test('sends every line once the API is no longer busy, and writes down what became of each', async () => {
    busy = 1;
    const rows = Array.from({ length: 1_001 }, (_, index) => row(`id-${index}`, index === 1_000 ? '?' : '3'));
    const path = fileWith('many.csv', [HEADER, ...rows].join('\n'));
    expect(await run(path)).toEqual({
      records: 1_001,
      accepted: 1_000,
      late: 0,
      refused: { QUANTITY_INVALID: 1 },
    });
    expect(seen.map(({ records }) => records.length)).toEqual([1_000, 1]);
    const written = readFileSync(`${path}.outcomes.jsonl`, 'utf8').trimEnd().split('\n');
    expect(written).toHaveLength(1_001);
    expect(JSON.parse(written[0] ?? '')).toMatchObject({ line: 2, status: 'accepted', id: 'id-0' });
    expect(JSON.parse(written[1_000] ?? '')).toMatchObject({ line: 1_002, status: 'refused' });
    expect(said).toContain('  1 refused: QUANTITY_INVALID');
  });

  test('only asks where it is a dry run', async () => {
    await run(fileWith('dry.csv', `${HEADER}\n${row('a')}\n`), '--dry-run');
    expect(seen.map(({ path }) => path)).toEqual(['/v1/usage?dryRun=true']);
    expect(said.at(-2)).toBe('Nothing was kept: that was a dry run.');
    expect(said.at(-1)).toMatch(/^What would become of each line: .*dry\.csv\.outcomes\.jsonl$/);
  });

  test('says what to do where no sandbox answers', async () => {
    const sent = run(
      fileWith('none.csv', `${HEADER}\n${row('a')}\n`),
      '--local',
      '--home',
      'http://127.0.0.1:9',
    );
    await expect(sent).rejects.toThrow('no sandbox answers at http://127.0.0.1:9: npm start');
  });
});
