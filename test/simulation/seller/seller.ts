/**
 * What the seller runs: the real capabilities, each in a process with gates to the state, to AWS and to the mail.
 * @module
 */
import { type Refusal, type RefusalCode, refuse } from '#domain/errors.ts';
import { type LicenseId, licenseIdOf } from '#domain/identifiers.ts';
import { type Policy, parsePolicy } from '#domain/policy/policy.ts';
import type { ResolvedCustomer } from '#domain/registration/landing.ts';
import type { Letter } from '#domain/registration/letters.ts';
import { resend } from '#lambdas/clock/resend.ts';
import type { WakePorts } from '#lambdas/clock/wake.ts';
import { wakeOffer } from '#lambdas/clock/wake-offer.ts';
import type { WritePorts } from '#lambdas/directory/ports.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { LifecyclePorts } from '#lambdas/lifecycle/apply.ts';
import type { RegistrationPorts } from '#lambdas/registration/ports.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import file from '#policies/cloud-one/cloud-one.json' with { type: 'json' };
import type { Market } from '../aws/market.ts';
import { PRODUCT_CODE } from '../aws/market.ts';
import type { Process, World } from '../world/world.ts';
import type { State } from './state.ts';

export const PRODUCT: Product = {
  productCode: PRODUCT_CODE,
  productId: 'prod-simulated',
  type: 'saas-subscription',
  policy: 'cloud-one/cloud-one',
  name: 'Example Observability',
  supportEmail: 'support@example.com',
  supportUrl: 'https://www.example.com/support',
};

/** The policy of the simulated product. */
export const policyOf = (changes: object = {}): Policy => {
  const parsed = parsePolicy({ ...file, ...changes });
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.policy;
};

/** Everything around the seller's processes. */
export interface Premises {
  readonly world: World;
  readonly state: State;
  readonly market: Market;
  readonly policy: Policy;
  /** Letters that were sent, newest last. */
  readonly letters: Letter[];
}

const REFUSED: Readonly<Record<string, RefusalCode>> = {
  InvalidTokenException: 'TOKEN_INVALID',
  ExpiredTokenException: 'TOKEN_EXPIRED',
  ThrottlingException: 'THROTTLED',
};

/** `ResolveCustomer` without a wire. */
const resolveCustomer = async (
  process: Process,
  { core }: Market,
  token: string,
): Promise<ResolvedCustomer | Refusal> => {
  try {
    const answer = await process.io('ResolveCustomer', () =>
      core.call('ResolveCustomer', { RegistrationToken: token }),
    );
    const { LicenseArn: licenseArn = '', CustomerAWSAccountId: buyerAccount } = answer;
    const licenseId = licenseIdOf(licenseArn) as LicenseId;
    return { licenseId, licenseArn, productCode: answer.ProductCode, buyerAccount };
  } catch (error) {
    const reason = (error as Error).name;
    return refuse(REFUSED[codeOf(error)] ?? 'UPSTREAM_UNAVAILABLE', { reason });
  }
};

/** AWS's name of an error. */
export const codeOf = (error: unknown): string => {
  const { code, name } = error as { code?: string; name?: string };
  return code ?? name ?? '';
};

/** The ports of every capability, for one process. */
export const portsOf = ({ world, state, market, policy, letters }: Premises) => {
  const chance = world.stream('chance');
  const numbered = { ids: 0, secrets: 0, tenants: 0 };
  const newDigits = (count: number): string => String(chance.below(10 ** count)).padStart(count, '0');
  const foundation = (process: Process) => ({
    store: state.of(process),
    policies: { forProduct: async () => policy },
    products: [PRODUCT],
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
  return {
    lifecycle: (process: Process): LifecyclePorts => foundation(process),
    directory: (process: Process): WritePorts => foundation(process),
    clock: (process: Process): WakePorts & { readonly store: StateStore } => {
      const ports = { ...foundation(process), newDigits };
      return {
        ...ports,
        policyOf: ports.policies.forProduct,
        resendLetter: (referenceHash, correlationId) => resend(ports, referenceHash, correlationId),
        // what is sold here grants nothing that would have to be read
        readEntitlements: async () => {},
        // the catalog has nothing to add to a public offer
        wakeOffer: (offerId, correlationId) =>
          wakeOffer({ ...ports, readOffer: async () => undefined }, offerId, correlationId),
      };
    },
    registration: (process: Process): RegistrationPorts => ({
      ...foundation(process),
      chance: {
        newSecret: () => `secret-${(numbered.secrets += 1)}`,
        newDigits,
        newTenantId: () => `t-${String((numbered.tenants += 1)).padStart(20, '0')}`,
      },
      resolveCustomer: (token) => resolveCustomer(process, market, token),
      publicOrigin: 'https://register.example.com/live',
    }),
  };
};
export type Ports = ReturnType<typeof portsOf>;
