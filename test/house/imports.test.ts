import { describe, expect, test } from 'vitest';
import { type Finding, lintPlanted } from './lint.ts';
import { projectPaths } from './tree.ts';

/** What each room may and may not name: a sample on either side of each line that biome.json draws. */
const ROOMS: Record<string, { may: string[]; mayNot: string[] }> = {
  'bin/': {
    may: [
      '#lib/stack.ts',
      '#domain/limits.ts',
      '#domain/names.ts',
      '@aws-sdk/client-lambda',
      '@smithy/signature-v4',
      'aws-cdk-lib',
      'aws-cdk-lib/core',
      'cdk-nag',
      'constructs',
      'esbuild',
      'node:fs',
      'node:fs/promises',
    ],
    mayNot: [
      '#lambdas/clock/handler.ts',
      '#domain/tenant.ts',
      '#local/main.ts',
      '#test/house/tree.ts',
      'hono',
    ],
  },
  'lib/': {
    may: [
      '#domain/limits.ts',
      '#domain/names.ts',
      '#domain/routes.ts',
      '#policies/plain.ts',
      'aws-cdk-lib',
      'aws-cdk-lib/aws-sqs',
      'constructs',
      'node:fs',
      'node:path',
      'node:url',
    ],
    mayNot: [
      '#domain/tenant.ts',
      '#lambdas/clock/handler.ts',
      '#bin/app.ts',
      '#local/main.ts',
      'node:http',
      'hono',
    ],
  },
  'domain/': {
    may: ['#domain/names.ts', '#domain/messages/en.ts', 'valibot'],
    mayNot: [
      '#lambdas/stores/commit.ts',
      '#policies/plain.ts',
      '#lib/stack.ts',
      '#test/x.ts',
      'node:fs',
      'hono',
    ],
  },
  'policies/': {
    may: [],
    mayNot: ['#domain/names.ts', '#lambdas/edge/door.ts', '#lib/stack.ts', 'node:fs', 'valibot'],
  },
  'lambdas/stores/': {
    may: ['#domain/tenant.ts', '@aws-sdk/client-dynamodb', 'node:crypto', 'valibot'],
    mayNot: [
      '#lambdas/marketplace/wire.ts',
      '#lambdas/edge/door.ts',
      '#lambdas/clock/due.ts',
      'hono',
      'node:fs',
    ],
  },
  'lambdas/marketplace/': {
    may: ['#domain/tenant.ts', '@aws-sdk/client-marketplace-metering', '@smithy/signature-v4'],
    mayNot: [
      '#lambdas/stores/commit.ts',
      '#lambdas/edge/door.ts',
      '#lambdas/lifecycle/take.ts',
      '#local/main.ts',
    ],
  },
  'lambdas/edge/': {
    may: [
      '#domain/errors.ts',
      '@aws-lambda-powertools/logger',
      '@aws-lambda-powertools/logger/types',
      '@aws-sdk/client-sqs',
      '@valibot/to-json-schema',
      'aws-lambda',
      'hono',
      'hono/html',
      'node:crypto',
      'node:fs',
      'node:path',
      'valibot',
    ],
    mayNot: [
      '#lambdas/stores/commit.ts',
      '#lambdas/marketplace/wire.ts',
      '#lambdas/directory/read.ts',
      'node:http',
    ],
  },
  'lambdas/lifecycle/': {
    may: [
      '#domain/tenant.ts',
      '#lambdas/edge/door.ts',
      '#lambdas/marketplace/wire.ts',
      '#lambdas/stores/commit.ts',
      'aws-lambda',
      'node:crypto',
    ],
    mayNot: [
      '#lambdas/registration/land.ts',
      '#lib/stack.ts',
      '#test/x.ts',
      '@aws-sdk/client-sqs',
      'node:fs',
    ],
  },
  'local/': {
    may: ['#domain/names.ts', '#local/clock.ts', 'hono', 'node:http', 'croner', '@aws-sdk/client-sqs'],
    mayNot: [
      '#lambdas/stores/commit.ts',
      '#lib/stack.ts',
      '#bin/bundle.ts',
      '#test/x.ts',
      '#policies/plain.ts',
      'aws-cdk-lib',
      'aws-cdk-lib/aws-sqs',
    ],
  },
};

