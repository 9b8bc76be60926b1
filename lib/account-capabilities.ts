/**
 * Accounts at vendors on `/v1`: what they may do, and what is done to them.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { productsVariable } from './offering.ts';
import type { Propagations } from './propagations.ts';
import type { SealingKeys } from './sealing-keys.ts';
import { COMMIT, LIST, LOAD, type Storage } from './storage.ts';
import type { VendorSystems } from './vendor-systems.ts';

export interface AccountCapabilitiesProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  readonly keys: SealingKeys;
  readonly vendors: VendorSystems;
  /** Every act at the vendor opens one. */
  readonly propagations: Propagations;
  /** JSON object, role → ARN: who a caller is, checked again in the function. */
  readonly roleArns: string;
}

export class AccountCapabilities extends Construct {
  readonly api: CapabilityFunction;

  constructor(scope: Construct, id: string, props: AccountCapabilitiesProps) {
    super(scope, id);
    const { foundation, storage, keys, vendors, propagations, roleArns } = props;
    this.api = new CapabilityFunction(this, 'Api', {
      name: 'capabilities-api',
      foundation,
      // Ten seconds for a console that does not open, and ten to hear what is down; API Gateway waits for thirty.
      timeout: Duration.seconds(29),
      environment: {
        stateTable: storage.state.tableName,
        products: productsVariable(foundation.products),
        sealingKey: keys.sealing.keyArn,
        hashingKey: keys.hashing.keyArn,
        ...vendors.environment,
        roleArns,
      },
    });
    this.api.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    // Templates of a product.
    this.api.may(LIST, [storage.indexArn('byBuyer')]);
    keys.letSeal(this.api, ['vendor-details']);
    vendors.letAsk(this.api);
    propagations.letSend(this.api);
  }
}
