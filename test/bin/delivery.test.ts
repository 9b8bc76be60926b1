import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHECK_STEPS, deliverySteps } from '#lib/delivery-steps.ts';

const workflow = readFileSync('.github/workflows/deploy.yml', 'utf8');
const [, check = '', deploy = ''] = workflow.split(/^ {2}(?:check|deploy):$/m);
const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts as Record<string, string>;

/** Name, condition and command of the steps of a job that run something. */
const stepsIn = (job: string) =>
  [...job.matchAll(/^ {6}- name: (?<name>.+)\n(?: {8}(?!run).+\n)* {8}run: (?<run>.+)$/gm)].map(
    ({ 0: text, groups }) => ({
      name: groups?.['name'],
      run: groups?.['run'],
      ...(/^ {8}if: .*failure\(\)/m.test(text) ? { onFailure: true } : {}),
    }),
  );

test('the workflow runs the steps of a delivery, all of them, in their order', () => {
  const stage = '${' + '{ matrix.stage }}';
  const [install] = CHECK_STEPS;
  expect(stepsIn(check)).toEqual(CHECK_STEPS);
  expect(stepsIn(deploy)).toEqual([install, ...deliverySteps(stage as `\${{ ${string} }}`)]);
});

test('each script that a step calls is there', () => {
  const called = deliverySteps('production').flatMap(({ run }) => /^npm run (\S+)/.exec(run)?.[1] ?? []);
  expect(called.length).toBeGreaterThan(3);
  for (const script of called) expect(scripts).toHaveProperty(script);
});

test('every action is pinned to a commit, and no key is stored', () => {
  const uses = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
  expect(uses.length).toBeGreaterThan(4);
  expect(uses.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
  expect(workflow).not.toMatch(/secrets\.|access-key/i);
});

test('stages follow one another, each behind its environment, with a token of the run alone', () => {
  expect(deploy).toMatch(/max-parallel: 1/);
  expect(deploy).toMatch(/needs: check/);
  expect(deploy).toContain('environment: ${' + '{ matrix.stage }}');
  expect(workflow.match(/id-token: write/g)).toHaveLength(1);
});
