/**
 * A buyer of a legacy product lands with two names: the customer's and the license's. Which of them stands for the
 * subscription, and what is remembered of the two.
 * @module
 */
import { customerHeard, customerLanded, landsByLicense } from '#domain/legacy/customer.ts';
import type { LegacyIdentity } from '#domain/legacy/identity.ts';
import type { ResolvedCustomer } from '#domain/registration/landing.ts';
import { legacyIdentityOf } from '#lambdas/marketplace/legacy-notification.ts';
import type { UnitOfWork } from '#lambdas/stores/unit-of-work.ts';
import type { RegistrationPorts } from './ports.ts';

/** Who landed: as the subscription is known to us, and as AWS named both. */
export interface WhoLands {
  readonly customer: ResolvedCustomer;
  /** Absent for products that AWS speaks of by license alone. */
  readonly pair?: { readonly identity: LegacyIdentity; readonly resolved: ResolvedCustomer };
}

/** The legacy identity until the customer's cut-over is decided, the license from then on. */
export const whoLands = async (ports: RegistrationPorts, resolved: ResolvedCustomer): Promise<WhoLands> => {
  const { productCode, customerIdentifier } = resolved;
  const { integration = 'concurrent' } =
    ports.products.find((each) => each.productCode === productCode) ?? {};
  if (integration === 'concurrent' || customerIdentifier === undefined) return { customer: resolved };
  const identity = legacyIdentityOf(productCode, customerIdentifier);
  const pair = { identity, resolved };
  const [stored] = await ports.store.load([{ kind: 'customer', id: identity.licenseId }]);
  return { customer: landsByLicense(stored?.entity) ? resolved : { ...resolved, ...identity }, pair };
};

/** Remembers, with the landing, that the two names are one purchase. */
export const rememberPair = async (work: UnitOfWork, { pair }: WhoLands): Promise<void> => {
  if (!pair) return;
  const { identity, resolved } = pair;
  const known = customerHeard(await work.read('customer', identity.licenseId), identity, work.now);
  work.put('customer', identity.licenseId, customerLanded(known, resolved));
};
