import { beforeAll, describe, expect, test } from 'vitest';
import { type Finding, lintPlanted, lintTree, suppressionFaults } from './lint.ts';
import { listed, projectPaths, readProject } from './tree.ts';

const lines = (count: number): string =>
  Array.from({ length: count }, (_, line) => `export const a${line} = 1;`).join('\n');
const longFunction = (bodyLines: number): string =>
  `export function long(): void {\n${'  void 0;\n'.repeat(bodyLines)}}\n`;

/** A planted source, and the rules that must speak up on it, with the line where. */
const CANARIES: Record<string, { path: string; source: string; caught: string[] }> = {
  any: { path: 'lib/a.ts', source: 'export const a = (b: any) => b;', caught: ['1 noExplicitAny'] },
  'a default export': { path: 'bin/a.ts', source: 'export default 1;', caught: ['1 noDefaultExport'] },
  require: { path: 'local/a.ts', source: "export const a = require('node:fs');", caught: ['1 noCommonJs'] },
  'an unused import and variable': {
    path: 'local/a.ts',
    source: "import { b } from './b.ts';\nconst c = 1;",
    caught: ['1 noUnusedImports', '2 noUnusedVariables'],
  },
  'a package that package.json does not name': {
    path: 'local/a.ts',
    source: "export { a } from 'left-pad';",
    caught: ['1 noUndeclaredDependencies'],
  },
  'a skipped and a focused test': {
    path: 'test/a.test.ts',
    source: "import { test } from 'vitest';\ntest.skip('a', () => {});\ntest.only('b', () => {});",
    caught: ['2 noSkippedTests', '3 noFocusedTests'],
  },
  'what confuses, in one file': {
    path: 'lib/a.ts',
    source: [
      "import { readFileSync } from 'fs';",
      "import { Stack } from 'aws-cdk-lib';",
      "import { b } from './b.ts';",
      'export const a = (stack: Stack, unused: string, text: Object) => {',
      '  var old = 1;',
      '  let never = 2;',
      '  // @ts-ignore',
      '  if (old == never) eval("1");',
      '  switch (never) {',
      '    case 1:',
      '      b(stack, text, readFileSync);',
      '    case 2:',
      '      break;',
      '  }',
      '  try {',
      '    b(1);',
      '  } catch (error) {',
      '    throw error;',
      '  }',
      "  throw 'text';",
      '};',
    ].join('\n'),
    caught: [
      '1 noRestrictedImports',
      '1 useNodejsImportProtocol',
      '10 noFallthroughSwitchClause',
      '18 noUselessCatch',
      '2 useImportType',
      '20 useThrowOnlyError',
      '4 noBannedTypes',
      '4 noUnusedFunctionParameters',
      '5 noVar',
      '6 useConst',
      '7 noTsIgnore',
      '8 noDoubleEquals',
      '8 noGlobalEval',
    ],
  },
  'an export that passes everything on': {
    path: 'domain/a.ts',
    source: "export * from './b.ts';",
    caught: ['1 noReExportAll'],
  },
  'the clock in domain': {
    path: 'domain/deep/a.ts',
    source: [
      'export const a = new Date();',
      'export const b = () => Date.now();',
      'export const c = Date();',
      'const { now } = Date;',
      'export const d = [performance.now(), now];',
      'setTimeout(() => d, 1);',
      'export const fine = new Date(1_700_000_000_000).getTime() + Date.UTC(2026, 0, 1) + Date.parse("2026-01-01");',
    ].join('\n'),
    caught: [
      '1 plugin',
      '2 plugin',
      '3 plugin',
      '4 plugin',
      '5 noRestrictedGlobals',
      '6 noRestrictedGlobals',
    ],
  },
  'the outside in domain': {
    path: 'domain/a.ts',
    source: "export const a = process.argv;\nconsole.log(fetch('https://example.com'));",
    caught: ['1 noRestrictedGlobals', '2 noRestrictedGlobals', '2 noRestrictedGlobals'],
  },
  'chance in a lambda': {
    path: 'lambdas/lifecycle/a.ts',
    source: [
      "import { createHash, randomUUID } from 'node:crypto';",
      'export const a = () => [Math.random(), createHash, randomUUID];',
      'export const b = () => crypto.randomUUID();',
      'const { random } = Math;',
      'export const c = [random, Math.max(1, 2)];',
    ].join('\n'),
    caught: ['1 noRestrictedImports', '2 plugin', '3 noRestrictedGlobals', '3 plugin', '4 plugin'],
  },
  'a module that keeps state': {
    path: 'lambdas/edge/a.ts',
    source: [
      'let count = 0;',
      'export let typed: number | undefined;',
      'const kept: number = 1;',
      'for (let i = kept; i < 3; i++) void i;',
      'export const next = () => {',
      '  let step = 1;',
      '  for (let i = 0; i < 3; i++) step += i;',
      '  count += step;',
      '  return count;',
      '};',
    ].join('\n'),
    caught: ['1 plugin', '2 plugin'],
  },
  'the environment outside the wiring': {
    path: 'lambdas/edge/a.ts',
    source: 'export const a = process.env.HOME;',
    caught: ['1 noProcessEnv'],
  },
  'a file of 301 lines': { path: 'lib/a.ts', source: lines(301), caught: ['1 noExcessiveLinesPerFile'] },
  'a test of 401 lines': {
    path: 'test/a.test.ts',
    source: lines(401),
    caught: ['1 noExcessiveLinesPerFile'],
  },
  'a handler of 31 lines': {
    path: 'lambdas/directory/read.handler.ts',
    source: lines(31),
    caught: ['1 noExcessiveLinesPerFile'],
  },
  'a function of 71 lines': {
    path: 'lib/a.ts',
    source: longFunction(72),
    caught: ['1 noExcessiveLinesPerFunction'],
  },
};

