import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { concordApp } from '#bin/app.ts';
import { ROLES, routesOf } from '#domain/routes.ts';
import { STAGES } from '#lib/config.ts';
import { stubbedCode, synthesize, synthesized } from './synthesis.ts';

interface Acknowledged {
  readonly path: string;
  readonly id: string;
  readonly reason: string;
}

/** Every acknowledgement in the tree, with the construct it stands on. */
const acknowledgedIn = (app: App): Acknowledged[] =>
  app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) =>
        Object.entries(data as Record<string, string>).map(([id, reason]) => ({
          path: node.path,
          id: id.replace(/^annotation::/i, ''),
          reason,
        })),
      ),
  );

/** What the checks would find, had nobody acknowledged anything: `id` → paths. */
const allFindings = (app: App): Map<string, string[]> => {
  const checks = new AwsSolutionsChecks(app);
  Object.assign(checks, { isAcknowledged: () => false });
  const { violations } = checks.validateScope(app);
  return new Map(
    violations.map(({ ruleName, violatingResources }) => [
      ruleName,
      violatingResources.map(({ constructPath }) => constructPath ?? ''),
    ]),
  );
};

/** One hash over everything that would be deployed. */
const hashOf = (outdir: string): string => {
  const hash = createHash('sha256');
  const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    if (/\.(template|assets)\.json$|\.mjs$|manifest\.json$/.test(path)) {
      hash.update(path.slice(outdir.length)).update(readFileSync(path));
    }
  }
  return hash.digest('hex');
};

/** ms · CloudFormation's schemas take 7 seconds of a quiet core. */
const SCHEMAS_MS = 60_000;
/** The one stage that is held against CloudFormation's own schemas, too. */
let withSchemas: ReturnType<typeof synthesize> | undefined;
const production = () => (withSchemas ??= synthesize('production', { schemas: true }));

describe('the security checks', () => {
  test.each(STAGES)(
    'stage %s has no finding that nobody acknowledged',
    (stageName) => {
      const { outdir } = stageName === 'production' ? production() : synthesized(stageName);
      const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
      expect(report.pluginReports).toEqual([]);
    },
    SCHEMAS_MS,
  );

  test('a planted bucket that takes plain HTTP stops the synthesis', () => {
    const { app, stack } = concordApp({ stageName: 'sandbox', codeRoot: stubbedCode() });
    new Bucket(stack, 'Planted');
    expect(() => app.synth()).toThrow(/AwsSolutions-S10/);
  });

  test('every acknowledgement has a reason, and a finding it is for', () => {
    const { app } = synthesized('sandbox');
    const acknowledged = acknowledgedIn(app);
    const findings = allFindings(app);
    expect(acknowledged.filter(({ reason }) => reason.length < 30)).toEqual([]);
    const stale = acknowledged.filter(
      ({ path, id }) => !findings.get(id)?.some((finding) => `${finding}/`.startsWith(`${path}/`)),
    );
    expect(stale).toEqual([]);
    // Four for the public door, and wildcards: log role, ResolveCustomer, undelivered objects, the stack
    // of routes, attached files, path parameters by role.
    const withParameter = ROLES.flatMap((role) => routesOf(role).filter(({ path }) => path.includes('{')));
    const byRule = Object.groupBy(acknowledged, ({ id }) => id.replace(/\[.*/, ''));
    const counts = Object.fromEntries(Object.entries(byRule).map(([rule, found]) => [rule, found?.length]));
    expect(counts).toEqual({
      'AwsSolutions-APIG2': 1,
      'AwsSolutions-APIG4': 1,
      'AwsSolutions-APIG6': 1,
      'AwsSolutions-COG4': 1,
      'AwsSolutions-SMG4': 6,
      'AwsSolutions-IAM5': 13 + withParameter.length,
    });
  });
});

describe('synthesis', () => {
  test('two from clean give the same hash', () => {
    const first = hashOf(production().outdir);
    expect(hashOf(synthesize('production').outdir)).toBe(first);
    expect(hashOf(synthesized('sandbox').outdir)).not.toBe(first);
  });

  test('asks no account and no network: nothing in it waits for a lookup', () => {
    const { outdir } = synthesized('sandbox');
    const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'));
    expect(manifest.missing ?? []).toEqual([]);
  });
});
