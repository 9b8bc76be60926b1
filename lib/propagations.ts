/**
 * Changes that a vendor's system shows later: a worker tells them and looks after them, `/v1` shows how they stand.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { productsVariable } from './offering.ts';
import type { SealingKeys } from './sealing-keys.ts';
import { COMMIT, LIST, LOAD, type Storage } from './storage.ts';
import type { VendorSystems } from './vendor-systems.ts';
import { WorkQueue } from './work-queue.ts';

export interface PropagationsProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  readonly keys: SealingKeys;
  readonly vendors: VendorSystems;
  /** JSON object, role → ARN: who a caller is, checked again in the function. */
  readonly roleArns: string;
}

export class Propagations extends Construct {
  /** Shows them, and hears what systems show and how they are. */
  readonly api: CapabilityFunction;
  readonly worker: CapabilityFunction;
  /** Messages name a propagation that is due, or a system that went down or came back. */
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, props: PropagationsProps) {
    super(scope, id);
    const { foundation, storage, keys, vendors, roleArns } = props;
    const environment = {
      stateTable: storage.state.tableName,
      products: productsVariable(foundation.products),
    };
    this.worker = new CapabilityFunction(this, 'Worker', {
      name: 'capabilities-worker',
      foundation,
      // Ten seconds for each of two questions to the vendor's system, and again where a commit met another.
      timeout: Duration.seconds(60),
      environment: { ...environment, ...vendors.environment, sealingKey: keys.sealing.keyArn },
    });
    // One at a time: a slow answer holds up no other change.
    this.work = new WorkQueue(this, 'Work', { worker: this.worker, batchSize: 1, maxConcurrency: 5 });
    this.api = new CapabilityFunction(this, 'Api', {
      name: 'propagation-api',
      foundation,
      timeout: Duration.seconds(15),
      environment: { ...environment, roleArns },
    });
    for (const caller of [this.worker, this.api]) {
      caller.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
      this.letSend(caller);
    }
    keys.letOpen(this.worker, ['vendor-details']);
    vendors.letAsk(this.worker);
    // What waits for a system that went down or came back.
    this.worker.may(LIST, [storage.indexArn('byState')]);
    // Changes of a tenant, and those that are overdue.
    this.api.may(LIST, [storage.indexArn('byState'), storage.indexArn('byBuyer')]);
  }

  /** Lets a function send at once what its commits make due at once. */
  letSend(caller: CapabilityFunction): void {
    caller.may(['sqs:SendMessage'], [this.work.queue.queueArn]);
    caller.tell('propagationQueue', this.work.queue.queueUrl);
  }
}
