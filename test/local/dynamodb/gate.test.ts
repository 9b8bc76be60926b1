import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { makeGate } from '#local/cloud/dynamodb/gate.ts';

it('lets reads pass together and writes alone, in the order of arrival', async () => {
  const gate = makeGate();
  const inside = { reads: 0, writes: 0 };
  const log: string[] = [];
  const pass = (kind: 'read' | 'write', name: string) =>
    gate[kind](async () => {
      inside[`${kind}s`] += 1;
      log.push(`${name}: ${inside.reads} reads, ${inside.writes} writes`);
      await turn();
      inside[`${kind}s`] -= 1;
    });
  await Promise.all([
    pass('read', 'a'),
    pass('read', 'b'),
    pass('write', 'c'),
    pass('read', 'd'),
    pass('write', 'e'),
    pass('write', 'f'),
  ]);
  expect(log).toEqual([
    'a: 1 reads, 0 writes',
    'b: 2 reads, 0 writes',
    'c: 0 reads, 1 writes',
    'd: 1 reads, 0 writes',
    'e: 0 reads, 1 writes',
    'f: 0 reads, 1 writes',
  ]);
});

it('lets the next pass where one fails', async () => {
  const gate = makeGate();
  await expect(gate.write(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(gate.write(async () => 'passed')).resolves.toBe('passed');
});
