/**
 * Usage for people: why a number is what it is, cases and corrections on `/v1`, and statements that buyers open by a signed link.
 * @module
 */

import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';
import { productsVariable } from './offering.ts';
import { COMMIT, LIST, LOAD, type Storage } from './storage.ts';

export interface MeteringDeskProps {
  readonly foundation: Foundation;
  readonly storage: Storage;
  /** Origin of the public door, without trailing slash: links to statements begin with it. */
  readonly publicOrigin: string;
  /** JSON object, role → ARN: who a caller is, checked again in the function. */
  readonly roleArns: string;
}

export class MeteringDesk extends Construct {
  readonly api: CapabilityFunction;
  /** On the public door. */
  readonly statement: CapabilityFunction;

  constructor(scope: Construct, id: string, props: MeteringDeskProps) {
    super(scope, id);
    const { foundation, storage, publicOrigin, roleArns } = props;
    const key = this.key(foundation.stageName);
    const environment = {
      stateTable: storage.state.tableName,
      usageTable: storage.usage.tableName,
      products: productsVariable(foundation.products),
      statementKey: key.secretArn,
    };
    this.api = new CapabilityFunction(this, 'Api', {
      name: 'metering-api',
      foundation,
      timeout: Duration.seconds(15),
      environment: { ...environment, publicOrigin, roleArns },
    });
    this.api.may([...LOAD, ...COMMIT], [storage.state.tableArn]);
    // Cases and corrections by state, all of them, and the corrections of a tenant.
    this.api.may(LIST, [
      storage.indexArn('byState'),
      storage.indexArn('byKind'),
      storage.indexArn('byBuyer'),
    ]);
    this.api.may(['dynamodb:GetItem'], [storage.usage.tableArn]);
    this.statement = new CapabilityFunction(this, 'Statement', {
      name: 'metering-statement',
      foundation,
      timeout: Duration.seconds(15),
      environment,
    });
    this.statement.may(LOAD, [storage.state.tableArn]);
    for (const reader of [this.api, this.statement]) {
      reader.may(['dynamodb:Query'], [storage.usage.tableArn]);
      reader.may(['secretsmanager:GetSecretValue'], [key.secretArn]);
    }
  }

  private key(stage: string): Secret {
    const key = new Secret(this, 'Key', {
      secretName: `concord/${stage}/statement`,
      description: 'Signs links to usage statements',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      key,
      'AwsSolutions-SMG4',
      'The key before goes on being good, so that links outlive a change of it: a person decides when',
    );
    return key;
  }
}
