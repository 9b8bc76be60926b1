import { defineConfig } from 'vitest/config';

/** `unit` is `npm test`; the slower suites are run by `.ci/run` and by name. */
const project = (name: string, include: string[], timeoutMs: number) => ({
  test: { name, include, testTimeout: timeoutMs, hookTimeout: timeoutMs },
});

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export
export default defineConfig({
  test: {
    // what a passing test writes to the console is nobody's business
    silent: 'passed-only',
    projects: [
      project('unit', ['test/**/*.test.ts'], 20_000),
      project('conformance', ['test/conformance/**/*.spec.ts'], 120_000),
      project('wire', ['test/wire/**/*.spec.ts'], 120_000),
      project('browser', ['test/browser/**/*.spec.ts'], 120_000),
    ],
  },
});
