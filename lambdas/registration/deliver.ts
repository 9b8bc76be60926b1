/**
 * Hands a committed registration's letter over; where that fails, the registration remembers it for the clock.
 * @module
 */
import { mailFailed, type Outgoing } from '#domain/registration/failed-mail.ts';
import { letterOf } from '#domain/registration/letters.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { Product } from '#lambdas/edge/products.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { causeOf, type PagePorts } from './ports.ts';

/** The product that a registration is for; one that is not on sale any more speaks with the first one's voice. */
export const productOf = (ports: PagePorts, productCode: string): Product => {
  const product = ports.products.find((each) => each.productCode === productCode) ?? ports.products[0];
  if (!product) throw new Error('No product is configured');
  return product;
};

/**
 * Sends the letter that a commit decided on.
 * @param sent the registration as committed
 * @param code the one-time code, where the letter carries one
 */
export const deliver = async (
  ports: PagePorts,
  sent: Registration,
  outgoing: Outgoing,
  correlationId: string,
  code?: string,
): Promise<void> => {
  const { locale, productCode, referenceHash, step } = sent;
  const letter = letterOf(outgoing.letter, {
    locale,
    applicant: outgoing.applicant,
    product: productOf(ports, productCode),
    ...(code === undefined ? {} : { code }),
    ...(step.name === 'COMPLETED' ? { tenantId: step.tenantId } : {}),
  });
  if ((await ports.sendLetter(letter)) === 'sent') return;
  const cause = causeOf('mail-failed', correlationId);
  await walk(ports.store, ports.surroundings, cause, async (work) => {
    const current = await work.read('registration', referenceHash);
    if (current) work.put('registration', referenceHash, mailFailed(sent, current, outgoing, work.now));
  });
};
