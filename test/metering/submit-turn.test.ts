import { expect, test } from 'vitest';
import { turns } from '#lambdas/metering/submit-turn.ts';

const begin = (most: number, left?: number) => {
  let time = 1_000_000;
  const ports = {
    now: () => time,
    pause: async (ms: number) => {
      time += ms;
    },
  };
  return { ...turns(ports, most, left), now: ports.now, pass: ports.pause };
};

test('turns are taken evenly, and what was not taken is not saved up', async () => {
  const { turn, now, pass } = begin(4);
  const begunAt = now();
  for (let call = 0; call < 5; call += 1) await turn();
  expect(now() - begunAt).toBe(1000);
  await pass(10_000);
  await turn();
  await turn();
  expect(now() - begunAt).toBe(11_250);
});

test('calls that were in flight together slow down once, later ones again', async () => {
  const { slowDown, rate, now, pass } = begin(8);
  const begunAt = now();
  await pass(100);
  for (let call = 0; call < 4; call += 1) slowDown(begunAt);
  expect(rate()).toBe(4);
  await pass(1);
  slowDown(now());
  expect(rate()).toBe(2);
});

test('the rate goes on from what the former holder left, and recovers', async () => {
  const { rate, pass } = begin(8, 1);
  expect(rate()).toBe(1);
  await pass(60_000);
  expect(rate()).toBe(8);
});