/** Five ways to name a module, one to a line. */
const fiveWays = (module: string): string =>
  [
    `import { a } from '${module}';`,
    `import type { B } from '${module}';`,
    `export { c } from '${module}';`,
    `export const d = () => import('${module}');`,
    `export type E = import('${module}').E;`,
    'console.log(a, null as unknown as B);',
  ].join('\n');

/** The plain import and its kin: what a room may write of a module it may name. */
const fourWays = (module: string): string => fiveWays(module).replace(/^export type E.*\n/m, '');

const isImportRule = ({ rule, message }: Finding) =>
  rule === 'noRestrictedImports' || (rule === 'plugin' && /import/.test(message));

const linesFound = (findings: readonly Finding[], path: string): number[] =>
  [
    ...new Set(findings.filter((one) => one.path === path && isImportRule(one)).map((one) => one.line)),
  ].sort();

const depths = ['', 'deeper/', 'deeper/still/'];

/** A file per room, depth and module, so that a finding names all three. */
const plant = (side: 'may' | 'mayNot', ways: (module: string) => string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(ROOMS).flatMap(([room, modules]) =>
      depths.flatMap((depth) =>
        modules[side].map((module, index) => [`${room}${depth}planted${index}.ts`, ways(module)] as const),
      ),
    ),
  );

describe('who may import whom', () => {
  test('each import that a room may not write is caught, in all five forms and at every depth', () => {
    const planted = plant('mayNot', fiveWays);
    const findings = lintPlanted(planted);
    const caught = Object.keys(planted).map((path) => [path, linesFound(findings, path)]);
    expect(caught).toEqual(Object.keys(planted).map((path) => [path, [1, 2, 3, 4, 5]]));
  });

  test('each import that a room may write passes', () => {
    const planted = plant('may', fourWays);
    const findings = lintPlanted(planted);
    expect(findings.filter(isImportRule)).toEqual([]);
  });

  test('a relative import that leaves its room is caught at every depth; one that stays passes', () => {
    const climbs = Object.keys(ROOMS).flatMap((room) =>
      ['', 'a/', 'a/b/', 'a/b/c/'].map((depth, levels) => ({
        path: `${room}${depth}planted.ts`,
        inside: levels === 0 ? './beside.ts' : `${'../'.repeat(levels)}beside.ts`,
        outside: `${'../'.repeat(levels + 1)}elsewhere.ts`,
        sideways: `./a/${'../'.repeat(levels + 2)}elsewhere.ts`,
      })),
    );
    const findings = lintPlanted(
      Object.fromEntries(
        climbs.map(({ path, inside, outside, sideways }) => [
          path,
          [
            `import { a } from '${inside}';`,
            `import { b } from '${outside}';`,
            `import type { C } from '${outside}';`,
            `export { d } from '${outside}';`,
            `export const e = () => import('${outside}');`,
            `import { f } from '${sideways}';`,
            `export const g = () => import('${inside}');`,
          ].join('\n'),
        ]),
      ),
    );
    expect(climbs.map(({ path }) => [path, linesFound(findings, path)])).toEqual(
      climbs.map(({ path }) => [path, [2, 3, 4, 5, 6]]),
    );
  });

  test('a computed import is caught where there is an allow-list', () => {
    const rooms = ['bin/a.ts', 'lib/a.ts', 'domain/a.ts', 'policies/a.ts', 'lambdas/clock/a.ts'];
    const source =
      "const name = '#lambdas/clock/x.ts';\nexport const a = import(name);\nexport const b = import(`#${name}`);";
    const findings = lintPlanted(Object.fromEntries(rooms.map((path) => [path, source])));
    expect(rooms.map((path) => linesFound(findings, path))).toEqual(rooms.map(() => [2, 3]));
  });

  test('every folder that holds TypeScript is a room that the rules know', () => {
    const known = new Set([...Object.keys(ROOMS).map((room) => room.split('/')[0]), 'test']);
    const folders = projectPaths()
      .filter((path) => path.endsWith('.ts') && path.includes('/'))
      .map((path) => path.split('/')[0] ?? '');
    expect([...new Set(folders)].filter((folder) => !known.has(folder))).toEqual([]);
  });
});
