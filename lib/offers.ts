/**
 * Offers as operators see and record them: one function behind the operators' door.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { productsVariable } from './offering.ts';
import { COMMIT, LIST, LOAD, type Storage } from './storage.ts';

export interface OffersProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  /** JSON object, role → ARN: who a caller is, checked again in the function. */
  readonly roleArns: string;
}

export class Offers extends Construct {
  readonly offers: CapabilityFunction;

  constructor(scope: Construct, id: string, { foundation, storage, roleArns }: OffersProps) {
    super(scope, id);
    this.offers = new CapabilityFunction(this, 'Offers', {
      name: 'offers',
      foundation,
      timeout: Duration.seconds(15),
      environment: {
        stateTable: storage.state.tableName,
        products: productsVariable(foundation.products),
        roleArns,
      },
    });
    this.offers.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    this.offers.may(LIST, [storage.indexArn('byState'), storage.indexArn('byKind')]);
  }
}
