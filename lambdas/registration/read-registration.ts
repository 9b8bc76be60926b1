/**
 * The seller's application asks what the buyer behind a code has bought.
 * @module
 */
import type { RegistrationView } from '#domain/api/registrations.ts';
import { isRefusal, refuse } from '#domain/errors.ts';
import { exchanged } from '#domain/registration/hand-off.ts';
import type { Registration } from '#domain/registration/registration.ts';
import { currentSubscription, licenseAt } from '#domain/subscription/license.ts';
import type { Subscription } from '#domain/subscription/subscription.ts';
import { isoOf } from '#domain/time.ts';
import { etagOf } from '#lambdas/edge/etag.ts';
import { hashOf } from '#lambdas/edge/hashes.ts';
import type { Handler } from '#lambdas/edge/operator.ts';
import type { ApiPorts } from './api-ports.ts';
import { registrationPath, subscriptionPath, tenantPath } from './paths.ts';

const viewOf = (
  code: string,
  registration: Registration,
  subscription: Subscription,
  product: string,
): RegistrationView => {
  const { productCode, buyerAccount, licenseArn, freeTrial, locale, step } = registration;
  const self = registrationPath(code);
  // a move that waits for AWS has its tenant before the subscription does
  const tenantId = subscription.tenantId ?? (step.name === 'COMPLETED' ? step.tenantId : undefined);
  return {
    state: step.name === 'COMPLETED' ? 'BOUND' : 'OPEN',
    landedAt: isoOf(registration.landedAt),
    expiresAt: isoOf(registration.expiresAt),
    ...{ productCode, product, buyerAccount, licenseArn, freeTrial, locale },
    subscriptionId: subscription.id,
    subscriptionState: subscription.state.name,
    ...(tenantId === undefined ? {} : { tenantId }),
    links: {
      self,
      bind: `${self}/bind`,
      subscription: subscriptionPath(subscription.id),
      ...(tenantId === undefined ? {} : { tenant: tenantPath(tenantId) }),
    },
  };
};

/** `GET /v1/registrations/{code}`. */
export const readRegistration =
  ({ store, surroundings, products }: ApiPorts): Handler<'GET /v1/registrations/{code}'> =>
  async ({ params: { code } }) => {
    const now = surroundings.now();
    const [stored] = await store.load([{ kind: 'registration' as const, id: hashOf(code) }]);
    const registration = exchanged(stored?.entity, now);
    if (isRefusal(registration)) return registration;
    const [bought] = await store.load([{ kind: 'license' as const, id: registration.licenseId }]);
    const subscription = bought?.entity && currentSubscription(licenseAt(bought.entity, now));
    if (!subscription) return refuse('INTERNAL');
    const product = products.find(({ productCode }) => productCode === registration.productCode);
    return {
      body: viewOf(code, registration, subscription, product?.name ?? registration.productCode),
      etag: etagOf(stored?.version ?? 0),
    };
  };