/** What stands just on the right side of a rule. */
const PASSES: Record<string, string> = {
  'lambdas/edge/clock.ts':
    "import { randomUUID } from 'node:crypto';\nexport type { Instant } from '#domain/time.ts';\nexport const clock = { now: () => Date.now(), id: () => randomUUID(), date: () => new Date() };",
  'lambdas/lifecycle/wiring.ts': 'export const table = process.env.HOME;',
  'lambdas/clock/handler.ts': `${lines(30)}\n`,
  'lib/a.ts': `${lines(300)}\n`,
  'lib/b.ts': longFunction(68),
  'test/a.test.ts': `${lines(400)}\n`,
  'local/a.ts':
    'let started = Date.now();\nexport const restart = () => {\n  started = Date.now();\n  return started;\n};',
};

/** Biome reads the whole tree once; on a machine that is busy with other suites this takes a while. */
const TREE_TIMEOUT_MS = 60_000;

describe('the rules of the house', () => {
  test('the tree is clean, and every TypeScript file was looked at', { timeout: TREE_TIMEOUT_MS }, () => {
    const files = projectPaths().filter((path) => path.endsWith('.ts'));
    const { says, clean, lookedAt } = lintTree();
    expect(files.length).toBeGreaterThan(0);
    expect(lookedAt.filter((path) => path.endsWith('.ts'))).toEqual(files);
    expect(clean, says).toBe(true);
  });

  // planted all at once, each in a file of its own: Biome starts once
  const planted = Object.entries(CANARIES).map(([name, canary], index) => ({
    name,
    ...canary,
    path: canary.path.replace(/[^/.]+(?=\.[^/]+$)/, `planted${index}`),
  }));
  const findings = new Map<string, Finding[]>();
  beforeAll(() => {
    const files = Object.fromEntries(planted.map(({ path, source }) => [path, `${source}\n`]));
    for (const finding of lintPlanted(files))
      findings.set(finding.path, [...(findings.get(finding.path) ?? []), finding]);
  });

  test.for(planted)('caught: $name', ({ path, caught }) => {
    const found = findings.get(path) ?? [];
    expect(found.map(({ line, rule }) => `${line} ${rule}`).sort()).toEqual(caught);
  });

  test('caught: a circle of imports, of types too', () => {
    const findings = lintPlanted({
      'domain/a.ts': "import { b } from './b.ts';\nexport const a = b;\n",
      'domain/b.ts': "import { a } from '#domain/a.ts';\nexport const b = () => a;\n",
      'domain/c.ts': "import type { D } from './d.ts';\nexport type C = D;\n",
      'domain/d.ts': "import type { C } from './c.ts';\nexport type D = C | 1;\n",
    });
    expect(findings.map(({ path, rule }) => `${path} ${rule}`).sort()).toEqual(
      ['a', 'b', 'c', 'd'].map((name) => `domain/${name}.ts noImportCycles`),
    );
  });

  test('what the rules allow passes', () => {
    expect(lintPlanted(PASSES)).toEqual([]);
  });

  test('no rule is switched off in passing', () => {
    const files = readProject('.ts').filter(({ path }) => !path.startsWith('test/house/'));
    expect(listed(suppressionFaults(files))).toEqual([]);
  });

  test('caught: a rule switched off in a room, or for a whole test', () => {
    const any = '// biome-ignore lint/suspicious/noExplicitAny: JSON';
    const imports = '// biome-ignore-all lint/style/noRestrictedImports: in a hurry';
    const planted = ['domain/a.ts', 'test/a.test.ts'].map((path) => ({ path, text: `${any}\n${imports}` }));
    expect(suppressionFaults(planted).map(({ path, line }) => `${path}:${line}`)).toEqual([
      'domain/a.ts:1',
      'domain/a.ts:2',
      'test/a.test.ts:2',
    ]);
  });
});
