/**
 * Concord in one account: every capability, and how they are tied together.
 * @module
 */

import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Audit } from './audit.ts';
import { Clock } from './clock.ts';
import type { ConcordConfig, StageConfig, StageName } from './config.ts';
import { Delivery } from './delivery.ts';
import { Directory } from './directory.ts';
import { OperatorDoor } from './doors/operator-door.ts';
import { PublicDoor } from './doors/public-door.ts';
import { Foundation } from './foundation.ts';
import { legacyIfSold } from './legacy.ts';
import { Lifecycle } from './lifecycle.ts';
import { Monitoring } from './monitoring/monitoring.ts';
import { Notifications } from './notifications.ts';
import { People } from './people.ts';
import { Publishing } from './publishing.ts';
import { Registration } from './registration.ts';
import { Repair } from './repair.ts';
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

const stackPropsOf = (stageName: StageName, stage: StageConfig): StackProps => ({
  description: `Concord (${stageName}): the seller's side of AWS Marketplace`,
  env: { account: stage.account, region: stage.region },
  terminationProtection: true,
});

export class ConcordStack extends Stack {
  constructor(scope: Construct, id: string, { config, stageName, codeRoot, ...props }: ConcordStackProps) {
    const stage = config.stages[stageName];
    super(scope, id, { ...stackPropsOf(stageName, stage), ...props });
    for (const flag of FEATURE_FLAGS) this.node.setContext(flag, true);
    const foundation = new Foundation(this, 'Foundation', { ...config, stageName, stage, codeRoot });
    const storage = new Storage(this, 'Storage');
    const publicDoor = new PublicDoor(this, 'PublicDoor', foundation);
    const operatorDoor = new OperatorDoor(this, 'OperatorDoor', foundation);
    const { roleArns, pipeline } = new People(this, 'People', { foundation, door: operatorDoor });
    const publicOrigin = publicDoor.origin;

    const { registration, api } = new Registration(this, 'Registration', {
      foundation,
      storage,
      publicOrigin,
      roleArns,
    });
    const heard = new Lifecycle(this, 'Lifecycle', { foundation, storage });
    const { lifecycle, notifications } = heard;
    const legacy = legacyIfSold(this, { foundation, storage });
    const repairs = new Repair(this, 'Repair', { foundation, storage, roleArns });
    const { read, write } = new Directory(this, 'Directory', { foundation, storage, roleArns });
    const { sweep, due, dueWork } = new Clock(this, 'Clock', { foundation, storage });
    const publishes = new Publishing(this, 'Publishing', { foundation, storage });
    const { publishing, mapping } = publishes;
    const audit = new Audit(this, 'Audit', { foundation, storage, publishing: publishes, roleArns });

    const told = new Notifications(this, 'Notifications', { foundation, storage, bus: publishes.bus });

    publicDoor.open({ registration });
    operatorDoor.open({
      'directory-read': read,
      'directory-write': write,
      'lifecycle-write': repairs.write,
      'directory-audit': audit.read,
      'registration-api': api,
      'publishing-replay': audit.replay,
    });
    new Monitoring(this, 'Monitoring', {
      foundation,
      functions: [
        registration,
        repairs.repair,
        repairs.write,
        api,
        ...(legacy ? [legacy.legacy] : []),
        lifecycle,
        read,
        write,
        sweep,
        due,
        publishing,
        told.letters,
        ...(told.webhooks ? [told.webhooks] : []),
        ...audit.functions,
      ],
      queues: {
        ...(legacy ? { legacy: legacy.notifications } : {}),
        notifications,
        due: dueWork,
        letters: told.lettersWork,
      },
      webhooks: told.webhooksWork,
      sweep,
      streams: [
        { reader: publishing, mapping },
        { reader: audit.archive, mapping: audit.mapping },
      ],
      publicApi: publicDoor.api,
      operatorApi: operatorDoor.api,
    });
    new Delivery(this, 'Delivery', { pipeline, notificationBusArn: heard.notificationBusArn });
  }
}
