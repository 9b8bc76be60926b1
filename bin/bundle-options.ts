/**
 * How a handler is bundled.
 * @module
 */

import { type BuildOptions, type Plugin, version } from 'esbuild';

/**
 * Where the AWS SDK looks for credentials after the environment: profiles, single sign-on, processes, web
 * identities, instance metadata. Lambda hands them over in the environment, so these would be over 100 KB
 * that never run.
 */
const UNUSED_CREDENTIALS =
  /^@aws-sdk\/credential-provider-(ini|login|process|sso|web-identity)$|^@smithy\/credential-provider-imds$/;

/**
 * In their place stands a module that says so, should it be loaded after all: they are imported only when
 * needed.
 */
const credentialsFromEnvironment: Plugin = {
  name: 'credentials-from-environment',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: UNUSED_CREDENTIALS }, ({ path }) => ({ path, namespace: 'unused-credentials' }));
    onLoad({ filter: /.*/, namespace: 'unused-credentials' }, ({ path }) => ({
      contents: `throw new Error('The environment holds no credentials, and ${path} is not bundled'); module.exports = {};`,
      loader: 'js',
    }));
  },
};

export const BUNDLE_OPTIONS = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
  mainFields: ['module', 'main'],
  legalComments: 'none',
  // Beside the bundle, not in it: an asset carries code only. Maps are moved to `dist/maps`.
  sourcemap: 'external',
  metafile: true,
  write: false,
  logLevel: 'error',
  // CommonJS dependencies ask for `require`, which an ES module has not.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  plugins: [credentialsFromEnvironment],
} satisfies BuildOptions;

/** Changes whenever the same sources would be bundled into something else. */
export const bundlerVersion = (): string =>
  JSON.stringify([version, BUNDLE_OPTIONS, UNUSED_CREDENTIALS.source]);
