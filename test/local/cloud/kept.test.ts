import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openClock } from '#local/clock.ts';
import { openKept } from '#local/cloud/state/kept.ts';
import { openRing } from '#local/cloud/state/ring.ts';

const freshFile = () => join(mkdtempSync(join(tmpdir(), 'kept-')), 'deep', 'kept.jsonl');

describe('what is kept on disk', () => {
  it('is there after a restart, in its order', () => {
    const file = freshFile();
    const kept = openKept<number>(file);
    kept.put('a', 1);
    kept.put('b', 2);
    kept.put('a', 3);
    kept.put('c', 4);
    kept.remove('b');
    expect([...openKept<number>(file).values()]).toEqual([3, 4]);
  });

  it('survives a last line that was torn, and refuses one that was torn before', () => {
    const file = freshFile();
    openKept<number>(file).put('a', 1);
    appendFileSync(file, '["b",');
    expect([...openKept<number>(file).values()]).toEqual([1]);
    appendFileSync(file, '["c",\n["d",4]\n');
    expect(() => openKept<number>(file)).toThrow(/kept.jsonl:2 is not readable/);
  });

  it('does not grow with what is gone', () => {
    const file = freshFile();
    const kept = openKept<number>(file);
    for (let index = 0; index < 10_000; index += 1) kept.put('only', index);
    expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThan(2_100);
    expect(openKept<number>(file).get('only')).toBe(9_999);
  });

  it('loses nothing that was acknowledged when the process is killed', async () => {
    const file = freshFile();
    const module = new URL('../../../local/cloud/state/kept.ts', import.meta.url).href;
    const program = `import { openKept } from '${module}';
      const kept = openKept(${JSON.stringify(file)});
      for (let n = 0; ; n += 1) { kept.put(String(n), n); process.stdout.write(n + '\\n'); if (n % 50 === 0) await new Promise(setImmediate); }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let seen = '';
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString('utf8');
      if (seen.length > 2_000) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    const acknowledged = Number(seen.slice(0, seen.lastIndexOf('\n')).split('\n').at(-1));
    expect(acknowledged).toBeGreaterThan(100);
    expect(openKept<number>(file).get(String(acknowledged))).toBe(acknowledged);
  });

  it('keeps the newest of a ring', () => {
    const file = freshFile();
    const ring = openRing<string>(2, file);
    for (const value of ['a', 'b', 'c']) ring.push(value);
    expect(ring.newest()).toEqual(['c', 'b']);
    const again = openRing<string>(2, file);
    again.push('d');
    expect(again.newest()).toEqual(['d', 'c']);
  });
});

describe('the clock', () => {
  it('runs ahead of the machine, tells who listens, and stands there after a restart', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'clock-')), 'clock.json');
    const clock = openClock(file, () => 1_000);
    const heard: number[] = [];
    const stop = clock.onChange((now) => heard.push(now));
    clock.advance(500);
    clock.set(2_000);
    stop();
    clock.advance(1);
    expect(heard).toEqual([1_500, 2_000]);
    expect(openClock(file, () => 1_000).now()).toBe(2_001);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 8.64e15])('refuses to move by %d', (ms) => {
    expect(() => openClock().advance(ms)).toThrow(RangeError);
  });
});
