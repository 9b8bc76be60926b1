/**
 * Sends a letter again that a registration still owes, with a fresh code where it carries one.
 * @module
 */
import { CODE_DIGITS } from '#domain/limits.ts';
import { mailFailed, retryMail } from '#domain/registration/failed-mail.ts';
import { letterOf } from '#domain/registration/letters.ts';
import { codeHashOf } from '#lambdas/edge/hashes.ts';
import type { SendLetter } from '#lambdas/edge/mail.ts';
import type { Product } from '#lambdas/edge/products.ts';
import type { CorridorStore } from '#lambdas/stores/state-store.ts';
import { type Surroundings, walk } from '#lambdas/stores/unit-of-work.ts';

export interface ResendPorts {
  readonly store: CorridorStore;
  readonly surroundings: Surroundings;
  readonly products: readonly Product[];
  readonly sendLetter: SendLetter;
  readonly newDigits: (count: number) => string;
}

/**
 * Tries an owed letter once: the try is committed first, so that a crash costs a letter and never a code that nobody knows of.
 * A registration that owes none (any more) stays as it is.
 */
export const resend = async (
  ports: ResendPorts,
  referenceHash: string,
  correlationId: string,
): Promise<void> => {
  const { store, surroundings } = ports;
  const code = ports.newDigits(CODE_DIGITS);
  const causeOf = (verb: string) => ({
    door: 'clock',
    verb,
    actor: { kind: 'clock' as const },
    correlationId,
  });

  const walked = await walk(store, surroundings, causeOf('resend-mail'), async (work) => {
    const registration = await work.read('registration', referenceHash);
    const retry = registration && retryMail(registration, codeHashOf(referenceHash, code), work.now);
    if (retry) work.put('registration', referenceHash, retry.registration);
    return retry;
  });
  if (walked.outcome === 'refused')
    throw new Error(`registration ${referenceHash}: ${walked.refusal.refused}`);
  if (!walked.result) return;

  const { registration: sent, outgoing } = walked.result;
  const product =
    ports.products.find(({ productCode }) => productCode === sent.productCode) ?? ports.products[0];
  if (!product) throw new Error('No product is configured');
  const tenantId = sent.step.name === 'COMPLETED' ? sent.step.tenantId : '';
  const letter = letterOf(outgoing.letter, {
    locale: sent.locale,
    applicant: outgoing.applicant,
    product,
    code,
    tenantId,
  });
  if ((await ports.sendLetter(letter)) === 'sent') return;

  await walk(store, surroundings, causeOf('mail-failed'), async (work) => {
    const current = await work.read('registration', referenceHash);
    if (current) work.put('registration', referenceHash, mailFailed(sent, current, outgoing, work.now));
  });
};
