import { describe, expect, test } from 'vitest';
import { BUYER, DAY, errorOf, events, HOUR, setting, subscribed } from './setting.ts';

const buyer = { account: BUYER, region: 'us-east-1' };

const begin = () => {
  const set = setting();
  const { agreement } = subscribed(set, { accountId: BUYER, productCode: 'contract-code' });
  const send = (fields: object = {}) =>
    set.core.call('SendAgreementCancellationRequest', {
      agreementId: agreement.id,
      reasonCode: 'OTHER',
      ...fields,
    });
  const of = ({ agreementCancellationRequestId }: { agreementCancellationRequestId: string }) => ({
    agreementId: agreement.id,
    agreementCancellationRequestId,
  });
  const said = () =>
    events(set.core)
      .map(({ 'detail-type': type }) => type)
      .filter((type) => type.startsWith('Agreement Cancellation'));
  return { ...set, agreement, send, of, said };
};

describe('a cancellation request', () => {
  test('is approved by itself after 7 days, and the agreement ends', () => {
    const { send, of, core, wait, agreement, said } = begin();
    const request = send();
    expect(request.status).toBe('PENDING_APPROVAL');
    wait(7 * DAY - 1000);
    expect(agreement.status).toBe('ACTIVE');
    wait(1000);
    expect(core.call('GetAgreementCancellationRequest', of(request)).status).toBe('APPROVED');
    expect(agreement.status).toBe('CANCELLED');
    wait(HOUR);
    expect(said()).toEqual([
      'Agreement Cancellation Request Pending Approval - Proposer',
      'Agreement Cancellation Request Approved - Proposer',
    ]);
  });

  test('accepted by the buyer ends the agreement at once', () => {
    const { send, of, core, agreement } = begin();
    const accepted = core.call('AcceptAgreementCancellationRequest', of(send()), buyer);
    expect(accepted.status).toBe('APPROVED');
    expect(agreement.status).toBe('CANCELLED');
  });

  test('rejected by the buyer, or withdrawn by the seller, ends nothing; then another may be sent', () => {
    const { send, of, core, wait, agreement, said } = begin();
    const rejected = { ...of(send()), rejectionReason: 'We need it' };
    expect(core.call('RejectAgreementCancellationRequest', rejected, buyer)).toMatchObject({
      status: 'REJECTED',
      statusMessage: 'We need it',
    });
    const withdrawn = { ...of(send()), cancellationReason: 'A mistake' };
    expect(core.call('CancelAgreementCancellationRequest', withdrawn).status).toBe('CANCELLED');
    wait(30 * DAY);
    expect(agreement.status).toBe('ACTIVE');
    expect(
      said().map((type) => type.replace(/Agreement Cancellation Request (.*) - Proposer/, '$1')),
    ).toEqual(['Pending Approval', 'Rejected', 'Pending Approval', 'Cancelled']);
    expect(errorOf(() => core.call('AcceptAgreementCancellationRequest', withdrawn, buyer))).toBe(
      'ConflictException',
    );
  });

  test('that AWS cannot carry out ends nothing, and another may be sent', () => {
    const { send, of, core, wait, agreement, said } = begin();
    const request = send();
    core.act('invalidate', { requestId: request.agreementCancellationRequestId });
    expect(core.call('GetAgreementCancellationRequest', of(request))).toMatchObject({
      status: 'VALIDATION_FAILED',
      statusMessage: 'Agreement is not in an active state',
    });
    wait(8 * DAY);
    expect(agreement.status).toBe('ACTIVE');
    expect(said().at(-1)).toBe('Agreement Cancellation Request Validation Failed - Proposer');
    expect(send().status).toBe('PENDING_APPROVAL');
    expect(errorOf(() => core.act('invalidate', { requestId: 'acr-nobody' }))).toBe(
      'ResourceNotFoundException',
    );
  });

  test('names the agreement flat in its event, and has no resources', () => {
    const { send, wait, core, agreement } = begin();
    const { agreementCancellationRequestId: id } = send({ description: 'Too many' });
    wait(1000);
    const event = events(core).at(-1);
    expect(event?.resources).toEqual([]);
    expect(event?.detail).toMatchObject({
      agreement: {
        id: agreement.id,
        acceptorId: BUYER,
        productId: 'prod-contract',
        offerId: agreement.offerId,
      },
      agreementCancellationRequest: {
        id,
        reasonCode: 'OTHER',
        reasonMessage: 'Too many',
        statusCode: 'PENDING_APPROVAL',
      },
    });
  });

  test('is one at a time; the same client token gives the same one', () => {
    const { send } = begin();
    const first = send({ clientToken: 'a' });
    expect(send({ clientToken: 'a' })).toEqual(first);
    expect(errorOf(() => send({ clientToken: 'b' }))).toBe('ConflictException');
  });

  test('needs a living agreement, a reason that exists, and the right party', () => {
    const { send, of, core, agreement } = begin();
    expect(errorOf(() => send({ reasonCode: 'BORED' }))).toBe('ValidationException');
    const asBuyer = { agreementId: agreement.id, reasonCode: 'OTHER' };
    expect(errorOf(() => core.call('SendAgreementCancellationRequest', asBuyer, buyer))).toBe(
      'AccessDeniedException',
    );
    const request = of(send());
    expect(errorOf(() => core.call('AcceptAgreementCancellationRequest', request))).toBe(
      'AccessDeniedException',
    );
    core.act('end', { agreementId: agreement.id, status: 'TERMINATED' });
    expect(errorOf(() => send())).toBe('ValidationException');
  });

  test('is listed for both parties, by status', () => {
    const { send, core } = begin();
    const { agreementCancellationRequestId } = send({ description: 'A secret' });
    const list = (input: object, caller?: typeof buyer) =>
      core.call('ListAgreementCancellationRequests', input, caller).items;
    expect(list({ partyType: 'Proposer' })).toMatchObject([{ agreementCancellationRequestId }]);
    expect(list({ partyType: 'Proposer' })[0]).not.toHaveProperty('description');
    expect(list({ partyType: 'Acceptor' }, buyer)).toHaveLength(1);
    expect(list({ partyType: 'Proposer', status: 'APPROVED' })).toEqual([]);
    expect(list({ partyType: 'Acceptor' })).toEqual([]);
  });
});
