/**
 * Where usage comes in: signed requests on `/v1`, and a queue that producers may fill when nobody waits for an answer.
 * @module
 */

import { CfnOutput, Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { productsVariable } from './offering.ts';
import type { People } from './people.ts';
import { COMMIT, LOAD, type Storage } from './storage.ts';
import { WorkQueue } from './work-queue.ts';

export interface MeteringIntakeProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  /** Whose producers may fill the queue, and call `/v1`. */
  readonly people: People;
}

export class MeteringIntake extends Construct {
  /** `POST /v1/usage` */
  readonly ingest: CapabilityFunction;
  readonly queue: CapabilityFunction;
  /** Messages hold records of usage. */
  readonly usage: WorkQueue;

  constructor(scope: Construct, id: string, { foundation, storage, people }: MeteringIntakeProps) {
    super(scope, id);
    const environment = {
      stateTable: storage.state.tableName,
      usageTable: storage.usage.tableName,
      products: productsVariable(foundation.products),
    };
    this.ingest = new CapabilityFunction(this, 'Ingest', {
      name: 'metering-ingest',
      foundation,
      // A request is a thousand records, and may be of as many tenants.
      timeout: Duration.seconds(29),
      memoryMegabytes: 1_024,
      environment: { ...environment, roleArns: people.roleArns },
    });
    this.queue = new CapabilityFunction(this, 'Queue', {
      name: 'metering-queue',
      foundation,
      timeout: Duration.seconds(60),
      memoryMegabytes: 1_024,
      environment,
    });
    for (const taker of [this.ingest, this.queue]) {
      taker.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
      taker.may(
        ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
        [storage.usage.tableArn],
      );
    }
    // Records that were refused, which nobody else would hear of.
    this.queue.may(['dynamodb:BatchWriteItem'], [storage.usage.tableArn]);
    this.usage = new WorkQueue(this, 'Usage', { worker: this.queue, batchSize: 10, maxConcurrency: 10 });
    const { queueArn, queueUrl } = this.usage.queue;
    people.producers.addStatements(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] }),
    );
    new CfnOutput(this, 'UsageQueueUrl', { value: queueUrl });
  }
}
