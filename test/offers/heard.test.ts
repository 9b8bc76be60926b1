/**
 * Offers as AWS Marketplace tells of them: on the simulator's real wire, through the intake, the store and the clock.
 */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { termsOf } from '#domain/offers/offer.ts';
import { type Market, market } from '../lifecycle/market.ts';
import { BUYER, DAY, MINUTE, OTHER_BUYER, PARTNER, SELLER, START } from '../marketplace/setting.ts';

let open: Market | undefined;
const opened = async (...args: Parameters<typeof market>): Promise<Market> => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  open = await market(...args);
  return open;
};
afterEach(() => open?.close());

const release = (at: Market, offer: object): void => {
  at.aws.core.act('offer', { productCode: 'payg-code', name: 'Private for Acme', ...offer } as never);
};
const theOffer = (at: Market, id: string) => at.store.all('offer').find(({ offerId }) => offerId === id);
const termsAt = (at: Market, id: string) => {
  const offer = theOffer(at, id);
  return offer && termsOf(offer);
};

describe('a private offer of the seller', () => {
  const OWN = { id: 'offer-own', buyerAccounts: [BUYER], availableUntil: START + 30 * DAY };

  test('is known by its release, and read in the catalog once', async () => {
    const at = await opened();
    release(at, OWN);
    await at.wait(2 * MINUTE);
    expect(termsAt(at, 'offer-own')).toMatchObject({
      kind: 'mppo',
      label: 'Private for Acme',
      productCode: 'payg-code',
      sellerOfRecord: { account: SELLER },
      audience: [BUYER],
      expiresAt: START + 30 * DAY,
    });
    expect(theOffer(at, 'offer-own')?.reading).toMatchObject({ outcome: 'read' });
    expect(await at.wait(MINUTE)).toEqual([]);
    expect(at.store.all('extended')).toEqual([{ buyerAccount: BUYER, offerIds: ['offer-own'] }]);
  });

  test('is announced before it expires and when it has, after the catalog was asked', async () => {
    const at = await opened();
    release(at, OWN);
    await at.wait(2 * MINUTE);
    await at.wait(16 * DAY);
    expect(at.eventTypes()).toEqual(['offer.expiring']);
    await at.wait(14 * DAY);
    expect(at.eventTypes()).toEqual(['offer.expiring', 'offer.expired']);
    await at.wait(DAY);
    expect(at.eventTypes()).toHaveLength(2);
  });

  test('is no concern any more once it is accepted', async () => {
    const at = await opened();
    release(at, OWN);
    await at.wait(MINUTE);
    const { agreementId } = await at.subscribe('payg-code', { offerId: 'offer-own' });
    await at.wait(40 * DAY);
    expect(theOffer(at, 'offer-own')?.acceptances).toMatchObject([
      { agreementId, buyerAccount: BUYER, productCode: 'payg-code', proposerAccount: SELLER },
    ]);
    expect(at.eventTypes().filter((type) => type.startsWith('offer.'))).toEqual([]);
  });

  test('whose release was lost is read in the catalog when an agreement names it', async () => {
    const at = await opened({ offers: [{ productCode: 'payg-code', name: 'Lost', ...OWN }] } as never);
    await at.subscribe('payg-code', { offerId: 'offer-own' });
    await at.wait(MINUTE);
    expect(termsAt(at, 'offer-own')).toMatchObject({ kind: 'mppo', audience: [BUYER], label: 'Lost' });
  });
});

describe('a partner’s offer', () => {
  test('is known by the event alone: the catalog is not asked', async () => {
    const at = await opened();
    release(at, {
      id: 'offer-cppo',
      buyerAccounts: [OTHER_BUYER],
      resale: { authorizationId: 'resaleauthz-1', proposer: PARTNER },
    });
    await at.wait(2 * MINUTE);
    expect(termsAt(at, 'offer-cppo')).toMatchObject({
      kind: 'cppo',
      sellerOfRecord: { account: PARTNER },
      audience: [OTHER_BUYER],
    });
    expect(theOffer(at, 'offer-cppo')?.reading).toBeUndefined();
    expect(await at.wait(MINUTE)).toEqual([]);
  });
});

describe('a public offer', () => {
  test('is known by its first agreement and the catalog, and concerns no account', async () => {
    const at = await opened();
    const { offerId } = await at.subscribe('payg-code');
    await at.wait(MINUTE);
    expect(termsAt(at, offerId)).toMatchObject({ kind: 'public', audience: [], productCode: 'payg-code' });
    await at.subscribe('payg-code');
    expect(theOffer(at, offerId)?.acceptances).toEqual([]);
    expect(at.store.all('extended')).toEqual([]);
  });
});

describe('the catalog does not answer', () => {
  test('what is known stays, and it is asked again later', async () => {
    const at = await opened();
    at.aws.core.act('faults', { api: [{ operation: 'DescribeEntity', kind: 'internal' }] });
    release(at, { id: 'offer-own', buyerAccounts: [BUYER] });
    await at.wait(2 * MINUTE);
    expect(theOffer(at, 'offer-own')?.reading).toMatchObject({ outcome: 'unanswered', unanswered: 1 });
    expect(termsAt(at, 'offer-own')?.kind).toBe('mppo');
  });
});
