/**
 * Reassignments on `/v1`: their plan, their next step, and what people do to them.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { productsVariable } from './offering.ts';
import { COMMIT, LIST, LOAD, type Storage } from './storage.ts';

export interface ReassignmentApiProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  /** JSON object, role → ARN: who a caller is, checked again in the function. */
  readonly roleArns: string;
}

export class ReassignmentApi extends Construct {
  readonly api: CapabilityFunction;

  constructor(scope: Construct, id: string, { foundation, storage, roleArns }: ReassignmentApiProps) {
    super(scope, id);
    this.api = new CapabilityFunction(this, 'Api', {
      name: 'reassignment-api',
      foundation,
      timeout: Duration.seconds(15),
      environment: {
        stateTable: storage.state.tableName,
        products: productsVariable(foundation.products),
        roleArns,
      },
    });
    this.api.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    // The lists of reassignments, and the licenses of the account that a tenant moves to.
    this.api.may(LIST, [
      storage.indexArn('byState'),
      storage.indexArn('byKind'),
      storage.indexArn('byBuyer'),
    ]);
  }
}
