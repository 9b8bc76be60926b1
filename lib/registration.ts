/**
 * Where a buyer lands from AWS Marketplace.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { letAskMarketplace } from './marketplace-access.ts';
import { mailIdentityArn, productsVariable } from './offering.ts';
import type { SealingKeys } from './sealing-keys.ts';
import { COMMIT, LIST, LOAD, type Storage } from './storage.ts';

export interface RegistrationProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  /** Origin of the public door: links in pages and letters begin with it. */
  readonly publicOrigin: string;
  /** JSON object, role → ARN: who a caller of `/v1` is, checked again in the function. */
  readonly roleArns: string;
  /** By which an address is found that is sealed. */
  readonly keys: SealingKeys;
}

export class Registration extends Construct {
  readonly registration: CapabilityFunction;
  /** The pages of those who are signed in: administrators, invitations, the state of a move. */
  readonly people: CapabilityFunction;
  /** The seller's own sign-up, and the people of a tenant, on `/v1`. */
  readonly api: CapabilityFunction;

  constructor(scope: Construct, id: string, props: RegistrationProps) {
    super(scope, id);
    const { foundation, storage, publicOrigin, roleArns, keys } = props;
    this.registration = new CapabilityFunction(this, 'Registration', {
      name: 'registration',
      foundation,
      timeout: Duration.seconds(15),
      // A person waits: a faster core is worth its price here.
      memoryMegabytes: 1024,
      environment: {
        stateTable: storage.state.tableName,
        products: productsVariable(foundation.products),
        mailFrom: foundation.stage.mail.from,
        publicOrigin,
      },
    });
    this.registration.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    // Which tenants a person administers, and which newer subscription a buyer has.
    this.registration.may(LIST, [storage.indexArn('byKind'), storage.indexArn('byBuyer')]);
    this.registration.may(['ses:SendEmail'], [mailIdentityArn(this, foundation.stage)]);
    letAskMarketplace(this.registration, foundation);
    this.people = new CapabilityFunction(this, 'People', {
      name: 'registration-people',
      foundation,
      timeout: Duration.seconds(15),
      memoryMegabytes: 1024,
      environment: {
        stateTable: storage.state.tableName,
        products: productsVariable(foundation.products),
        mailFrom: foundation.stage.mail.from,
        publicOrigin,
      },
    });
    this.people.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    // Who administers a tenant, and who is invited to.
    this.people.may(LIST, [storage.indexArn('byBuyer')]);
    this.people.may(['ses:SendEmail'], [mailIdentityArn(this, foundation.stage)]);
    this.api = new CapabilityFunction(this, 'Api', {
      name: 'registration-api',
      foundation,
      timeout: Duration.seconds(15),
      environment: {
        stateTable: storage.state.tableName,
        products: productsVariable(foundation.products),
        hashingKey: keys.hashing.keyArn,
        roleArns,
      },
    });
    this.api.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    // Who administers a tenant, what is kept of a person, and what of it is sealed.
    this.api.may(LIST, [storage.indexArn('byKind'), storage.indexArn('byBuyer')]);
    keys.letFind(this.api);
  }
}
