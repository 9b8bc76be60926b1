/**
 * The vendors' own systems, which functions ask and tell: where they are, and the keys that sign what is said.
 * @module
 */

import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { CapabilityFunction } from './capability-function.ts';
import type { Foundation } from './foundation.ts';

export class VendorSystems extends Construct {
  /** What a function that asks them reads from its environment. */
  readonly environment: { readonly vendors: string; readonly trustedOrigins: string };
  private readonly keys: readonly Secret[];

  constructor(scope: Construct, id: string, { products, stage, stageName }: Foundation) {
    super(scope, id);
    const systems = products.flatMap(({ productCode, vendor }) =>
      vendor ? [{ productCode, url: vendor.url, key: this.key(productCode, stageName) }] : [],
    );
    this.keys = systems.map(({ key }) => key);
    this.environment = {
      vendors: Stack.of(this).toJsonString(
        systems.map(({ productCode, url, key }) => ({ productCode, url, secret: key.secretArn })),
      ),
      trustedOrigins: JSON.stringify(stage.trustedOrigins ?? []),
    };
  }

  /** Lets a function sign what it says to them. */
  letAsk(caller: CapabilityFunction): void {
    if (this.keys.length > 0)
      caller.may(
        ['secretsmanager:GetSecretValue'],
        this.keys.map(({ secretArn }) => secretArn),
      );
  }

  private key(productCode: string, stageName: string): Secret {
    const key = new Secret(this, `Key-${productCode}`, {
      secretName: `concord/${stageName}/vendor/${productCode}`,
      description: `Signs what the vendor's system is asked and told of ${productCode}`,
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      key,
      'AwsSolutions-SMG4',
      'The system that is asked has to learn of a new key first: a person rotates it',
    );
    return key;
  }
}
