/**
 * What tells AWS Marketplace of usage: one run at a time in each Region, as fast as AWS takes it.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { METERING_CALLS_PER_SECOND_DEFAULT } from '#domain/limits.ts';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { letAskMarketplace } from './marketplace-access.ts';
import { productsVariable } from './offering.ts';
import { callOnSchedule } from './schedule.ts';
import { COMMIT, LOAD, type Storage } from './storage.ts';

export interface MeteringSubmitProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
}

export class MeteringSubmit extends Construct {
  readonly submit: CapabilityFunction;

  constructor(scope: Construct, id: string, { foundation, storage }: MeteringSubmitProps) {
    super(scope, id);
    const { callsPerSecond = METERING_CALLS_PER_SECOND_DEFAULT } = foundation.stage.metering ?? {};
    this.submit = new CapabilityFunction(this, 'Submit', {
      name: 'metering-submit',
      foundation,
      // It stops by itself; what it leaves is the next run's, which waits for its lease.
      timeout: Duration.seconds(90),
      memoryMegabytes: 1_024,
      environment: {
        stateTable: storage.state.tableName,
        usageTable: storage.usage.tableName,
        products: productsVariable(foundation.products),
        meteringCallsPerSecond: String(callsPerSecond),
      },
      retryAttempts: 0,
    });
    this.submit.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    this.submit.may(
      [
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:Query',
      ],
      [storage.usage.tableArn],
    );
    letAskMarketplace(this.submit, foundation);
    callOnSchedule(this, this.submit, [
      { id: 'EveryMinute', description: 'Tells AWS Marketplace of usage', every: '1 minute' },
    ]);
  }
}
