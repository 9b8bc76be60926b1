/**
 * What finds notifications that AWS Marketplace's best effort lost: every quarter of an hour what AWS says is compared
 * with what is known.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { letAskMarketplace } from './marketplace-access.ts';
import { productsVariable } from './offering.ts';
import { callOnSchedule } from './schedule.ts';
import { COMMIT, LOAD, type Storage } from './storage.ts';

export interface RepairProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  /** JSON object, role → ARN: who a caller is, checked again in the function. */
  readonly roleArns: string;
}

/** What is compared, and how often. */
const RUNS = [
  {
    id: 'EveryQuarter',
    description: 'Compares what AWS Marketplace says of agreements with what is known',
    every: '15 minutes',
    input: { compare: 'agreements' },
  },
  {
    id: 'EveryDay',
    description: 'Compares what AWS Marketplace says of entitlements with what is known',
    every: '1 day',
    input: { compare: 'entitlements' },
  },
] as const;

export class Repair extends Construct {
  readonly repair: CapabilityFunction;
  /** What operators have it hear: what was lost, on demand, and customers from before Concord. */
  readonly write: CapabilityFunction;

  constructor(scope: Construct, id: string, { foundation, storage, roleArns }: RepairProps) {
    super(scope, id);
    const environment = {
      stateTable: storage.state.tableName,
      products: productsVariable(foundation.products),
    };
    this.repair = new CapabilityFunction(this, 'Repair', {
      name: 'lifecycle-repair',
      foundation,
      // Forty pages of each search, and a commit for each fact that was lost.
      timeout: Duration.minutes(5),
      environment,
      // The next run goes on where this one stopped.
      retryAttempts: 0,
    });
    this.repair.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    letAskMarketplace(this.repair, foundation);
    callOnSchedule(this, this.repair, RUNS);
    this.write = new CapabilityFunction(this, 'Write', {
      name: 'lifecycle-write',
      foundation,
      // A request of an import is 25 commits, one after the other.
      timeout: Duration.seconds(29),
      environment: { ...environment, roleArns },
    });
    this.write.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    letAskMarketplace(this.write, foundation);
  }
}
