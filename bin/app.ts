/**
 * The CDK app: `cdk synth --context stage=production`, after `npm run bundle`.
 * @module
 */

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ConcordStack } from '#lib/concord-stack.ts';
import { type ConcordConfig, STAGES, type StageName } from '#lib/config.ts';
import { checkedConfig } from '#lib/config-check.ts';
import { arrivesElsewhere } from '#lib/notification-source.ts';
import { NotificationStack } from '#lib/notification-stack.ts';
import { config as sellersConfig } from './concord.config.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export interface ConcordAppOptions {
  readonly config?: ConcordConfig;
  /** Default: the context `stage`, else `sandbox`. */
  readonly stageName?: StageName;
  /** Default: `dist`. */
  readonly codeRoot?: string;
  readonly app?: AppProps;
}

/**
 * The app of one stage, with the security checks of cdk-nag: synthesis fails on a finding nobody
 * acknowledged.
 * @throws Error naming an unknown stage, every fault of the config, or the bundles that are missing
 */
export const concordApp = (options: ConcordAppOptions = {}): { app: App; stack: ConcordStack } => {
  const app = new App(options.app);
  // What CloudFormation's own schemas refuse is refused here already, rather than warned of.
  app.node.setContext('@aws-cdk/core:validateAgainstDefaultRules', true);
  const stageName = options.stageName ?? stageIn(app.node.tryGetContext('stage'));
  const config = checkedConfig(options.config ?? sellersConfig, (path) => existsSync(join(ROOT, path)));
  const stack = new ConcordStack(app, `concord-${stageName}`, {
    config,
    stageName,
    codeRoot: options.codeRoot ?? join(ROOT, 'dist'),
  });
  if (arrivesElsewhere(config.stages[stageName])) {
    const forwarding = new NotificationStack(app, `concord-${stageName}-notifications`, {
      config,
      stageName,
      codeRoot: options.codeRoot ?? join(ROOT, 'dist'),
    });
    // Nothing is forwarded before there is a bus that takes it.
    forwarding.addStackDependency(stack);
  }
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, stack };
};

const stageIn = (context: unknown): StageName => {
  const stage = STAGES.find((known) => known === (context ?? 'sandbox'));
  if (stage) return stage;
  throw new Error(`No stage '${String(context)}': choose one of ${STAGES.join(', ')}`);
};

if (import.meta.main) concordApp().app.synth();
