/**
 * What a policy says of activation, with the defaults, durations in milliseconds and families resolved to products.
 * @module
 */
import { durationMs, type Instant } from '../time.ts';
import { productsOf } from './activation-families.ts';
import type { ActivationPolicy, Remedy } from './activation-schema.ts';
import { policyReference } from './in-force.ts';
import type { Policy } from './policy.ts';

/** `before` is first activated before `after`, in one tenant. */
export interface Ordering {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  /** Activations before it are not judged. */
  readonly from: Instant;
  /** Channels whose tenants are not judged. */
  readonly except: readonly string[];
  readonly remedies: readonly Remedy[];
  /** What the vendor shows once the order is wrong. */
  readonly symptom: string;
  /** The kind of support case that a conflict opens. */
  readonly case: string;
}

/** The terms of activation. */
export interface ActivationTerms {
  /** Which policy they come from, e.g. `cloud-one/activation-links@1`. */
  readonly policy: string;
  /** By product: what it is called, and its family. */
  readonly products: Readonly<Record<string, { readonly name: string; readonly family: string }>>;
  /** By family: what it is called. */
  readonly families: Readonly<Record<string, { readonly name: string }>>;
  readonly orderings: readonly Ordering[];
  readonly hosts: readonly string[];
  readonly retryEveryMs: number;
  readonly overdueAfterMs: number;
  /** Accounts that one user may own; absent: no second account is offered. */
  readonly tenantsPerUser?: number;
}

const productsByFamily = (activation: ActivationPolicy): ActivationTerms['products'] =>
  Object.fromEntries(
    activation.families.flatMap((family) =>
      productsOf(activation, family).map((product) => {
        const name = activation.products.find(({ id }) => id === product)?.name ?? product;
        return [product, { name, family: family.id }];
      }),
    ),
  );

/** The terms of activation; `undefined` where the policy activates nothing. */
export const activationTermsOf = (policy: Policy): ActivationTerms | undefined => {
  const { activation } = policy;
  if (!activation) return undefined;
  const { links, tenantsPerUser } = activation;
  return {
    policy: policyReference(policy),
    products: productsByFamily(activation),
    families: Object.fromEntries(activation.families.map(({ id, name }) => [id, { name }])),
    orderings: activation.orderings.map(({ from, except = [], ...ordering }) => ({
      ...ordering,
      from: Date.parse(from),
      except,
    })),
    hosts: links.hosts,
    retryEveryMs: durationMs(links.retryEvery ?? 'PT5M'),
    overdueAfterMs: durationMs(links.overdueAfter ?? 'PT2H'),
    ...(tenantsPerUser === undefined ? {} : { tenantsPerUser }),
  };
};
