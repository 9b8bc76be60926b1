import { defineConfig } from 'vitest/config';

/** `unit` is `npm test`; the slower suites are run by `.ci/run` and by name. */
const project = (name: string, include: string[], timeoutMs: number) => ({
  test: { name, include, testTimeout: timeoutMs, hookTimeout: timeoutMs },
});

/** They look at what is written to the console, which other files silence: each has a process of its own. */
const LISTENERS = ['test/lifecycle/receive.test.ts', 'test/registration/safety.test.ts'];

/** The fast suite shares its modules between files: the CDK and the SDKs are loaded once. */
const unit = project('unit', ['test/**/*.test.ts'], 20_000).test;

/** Suites that run what would deploy: it is built once before them, and they take turns on the machine. */
const built = (name: string, include: string[], timeoutMs: number) => ({
  test: {
    ...project(name, include, timeoutMs).test,
    globalSetup: ['test/wire/build.ts'],
    fileParallelism: false,
  },
});

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export
export default defineConfig({
  test: {
    // what a passing test writes to the console is nobody's business
    silent: 'passed-only',
    // both cores of a small machine; left to itself vitest keeps one free
    maxWorkers: 2,
    projects: [
      { test: { ...unit, isolate: false, exclude: LISTENERS, setupFiles: ['test/directory/quiet.ts'] } },
      project('unit-listening', LISTENERS, 20_000),
      project('conformance', ['test/conformance/**/*.spec.ts'], 120_000),
      built('wire', ['test/wire/**/*.spec.ts'], 120_000),
      built('browser', ['test/browser/**/*.spec.ts'], 120_000),
    ],
  },
});
