/**
 * The CDK app: `cdk synth --context stage=production`, after `npm run bundle`.
 * @module
 */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ConcordStack, routesStackName } from '#lib/concord-stack.ts';
import { type ConcordConfig, STAGES, type StageName } from '#lib/config.ts';
import { checkedConfig } from '#lib/config-check.ts';
import { OperatorRoutes } from '#lib/doors/operator-routes.ts';
import { arrivesElsewhere } from '#lib/notification-source.ts';
import { NotificationStack } from '#lib/notification-stack.ts';
import { PipelineStack } from '#lib/pipeline.ts';
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

/** An app with the recommended behavior of this version of the CDK, and with all that refuses a template at synthesis. */
const strictApp = (props: AppProps = {}): App => {
  const app = new App({ ...props, context: { ...CURRENTLY_RECOMMENDED_FLAGS, ...props.context } });
  // What CloudFormation's own schemas refuse is refused here already, rather than warned of.
  app.node.setContext('@aws-cdk/core:validateAgainstDefaultRules', true);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
};

const isFile = (path: string): boolean => existsSync(join(ROOT, path));

/**
 * The app of one stage, with the security checks of cdk-nag: synthesis fails on a finding nobody
 * acknowledged.
 * @throws Error naming an unknown stage, every fault of the config, or the bundles that are missing
 */
export const concordApp = (
  options: ConcordAppOptions = {},
  app: App = strictApp(options.app),
): { app: App; stack: ConcordStack } => {
  const stageName = options.stageName ?? stageIn(app.node.tryGetContext('stage'));
  const config = checkedConfig(options.config ?? sellersConfig, isFile);
  const codeRoot = options.codeRoot ?? join(ROOT, 'dist');
  const stack = new ConcordStack(app, `concord-${stageName}`, { config, stageName, codeRoot });
  new OperatorRoutes(app, routesStackName(stack.stackName), {
    description: `Concord (${stageName}): the routes of the operator door`,
    env: { account: stack.account, region: stack.region },
    api: stack.operatorApi,
    functions: stack.behindOperatorDoor,
  });
  if (arrivesElsewhere(config.stages[stageName])) {
    const id = `concord-${stageName}-notifications`;
    const forwarding = new NotificationStack(app, id, { config, stageName, codeRoot });
    // Nothing is forwarded before there is a bus that takes it.
    forwarding.addStackDependency(stack);
  }
  return { app, stack };
};

/**
 * The app of the pipeline on AWS, for `--context pipeline=true`, with the same checks.
 * @throws Error naming every fault of the config, or that it has no pipeline
 */
export const pipelineApp = (
  options: Pick<ConcordAppOptions, 'config' | 'app'> = {},
  app: App = strictApp(options.app),
): { app: App; stack: PipelineStack } => {
  const { pipeline, stages } = checkedConfig(options.config ?? sellersConfig, isFile);
  if (!pipeline) throw new Error('The config has no pipeline: docs/deploying.md says how to write one');
  return { app, stack: new PipelineStack(app, { pipeline, stages, cliVersion: pinnedCli() }) };
};

const pinnedCli = (): string => {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return devDependencies['aws-cdk'];
};

const stageIn = (context: unknown): StageName => {
  const stage = STAGES.find((known) => known === (context ?? 'sandbox'));
  if (stage) return stage;
  throw new Error(`No stage '${String(context)}': choose one of ${STAGES.join(', ')}`);
};

if (import.meta.main) {
  const app = strictApp();
  if (app.node.tryGetContext('pipeline') === undefined) concordApp({}, app);
  else pipelineApp({}, app);
  app.synth();
}
