/**
 * What a reassignment owes the world outside: the seller's system is asked what it shows, and AWS to cancel.
 * @module
 */

import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { letAskMarketplace } from './marketplace-access.ts';
import { productsVariable } from './offering.ts';
import { COMMIT, LIST, LOAD, type Storage } from './storage.ts';
import { WorkQueue } from './work-queue.ts';

export interface ReassignmentWorkerProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
}

export class ReassignmentWorker extends Construct {
  readonly worker: CapabilityFunction;
  /** Messages name a reassignment that is due. */
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, { foundation, storage }: ReassignmentWorkerProps) {
    super(scope, id);
    const verifications: Record<string, string>[] = [];
    this.worker = new CapabilityFunction(this, 'Worker', {
      name: 'reassignment-worker',
      foundation,
      // Ten seconds for the seller's system, and AWS's own pauses where it throttles.
      timeout: Duration.seconds(60),
      environment: {
        stateTable: storage.state.tableName,
        products: productsVariable(foundation.products),
        verifications: Stack.of(this).toJsonString(verifications),
        trustedOrigins: JSON.stringify(foundation.stage.trustedOrigins ?? []),
      },
    });
    this.worker.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    // The licenses of the account that a tenant moves to.
    this.worker.may(LIST, [storage.indexArn('byBuyer')]);
    letAskMarketplace(this.worker, foundation);
    for (const { productCode, verification } of foundation.products) {
      if (!verification) continue;
      const key = this.key(productCode, foundation.stageName);
      verifications.push({ productCode, url: verification.url, secret: key.secretArn });
    }
    // One at a time: a slow answer holds up no other reassignment.
    this.work = new WorkQueue(this, 'Work', { worker: this.worker, batchSize: 1, maxConcurrency: 5 });
  }

  /** Signs what the seller's system is asked about a product's tenants. */
  private key(productCode: string, stage: string): Secret {
    const key = new Secret(this, `Key-${productCode}`, {
      secretName: `concord/${stage}/verification/${productCode}`,
      description: `Signs what the seller's system is asked about tenants of ${productCode}`,
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      key,
      'AwsSolutions-SMG4',
      'The system that is asked has to learn of a new key first: a person rotates it',
    );
    this.worker.may(['secretsmanager:GetSecretValue'], [key.secretArn]);
    return key;
  }
}
