import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pipelineApp } from '#bin/app.ts';
import { config } from '#bin/concord.config.ts';
import type { ConcordConfig, PipelineConfig } from '#lib/config.ts';
import { configFaults } from '#lib/config-check.ts';
import { CHECK_STEPS, deliverySteps } from '#lib/delivery-steps.ts';
import { unlistedServices } from './services.ts';
import { ofType, only, type Resources } from './synthesis.ts';

const roleIn = (account: string) => `arn:aws:iam::${account}:role/concord-delivery`;
const pipeline: PipelineConfig = {
  account: '777788889999',
  region: 'us-east-1',
  connectionArn:
    'arn:aws:codeconnections:us-east-1:777788889999:connection/11111111-2222-3333-4444-555555555555',
  repository: 'example/concord',
  branch: 'main',
  stages: [
    { stage: 'test', role: roleIn('111122223333') },
    { stage: 'production', role: roleIn('444455556666') },
  ],
};

interface Spec {
  readonly phases: Readonly<
    Record<string, { commands?: string[]; 'on-failure'?: string; 'runtime-versions'?: unknown }>
  >;
}

process.env.CDK_VALIDATION = 'false';
const synthesized = (of: ConcordConfig) => {
  const outdir = mkdtempSync(join(tmpdir(), 'concord-pipeline-'));
  // As everywhere, a finding of the security checks that nobody acknowledged would stop this.
  const { app } = pipelineApp({ config: of, app: { outdir } });
  const { stacks } = app.synth();
  const template = readFileSync(join(outdir, 'concord-pipeline.template.json'), 'utf8');
  rmSync(outdir, { recursive: true });
  return { stacks, resources: JSON.parse(template).Resources as Resources };
};
const { stacks, resources } = synthesized({ ...config, pipeline });

const projectOf = (step: string, from = resources) => {
  const projects = ofType(from, 'AWS::CodeBuild::Project').map(([, { Properties }]) => Properties);
  const found = projects.find(({ Description }) => Description.endsWith(`/${step}`));
  if (!found) throw new Error(`no project of the step ${step}`);
  const { Environment, ServiceRole, Source } = found;
  return { Environment, ServiceRole, spec: JSON.parse(Source.BuildSpec) as Spec };
};
const PHASES = ['install', 'pre_build', 'build', 'post_build'];
const commandsOf = ({ spec }: { spec: Spec }): string[] =>
  PHASES.flatMap((phase) => spec.phases[phase]?.commands ?? []);

/** How a build takes a role, in place of the action that the workflow uses for it. */
const isRole = (command: string) => command.startsWith('aws configure set profile.stage.');
const WHERE_IT_FAILED = 'test "$CODEBUILD_BUILD_SUCCEEDING" = 1 || ';

describe('the steps', () => {
  test.each(pipeline.stages)(
    'of $stage are those of a delivery, all of them, in their order',
    ({ stage }) => {
      const commands = commandsOf(projectOf(`Deliver-${stage}`)).filter((command) => !isRole(command));
      const [install] = CHECK_STEPS;
      expect(commands).toEqual([
        install?.run,
        ...deliverySteps(stage).map(({ run, onFailure }) => (onFailure ? `${WHERE_IT_FAILED}${run}` : run)),
      ]);
    },
  );

  test('of a commit come first, once, and then the pipeline is made anew from it', () => {
    expect(commandsOf(projectOf('Check'))).toEqual([
      ...CHECK_STEPS.map(({ run }) => run),
      'npm run synth -- --context pipeline=true',
    ]);
  });

  test('take back what failed the trial, and nothing that was not deployed', () => {
    const { phases } = projectOf('Deliver-production').spec;
    expect(phases['build']?.commands).toEqual(['npm run smoke -- --stage production']);
    expect(phases['pre_build']?.['on-failure']).toBe('ABORT');
    expect(phases['pre_build']?.commands?.at(-1)).toMatch(/^npx cdk deploy /);
    expect(phases['post_build']?.commands?.every((each) => each.startsWith(WHERE_IT_FAILED))).toBe(true);
  });
});

