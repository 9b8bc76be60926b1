import { describe, expect, test } from 'vitest';
import { BUYER, DAY, events, HOUR, MINUTE, PARTNER, SELLER, START, setting, subscribed } from './setting.ts';

const at = (offset: number): string => new Date(START + offset).toISOString().replace('.000Z', 'Z');

const timed = (set: ReturnType<typeof setting>) =>
  events(set.core).map(({ 'detail-type': type, time }) => `${time} ${type}`);

describe('a pay-as-you-go purchase, as one was captured', () => {
  const set = setting();
  const { agreement, license } = subscribed(set);
  set.core.act('cancel', { agreementId: agreement.id });
  const canceled = set.now() - START;
  set.wait(HOUR);
  const [created, updated, ended, deprovisioned] = events(set.core);

  test('comes in this order, at these distances', () => {
    expect(timed(set)).toEqual([
      `${at(11_000)} Purchase Agreement Created - Proposer`,
      `${at(72_000)} License Updated - Manufacturer`,
      `${at(canceled + 5_000)} Purchase Agreement Ended - Proposer`,
      `${at(canceled + 36_000)} License Deprovisioned - Manufacturer`,
    ]);
  });

  test('Created: open end as the year 9999, resale authorization null', () => {
    expect(created).toEqual({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/),
      'detail-type': 'Purchase Agreement Created - Proposer',
      source: 'aws.agreement-marketplace',
      account: SELLER,
      time: '2026-08-20T14:23:22Z',
      region: 'us-east-1',
      resources: [`arn:aws:aws-marketplace::aws:agreement:${agreement.id}`],
      detail: {
        requestId: expect.any(String),
        catalog: 'AWSMarketplace',
        agreement: {
          id: agreement.id,
          intent: 'NEW',
          status: 'ACTIVE',
          acceptanceTime: '2026-08-20T14:23:11Z',
          startTime: '2026-08-20T14:23:11Z',
          endTime: '9999-01-01T00:00:00Z',
        },
        resaleAuthorization: { id: null },
        acceptor: { accountId: BUYER },
        proposer: { accountId: SELLER },
        offer: { id: agreement.offerId },
      },
    });
  });

  test('License Updated and Deprovisioned: the same shape, with license and product, without quantities', () => {
    const detail = {
      requestId: expect.any(String),
      catalog: 'AWSMarketplace',
      agreement: { id: agreement.id },
      product: { code: 'payg-code', id: 'prod-payg' },
      license: {
        arn: expect.stringMatching(/^arn:aws:license-manager::294406891311:license:l-[0-9a-f]{32}$/),
      },
      acceptor: { accountId: BUYER },
      proposer: { accountId: SELLER },
      offer: { id: agreement.offerId },
    };
    expect(updated?.detail).toEqual(detail);
    expect(deprovisioned?.detail).toEqual(detail);
    expect(updated?.detail['license']).toEqual({ arn: license.arn });
  });

  test('Ended: no offer', () => {
    expect(ended?.detail).toEqual({
      requestId: expect.any(String),
      catalog: 'AWSMarketplace',
      agreement: { id: agreement.id, status: 'CANCELLED' },
      resaleAuthorization: { id: null },
      acceptor: { accountId: BUYER },
      proposer: { accountId: SELLER },
    });
  });
});

test('Ended may carry the offer', () => {
  const set = setting({ coins: { endedOffer: 'present' } });
  const { agreement } = subscribed(set);
  set.core.act('cancel', { agreementId: agreement.id });
  set.wait(MINUTE);
  const ended = events(set.core).find(({ 'detail-type': type }) => type.includes('Ended'));
  expect(ended?.detail['offer']).toEqual({ id: agreement.offerId });
});

test('the license ARN may come as the documentation prints it, with the same tail', () => {
  const set = setting({ coins: { noticeArn: 'sample' } });
  const { license } = subscribed(set);
  expect(events(set.core)[1]?.detail['license']).toEqual({
    arn: `aws:license-manager:us-east-1:294406891311:${license.arn.split(':').at(-1)}`,
  });
});

test('in a channel partner’s sale the manufacturer’s copies come, with the authorization', () => {
  const resale = { authorizationId: 'resaleauthz-1', proposer: PARTNER };
  const set = setting({
    offers: [{ id: 'offer-cppo', productCode: 'payg-code', name: 'CPPO', buyerAccounts: [BUYER], resale }],
  });
  const { agreement } = subscribed(set, { accountId: BUYER, offerId: 'offer-cppo' });
  set.core.act('cancel', { agreementId: agreement.id });
  set.wait(MINUTE);
  const said = events(set.core);
  expect(said.map(({ 'detail-type': type }) => type)).toEqual([
    'Purchase Agreement Created - Manufacturer',
    'License Updated - Manufacturer',
    'Purchase Agreement Ended - Manufacturer',
    'License Deprovisioned - Manufacturer',
  ]);
  expect(said[0]?.detail).toMatchObject({
    resaleAuthorization: { id: 'resaleauthz-1' },
    proposer: { accountId: PARTNER },
  });
  expect(said[0]?.account).toBe(SELLER);
});

