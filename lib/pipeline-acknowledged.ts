/**
 * What the security checks find in what CDK Pipelines makes, and why it may stand.
 * @module
 */

import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Project } from 'aws-cdk-lib/aws-codebuild';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { CodePipeline } from 'aws-cdk-lib/pipelines';
import { acknowledge, acknowledgeWildcards } from './acknowledge.ts';

/** The CDK grants these in families; a statement of ours beside them would take nothing away. */
const FAMILIES = [
  's3:Abort*',
  's3:DeleteObject*',
  's3:GetBucket*',
  's3:GetObject*',
  's3:List*',
  'kms:GenerateDataKey*',
  'kms:ReEncrypt*',
];

const acknowledgeProject = (project: Project): void => {
  const stack = Stack.of(project);
  const logs = stack.formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: `/aws/codebuild/${project.projectName}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const reports = stack.formatArn({
    service: 'codebuild',
    resource: 'report-group',
    resourceName: `${project.projectName}-*`,
  });
  acknowledgeWildcards(
    stack,
    [logs, reports],
    'Streams and reports of this one project, which CodeBuild names itself when it runs',
  );
};

/** Acknowledges on the stack of a pipeline that is built, so that its projects are there. */
export const acknowledgePipeline = (pipeline: CodePipeline, artifacts: Bucket): void => {
  const stack = Stack.of(pipeline);
  acknowledge(
    artifacts,
    'AwsSolutions-S1',
    'It holds what the repository holds, for thirty days; who changes what is delivered is in the history there',
  );
  for (const action of FAMILIES) {
    acknowledge(
      stack,
      `AwsSolutions-IAM5[Action::${action}]`,
      'Calls as the CDK grants them, on the one bucket and the one key through which steps hand on their files',
    );
  }
  acknowledgeWildcards(
    stack,
    [`${artifacts.bucketArn}/*`],
    'CodePipeline names the files that it hands from step to step when it runs',
  );
  const update = pipeline.node.findChild('UpdatePipeline');
  acknowledge(
    update,
    `AwsSolutions-IAM5[Resource::arn:*:iam::${stack.account}:role/*]`,
    'A condition leaves only the roles that the CDK’s bootstrap made for deployments in this account',
  );
  acknowledge(
    update,
    'AwsSolutions-IAM5[Resource::*]',
    'The CDK looks which stacks and buckets there are before it deploys the pipeline: it reads names alone',
  );
  for (const project of stack.node.findAll().filter((construct) => construct instanceof Project)) {
    acknowledgeProject(project);
  }
};
