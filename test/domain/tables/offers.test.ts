import { describe, expect, it } from 'vitest';
import { OFFER_STEPS, type OfferTarget, offerStep } from '#domain/offers/choose.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { BUYER, OTHER, offerOf, recorded, released, T0 } from '#test/offers/facts.ts';
import { tableUnder, unmatched } from './read.ts';

const TABLE = tableUnder('Offers');
const WANTED = 'offer-wanted';
const NOW = T0 + 60_000;

const wanted = (over = {}) => offerOf([released(over), recorded(1, { kind: 'sppo' })], WANTED);
const target = (current?: OfferTarget['current']): OfferTarget => ({
  account: BUYER,
  ...(current ? { current } : {}),
});

/** Private offers that the target may accept, and all that it may not: none, expired, to another account, public. */
const OFFERS: Record<string, readonly (Offer | undefined)[]> = {
  'extended to the target, not expired': [wanted(), wanted({ expiresAt: undefined })],
  'not extended to it, or expired': [
    undefined,
    wanted({ expiresAt: NOW }),
    wanted({ audience: [OTHER] }),
    offerOf([released({ audience: [] })], WANTED),
  ],
};
const TARGETS: Record<string, readonly OfferTarget[]> = {
  none: [target()],
  'SPPO, same offer': [target({ kind: 'sppo', offerId: WANTED })],
  'SPPO, another offer': [target({ kind: 'sppo', offerId: 'offer-other' }), target({ kind: 'sppo' })],
  public: [target({ kind: 'public', offerId: 'offer-public' }), target({ kind: 'public' })],
  'other private offer': [
    target({ kind: 'mppo', offerId: 'offer-other' }),
    target({ kind: 'cppo', offerId: 'offer-other' }),
    target({ kind: 'unknown', offerId: 'offer-other' }),
  ],
};
/** The cell `SPPO, same offer` needs an offer to compare with. */
const isCase = (row: string, offer: Offer | undefined): boolean =>
  row !== 'SPPO, same offer' || offer !== undefined;

const CASES = Object.fromEntries(
  Object.entries(TARGETS).map(([row, targets]) => [
    row,
    Object.fromEntries(
      Object.entries(OFFERS).map(([column, offers]) => [
        column,
        targets.flatMap((each) =>
          offers.filter((offer) => isCase(row, offer)).map((offer) => ({ target: each, offer })),
        ),
      ]),
    ),
  ]),
);

describe('table D1-1: what to do for the offer shown in the target account', () => {
  it('has a case for each cell and a cell for each case', () => {
    expect(unmatched(TABLE, CASES)).toEqual({ cellsWithoutCase: [], casesWithoutCell: [] });
  });

  const cases = Object.entries(CASES).flatMap(([row, columns]) =>
    Object.entries(columns).flatMap(([column, each]) => each.map((one, n) => ({ row, column, n, ...one }))),
  );
  it.each(cases)('$row × $column ($n)', ({ row, column, target: shown, offer }) => {
    const says = TABLE[row]?.[column] ?? '';
    expect(OFFER_STEPS.filter((step) => says.includes(`\`${step}\``))).toEqual([
      offerStep(shown, offer, NOW),
    ]);
  });
});
