import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { OffersPage, OfferView } from '#domain/api/offers.ts';
import { WriteOutcome } from '#domain/api/writes.ts';
import { DAY_MS, HOUR_MS, isoOf } from '#domain/time.ts';
import { hearOffer } from '#lambdas/stores/offers.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import type { Office } from '../directory/office.ts';
import { stockAgreement, stockServed, stockTenant, tenantIdOf } from '../directory/stock.ts';
import { ask, NOW, offersDesk, SOLD, stockOffer } from './desk.ts';
import { accepted, BUYER, linked, OTHER, recorded, released } from './facts.ts';

let desk: Office;
beforeEach(() => {
  desk = offersDesk();
});

const OFFER = 'offer-sppo2026';
const EXPIRES = NOW + 30 * DAY_MS;
const sppo = (more: object = {}) => ({
  body: {
    productCode: SOLD,
    kind: 'sppo',
    label: 'Classmethod, Inc. for SaaS 2026-11-21- Private Offer',
    sellerOfRecord: { name: 'Classmethod, Inc.' },
    audience: [BUYER],
    expiresAt: isoOf(EXPIRES),
    reason: 'Order 17',
    ...more,
  },
});
const put = (offerId: string, sent: object, query = '') =>
  ask(desk, 'PUT', `/v1/offers/${offerId}${query}`, sent);
const link = (body: object, query = '') =>
  ask(desk, 'POST', `/v1/offers/${OFFER}/links${query}`, { body: { reason: 'moves', ...body } });
const read = async (offerId = OFFER) =>
  v.parse(OfferView, (await ask(desk, 'GET', `/v1/offers/${offerId}`)).body);
const list = async (query = '') => v.parse(OffersPage, (await ask(desk, 'GET', `/v1/offers${query}`)).body);
const idsOf = async (query: string) => (await list(query)).items.map(({ offerId }) => offerId);
const codes = (hints: readonly { code: string }[]) => hints.map(({ code }) => code);
/** What the lifecycle does when an agreement names the offer. */
const hearAcceptance = (agreementId: string, buyerAccount = BUYER) =>
  walk(
    desk.ports.store,
    desk.ports.surroundings,
    { door: 'test', verb: 'accepted', actor: { kind: 'clock' }, correlationId: 'c' },
    async (work) => {
      const acceptance = { at: work.now, id: 'event', agreementId, buyerAccount, productCode: SOLD };
      await hearOffer(work, async () => DAY_MS, OFFER, { kind: 'accepted', acceptance });
    },
  );

describe('PUT /v1/offers/{id}', () => {
  test('an operator says what AWS does not: it is an SPPO', async () => {
    await stockOffer(desk, OFFER, [released({ productId: 'prod-sold', productCode: SOLD })]);
    const answer = await put(OFFER, sppo());
    expect(answer.status).toBe(200);
    expect(v.parse(WriteOutcome, answer.body).changes).toEqual([
      { resource: `/v1/offers/${OFFER}`, from: 'mppo', to: 'sppo' },
    ]);
    expect(await read()).toMatchObject({
      kind: 'sppo',
      label: 'Classmethod, Inc. for SaaS 2026-11-21- Private Offer',
      sellerOfRecord: { name: 'Classmethod, Inc.' },
      expiresAt: isoOf(EXPIRES),
      audience: [{ account: BUYER, accepted: false, reseller: 'classmethod' }],
      known: { recordedAt: isoOf(NOW) },
      links: { link: `/v1/offers/${OFFER}/links` },
    });
    expect(desk.memory.journal.at(-1)?.cause).toMatchObject({ verb: 'record-offer', reason: 'Order 17' });
  });

  test('stands in the audit, found by the offer', async () => {
    await put(OFFER, sppo());
    const { body } = await desk.sendTo('directory-audit', 'GET', `/v1/audit?entity=offer/${OFFER}`);
    expect(body.items).toMatchObject([{ verb: 'record-offer', reason: 'Order 17' }]);
  });

  test('takes the place of what was recorded before', async () => {
    await put(OFFER, sppo());
    await put(OFFER, { body: { productCode: SOLD, audience: [OTHER], reason: 'better known' } });
    expect(await read()).toMatchObject({ kind: 'unknown', label: OFFER, audience: [{ account: OTHER }] });
  });

  test('with dryRun, or an older version, writes nothing', async () => {
    expect((await put(OFFER, sppo(), '?dryRun=true')).body.dryRun).toBe(true);
    expect((await ask(desk, 'GET', `/v1/offers/${OFFER}`)).status).toBe(404);
    await put(OFFER, sppo());
    const stale = await put(OFFER, { ...sppo(), headers: { 'if-match': '"0"' } });
    expect([stale.status, stale.body.code]).toEqual([412, 'VERSION_MISMATCH']);
  });

  test.each([
    ['of no product on sale', { productCode: 'nosuchproduct' }, 'productCode'],
    ['of another product than AWS says', {}, 'productCode'],
    ['to accounts that are none', { audience: ['11111111111'] }, 'audience.0'],
    ['of a seller without a name', { sellerOfRecord: {} }, 'sellerOfRecord'],
  ])('is refused %s', async (_, body, field) => {
    await stockOffer(desk, OFFER, [released({ productId: 'prod-0' })]);
    const answer = await put(OFFER, sppo(body));
    expect([answer.status, answer.body.code]).toEqual([400, 'BODY_INVALID']);
    expect(answer.body.faults.map((fault: { field: string }) => fault.field)).toContain(field);
  });

  test('warns of accounts that no reseller provides', async () => {
    const { body } = await put(OFFER, sppo({ audience: [BUYER, '999999999999'] }));
    expect(body.warnings).toMatchObject([{ code: 'ACCOUNT_OF_NO_RESELLER' }]);
    expect(body.warnings[0].text).toContain('999999999999');
  });

  test('a newer SPPO of the same seller to the same account supersedes the older: said, and nothing switched', async () => {
    await put(OFFER, sppo());
    desk.clock.now += HOUR_MS;
    const { body } = await put('offer-sppo2027', sppo());
    expect(body.events).toEqual([{ type: 'offer.superseded', about: OFFER }]);
    const older = await read();
    expect(older.supersededBy).toEqual([{ offerId: 'offer-sppo2027', href: '/v1/offers/offer-sppo2027' }]);
    expect(codes(older.next)).toContain('OFFER_TO_CHOOSE');
    expect(older.state).toBe('OPEN');
  });
});

