/**
 * How a handler is bundled. Most of a bundle is the AWS SDK, so what no function of ours can use is left out of it.
 * @module
 */

import { readFile } from 'node:fs/promises';
import { type BuildOptions, type Plugin, version } from 'esbuild';

/**
 * Modules that the AWS SDK imports only when it needs them, and here never does. After the environment, where
 * Lambda puts a function's credentials, it would look for profiles, single sign-on, processes, web identities, containers
 * and instance metadata: over 100 KB. Event streams are 15 KB for calls that we do not make.
 */
const LEFT_OUT =
  /^@aws-sdk\/credential-provider-(http|ini|login|process|sso|web-identity)$|^@smithy\/(credential-provider-imds|core\/event-streams)$/;

/** In their place stands a module that says so, should it be loaded after all. */
const leaveOut: Plugin = {
  name: 'leave-out',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: LEFT_OUT }, ({ path, kind, importer }) =>
      // S3's client loads event streams at its start, whatever it is asked
      kind === 'import-statement' && importer.includes('client-s3')
        ? undefined
        : { path, namespace: 'left-out' },
    );
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `throw new Error('${path} is left out of the bundle: see bin/bundle-options.ts'); module.exports = {};`,
      loader: 'js',
    }));
  },
};

/** A cache of endpoints that DynamoDB's client makes at its start and asks in no call: 8 KB, with the library behind it. */
const ENDPOINT_CACHE = /^@aws-sdk\/endpoint-cache$/;

const emptyCache: Plugin = {
  name: 'empty-cache',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: ENDPOINT_CACHE }, ({ path }) => ({ path, namespace: 'empty-cache' }));
    onLoad({ filter: /.*/, namespace: 'empty-cache' }, () => ({ contents: 'export class EndpointCache {}' }));
  },
};

/** Each client carries its package.json, for its version: 2 KB, of which it says 9 bytes. */
const MANIFEST = /[\\/]@aws-sdk[\\/]client-[a-z0-9-]+[\\/]package\.json$/;

const versionAlone: Plugin = {
  name: 'version-alone',
  setup: ({ onLoad }) => {
    onLoad({ filter: MANIFEST }, async ({ path }) => {
      const { version: released } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ version: released }), loader: 'json' };
    });
  },
};

/** Where a client keeps the shapes of all its operations. */
const SCHEMAS = /[\\/]@aws-sdk[\\/]client-[a-z0-9-]+[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/;

/**
 * A key that is computed, `{ [_h]: … }`, may run code, so esbuild keeps the shapes of operations that nobody calls:
 * 40 KB for SES. These keys are constants of the same file, so they can as well be written out.
 */
const shakeSchemas: Plugin = {
  name: 'shake-schemas',
  setup: ({ onLoad }) => {
    onLoad({ filter: SCHEMAS }, async ({ path }) => ({
      contents: withKeysWrittenOut(withKnownErrors(path, await readFile(path, 'utf8'))),
      loader: 'js',
    }));
  },
};

const withKeysWrittenOut = (code: string): string => {
  const constants = new Map(
    [...code.matchAll(/^const (\w+) = ("[^"\\]*");$/gm)].map(([, name = '', text = '']) => [name, text]),
  );
  return code.replaceAll(/\[(_\w+)\]:/g, (key, name: string) => {
    const text = constants.get(name);
    return text === undefined ? key : `${text}:`;
  });
};

/**
 * SES's client can sign for several Regions at once, which takes a library beside it; we send from one. 4 KB. What it signs with
 * for one Region is the same signer.
 */
const oneRegion: Plugin = {
  name: 'one-region',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^@aws-sdk\/signature-v4-multi-region$/ }, ({ path, importer, resolveDir }) =>
      importer.includes('client-sesv2')
        ? { path, namespace: 'one-region', pluginData: resolveDir }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'one-region' }, ({ pluginData }) => ({
      contents: "export { SignatureV4 as SignatureV4MultiRegion } from '@smithy/signature-v4';",
      resolveDir: pluginData,
    }));
  },
};

/** What DynamoDB answers where items are read and written (API reference, 2026-11). */
const ITEM_ERRORS: ReadonlySet<string> = new Set([
  'ConditionalCheckFailedException',
  'IdempotentParameterMismatchException',
  'InternalServerError',
  'ItemCollectionSizeLimitExceededException',
  'ProvisionedThroughputExceededException',
  'ReplicatedWriteConflictException',
  'RequestLimitExceeded',
  'ResourceNotFoundException',
  'ThrottlingException',
  'TransactionCanceledException',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

/** Of whose errors a bundle keeps which; no function of ours looks at those of AWS KMS and SQS but by their names. */
const KNOWN_ERRORS: Readonly<Record<string, ReadonlySet<string>>> = {
  'client-dynamodb': ITEM_ERRORS,
  'client-kms': new Set(),
  'client-sqs': new Set(),
};

/**
 * DynamoDB's client knows the errors of backups, imports and global tables: 9 KB; the one of AWS KMS those of key stores: 18 KB.
 * Unknown ones keep their names.
 */
const withKnownErrors = (path: string, code: string): string => {
  const [, known] = Object.entries(KNOWN_ERRORS).find(([client]) => path.includes(client)) ?? [];
  return known === undefined
    ? code
    : code.replaceAll(/^n0_registry\.registerError\((\w+)\$, \w+\);$/gm, (line, name: string) =>
        known.has(name) ? line : '',
      );
};

/**
 * The pace of the retry mode `adaptive`, which nothing here chooses; a hash for where Node has none; the Region from an instance's
 * metadata, where Lambda says it in the environment: 7 KB.
 */
const NEVER_CALLED = /^\.{1,2}\/(?:.+\/)?(?:AdaptiveRetryStrategy|Sha256Js|getInstanceMetadataRegion)$/;

const neverCalled: Plugin = {
  name: 'never-called',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: NEVER_CALLED }, ({ path, importer }) =>
      importer.includes('@smithy/core')
        ? { path: path.replace(/.*\//, ''), namespace: 'never-called' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'never-called' }, ({ path }) => ({
      contents: `export function ${path}() { throw new Error('${path} is left out: see bin/bundle-options.ts'); }`,
    }));
  },
};

export const BUNDLE_OPTIONS = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
  // As they are written: an escape takes six bytes where UTF-8 takes three.
  charset: 'utf8',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  // Beside the bundle, not in it: an asset carries code only. Maps are moved to `dist/maps`.
  sourcemap: 'external',
  metafile: true,
  write: false,
  logLevel: 'error',
  // CommonJS dependencies ask for `require`, which an ES module has not.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  plugins: [leaveOut, emptyCache, versionAlone, oneRegion, neverCalled, shakeSchemas],
} satisfies BuildOptions;

/** Changes whenever the same sources would be bundled into something else. */
export const bundlerVersion = async (): Promise<string> =>
  JSON.stringify([version, await readFile(new URL(import.meta.url), 'utf8')]);