describe('the pipeline', () => {
  test('goes stage by stage, and before production somebody approves', () => {
    const { Stages, PipelineType } = only(resources, 'AWS::CodePipeline::Pipeline').Properties;
    const actions = Stages.map(({ Name, Actions }: { Name: string; Actions: Record<string, unknown>[] }) => [
      Name,
      ...Actions.toSorted((a, b) => Number(a['RunOrder']) - Number(b['RunOrder'])).map(
        (each) => each['Name'],
      ),
    ]);
    expect(PipelineType).toBe('V2');
    expect(actions).toEqual([
      ['Source', 'example_concord'],
      ['Build', 'Check'],
      ['UpdatePipeline', 'SelfMutate'],
      ['test', 'Deliver-test'],
      ['production', 'Approve', 'Deliver-production'],
    ]);
  });

  test('takes one role for each stage, under the name that is asked of a pipeline', () => {
    for (const { stage, role } of pipeline.stages) {
      const project = projectOf(`Deliver-${stage}`);
      expect(project.Environment.EnvironmentVariables).toMatchObject([
        { Name: 'AWS_PROFILE', Value: 'stage' },
      ]);
      expect(commandsOf(project).filter(isRole)).toEqual([
        `aws configure set profile.stage.role_arn ${role}`,
        'aws configure set profile.stage.role_session_name pipeline',
        'aws configure set profile.stage.credential_source EcsContainer',
      ]);
      const [id] =
        ofType(resources, 'AWS::IAM::Role').find(
          ([, { Properties }]) => Properties.RoleName === `concord-pipeline-${stage}`,
        ) ?? [];
      expect(project.ServiceRole).toEqual({ 'Fn::GetAtt': [id, 'Arn'] });
      const taken = ofType(resources, 'AWS::IAM::Policy')
        .filter(([, { Properties }]) => Properties.Roles.some((each: { Ref: string }) => each.Ref === id))
        .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
        .filter(({ Action }) => [Action].flat().some((action: string) => action.startsWith('sts:')));
      expect(taken).toEqual([{ Action: 'sts:AssumeRole', Effect: 'Allow', Resource: role }]);
    }
  });

  test('reads what is deployed in the account of the seller, where that is another', () => {
    const seller = { account: '999988887777', externalId: 'concord/production' };
    const { resources: own } = synthesized({
      ...config,
      products: config.products.filter(({ topics }) => !topics),
      stages: { ...config.stages, production: { ...config.stages.production, seller } },
      pipeline,
    });
    const project = projectOf('Deliver-production', own);
    expect(commandsOf(project)).toEqual(
      expect.arrayContaining([
        'aws configure set profile.seller.role_arn arn:aws:iam::999988887777:role/cdk-hnb659fds-lookup-role-999988887777-us-east-1',
        'aws configure set profile.seller.source_profile stage',
      ]),
    );
    expect(project.Environment.EnvironmentVariables).toContainEqual(
      expect.objectContaining({ Name: 'CONCORD_SELLER_PROFILE', Value: 'seller' }),
    );
    const others = JSON.stringify([projectOf('Deliver-test', own), projectOf('Deliver-production')]);
    expect(others).not.toContain('seller');
  });

  test('has two services more than the stages have, and no other stack may have them', () => {
    expect(unlistedServices(resources, 'concord-pipeline')).toEqual([]);
    const services = unlistedServices(resources, 'concord-test').map((each) => each.split('::')[1]);
    expect([...new Set(services)].sort()).toEqual(['CodeBuild', 'CodePipeline']);
  });

  test('is there only where the config asks for it', () => {
    expect(config.pipeline).toBeUndefined();
    expect(() => pipelineApp({ config })).toThrow('The config has no pipeline');
    expect(stacks.map(({ stackName }) => stackName)).toEqual(['concord-pipeline']);
  });
});

describe('a config', () => {
  const placesOf = (changed: Partial<PipelineConfig>) =>
    configFaults({ ...config, pipeline: { ...pipeline, ...changed } }, () => true).map(({ place }) => place);

  test('that names a stage which is not there, twice, or of another account is told so', () => {
    expect(placesOf({})).toEqual([]);
    const staging = { stage: 'staging', role: roleIn('111122223333') } as never;
    expect(placesOf({ stages: [staging] })).toEqual(['pipeline.stages[0].stage']);
    expect(placesOf({ stages: [{ stage: 'sandbox', role: roleIn('123456789012') }] })).toEqual([
      'pipeline.stages[0].stage',
    ]);
    const [first] = pipeline.stages;
    expect(placesOf({ stages: first ? [first, first] : [] })).toEqual(['pipeline.stages[1].stage']);
    expect(placesOf({ stages: [{ stage: 'production', role: roleIn('111122223333') }] })).toEqual([
      'pipeline.stages[0].role',
    ]);
    expect(placesOf({ stages: [] })).toEqual(['pipeline.stages']);
  });

  test('has its forms', () => {
    expect(
      placesOf({
        account: '1',
        region: 'Virginia',
        connectionArn: 'github',
        repository: 'concord',
        branch: '',
      }),
    ).toEqual(
      ['account', 'region', 'connectionArn', 'repository', 'branch'].map((each) => `pipeline.${each}`),
    );
  });
});
