import { describe, expect, it } from 'vitest';
import { isExpiring, offerDueAt } from '#domain/offers/expiry.ts';
import { hearOfferFact, type OfferFact } from '#domain/offers/hear.ts';
import { tellSuperseded } from '#domain/offers/supersede.ts';
import { tell } from '#domain/offers/tell.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/time.ts';
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
  T0,
} from './facts.ts';

const NOTICE = 14 * DAY_MS;
const EXPIRES = T0 + 30 * DAY_MS;
const noticed = (facts: readonly OfferFact[]) => ({ ...offerOf(facts), noticeMs: NOTICE });

describe('the expiry of a private offer', () => {
  it('is announced once when it is near, and once when it is past', () => {
    const offer = noticed([released(), read(1)]);
    expect(offerDueAt(offer)).toBe(EXPIRES - NOTICE);
    expect(tell(offer, EXPIRES - NOTICE - 1)).toEqual({ offer, events: [] });
    const near = tell(offer, EXPIRES - NOTICE);
    expect(near.events).toEqual([
      {
        type: 'offer.expiring',
        version: 1,
        offerId: OFFER,
        kind: 'mppo',
        label: 'Example, Inc. for SaaS 2026-11-21- Private Offer',
        productCode: 'plainproduct1',
        expiresAt: EXPIRES,
        buyerAccounts: [BUYER],
      },
    ]);
    expect(isExpiring(near.offer)).toBe(true);
    expect(tell(near.offer, EXPIRES - 1).events).toEqual([]);
    expect(offerDueAt(near.offer)).toBe(EXPIRES);
    const past = tell(near.offer, EXPIRES);
    expect(past.events).toMatchObject([{ type: 'offer.expired', expiresAt: EXPIRES }]);
    expect(tell(past.offer, EXPIRES + DAY_MS).events).toEqual([]);
    expect([offerDueAt(past.offer), isExpiring(past.offer)]).toEqual([undefined, false]);
  });

  it('is announced as past alone, where it was learnt too late', () => {
    const { events } = tell(noticed([released()]), EXPIRES + 1);
    expect(events.map(({ type }) => type)).toEqual(['offer.expired']);
  });

  it('is announced anew where its seller moved it', () => {
    const near = tell(noticed([released(), read(1)]), EXPIRES - NOTICE).offer;
    const moved = hearOfferFact(near, OFFER, read(60, { expiresAt: EXPIRES + 30 * DAY_MS }), T0);
    expect(tell(moved, EXPIRES).events).toEqual([]);
    expect(tell(moved, EXPIRES + 16 * DAY_MS).events).toMatchObject([{ type: 'offer.expiring' }]);
  });

  it('concerns nobody once all have accepted, and never where anyone may', () => {
    expect(offerDueAt(noticed([released(), read(1), accepted(5)]))).toBeUndefined();
    expect(offerDueAt(noticed([released({ audience: [] }), read(1, { audience: [] })]))).toBeUndefined();
    const half = noticed([released({ audience: [BUYER, OTHER] }), notOurs(1), accepted(5)]);
    expect(tell(half, EXPIRES).events).toMatchObject([{ buyerAccounts: [OTHER] }]);
  });
});

describe('the catalog', () => {
  const due = (...facts: OfferFact[]) => offerDueAt(offerOf(facts));

  it('is asked at once about what nobody has described, and once', () => {
    expect(due(accepted(1))).toBe(T0);
    expect(due(released({ audience: [] }))).toBe(T0);
    expect(due(released({ audience: [] }), read(1, { audience: [] }))).toBeUndefined();
    expect(due(accepted(1), notOurs(2))).toBeUndefined();
  });

  it('is not asked about a partner’s offer', () => {
    const partners = released({ sellerOfRecord: { account: RESELLER }, expiresAt: T0 + DAY_MS });
    expect(due(partners)).toBeUndefined();
    expect(offerDueAt({ ...offerOf([partners]), noticeMs: HOUR_MS })).toBe(T0 + 23 * HOUR_MS);
    expect(due(accepted(1, { resaleAuthorizationId: 'resaleauthz-1' }))).toBeUndefined();
  });

  it('is asked ever more seldom where it does not answer', () => {
    const unanswered = (times: number) =>
      due(accepted(1), {
        kind: 'catalog',
        reading: { asOf: T0, outcome: 'unanswered', unanswered: times },
      });
    expect([1, 2, 3, 4, 9].map(unanswered)).toEqual(
      [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, HOUR_MS].map((wait) => T0 + wait),
    );
  });
});

describe('an acceptance', () => {
  it('names the tenant that the offer was linked to, whichever came first, and once', () => {
    for (const facts of [
      [recorded(1, { kind: 'sppo' }), linked(2), accepted(3)],
      [recorded(1, { kind: 'sppo' }), accepted(3), linked(5)],
    ]) {
      const told = tell(offerOf(facts), T0);
      expect(told.events).toMatchObject([
        { type: 'offer.accepted', kind: 'sppo', tenantId: 't-a', buyerAccount: BUYER, agreementId: 'agmt-1' },
      ]);
      expect(tell(told.offer, T0).events).toEqual([]);
    }
  });

  it('says nothing of an account that was not linked', () => {
    expect(tell(offerOf([recorded(1), linked(2, 't-a', OTHER), accepted(3)]), T0).events).toEqual([]);
  });
});

describe('a newer solution provider offer', () => {
  const NEWER = 'offer-sppo2027';
  const sppo = (offerId: string, days: number, over = {}) =>
    offerOf(
      [
        released({ at: T0 + days * DAY_MS, expiresAt: EXPIRES + days * DAY_MS, ...over }),
        recorded(days, { kind: 'sppo', sellerOfRecord: { account: RESELLER } }),
      ],
      offerId,
    );
  const older = sppo(OFFER, 0);
  const newer = sppo(NEWER, 7);

  it('of the same seller to the same account is announced, once', () => {
    const told = tellSuperseded(older, newer, [BUYER], T0 + 8 * DAY_MS);
    expect(told.events).toMatchObject([
      { type: 'offer.superseded', offerId: OFFER, byOfferId: NEWER, buyerAccount: BUYER },
    ]);
    expect(tellSuperseded(told.offer, newer, [BUYER], T0 + 9 * DAY_MS).events).toEqual([]);
  });

  it.each([
    ['the older one does not supersede', newer, older],
    ['another account is another matter', older, sppo(NEWER, 7, { audience: [OTHER] })],
    ['nor does another kind', older, offerOf([released({ at: T0 + 7 * DAY_MS })], NEWER)],
    [
      'nor another seller’s',
      older,
      offerOf(
        [released({ at: T0 + DAY_MS }), recorded(1, { kind: 'sppo', sellerOfRecord: { name: 'X' } })],
        NEWER,
      ),
    ],
  ])('%s', (_, before, after) => {
    expect(tellSuperseded(before, after, [BUYER, OTHER], T0 + 8 * DAY_MS).events).toEqual([]);
  });

  it('matters where the older one was accepted or may yet be', () => {
    const late = EXPIRES + DAY_MS;
    expect(tellSuperseded(older, newer, [BUYER], late).events).toEqual([]);
    const taken = hearOfferFact(older, OFFER, accepted(3), T0);
    expect(tellSuperseded(taken, newer, [BUYER], late).events).toHaveLength(1);
  });
});
