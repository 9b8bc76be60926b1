import { afterAll, beforeAll } from 'vitest';
import { allCases } from '#test/conformance/dynamodb/cases/all.ts';
import { startEmbedded, type Target } from '#test/conformance/dynamodb/targets.ts';

let target: Target;
beforeAll(async () => {
  target = await startEmbedded();
});
afterAll(() => target.close());

allCases(() => target);