describe('POST /v1/offers/{id}/links', () => {
  beforeEach(async () => {
    await put(OFFER, sppo());
    await stockTenant(desk, 1, { productCode: SOLD });
    await stockTenant(desk, 2, { productCode: SOLD });
  });
  const awaited = () => desk.memory.all('awaited')[0];

  test('awaits the account for the tenant, and says who does what next', async () => {
    const { body } = await link({ tenantId: tenantIdOf(1), buyerAccount: BUYER });
    expect(body.changes).toEqual([{ resource: `/v1/offers/${OFFER}`, from: 'UNLINKED', to: 'LINKED' }]);
    expect(codes(body.next)).toEqual(['OFFER_TO_ACCEPT']);
    expect(body.next[0].text).toContain(BUYER);
    expect(awaited()).toEqual({
      awaitedId: `${SOLD}/${BUYER}`,
      changes: [],
      offers: [{ offerId: OFFER, tenantId: tenantIdOf(1) }],
    });
    expect((await read()).linked).toMatchObject([{ buyerAccount: BUYER, accepted: false }]);
  });

  test('an acceptance is recognized: the tenant is named, and nothing bound', async () => {
    await link({ tenantId: tenantIdOf(1), buyerAccount: BUYER });
    await hearAcceptance('agmt-1');
    expect(desk.memory.journal.at(-1)?.events).toMatchObject([
      { type: 'offer.accepted', offerId: OFFER, tenantId: tenantIdOf(1), agreementId: 'agmt-1' },
    ]);
    const offer = await read();
    expect(offer.linked).toMatchObject([{ accepted: true }]);
    expect(codes(offer.next)).toEqual(['OFFER_TO_BIND']);
    expect(desk.memory.all('tenant').every(({ bindings }) => bindings.length === 0)).toBe(true);
  });

  test('so it is where the link comes after the acceptance', async () => {
    await hearAcceptance('agmt-1');
    const { body } = await link({ tenantId: tenantIdOf(1), buyerAccount: BUYER });
    expect(body.events).toEqual([{ type: 'offer.accepted', about: OFFER }]);
    expect(codes(body.next)).toEqual(['OFFER_TO_BIND']);
    expect(awaited()?.offers).toEqual([{ offerId: OFFER, tenantId: tenantIdOf(1) }]);
  });

  test('to another tenant takes the place of the former; to the same one changes nothing', async () => {
    await link({ tenantId: tenantIdOf(1), buyerAccount: BUYER });
    const same = await link({ tenantId: tenantIdOf(1), buyerAccount: BUYER });
    expect(codes(same.body.warnings)).toEqual(['OFFER_LINKED_ALREADY']);
    const other = await link({ tenantId: tenantIdOf(2), buyerAccount: BUYER });
    expect(codes(other.body.warnings)).toEqual(['OFFER_LINK_REPLACED']);
    expect(awaited()?.offers).toEqual([{ offerId: OFFER, tenantId: tenantIdOf(2) }]);
  });

  test('with dryRun tells and writes nothing', async () => {
    const { body } = await link({ tenantId: tenantIdOf(1), buyerAccount: BUYER }, '?dryRun=true');
    expect(codes(body.next)).toEqual(['OFFER_TO_ACCEPT', 'SEND_TO_DO']);
    expect(desk.memory.all('awaited')).toEqual([]);
  });

  test.each([
    ['an account that it was not extended to', { buyerAccount: OTHER }, 409, 'OFFER_NOT_EXTENDED'],
    ['a tenant that is none', { tenantId: tenantIdOf(9) }, 404, 'NOT_FOUND'],
    ['a tenant of another product', { tenantId: tenantIdOf(3) }, 409, 'TENANT_OF_ANOTHER_PRODUCT'],
  ])('is refused for %s', async (_, body, status, code) => {
    await stockTenant(desk, 3);
    const answer = await link({ tenantId: tenantIdOf(1), buyerAccount: BUYER, ...body });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.remedies.length).toBeGreaterThan(0);
  });

  test('is refused once the offer has expired, unless the account accepted in time', async () => {
    desk.clock.now = EXPIRES;
    const late = await link({ tenantId: tenantIdOf(1), buyerAccount: BUYER });
    expect([late.status, late.body.code]).toEqual([409, 'OFFER_EXPIRED']);
    await hearAcceptance('agmt-1');
    expect((await link({ tenantId: tenantIdOf(1), buyerAccount: BUYER })).status).toBe(200);
  });

  test('is refused of an offer that is not private', async () => {
    await put(OFFER, sppo({ kind: 'public' }));
    const answer = await link({ tenantId: tenantIdOf(1), buyerAccount: BUYER });
    expect(answer.body.code).toBe('OFFER_NOT_PRIVATE');
  });
});

