/**
 * The list of tenants and subscriptions: one function that reads, one that lets a person change things.
 * @module
 */

import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { productsVariable } from './offering.ts';
import { COMMIT, LIST, LOAD, type Storage } from './storage.ts';

export interface DirectoryProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  /** JSON object, role → ARN: who a caller is, checked again in the function. */
  readonly roleArns: string;
}

export class Directory extends Construct {
  readonly read: CapabilityFunction;
  readonly write: CapabilityFunction;
  /** Describes the whole API; it reads nothing. */
  readonly document: CapabilityFunction;

  constructor(scope: Construct, id: string, { foundation, storage, roleArns }: DirectoryProps) {
    super(scope, id);
    const environment = {
      stateTable: storage.state.tableName,
      products: productsVariable(foundation.products),
      roleArns,
    };
    const timeout = Duration.seconds(15);
    this.read = new CapabilityFunction(this, 'Read', {
      name: 'directory-read',
      foundation,
      timeout,
      environment,
    });
    this.read.may(LOAD, [storage.state.tableArn]);
    this.read.may(LIST, [
      storage.indexArn('byState'),
      storage.indexArn('byKind'),
      storage.indexArn('byBuyer'),
    ]);
    this.document = new CapabilityFunction(this, 'Document', {
      name: 'directory-document',
      foundation,
      timeout,
      environment: { roleArns },
    });
    this.write = new CapabilityFunction(this, 'Write', {
      name: 'directory-write',
      foundation,
      timeout,
      environment,
    });
    this.write.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    // Whom a cut-over takes next.
    this.write.may(LIST, [storage.indexArn('byState')]);
  }
}
