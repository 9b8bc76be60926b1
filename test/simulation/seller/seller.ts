/**
 * What the seller runs: the real capabilities, each in a process with gates to the state, to AWS and to the mail.
 * @module
 */
import type { meteringFaults } from '#domain/policy/metering-schema.ts';
import { type Policy, parsePolicy } from '#domain/policy/policy.ts';
import type { Letter } from '#domain/registration/letters.ts';
import { resend } from '#lambdas/clock/resend.ts';
import type { WakePorts } from '#lambdas/clock/wake.ts';
import { wakeOffer } from '#lambdas/clock/wake-offer.ts';
import type { WritePorts } from '#lambdas/directory/ports.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { LifecyclePorts } from '#lambdas/lifecycle/apply.ts';
import { cancellations } from '#lambdas/marketplace/cancellation.ts';
import { offerReader } from '#lambdas/marketplace/catalog.ts';
import { resolveCustomer } from '#lambdas/marketplace/resolve-customer.ts';
import type { OffersPorts } from '#lambdas/offers/ports.ts';
import type { ReassignmentPorts } from '#lambdas/reassignment/ports.ts';
import type { WorkerPorts } from '#lambdas/reassignment/worker-ports.ts';
import type { RegistrationPorts } from '#lambdas/registration/ports.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import file from '#policies/cloud-one/cloud-one.json' with { type: 'json' };
import { clientOf } from '../aws/client.ts';
import { type Market, PRODUCT_CODE } from '../aws/market.ts';
import type { Meter } from '../aws/meter.ts';
import { type Licensing, licensingPortsOf } from '../licensing/ports.ts';
import { ACCOUNTS, LINKS } from '../licensing/rules.ts';
import type { Process, World } from '../world/world.ts';
import { meteringPortsOf } from './metering-ports.ts';
import type { State } from './state.ts';
import type { UsageShelf } from './usage.ts';
import type { Vendor } from './vendor.ts';

export const PRODUCT: Product = {
  productCode: PRODUCT_CODE,
  productId: 'prod-simulated',
  type: 'saas-subscription',
  policy: 'cloud-one/cloud-one',
  name: 'Example Observability',
  supportEmail: 'support@example.com',
  supportUrl: 'https://www.example.com/support',
};

/** What may differ from the vendor's file. */
export interface Changes {
  readonly reassignment?: Partial<Omit<ReassignmentRules, 'verification'>> & {
    readonly verification?: Partial<ReassignmentRules['verification']>;
  };
  readonly metering?: Partial<Omit<MeteringRules, 'dimensions'>>;
}
type ReassignmentRules = (typeof file)['reassignment'];
type MeteringRules = NonNullable<Parameters<typeof meteringFaults>[0]>;

/** The policy of the simulated product: the vendor's, with changes. */
export const policyOf = ({ reassignment = {}, metering = {} }: Changes = {}): Policy => {
  const verification = { ...file.reassignment.verification, ...reassignment.verification };
  const parsed = parsePolicy({
    ...file,
    reassignment: { ...file.reassignment, ...reassignment, verification },
    metering: { ...file.metering, ...metering, dimensions: { requests: {}, seats: {} } },
  });
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.policy;
};

/** Everything around the seller's processes. */
export interface Premises {
  readonly world: World;
  readonly state: State;
  readonly usage: UsageShelf;
  readonly market: Market;
  readonly meter: Meter;
  readonly policy: Policy;
  readonly vendor: Vendor;
  readonly licensing: Licensing;
  /** Letters that were sent, newest last. */
  readonly letters: Letter[];
}

/** The ports of every capability, for one process. */
export const portsOf = (premises: Premises) => {
  const { world, state, market, policy, vendor, letters, licensing } = premises;
  const chance = world.stream('chance');
  const numbered = { ids: 0, secrets: 0, tenants: 0 };
  const newDigits = (count: number): string => String(chance.below(10 ** count)).padStart(count, '0');
  const foundation = (process: Process) => ({
    store: state.of(process),
    policies: { forProduct: async (code: string | undefined) => licensing.rules.forProduct(code) ?? policy },
    products: [PRODUCT, LINKS, ACCOUNTS],
    surroundings: {
      now: () => process.now(),
      newId: () => `commit-${(numbered.ids += 1)}`,
      onConflict: () => world.mark('conflict'),
    },
    sendLetter: (letter: Letter): Promise<'sent' | 'failed'> =>
      process
        .io<'sent' | 'failed'>('send letter', () => {
          letters.push(letter);
          return 'sent';
        })
        .catch((): 'failed' => 'failed'),
  });
  const newTenantId = (): string => `t-${String((numbered.tenants += 1)).padStart(20, '0')}`;
  return {
    metering: meteringPortsOf(premises, foundation),
    licensing: licensingPortsOf(licensing, foundation),
    lifecycle: (process: Process): LifecyclePorts => foundation(process),
    directory: (process: Process): WritePorts => ({ ...foundation(process), newTenantId }),
    reassignment: (process: Process): ReassignmentPorts => foundation(process),
    offers: (process: Process): OffersPorts => foundation(process),
    clock: (process: Process): WakePorts & { readonly store: StateStore } => {
      const ports = { ...foundation(process), newDigits };
      return {
        ...ports,
        policyOf: ports.policies.forProduct,
        resendLetter: (referenceHash, correlationId) => resend(ports, referenceHash, correlationId),
        // what is sold here grants nothing that would have to be read
        readEntitlements: async () => {},
        wakeOffer: (offerId, correlationId) => {
          const readOffer = offerReader(clientOf(process, market.core) as never);
          return wakeOffer({ ...ports, readOffer }, offerId, correlationId);
        },
      };
    },
    worker: (process: Process): WorkerPorts => ({
      ...foundation(process),
      lists: state.of(process),
      askRegistration: vendor.of(process),
      cancellations: cancellations(clientOf(process, market.core) as never),
    }),
    registration: (process: Process): RegistrationPorts => ({
      ...foundation(process),
      chance: {
        newSecret: () => `secret-${(numbered.secrets += 1)}`,
        newDigits,
        newTenantId,
      },
      resolveCustomer: resolveCustomer([PRODUCT_CODE], clientOf(process, market.core) as never),
      publicOrigin: 'https://register.example.com/live',
    }),
  };
};
export type Ports = ReturnType<typeof portsOf>;
