/**
 * Concord in one account: every capability, and how they are tied together.
 * @module
 */

import { Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import type { FunctionName } from '#domain/names.ts';
import { makeCapabilities, watchedOf } from './capabilities.ts';
import type { CapabilityFunction } from './capability-function.ts';
import type { ConcordConfig, StageConfig, StageName } from './config.ts';
import { Delivery } from './delivery.ts';
import { OperatorDoor } from './doors/operator-door.ts';
import { PublicDoor } from './doors/public-door.ts';
import { Foundation } from './foundation.ts';
import { Monitoring } from './monitoring/monitoring.ts';
import { People } from './people.ts';
import { Storage } from './storage.ts';

export interface ConcordStackProps extends StackProps {
  readonly config: ConcordConfig;
  readonly stageName: StageName;
  /** The folder that holds a folder of code for each function: `dist`, after `npm run bundle`. */
  readonly codeRoot: string;
}

/** Behaviors of the CDK that are off unless asked for. */
const FEATURE_FLAGS = [
  // S3 may write access logs by bucket policy, not by the ACL that buckets no longer have.
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy',
  // Statements that differ only in actions or resources become one.
  '@aws-cdk/aws-iam:minimizePolicies',
] as const;

/** Name of the stack with the routes of the operator door, which stands beside this one. */
export const routesStackName = (stackName: string): string => `${stackName}-routes`;

const stackPropsOf = (stageName: StageName, stage: StageConfig): StackProps => ({
  description: `Concord (${stageName}): the seller's side of AWS Marketplace`,
  env: { account: stage.account, region: stage.region },
  terminationProtection: true,
});

export class ConcordStack extends Stack {
  readonly operatorApi: HttpApi;
  /** What answers at the operator door, by name. */
  readonly behindOperatorDoor: Readonly<Partial<Record<FunctionName, CapabilityFunction>>>;

  constructor(scope: Construct, id: string, { config, stageName, codeRoot, ...props }: ConcordStackProps) {
    const stage = config.stages[stageName];
    super(scope, id, { ...stackPropsOf(stageName, stage), ...props });
    for (const flag of FEATURE_FLAGS) this.node.setContext(flag, true);
    const foundation = new Foundation(this, 'Foundation', { ...config, stageName, stage, codeRoot });
    const storage = new Storage(this, 'Storage');
    const publicDoor = new PublicDoor(this, 'PublicDoor', foundation);
    const operatorDoor = new OperatorDoor(this, 'OperatorDoor', foundation);
    const people = new People(this, 'People', { foundation, door: operatorDoor });
    const made = makeCapabilities(this, {
      foundation,
      storage,
      publicOrigin: publicDoor.origin,
      people,
    });
    const { registration, lifecycle, repair, directory, offers, moves, audit, intake, usage } = made;
    const { activation, support, propagations, accounts } = made;
    publicDoor.open({
      registration: registration.registration,
      'registration-people': registration.people,
      'metering-statement': usage.statement,
    });
    this.operatorApi = operatorDoor.api;
    this.behindOperatorDoor = {
      'directory-read': directory.read,
      'directory-document': directory.document,
      'directory-write': directory.write,
      offers,
      'reassignment-api': moves,
      'lifecycle-write': repair.write,
      'directory-audit': audit.read,
      'registration-api': registration.api,
      'publishing-replay': audit.replay,
      'metering-ingest': intake.ingest,
      'metering-api': usage.api,
      'activation-api': activation.api,
      'support-api': support.api,
      'capabilities-api': accounts,
      'propagation-api': propagations.api,
    };
    new Monitoring(this, 'Monitoring', {
      foundation,
      ...watchedOf(made),
      publicApi: publicDoor.api,
      operatorApi: operatorDoor.api,
    });
    new Delivery(this, 'Delivery', {
      pipeline: people.pipeline,
      besides: [routesStackName(this.stackName)],
      notificationBusArn: lifecycle.notificationBusArn,
    });
  }
}
