/**
 * Notifications of legacy products: AWS's SNS topics, through a queue, to the function that takes them in.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { CapabilityFunction } from './capability-function.ts';
import type { ProductConfig } from './config.ts';
import type { Foundation } from './foundation.ts';
import { letAskMarketplace } from './marketplace-access.ts';
import { productsVariable } from './offering.ts';
import { COMMIT, LOAD, type Storage } from './storage.ts';
import { WorkQueue } from './work-queue.ts';

export interface LegacyProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
}

/** The products that AWS Marketplace speaks of over SNS. */
const legacyProducts = (products: readonly ProductConfig[]): readonly ProductConfig[] =>
  products.filter(({ integration }) => integration === 'legacy' || integration === 'both');

export class Legacy extends Construct {
  readonly legacy: CapabilityFunction;
  readonly notifications: WorkQueue;

  constructor(scope: Construct, id: string, { foundation, storage }: LegacyProps) {
    super(scope, id);
    this.legacy = new CapabilityFunction(this, 'Legacy', {
      name: 'legacy',
      foundation,
      timeout: Duration.seconds(30),
      environment: {
        stateTable: storage.state.tableName,
        usageTable: storage.usage.tableName,
        products: productsVariable(foundation.products),
      },
    });
    this.notifications = new WorkQueue(this, 'Notifications', {
      worker: this.legacy,
      batchSize: 10,
      maxConcurrency: 5,
    });
    this.legacy.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    this.legacy.may(['dynamodb:BatchWriteItem'], [storage.usage.tableArn]);
    // Asked only where an end came that nobody announced.
    letAskMarketplace(this.legacy, foundation);
    for (const product of legacyProducts(foundation.products)) this.subscribe(product);
  }

  /** Wrapped, not raw: only the wrapping carries the time and the id by which facts are ordered and told apart. */
  private subscribe({ productCode, topics }: ProductConfig): void {
    for (const [kind, arn] of Object.entries(topics ?? {})) {
      Topic.fromTopicArn(this, `${productCode}-${kind}`, arn).addSubscription(
        new SqsSubscription(this.notifications.queue, { rawMessageDelivery: false }),
      );
    }
  }
}

/** The notifications of legacy products, where the seller has any; else nothing is deployed. */
export const legacyIfSold = (scope: Construct, props: LegacyProps): Legacy | undefined =>
  legacyProducts(props.foundation.products).length === 0 ? undefined : new Legacy(scope, 'Legacy', props);
