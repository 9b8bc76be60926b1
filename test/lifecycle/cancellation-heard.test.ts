import { describe, expect, test } from 'vitest';
import { cameToNothing } from '#domain/reassignment/cancellation.ts';
import { agreementIdOf, hear, readEnvelope } from '#lambdas/marketplace/notification.ts';
import { BUYER, DAY, events, setting, subscribed } from '../marketplace/setting.ts';
import { AGREEMENT, notification, BUYER as SAMPLE_BUYER } from './samples.ts';

/** The documented shape: the agreement's parts stand flat. */
const told = (type: string, request: Record<string, unknown> = {}) =>
  readEnvelope(
    JSON.stringify(
      notification(`Agreement Cancellation Request ${type}`, '2026-11-22T09:00:00Z', {
        agreement: { id: AGREEMENT, acceptorId: SAMPLE_BUYER, productId: 'prod-1', offerId: 'offer-1' },
        agreementCancellationRequest: { id: 'acr-1', reasonCode: 'REPLACING_AGREEMENT', ...request },
      }),
    ),
  );

describe('what became of a request to cancel', () => {
  test.each([
    ['Pending Approval', 'PENDING_APPROVAL', false],
    ['Approved', 'APPROVED', false],
    ['Rejected', 'REJECTED', true],
    ['Cancelled', 'CANCELLED', true],
    ['Validation Failed', 'VALIDATION_FAILED', true],
  ] as const)('%s', (type, status, nothing) => {
    const envelope = told(`${type} - Proposer`, { statusCode: status, statusMessage: null });
    expect(hear(envelope)).toEqual({
      kind: 'cancellation',
      agreementId: AGREEMENT,
      requestId: 'acr-1',
      status,
      stamp: { at: Date.UTC(2026, 10, 22, 9), id: envelope.id },
    });
    expect(agreementIdOf(envelope)).toBe(AGREEMENT);
    expect(cameToNothing(status)).toBe(nothing);
  });

  test('is heard under each suffix, with the words of whoever decided', () => {
    for (const suffix of ['Proposer', 'Manufacturer', 'Acceptor']) {
      const heard = hear(told(`Rejected - ${suffix}`, { statusMessage: 'We still need it' }));
      expect(heard).toMatchObject({ status: 'REJECTED', reason: 'We still need it' });
    }
  });

  test('without a request is a poison message', () => {
    const envelope = told('Rejected - Proposer');
    expect(() => hear({ ...envelope, detail: { agreement: { id: AGREEMENT } } })).toThrow();
  });

  test('is heard as the simulator sends it', () => {
    const set = setting();
    const { agreement } = subscribed(set, { accountId: BUYER, productCode: 'payg-code' });
    set.core.call('SendAgreementCancellationRequest', {
      agreementId: agreement.id,
      reasonCode: 'REPLACING_AGREEMENT',
    });
    set.wait(8 * DAY);
    const heard = events(set.core).map((event) => hear(readEnvelope(JSON.stringify(event))));
    const statuses = heard.flatMap((each) => (each.kind === 'cancellation' ? [each.status] : []));
    expect(statuses).toEqual(['PENDING_APPROVAL', 'APPROVED']);
  });
});
