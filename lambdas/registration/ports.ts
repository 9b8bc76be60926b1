/**
 * What registration needs from outside.
 * @module
 */
import type { Cause } from '#domain/journal.ts';
import type { SendLetter } from '#lambdas/edge/mail.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { ResolveCustomer } from '#lambdas/marketplace/resolve-customer.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';

/** Chance, given from outside. */
export interface Chance {
  /** So many bytes of randomness, base64url. */
  readonly newSecret: (bytes: number) => string;
  /** So many decimal digits, each equally likely. */
  readonly newDigits: (count: number) => string;
  readonly newTenantId: () => string;
}

/** What every page of the public door needs; wired to the real world in `wiring.ts`, to a town in tests. */
export interface PagePorts {
  readonly store: StateStore;
  readonly surroundings: Surroundings;
  readonly chance: Chance;
  readonly policies: PolicyShelf;
  readonly products: readonly Product[];
  readonly sendLetter: SendLetter;
  /** Origin of the public door, with the path of its stage where it has one; no trailing slash. */
  readonly publicOrigin: string;
}

/** What landing needs beside it: AWS Marketplace says whom a token stands for. */
export interface RegistrationPorts extends PagePorts {
  readonly resolveCustomer: ResolveCustomer;
}

/** Why registration commits: the verb, and the person by the hash of their address, once that is proven. */
export const causeOf = (verb: string, correlationId: string, personHash?: string): Cause => ({
  door: 'registration',
  verb,
  actor: { kind: 'buyer', ...(personHash === undefined ? {} : { personHash }) },
  correlationId,
});
