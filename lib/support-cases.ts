/**
 * Support cases on `/v1`, and the bucket with the files attached to them.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { type Bucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from './acknowledge.ts';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { mailIdentityArn, productsVariable } from './offering.ts';
import type { SealingKeys } from './sealing-keys.ts';
import { COMMIT, LIST, LOAD, type Storage } from './storage.ts';

/** As long as the journal, which says who attached what: a vendor may ask for it for a year. */
const KEPT = Duration.days(400);
/** How long a browser remembers that it may send a file. */
const CORS_SECONDS = 3_600;

export interface SupportCasesProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  readonly keys: SealingKeys;
  /** JSON object, role → ARN: who a caller is, checked again in the function. */
  readonly roleArns: string;
}

export class SupportCases extends Construct {
  readonly api: CapabilityFunction;
  /** Files come and go by addresses that the function signs, and never through it. */
  readonly attachments: Bucket;

  constructor(scope: Construct, id: string, { foundation, storage, keys, roleArns }: SupportCasesProps) {
    super(scope, id);
    const { stage } = foundation;
    this.attachments = foundation.bucket(this, 'Attachments', KEPT, {
      // Whoever has the address may send the one file, from whichever page: the address is what is secret.
      cors: [
        {
          allowedMethods: [HttpMethods.PUT],
          allowedOrigins: ['*'],
          allowedHeaders: ['content-type', 'if-none-match'],
          maxAge: CORS_SECONDS,
        },
      ],
    });
    this.api = new CapabilityFunction(this, 'Api', {
      name: 'support-api',
      foundation,
      timeout: Duration.seconds(15),
      environment: {
        stateTable: storage.state.tableName,
        products: productsVariable(foundation.products),
        sealingKey: keys.sealing.keyArn,
        hashingKey: keys.hashing.keyArn,
        attachmentsBucket: this.attachments.bucketName,
        mailFrom: stage.mail.from,
        operators: JSON.stringify(stage.operators ?? [stage.alarmsEmail]),
        roleArns,
      },
    });
    this.api.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    // All cases, those that are open, and those of a tenant.
    this.api.may(LIST, [
      storage.indexArn('byState'),
      storage.indexArn('byKind'),
      storage.indexArn('byBuyer'),
    ]);
    keys.letSeal(this.api, ['activation-link', 'email']);
    keys.letOpen(this.api, ['activation-link', 'email']);
    this.api.may(['ses:SendEmail'], [mailIdentityArn(this, stage)]);
    this.letSign();
  }

  /** What an address allows is what its signer may do; without the list S3 calls forbidden what is not there. */
  private letSign(): void {
    const files = this.attachments.arnForObjects('*');
    this.api.may(['s3:GetObject', 's3:PutObject'], [files]);
    this.api.may(['s3:ListBucket'], [this.attachments.bucketArn]);
    acknowledgeWildcards(this.api.role, [files], 'A file is named by its case and an id of its own');
  }
}