describe('GET /v1/offers', () => {
  test('shows the lineage: offer, agreement, subscription, tenant', async () => {
    await stockOffer(desk, OFFER, [
      recorded(0, { kind: 'sppo' }),
      accepted(1, { agreementId: 'agmt-7' }),
      linked(2, tenantIdOf(1)),
    ]);
    await stockAgreement(desk, 'agmt-7', [7]);
    await stockServed(desk, 8);
    expect((await read()).lineage).toMatchObject([
      { agreementId: 'agmt-7', buyerAccount: BUYER, status: 'ACTIVE', subscriptions: [{ state: 'ACTIVE' }] },
    ]);
  });

  test('by account, kind and expiry, page by page', async () => {
    for (const [n, kind] of (['sppo', 'mppo', 'sppo', 'cppo'] as const).entries()) {
      desk.clock.now += HOUR_MS;
      await put(
        `offer-${n}`,
        sppo({ kind, audience: n === 3 ? [OTHER] : [BUYER], sellerOfRecord: { name: `${n}` } }),
      );
    }
    expect(await idsOf('')).toEqual(['offer-3', 'offer-2', 'offer-1', 'offer-0']);
    expect(await idsOf('?kind=sppo')).toEqual(['offer-2', 'offer-0']);
    expect(await idsOf(`?account=${BUYER}`)).toEqual(['offer-2', 'offer-1', 'offer-0']);
    const first = await list(`?account=${BUYER}&limit=2`);
    expect(first.items).toHaveLength(2);
    expect(await idsOf(`?account=${BUYER}&limit=2&cursor=${first.next}`)).toEqual(['offer-0']);
    expect(await idsOf('?expiring=true')).toEqual([]);
    expect((await ask(desk, 'GET', `/v1/offers?account=${OTHER}&cursor=${first.next}`)).body.code).toBe(
      'CURSOR_INVALID',
    );
  });

  test('what soon expires is a list of its own, once it was announced', async () => {
    await put(OFFER, sppo({ expiresAt: isoOf(NOW + 3 * DAY_MS) }));
    expect(desk.memory.journal.at(-1)?.events).toMatchObject([{ type: 'offer.expiring' }]);
    const [row] = (await list('?expiring=true')).items;
    expect(row).toMatchObject({ offerId: OFFER, state: 'EXPIRING' });
    expect(codes(row?.next ?? [])).toEqual(['OFFER_TO_RENEW']);
  });
});
