import { describe, expect, test } from 'vitest';
import { licenseAt } from '#domain/subscription/license.ts';
import { tenantAt } from '#domain/tenant/decide.ts';
import { DAY_MS } from '#domain/time.ts';
import { type Action, clockOf, LEGACY_ID, landed, openSeller, type Seller, wrappedOf } from './seller.ts';

/** One message of SNS, by its time. */
type Said = readonly [Action, string];

/** Every order of the messages, and every order with one of them heard twice. */
const ordersOf = (messages: readonly Said[]): Said[][] => {
  const permuted = (left: readonly Said[]): Said[][] =>
    left.length === 0
      ? [[]]
      : left.flatMap((each, index) =>
          left.findIndex((other) => other === each) === index
            ? permuted(left.toSpliced(index, 1)).map((rest) => [each, ...rest])
            : [],
        );
  return [...permuted(messages), ...messages.flatMap((twice) => permuted([...messages, twice]))];
};

/** What it all comes to, once hours and days have passed; without what says when we were told. */
const endOf = ({ memory }: Seller) => {
  const later = clockOf('12:00') + 3 * DAY_MS;
  const license = memory.all('license').find(({ licenseId }) => licenseId === LEGACY_ID);
  const [tenant] = memory.all('tenant');
  const { state, tenures, bindings } = tenant ? tenantAt(tenant, later) : {};
  return {
    subscriptions: (license ? licenseAt(license, later) : undefined)?.subscriptions,
    tenant: { state, tenures, bindings },
  };
};

/** The buyer landed and is bound; then SNS speaks, in this order, all of it late. AWS knows whether they subscribe. */
const heardAs = async (order: readonly Said[], subscribed: boolean) => {
  const seller = openSeller();
  seller.aws.subscribed = subscribed;
  seller.clock.now = clockOf('09:04');
  await landed(seller.land('09:05'));
  await seller.bind(LEGACY_ID, '09:06');
  seller.clock.now = clockOf('12:00');
  for (const [action, at] of order) await seller.deliver(wrappedOf({ action, at }));
  return endOf(seller);
};

const SUCCESS: Said = ['subscribe-success', '09:00'];
const PENDING: Said = ['unsubscribe-pending', '10:00'];
const AGAIN: Said = ['subscribe-success', '10:30'];
const CLOSED: Said = ['unsubscribe-success', '11:00'];

describe('through the function, in every order and with every message twice', () => {
  test.each<[string, readonly Said[], boolean, string[], string]>([
    ['canceled', [SUCCESS, PENDING, CLOSED], false, ['ENDED'], 'GRACE'],
    [
      'canceled and back within the hour',
      [SUCCESS, PENDING, AGAIN, CLOSED],
      true,
      ['ENDED', 'ACTIVE_UNREGISTERED'],
      'GRACE',
    ],
    ['the end is lost, and the buyer is back', [SUCCESS, AGAIN, CLOSED], true, ['ACTIVE'], 'ACTIVE'],
    ['the end is lost, and the buyer is gone', [SUCCESS, CLOSED], false, ['ENDED'], 'GRACE'],
    ['a private offer, and nothing else', [SUCCESS, AGAIN], true, ['ACTIVE'], 'ACTIVE'],
    [
      'failed, and granted after all',
      [['subscribe-fail', '09:30'], AGAIN],
      true,
      ['FAILED', 'ACTIVE_UNREGISTERED'],
      'PROVISIONING',
    ],
  ])('%s', async (_, messages, subscribed, states, tenant) => {
    const expected = await heardAs(messages, subscribed);
    expect(expected.subscriptions?.map(({ state }) => state.name)).toEqual(states);
    expect(expected.tenant.state?.name).toBe(tenant);
    for (const order of ordersOf(messages)) {
      const said = order.map(([action, at]) => `${at} ${action}`).join(' → ');
      expect(await heardAs(order, subscribed), said).toEqual(expected);
    }
  });

  test('so many: n! and n·(n+1)!/2', () => {
    expect(ordersOf([SUCCESS, PENDING, AGAIN, CLOSED])).toHaveLength(24 + 4 * 60);
  });
});
