import { afterAll, beforeAll, describe } from 'vitest';
import { allCases } from './cases/all.ts';
import { contentionCases } from './cases/contention.ts';
import { startEmbedded, startLocal, type Target } from './targets.ts';

describe.each([
  ['the embedded DynamoDB', startEmbedded],
  ['DynamoDB Local', startLocal],
])('%s', (_, start) => {
  let target: Target;
  beforeAll(async () => {
    target = await start();
  });
  afterAll(() => target.close());
  allCases(() => target);
  contentionCases(() => target);
});
