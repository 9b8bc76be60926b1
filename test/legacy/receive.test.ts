import { beforeEach, describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '#domain/time.ts';
import { clockOf, LEGACY_ID, LICENSE_ID, landed, openSeller, type Seller, wrappedOf } from './seller.ts';

let seller: Seller;
beforeEach(() => {
  seller = openSeller();
  seller.clock.now = clockOf('09:00');
});

/** Subscribed, landed, bound: served. */
const served = async () => {
  await seller.sns('subscribe-success', '09:01');
  await landed(seller.land('09:05'));
  await seller.bind(LEGACY_ID, '09:06');
};

describe('SNS into the corridor', () => {
  test('a customer subscribes, lands and is served, under their own identity', async () => {
    await seller.sns('subscribe-success', '09:01', { 'offer-identifier': 'offer-1' });
    expect(seller.stateOf(LEGACY_ID)).toBe('ACTIVE_UNREGISTERED');
    await landed(seller.land('09:05'));
    expect(seller.stateOf(LEGACY_ID)).toBe('ACTIVE');
    await seller.bind(LEGACY_ID, '09:06');
    expect(seller.tenant()).toMatchObject({
      state: { name: 'ACTIVE' },
      link: { subscriptionId: `${LEGACY_ID}~1` },
    });
    expect(seller.memory.all('license')).toMatchObject([
      {
        customerIdentifier: 'X01EXAMPLEX',
        buyerAccount: '111122223333',
        subscriptions: [{ offerId: 'offer-1' }],
      },
    ]);
  });

  test('the landing remembers that the two names are one purchase', async () => {
    await served();
    expect(seller.memory.all('customer')).toMatchObject([{ legacyId: LEGACY_ID, licenseId: LICENSE_ID }]);
  });

  test('every message is kept raw, even one that says nothing new; twice is once', async () => {
    const body = wrappedOf({ action: 'subscribe-success', at: '09:01' });
    expect(await seller.deliver(body, body, wrappedOf({ action: 'subscribe-perhaps', at: '09:02' }))).toEqual(
      [],
    );
    expect(seller.kept.map(({ detailType }) => detailType)).toEqual([
      'SNS subscribe-success',
      'SNS subscribe-success',
      'SNS subscribe-perhaps',
    ]);
    // The fact once; of the unknown action there is only that operators are told.
    expect(seller.memory.journal).toHaveLength(2);
  });

  test('operators are told of an action of tomorrow, which changes nothing', async () => {
    expect(await seller.deliver(wrappedOf({ action: ' subscribe-perhaps', at: '09:02' }))).toEqual([]);
    expect(seller.memory.journal.flatMap(({ written }) => written)).toEqual([]);
    expect(seller.memory.journal.flatMap(({ events }) => events)).toMatchObject([
      { type: 'notification.unknown', detailType: 'SNS subscribe-perhaps', since: seller.clock.now },
    ]);
  });

  test('poison is left for the dead-letter queue, the rest is done', async () => {
    expect(await seller.deliver('{', wrappedOf({ action: 'subscribe-success', at: '09:01' }))).toEqual([0]);
    expect(seller.stateOf(LEGACY_ID)).toBe('ACTIVE_UNREGISTERED');
  });

  test('a private offer accepted: subscribe-success again, with another offer, and service goes on', async () => {
    await served();
    await seller.sns('subscribe-success', '10:00', { 'offer-identifier': 'offer-2' });
    expect(seller.memory.all('license')[0]?.subscriptions).toMatchObject([
      { offerId: 'offer-2', state: { name: 'ACTIVE' } },
    ]);
  });

  test('what EventBridge says of the license touches neither customer nor tenant, and is no orphan', async () => {
    await served();
    await seller.license('granted', '09:10');
    seller.clock.now += 3 * DAY_MS;
    expect((await seller.desk.get('/v1/orphans')).body.items).toEqual([]);
    expect(seller.tenant().bindings).toHaveLength(1);
  });
});

describe('unsubscribe-success', () => {
  test('closes the generation that ended, though the buyer subscribes again', async () => {
    await served();
    await seller.sns('unsubscribe-pending', '10:00');
    await seller.sns('subscribe-success', '10:30');
    await seller.sns('unsubscribe-success', '11:00');
    expect(seller.memory.all('license')[0]?.subscriptions).toMatchObject([
      { state: { name: 'ENDED' }, closedAt: clockOf('11:00') },
      { state: { name: 'ACTIVE_UNREGISTERED' } },
    ]);
    expect(seller.aws.asked).toBe(0);
  });

  test('without an end before it, AWS is asked: the customer subscribes, and nothing happens', async () => {
    await served();
    await seller.sns('subscribe-success', '10:30');
    await seller.sns('unsubscribe-success', '11:00');
    expect(seller.stateOf(LEGACY_ID)).toBe('ACTIVE');
    expect(seller.tenant().state.name).toBe('ACTIVE');
    expect(seller.aws.asked).toBe(1);
  });

  test('AWS says that nobody subscribes: the final hour and grace, never suspension at once', async () => {
    await served();
    seller.aws.subscribed = false;
    await seller.sns('unsubscribe-success', '11:00');
    expect(seller.stateOf(LEGACY_ID)).toBe('ENDING');
    expect(seller.tenant().state).toMatchObject({ name: 'GRACE', until: clockOf('11:00') + 7 * DAY_MS });
  });

  test('AWS does not answer: the message comes again, and nobody is cut', async () => {
    await served();
    seller.aws.subscribed = new Error('ServiceUnavailable');
    expect(await seller.sns('unsubscribe-success', '11:00')).toEqual([0]);
    expect(seller.stateOf(LEGACY_ID)).toBe('ACTIVE');
    seller.aws.subscribed = true;
    expect(await seller.sns('unsubscribe-success', '11:00')).toEqual([]);
    expect(seller.tenant().state.name).toBe('ACTIVE');
  });

  test('a duplicate asks nobody again', async () => {
    await served();
    await seller.sns('unsubscribe-success', '11:00');
    await seller.sns('unsubscribe-success', '11:00');
    expect(seller.aws.asked).toBe(1);
  });

  test('heard before the end that it closes, it ends the same', async () => {
    await served();
    await seller.sns('unsubscribe-success', '11:00');
    await seller.sns('unsubscribe-pending', '10:00');
    await seller.sns('subscribe-success', '10:30');
    seller.clock.now += HOUR_MS;
    expect(seller.memory.all('license')[0]?.subscriptions).toMatchObject([
      { closedAt: clockOf('11:00'), endedAt: clockOf('10:00') },
      { state: { name: 'ACTIVE_UNREGISTERED' } },
    ]);
  });
});
