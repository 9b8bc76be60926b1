import { describe, expect, test } from 'vitest';
import { COIN_SIDES, defaultCoins, tossCoins } from '#local/marketplace/coins.ts';
import { messageId } from '#local/marketplace/notices/message.ts';
import { BUYER, errorOf, HOUR, MINUTE, START, setting, subscribed } from './setting.ts';

describe('faults of the API', () => {
  const begin = () => {
    const set = setting();
    const { license } = subscribed(set);
    const record = (hour: number) => ({
      Timestamp: (set.now() - hour * 1000) / 1000,
      Dimension: hour % 2 === 0 ? 'calls' : 'files',
      Quantity: 1,
      CustomerAWSAccountId: BUYER,
      LicenseArn: license.arn,
    });
    const send = (count = 1) =>
      set.core.call('BatchMeterUsage', {
        UsageRecords: Array.from({ length: count }, (_, index) => record(index)),
      });
    return { ...set, license, send };
  };

  test.each([
    ['throttle', 'ThrottlingException'],
    ['internal', 'InternalServiceErrorException'],
    ['disabled', 'DisabledApiException'],
    ['outage', 'InternalServiceErrorException'],
  ] as const)('%s strikes before anything is done', (kind, error) => {
    const { core, send } = begin();
    core.act('faults', { api: [{ operation: 'BatchMeterUsage', kind }] });
    expect(errorOf(send)).toBe(error);
    expect(core.state.usage).toEqual({});
    core.act('faults', {});
    expect(errorOf(send)).toBeUndefined();
  });

  test('a lost reply strikes after the work was done', () => {
    const { core, send } = begin();
    core.act('faults', { api: [{ operation: 'BatchMeterUsage', kind: 'reply-lost', times: 1 }] });
    expect(errorOf(send)).toBe('InternalServiceErrorException');
    expect(Object.keys(core.state.usage)).toHaveLength(1);
    expect(send().Results[0]?.Status).toBe('Success');
    expect(Object.keys(core.state.usage)).toHaveLength(1);
  });

  test('unprocessed records come back as they were sent, and are not billed', () => {
    const { core, send } = begin();
    core.act('faults', { api: [{ operation: 'BatchMeterUsage', kind: 'unprocessed', times: 1 }] });
    const { Results, UnprocessedRecords } = send(2);
    expect(Results).toHaveLength(1);
    expect(UnprocessedRecords).toHaveLength(1);
    const again = core.call('BatchMeterUsage', { UsageRecords: UnprocessedRecords });
    expect(again.Results[0]?.Status).toBe('Success');
    expect(Object.keys(core.state.usage)).toHaveLength(2);
  });

  test('an outage ends at its time; errors have each service’s own name', () => {
    const { core, send, now, wait } = begin();
    core.act('faults', { api: [{ operation: '*', kind: 'outage', until: now() + HOUR }] });
    expect(errorOf(() => core.call('SearchAgreements', {}))).toBe('InternalServerException');
    expect(errorOf(() => core.call('ListEntities', {}))).toBe('InternalServiceException');
    wait(HOUR);
    expect(errorOf(send)).toBeUndefined();
  });

  test('a rate strikes some calls', () => {
    const { core, wait } = begin();
    core.act('faults', { api: [{ operation: 'GetEntitlements', kind: 'throttle', rate: 0.5 }] });
    const struck = Array.from({ length: 200 }, () => {
      wait(MINUTE);
      return (
        errorOf(() => core.call('GetEntitlements', { ProductCode: 'payg-code' })) === 'ThrottlingException'
      );
    }).filter(Boolean).length;
    expect(struck).toBeGreaterThan(70);
    expect(struck).toBeLessThan(130);
  });

  test('a fault that does not exist is refused', () => {
    const { core } = begin();
    const kind = 'slow' as 'throttle';
    expect(errorOf(() => core.act('faults', { api: [{ operation: '*', kind }] }))).toBe(
      'ValidationException',
    );
  });
});

describe('faults of delivery', () => {
  const drain = (set: ReturnType<typeof setting>) =>
    set.core.due().map((delivery) => {
      set.core.settle(delivery.id, true);
      return messageId(delivery.message);
    });

  test('each notice comes once, in order, if nothing is wrong', () => {
    const set = setting();
    subscribed(set);
    expect(drain(set)).toEqual(set.core.state.notices.map(({ message }) => messageId(message)));
    expect(drain(set)).toEqual([]);
  });

  test('tripled and shuffled: three copies of each, under one id, in another order', () => {
    const set = setting();
    set.core.act('faults', { delivery: { copies: 3, shuffleMs: HOUR } });
    const { agreement } = subscribed(set);
    set.core.act('cancel', { agreementId: agreement.id });
    set.wait(2 * HOUR);
    const ids = drain(set);
    const said = set.core.state.notices.map(({ message }) => messageId(message));
    expect(said).toHaveLength(4);
    expect(ids.toSorted()).toEqual(said.flatMap((id) => [id, id, id]).toSorted());
    expect([...new Set(ids)]).not.toEqual(said);
  });

  test('delayed: nothing before its time', () => {
    const set = setting();
    set.core.act('faults', { delivery: { delayMs: HOUR } });
    set.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' });
    set.wait(HOUR + 10_999);
    expect(drain(set)).toEqual([]);
    set.wait(1);
    expect(drain(set)).toHaveLength(1);
  });

  test('lost: never comes, and the list of deliveries says so', () => {
    const set = setting();
    set.core.act('faults', { delivery: { lossRate: 1 } });
    subscribed(set);
    set.wait(HOUR);
    expect(drain(set)).toEqual([]);
    expect(set.core.state.deliveries.map(({ outcome }) => outcome)).toEqual(['lost', 'lost']);
  });

  test('what the seller does not take comes again, later each time, until it does', () => {
    const set = setting();
    set.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' });
    set.wait(11_000);
    const first = set.core.due()[0]?.id ?? '';
    const isDue = () => set.core.due().some(({ id }) => id === first);
    for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
      set.core.settle(first, false);
      set.wait(seconds * 1000 - 1);
      expect(isDue()).toBe(false);
      set.wait(1);
      expect(isDue()).toBe(true);
    }
    expect(drain(set)).toContain(messageId(set.core.state.notices[0]?.message ?? expect.fail()));
  });
});

test('tossing the coins reaches both sides of each, and the same seed tosses the same', () => {
  const seen = new Map<string, Set<string>>();
  for (let seed = 1; seed <= 64; seed += 1) {
    const toss = () => setting({ seed }).core.act('toss', {});
    const coins = toss();
    expect(toss()).toEqual(coins);
    for (const [name, side] of Object.entries(coins)) seen.set(name, (seen.get(name) ?? new Set()).add(side));
  }
  expect([...seen.keys()].sort()).toEqual(Object.keys(COIN_SIDES).sort());
  expect([...seen.values()].every(({ size }) => size === 2)).toBe(true);
  expect(tossCoins(() => 0)).toEqual(defaultCoins());
});

test('the clock of the first event is the purchase’s, however late it is asked for', () => {
  const set = setting();
  set.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' });
  set.wait(30 * 24 * HOUR);
  expect(set.core.state.notices.map(({ at }) => at - START)).toEqual([11_000, 72_000]);
});