test('a purchase that is canceled before its license was given says nothing of a license', () => {
  const set = setting();
  const { agreementId } = set.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' });
  set.wait(20_000);
  set.core.act('cancel', { agreementId });
  set.wait(DAY);
  expect(timed(set)).toEqual([
    `${at(11_000)} Purchase Agreement Created - Proposer`,
    `${at(25_000)} Purchase Agreement Ended - Proposer`,
  ]);
});

test('a refused payment: Created, and never a license', () => {
  const set = setting();
  set.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code', payment: 'fails' });
  set.wait(DAY);
  expect(timed(set)).toEqual([`${at(11_000)} Purchase Agreement Created - Proposer`]);
});

test('a future-dated agreement is created at its acceptance and licensed at its start', () => {
  const startsAt = START + 400 * DAY;
  const set = setting({
    offers: [
      { id: 'offer-fda', productCode: 'contract-code', name: 'Later', startsAt, buyerAccounts: [BUYER] },
    ],
  });
  const { licenseArn } = set.core.act('subscribe', { accountId: BUYER, offerId: 'offer-fda' });
  set.wait(DAY);
  expect(timed(set)).toEqual([`${at(11_000)} Purchase Agreement Created - Proposer`]);
  expect(set.core.state.licenses[licenseArn]?.status).toBe('SCHEDULED');
  set.until(startsAt + 72_000);
  expect(timed(set).at(-1)).toBe(`${at(400 * DAY + 72_000)} License Updated - Manufacturer`);
  expect(set.core.state.licenses[licenseArn]?.status).toBe('PROVISIONED');
});

test('the end of a contract is announced 180, 120, 90, 60 and 30 days before', () => {
  const set = setting();
  subscribed(set, { accountId: BUYER, productCode: 'contract-code' });
  set.wait(364 * DAY);
  const ending = events(set.core).filter(
    ({ 'detail-type': type }) => type === 'Purchase Agreement Ending - Proposer',
  );
  expect(
    ending.map(({ detail }) => (detail['agreement'] as { daysBeforeEndTime: number }).daysBeforeEndTime),
  ).toEqual([180, 120, 90, 60, 30]);
  expect(ending[0]?.time).toBe(at(185 * DAY));
});

test('a change of quantities: Amended, then License Updated; of the renewal: Amended alone', () => {
  const set = setting();
  const { agreement } = subscribed(set, { accountId: BUYER, productCode: 'contract-code' });
  set.core.act('amend', { agreementId: agreement.id, grants: { seats: 20 } });
  set.wait(MINUTE);
  set.core.act('amend', { agreementId: agreement.id, autoRenew: false });
  set.wait(MINUTE);
  const said = events(set.core).slice(2);
  expect(said.map(({ 'detail-type': type }) => type)).toEqual([
    'Purchase Agreement Amended - Proposer',
    'License Updated - Manufacturer',
    'Purchase Agreement Amended - Proposer',
  ]);
  expect(said[0]?.detail).toMatchObject({ agreement: { intent: 'AMEND', autoRenewalEnabled: true } });
  expect(said[2]?.detail).toMatchObject({
    renewalSummary: { lockoutStartTime: null, disabledBy: 'ACCEPTOR' },
  });
});

test('advisories come as the manufacturer’s copy, on direct sales too', () => {
  const set = setting();
  const { agreement } = subscribed(set);
  set.core.act('advise', { agreementId: agreement.id });
  set.wait(MINUTE);
  set.core.act('advise', { agreementId: agreement.id, resolved: true });
  set.wait(MINUTE);
  const [issued, resolved] = events(set.core).slice(2);
  expect(issued?.['detail-type']).toBe('Purchase Agreement Advisory Issued - Manufacturer');
  expect(issued?.detail['advisory']).toEqual({ issuedAt: at(2 * MINUTE) });
  expect(resolved?.['detail-type']).toBe('Purchase Agreement Advisory Resolved - Manufacturer');
  expect(resolved?.detail['advisory']).toEqual({ resolvedAt: at(3 * MINUTE) });
});

test('an offer that is released comes from the catalog, with its buyers', () => {
  const set = setting();
  const resale = { authorizationId: 'resaleauthz-1', proposer: PARTNER };
  set.core.act('offer', { productCode: 'payg-code', name: 'For you', buyerAccounts: [BUYER], resale });
  const [released] = events(set.core);
  expect(released?.source).toBe('aws.marketplacecatalog');
  expect(released?.['detail-type']).toBe('Offer Released');
  expect(released?.detail).toMatchObject({
    product: { id: 'prod-payg' },
    manufacturer: { accountId: SELLER },
    sellerOfRecord: { accountId: PARTNER },
    targetedBuyerAccountIds: [BUYER],
  });
});
