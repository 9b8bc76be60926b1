import { MarketplaceAgreementClient } from '@aws-sdk/client-marketplace-agreement';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isRefusal } from '#domain/errors.ts';
import { type CancellationSent, cancellations } from '#lambdas/marketplace/cancellation.ts';
import { type Running, running } from '../marketplace/running.ts';
import { BUYER, DAY, MINUTE, PARTNER } from '../marketplace/setting.ts';

let market: Running;
let port: ReturnType<typeof cancellations>;
beforeEach(async () => {
  market = await running();
  port = cancellations(
    new MarketplaceAgreementClient({
      endpoint: market.url,
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'AKIASELLER', secretAccessKey: 'unchecked' },
    }),
  );
});
afterEach(() => market.close());

const subscribe = async (offerId?: string): Promise<string> => {
  const { agreementId } = market.core.act('subscribe', {
    accountId: BUYER,
    productCode: 'payg-code',
    ...(offerId === undefined ? {} : { offerId }),
  });
  await market.wait(2 * MINUTE);
  return agreementId;
};
const send = async (agreementId: string, clientToken = 'change-1'): Promise<CancellationSent> => {
  const sent = await port.send({ agreementId, clientToken, description: 'Moved to another account' });
  if (isRefusal(sent)) throw new Error(sent.refused);
  return sent;
};
const asBuyer = { account: BUYER, region: 'us-east-1' };
const requests = () => Object.values(market.core.state.cancellationRequests);

describe('a wish to cancel', () => {
  test('is put before the buyer, with its reason, once', async () => {
    const agreementId = await subscribe();
    const sent = await send(agreementId);
    expect(sent).toMatchObject({
      outcome: 'sent',
      request: { agreementId, status: 'PENDING_APPROVAL', requestId: expect.stringMatching(/^acr-/) },
    });
    expect(await send(agreementId)).toEqual(sent);
    expect(requests()).toMatchObject([
      { reasonCode: 'REPLACING_AGREEMENT', description: 'Moved to another account' },
    ]);
  });

  test('whose answer was lost is made again, and is the same', async () => {
    const agreementId = await subscribe();
    market.core.act('faults', {
      api: [{ operation: 'SendAgreementCancellationRequest', kind: 'reply-lost', times: 1 }],
    });
    expect(await port.send({ agreementId, clientToken: 'change-1' })).toMatchObject({
      refused: 'UPSTREAM_UNAVAILABLE',
    });
    expect(await send(agreementId)).toMatchObject({ outcome: 'sent' });
    expect(requests()).toHaveLength(1);
  });

  test('beside one that is pending already finds that one', async () => {
    const agreementId = await subscribe();
    const first = await send(agreementId, 'by hand');
    expect(await send(agreementId)).toEqual({ ...first, outcome: 'pending' });
    expect(requests()).toHaveLength(1);
  });

  test('for an agreement that has ended says so', async () => {
    const agreementId = await subscribe();
    market.core.act('end', { agreementId, status: 'CANCELLED' });
    expect(await send(agreementId)).toEqual({ outcome: 'agreement-ended', reason: 'INACTIVE_AGREEMENT' });
  });

  test.each(['AccessDeniedException', 'ResourceNotFoundException'] as const)(
    'for a partner’s sale is the partner’s to have (%s)',
    async (foreignAgreement) => {
      market.core.act('coins', { foreignAgreement });
      const { offerId } = market.core.act('offer', {
        name: 'Partner',
        productCode: 'payg-code',
        buyerAccounts: [BUYER],
        resale: { authorizationId: 'resaleauthz-1', proposer: PARTNER },
      });
      const agreementId = await subscribe(offerId);
      expect(await send(agreementId)).toMatchObject({ outcome: 'not-proposer' });
    },
  );

  test('that AWS does not take is impossible', async () => {
    const agreementId = await subscribe();
    const sent = await port.send({ agreementId, clientToken: 'change-1', description: '' });
    expect(sent).toMatchObject({ outcome: 'impossible' });
  });

  test.each([
    ['throttle', 'THROTTLED'],
    ['outage', 'UPSTREAM_UNAVAILABLE'],
  ] as const)('during %s is refused for now', async (kind, refused) => {
    const agreementId = await subscribe();
    market.core.act('faults', { api: [{ operation: '*', kind }] });
    expect(await port.send({ agreementId, clientToken: 'change-1' })).toMatchObject({ refused });
    expect(await port.read(agreementId, 'acr-1')).toMatchObject({ refused });
  });

  test('is refused for now where it conflicts and what it conflicts with cannot be read', async () => {
    const agreementId = await subscribe();
    await send(agreementId, 'by hand');
    market.core.act('faults', {
      api: [{ operation: 'ListAgreementCancellationRequests', kind: 'throttle' }],
    });
    expect(await port.send({ agreementId, clientToken: 'change-1' })).toMatchObject({ refused: 'THROTTLED' });
  });
});

describe('what became of it', () => {
  const sentId = async (agreementId: string): Promise<string> => {
    const sent = await send(agreementId);
    return 'request' in sent ? sent.request.requestId : '';
  };

  test('is read: the buyer’s no with its words, or the yes of seven days’ silence', async () => {
    const agreementId = await subscribe();
    const requestId = await sentId(agreementId);
    market.core.call(
      'RejectAgreementCancellationRequest',
      { agreementId, agreementCancellationRequestId: requestId, rejectionReason: 'We still need it' },
      asBuyer,
    );
    expect(await port.read(agreementId, requestId)).toMatchObject({
      status: 'REJECTED',
      reason: 'We still need it',
    });
    const second = await port.send({ agreementId, clientToken: 'change-1-2' });
    const secondId = 'request' in second ? second.request.requestId : '';
    await market.wait(7 * DAY);
    expect(await port.read(agreementId, secondId)).toMatchObject({ status: 'APPROVED' });
  });

  test('is nothing where AWS knows no such request', async () => {
    const agreementId = await subscribe();
    expect(await port.read(agreementId, 'acr-nobody')).toBeUndefined();
  });
});
