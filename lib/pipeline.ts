/**
 * The pipeline on AWS, for sellers who do not deliver from GitHub Actions: the same steps, from the same list.
 * @module
 */

import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ComputeType, LinuxBuildImage } from 'aws-cdk-lib/aws-codebuild';
import { PipelineType } from 'aws-cdk-lib/aws-codepipeline';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import {
  CodePipeline,
  CodePipelineSource,
  type IFileSetProducer,
  ManualApprovalStep,
} from 'aws-cdk-lib/pipelines';
import type { Construct } from 'constructs';
import type { ConcordConfig, PipelineConfig, StageName } from './config.ts';
import { acknowledgePipeline } from './pipeline-acknowledged.ts';
import { checkStep, deliverStep, RUNTIME } from './pipeline-steps.ts';

/** Name of the stack, and of the pipeline in it. */
export const PIPELINE_STACK = 'concord-pipeline';

/** What of a commit lies in the bucket goes after this long; the repository keeps it. */
const ARTIFACTS_KEPT = Duration.days(30);

export interface PipelineStackProps {
  readonly pipeline: PipelineConfig;
  readonly stages: ConcordConfig['stages'];
  /** Version of the CDK's command line that the project pins. */
  readonly cliVersion: string;
}

export class PipelineStack extends Stack {
  constructor(scope: Construct, { pipeline: config, stages: deployed, cliVersion }: PipelineStackProps) {
    super(scope, PIPELINE_STACK, {
      description: 'Concord: tests each commit and delivers it, stage by stage',
      env: { account: config.account, region: config.region },
      terminationProtection: true,
    });
    const { connectionArn, repository, branch, stages } = config;
    const artifacts = this.artifacts();
    // Casts here and below: CDK types an optional property of the class more loosely than that of its interface.
    const source = CodePipelineSource.connection(repository, branch, { connectionArn }) as IFileSetProducer;
    const pipeline = new CodePipeline(this, 'Pipeline', {
      pipelineName: PIPELINE_STACK,
      pipelineType: PipelineType.V2,
      synth: checkStep(source) as IFileSetProducer,
      cliVersion,
      artifactBucket: artifacts as IBucket,
      usePipelineRoleForActions: true,
      codeBuildDefaults: {
        buildEnvironment: { buildImage: LinuxBuildImage.STANDARD_7_0, computeType: ComputeType.MEDIUM },
        partialBuildSpec: RUNTIME,
        logging: { cloudWatch: { logGroup: this.logs() } },
      },
    });
    for (const stage of stages) {
      const delivery = deliverStep(source, stage, this.roleOf(stage.stage), deployed[stage.stage].seller);
      const approvals = stage.stage === 'production' ? [new ManualApprovalStep('Approve')] : [];
      for (const approval of approvals) delivery.addStepDependency(approval);
      pipeline.addWave(stage.stage, { pre: [...approvals, delivery] });
    }
    pipeline.buildPipeline();
    acknowledgePipeline(pipeline, artifacts);
  }

  /** Its name is known before it exists: the role of the stage, in another account, trusts it by name. */
  private roleOf(stage: StageName): Role {
    return new Role(this, `${stage}-role`, {
      roleName: `${PIPELINE_STACK}-${stage}`,
      description: `Concord ${stage}: may take the role that delivers there, and nothing else`,
      assumedBy: new ServicePrincipal('codebuild.amazonaws.com'),
    });
  }

  private logs(): LogGroup {
    return new LogGroup(this, 'Logs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private artifacts(): Bucket {
    const key = new Key(this, 'Key', {
      description: 'Concord: what the pipeline hands from step to step',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    return new Bucket(this, 'Artifacts', {
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      lifecycleRules: [{ expiration: ARTIFACTS_KEPT }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
