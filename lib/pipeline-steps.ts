/**
 * The steps of a delivery as AWS CodeBuild runs them.
 * @module
 */

import { BuildSpec } from 'aws-cdk-lib/aws-codebuild';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { CodeBuildStep, type IFileSetProducer } from 'aws-cdk-lib/pipelines';
import type { PipelineStage, SellerConfig } from './config.ts';
import { CHECK_STEPS, type DeliveryStep, deliverySteps, SELLER_PROFILE } from './delivery-steps.ts';
import { NOTIFICATION_REGION } from './notification-source.ts';

/**
 * What npm itself runs on; the project brings its own Node.js. `nodejs: 22` is in the image `standard:7.0` (CodeBuild user
 * guide, available runtimes, 2026-11).
 */
export const RUNTIME = BuildSpec.fromObject({
  phases: { install: { 'runtime-versions': { nodejs: 22 } } },
});

/** The step that makes the pipeline itself anew from each commit. */
export const PIPELINE_SYNTH: DeliveryStep = {
  name: 'Synthesize the pipeline',
  run: 'npm run synth -- --context pipeline=true',
};

const commandsOf = (steps: readonly DeliveryStep[]): string[] => steps.map(({ run }) => run);

/** Once for each commit, without any account: install, test, and what the pipeline shall be. */
export const checkStep = (input: IFileSetProducer): CodeBuildStep =>
  new CodeBuildStep('Check', {
    input,
    commands: commandsOf([...CHECK_STEPS, PIPELINE_SYNTH]),
    primaryOutputDirectory: 'cdk.out',
  });

/**
 * The AWS SDK and the CDK take the stage's role from a profile, and take it again before it expires; the session has the name that
 * `concord-<stage>-pipeline` asks of a pipeline.
 */
const PROFILE = 'stage';
/** For `npm run diff` alone: it reads the stack that stands in the seller's account. */
const SELLERS_PROFILE = 'seller';

const profile = (name: string, settings: Readonly<Record<string, string>>): string[] =>
  Object.entries(settings).map(([setting, value]) => `aws configure set profile.${name}.${setting} ${value}`);

/** The role of the CDK's bootstrap that may read the stacks of an account; `hnb659fds` is its default qualifier. */
const lookupRoleIn = (account: string): string =>
  `arn:aws:iam::${account}:role/cdk-hnb659fds-lookup-role-${account}-${NOTIFICATION_REGION}`;

const takingRoles = (role: string, seller: SellerConfig | undefined): string[] => [
  ...profile(PROFILE, {
    role_arn: role,
    role_session_name: 'pipeline',
    credential_source: 'EcsContainer',
  }),
  ...(seller
    ? profile(SELLERS_PROFILE, { role_arn: lookupRoleIn(seller.account), source_profile: PROFILE })
    : []),
];

/** CodeBuild goes on to `post_build` from a `build` that failed, and from no earlier phase. */
const whereItFailed = (command: string): string => `test "$CODEBUILD_BUILD_SUCCEEDING" = 1 || ${command}`;

/**
 * One stage, from its synthesis to the trial, and back where the trial fails. The trial alone is the phase `build`, so that nothing is taken
 * back that was not deployed.
 * @param role of the pipeline's account, which may take that of the stage and nothing else
 * @param seller the seller's account, where it is not that of the stage
 */
export const deliverStep = (
  input: IFileSetProducer,
  { stage, role: stagesRole }: PipelineStage,
  role: Role,
  seller?: SellerConfig,
): CodeBuildStep => {
  role.addToPolicy(new PolicyStatement({ actions: ['sts:AssumeRole'], resources: [stagesRole] }));
  const [install] = CHECK_STEPS;
  const steps = deliverySteps(stage);
  const regular = steps.filter(({ onFailure }) => !onFailure);
  const [trial] = regular.splice(-1);
  if (!install || !trial) throw new Error('a delivery installs, and tries what it deployed');
  return new CodeBuildStep(`Deliver-${stage}`, {
    input,
    role,
    installCommands: [...commandsOf([install]), ...takingRoles(stagesRole, seller)],
    commands: commandsOf([trial]),
    env: { AWS_PROFILE: PROFILE, ...(seller ? { [SELLER_PROFILE]: SELLERS_PROFILE } : {}) },
    partialBuildSpec: BuildSpec.fromObject({
      phases: {
        pre_build: { commands: commandsOf(regular), 'on-failure': 'ABORT' },
        post_build: {
          commands: commandsOf(steps.filter(({ onFailure }) => onFailure)).map(whereItFailed),
        },
      },
    }),
  });
};
