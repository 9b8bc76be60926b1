import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hearOfferFact, type OfferFact } from '#domain/offers/hear.ts';
import { kindOf, notYetAccepted, termsOf } from '#domain/offers/offer.ts';
import { DAY_MS } from '#domain/time.ts';
import {
  accepted,
  BUYER,
  linked,
  notOurs,
  OFFER,
  OTHER,
  offerOf,
  RESELLER,
  read,
  recorded,
  released,
  SELLER,
  T0,
} from './facts.ts';

const BY_PARTNER = { sellerOfRecord: { account: RESELLER, name: 'Partner' } };

describe('the kind of an offer', () => {
  it.each<[string, OfferFact[], string]>([
    ['an agreement alone says nothing of it', [accepted(1)], 'unknown'],
    ['extended to nobody in particular', [released({ audience: [] })], 'public'],
    ['extended to accounts by the seller', [released()], 'mppo'],
    ['so the catalog says', [accepted(1), read(2)], 'mppo'],
    ['sold by somebody else than its manufacturer', [released(BY_PARTNER)], 'cppo'],
    [
      'an agreement under it has an authorization to resell',
      [accepted(1, { resaleAuthorizationId: 'resaleauthz-1' })],
      'cppo',
    ],
    ['an operator says so, of a seller’s own offer', [released(), recorded(5, { kind: 'sppo' })], 'sppo'],
    [
      'an operator says so, of a partner’s offer',
      [recorded(5, { kind: 'sppo' }), released(BY_PARTNER)],
      'sppo',
    ],
    ['a later record says nothing of it', [released(), recorded(5, { kind: 'sppo' }), recorded(6)], 'mppo'],
  ])('%s', (_, facts, kind) => {
    expect(kindOf(offerOf(facts))).toBe(kind);
  });
});

describe('what an offer amounts to', () => {
  it('is the operator’s word, then what AWS said last', () => {
    const extended = read(10, { expiresAt: T0 + 60 * DAY_MS, audience: [BUYER, OTHER] });
    expect(termsOf(offerOf([extended, released()]))).toMatchObject({
      expiresAt: T0 + 60 * DAY_MS,
      audience: [BUYER, OTHER],
      sellerOfRecord: { account: SELLER },
      since: T0,
    });
    const said = recorded(5, {
      label: 'Autumn offer',
      expiresAt: T0 + DAY_MS,
      sellerOfRecord: { name: 'Reseller' },
    });
    expect(termsOf(offerOf([said, extended, released()]))).toMatchObject({
      label: 'Autumn offer',
      expiresAt: T0 + DAY_MS,
      sellerOfRecord: { name: 'Reseller' },
    });
  });

  it('has whom it was linked for as its audience, where nobody else says to whom it is extended', () => {
    expect(termsOf(offerOf([recorded(1, { kind: 'sppo' }), linked(2)])).audience).toEqual([BUYER]);
    expect(termsOf(offerOf([released({ audience: [OTHER] }), linked(2)])).audience).toEqual([OTHER]);
  });

  it('knows who has not accepted', () => {
    const offer = offerOf([released({ audience: [BUYER, OTHER] }), accepted(3)]);
    expect(notYetAccepted(offer)).toEqual([OTHER]);
  });

  it('has one link for an account: the latest', () => {
    expect(offerOf([linked(2, 't-b'), linked(1, 't-a')]).links).toMatchObject([{ tenantId: 't-b' }]);
  });
});

describe('any order, any duplicates', () => {
  const story: OfferFact[] = [
    released(),
    released({ at: T0 + DAY_MS, id: 'event-2', audience: [BUYER, OTHER] }),
    read(30, { expiresAt: T0 + 60 * DAY_MS }),
    notOurs(20),
    recorded(40, { kind: 'sppo', label: 'one' }),
    recorded(41, { kind: 'sppo', label: 'two' }),
    accepted(50),
    accepted(49, { id: 'event-0', resaleAuthorizationId: 'resaleauthz-1' }),
    accepted(51, { agreementId: 'agmt-2', buyerAccount: OTHER, proposerAccount: RESELLER }),
    linked(60),
    linked(61, 't-b', OTHER),
  ];

  it('end the same', () => {
    const expected = offerOf(story);
    fc.assert(
      fc.property(fc.shuffledSubarray([...story, ...story], { minLength: story.length * 2 }), (facts) => {
        expect(offerOf(facts)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('a duplicate is the very same object', () => {
    const offer = offerOf(story);
    for (const fact of story) expect(hearOfferFact(offer, OFFER, fact, T0)).toBe(offer);
  });

  it('a public offer keeps no acceptances, whichever was heard of first', () => {
    const everybodys = read(5, { audience: [] });
    const expected = offerOf([everybodys]);
    expect(offerOf([accepted(1), everybodys, accepted(9, { agreementId: 'agmt-2' })])).toEqual(expected);
    expect(offerOf([everybodys, accepted(1)])).toEqual(expected);
  });

  it('of more acceptances than are kept, the earliest stay', () => {
    const many = Array.from({ length: 60 }, (_, n) => accepted(n, { agreementId: `agmt-${n}` }));
    expect(offerOf(many)).toEqual(offerOf(many.toReversed()));
    expect(offerOf(many).acceptances).toHaveLength(40);
    expect(offerOf(many).acceptances[0]?.agreementId).toBe('agmt-0');
  });
});
