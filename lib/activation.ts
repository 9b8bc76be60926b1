/**
 * Activation links: redeemed on `/v1`, carried to the vendor by a worker.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { productsVariable } from './offering.ts';
import type { SealingKeys } from './sealing-keys.ts';
import { COMMIT, LOAD, type Storage } from './storage.ts';
import type { VendorSystems } from './vendor-systems.ts';
import { WorkQueue } from './work-queue.ts';

export interface ActivationProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  readonly keys: SealingKeys;
  readonly vendors: VendorSystems;
  /** JSON object, role → ARN: who a caller is, checked again in the function. */
  readonly roleArns: string;
}

export class Activation extends Construct {
  readonly api: CapabilityFunction;
  readonly worker: CapabilityFunction;
  /** Messages name a tenant whose activations are due. */
  readonly work: WorkQueue;

  constructor(
    scope: Construct,
    id: string,
    { foundation, storage, keys, vendors, roleArns }: ActivationProps,
  ) {
    super(scope, id);
    const environment = {
      stateTable: storage.state.tableName,
      products: productsVariable(foundation.products),
      sealingKey: keys.sealing.keyArn,
    };
    this.worker = new CapabilityFunction(this, 'Worker', {
      name: 'activation-worker',
      foundation,
      // Ten seconds for the vendor's system, and again where a commit met another.
      timeout: Duration.seconds(60),
      environment: { ...environment, ...vendors.environment },
    });
    this.worker.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    keys.letOpen(this.worker, ['activation-link']);
    vendors.letAsk(this.worker);
    // One at a time: a slow answer holds up no other tenant.
    this.work = new WorkQueue(this, 'Work', { worker: this.worker, batchSize: 1, maxConcurrency: 5 });
    this.api = new CapabilityFunction(this, 'Api', {
      name: 'activation-api',
      foundation,
      timeout: Duration.seconds(15),
      environment: {
        ...environment,
        hashingKey: keys.hashing.keyArn,
        activationQueue: this.work.queue.queueUrl,
        roleArns,
      },
    });
    this.api.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    this.api.may(['sqs:SendMessage'], [this.work.queue.queueArn]);
    keys.letSeal(this.api, ['activation-link', 'email']);
  }
}
