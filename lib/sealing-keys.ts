/**
 * The keys under which is sealed what nobody may read where it is kept: activation links, addresses, keys of products.
 * @module
 */

import { RemovalPolicy } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { CapabilityFunction } from './capability-function.ts';

/** What is sealed for what, as `lambdas/edge/sealing.ts` names it: a function may have to do with some of these alone. */
export type SealedFor = 'activation-link' | 'email' | 'vendor-details';

export class SealingKeys extends Construct {
  /** Seals and opens. */
  readonly sealing: Key;
  /** Gives the hash by which is found again what is sealed. It cannot rotate: under another key nothing is found. */
  readonly hashing: Key;

  constructor(scope: Construct, id: string, stageName: string) {
    super(scope, id);
    this.sealing = new Key(this, 'Sealing', {
      description: `Concord ${stageName}: seals activation links, addresses and keys of products`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.hashing = new Key(this, 'Hashing', {
      description: `Concord ${stageName}: finds again what is sealed`,
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Lets a function seal for these purposes, and find what is sealed for whichever. */
  letSeal(caller: CapabilityFunction, purposes: readonly SealedFor[]): void {
    caller.may(['kms:Encrypt'], [this.sealing.keyArn], onlyFor(purposes));
    this.letFind(caller);
  }

  /** Lets a function find what is sealed, and no more. */
  letFind(caller: CapabilityFunction): void {
    caller.may(['kms:GenerateMac'], [this.hashing.keyArn]);
  }

  /** Lets a function open what was sealed for these purposes, and nothing else. */
  letOpen(caller: CapabilityFunction, purposes: readonly SealedFor[]): void {
    caller.may(['kms:Decrypt'], [this.sealing.keyArn], onlyFor(purposes));
  }
}

const onlyFor = (purposes: readonly SealedFor[]) => ({
  StringEquals: { 'kms:EncryptionContext:purpose': [...purposes] },
});
