import { describe, expect, test } from 'vitest';
import {
  BUYER,
  DAY,
  errorOf,
  HOUR,
  MINUTE,
  OTHER_BUYER,
  SELLER,
  type Setting,
  START,
  setting,
  subscribed,
} from './setting.ts';

type Fields = Record<string, unknown>;

const recordOf = (set: Setting, licenseArn: string, fields: Fields = {}): Fields => ({
  Timestamp: set.now() / 1000,
  Dimension: 'calls',
  Quantity: 7,
  CustomerAWSAccountId: BUYER,
  LicenseArn: licenseArn,
  ...fields,
});

const begin = (options: Parameters<typeof setting>[0] = {}) => {
  const set = setting(options);
  const { license, agreement } = subscribed(set);
  const send = (fields: Fields = {}, request: Fields = {}) =>
    set.core.call('BatchMeterUsage', { UsageRecords: [recordOf(set, license.arn, fields)], ...request });
  const status = (fields: Fields = {}) => send(fields).Results[0]?.Status;
  return { ...set, set, license, agreement, send, status };
};

describe('a call of BatchMeterUsage fails whole, with the real name of the error', () => {
  const tags = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ Key: `k${index}`, Value: 'v' }));
  const allocated = (...quantities: number[]) =>
    quantities.map((AllocatedUsageQuantity, index) => ({
      AllocatedUsageQuantity,
      Tags: [{ Key: 'part', Value: `${index}` }],
    }));
  const tagged = (Tags: unknown) => ({ UsageAllocations: [{ AllocatedUsageQuantity: 7, Tags }] });
  const seconds = (offset: number) => ({ Timestamp: (START + 2 * MINUTE + offset) / 1000 });

  test.each<[string, Fields, string | undefined]>([
    ['usage of this instant is taken', {}, undefined],
    ['usage from the future', seconds(1000), 'TimestampOutOfBoundsException'],
    ['usage before the license began', seconds(-2 * MINUTE - 1000), 'InvalidLicenseException'],
    ['usage from the very start of the license', seconds(-2 * MINUTE), undefined],
    [
      'an unknown license',
      { LicenseArn: 'arn:aws:license-manager::1:license:l-0' },
      'InvalidLicenseException',
    ],
    ['the license of another account', { CustomerAWSAccountId: OTHER_BUYER }, 'InvalidLicenseException'],
    ['no account', { CustomerAWSAccountId: undefined }, 'InvalidCustomerIdentifierException'],
    ['neither license nor product', { LicenseArn: undefined }, 'InvalidProductCodeException'],
    ['an unknown dimension', { Dimension: 'Calls' }, 'InvalidUsageDimensionException'],
    ['a negative quantity', { Quantity: -1 }, 'ValidationException'],
    ['a fraction', { Quantity: 1.5 }, 'ValidationException'],
    ['allocations that add up', { UsageAllocations: allocated(3, 4) }, undefined],
    [
      'allocations that do not add up',
      { UsageAllocations: allocated(3, 3) },
      'InvalidUsageAllocationsException',
    ],
    [
      'the same tags twice',
      { UsageAllocations: [allocated(3)[0], allocated(4)[0]] },
      'InvalidUsageAllocationsException',
    ],
    ['2,500 allocations', { Quantity: 2500, UsageAllocations: allocated(...Array(2500).fill(1)) }, undefined],
    [
      '2,501 allocations',
      { Quantity: 2501, UsageAllocations: allocated(...Array(2501).fill(1)) },
      'InvalidUsageAllocationsException',
    ],
    ['five tags', tagged(tags(5)), undefined],
    ['six tags', tagged(tags(6)), 'InvalidTagException'],
    [
      'a key twice',
      tagged([
        { Key: 'k', Value: '1' },
        { Key: 'k', Value: '2' },
      ]),
      'InvalidTagException',
    ],
    ['a character that tags may not have', tagged([{ Key: 'k', Value: 'ü' }]), 'InvalidTagException'],
  ])('%s', (_name, fields, error) => {
    const { send } = begin();
    expect(errorOf(() => send(fields))).toBe(error);
  });

  test('25 records are taken, 26 are not, and none of the 26 is', () => {
    const { set, core, license, send } = begin();
    const records = (count: number) =>
      Array.from({ length: count }, () => recordOf(set, license.arn, { Dimension: 'files' }));
    expect(errorOf(() => send({}, { UsageRecords: records(26) }))).toBe('ValidationException');
    expect(Object.keys(core.state.usage)).toHaveLength(0);
    expect(send({}, { UsageRecords: records(25) }).Results).toHaveLength(25);
  });

  test('1 MB or more is refused', () => {
    const { set, license, send } = begin();
    const big = Array.from({ length: 2500 }, (_, index) => ({
      AllocatedUsageQuantity: 1,
      Tags: [{ Key: 'k', Value: `${index}${'x'.repeat(200)}` }],
    }));
    const record = recordOf(set, license.arn, { Quantity: 2500, UsageAllocations: big });
    expect(errorOf(() => send({}, { UsageRecords: [record] }))).toBeUndefined();
    expect(errorOf(() => send({}, { UsageRecords: [record, record] }))).toBe('ValidationException');
  });

  test('one poison record keeps the other out too', () => {
    const { set, core, license } = begin();
    const good = recordOf(set, license.arn);
    const UsageRecords = [good, recordOf(set, license.arn, { Dimension: 'nothing' })];
    expect(errorOf(() => core.call('BatchMeterUsage', { UsageRecords }))).toBe(
      'InvalidUsageDimensionException',
    );
    expect(core.bill()).toEqual([]);
  });

  test('licenses of two products in one call', () => {
    const { set, core, license } = begin();
    const other = subscribed(set, { accountId: BUYER, productCode: 'trial-code' });
    const UsageRecords = [recordOf(set, license.arn), recordOf(set, other.license.arn)];
    expect(errorOf(() => core.call('BatchMeterUsage', { UsageRecords }))).toBe('InvalidLicenseException');
  });

  test('another account than the publisher', () => {
    const { set, core, license } = begin();
    const call = () =>
      core.call(
        'BatchMeterUsage',
        { UsageRecords: [recordOf(set, license.arn)] },
        { account: BUYER, region: 'us-east-1' },
      );
    expect(errorOf(call)).toBe('InvalidProductCodeException');
  });

  test('a contract has nothing to meter', () => {
    const { set, core } = begin();
    const { license } = subscribed(set, { accountId: BUYER, productCode: 'contract-code' });
    const UsageRecords = [recordOf(set, license.arn, { Dimension: 'seats' })];
    expect(errorOf(() => core.call('BatchMeterUsage', { UsageRecords }))).toBe(
      'InvalidUsageDimensionException',
    );
  });
});

describe('time', () => {
  test('usage is refused 24 hours after the event, and taken a second before', () => {
    const { send, until, now } = begin();
    const usedAt = now();
    until(usedAt + DAY - 1000);
    expect(errorOf(() => send({ Timestamp: usedAt / 1000 }))).toBeUndefined();
    until(usedAt + DAY);
    expect(errorOf(() => send({ Timestamp: usedAt / 1000 }))).toBe('TimestampOutOfBoundsException');
  });

  test.each([
    [Date.UTC(2026, 8, 1, 5, 59, 59), undefined],
    [Date.UTC(2026, 8, 1, 6, 0, 0), 'TimestampOutOfBoundsException'],
  ])('last month is open until 06:00 UTC on the 1st (%d)', (at, error) => {
    const { send, until } = begin();
    until(at);
    expect(errorOf(() => send({ Timestamp: Date.UTC(2026, 7, 31, 23, 30) / 1000 }))).toBe(error);
    expect(errorOf(() => send({ Timestamp: at / 1000 }))).toBeUndefined();
  });

  test('ten calls a second, then throttled; the bucket fills with simulated time', () => {
    const { send, wait } = begin();
    for (let call = 0; call < 10; call += 1) send();
    expect(errorOf(() => send())).toBe('ThrottlingException');
    wait(100);
    expect(errorOf(() => send())).toBeUndefined();
    expect(errorOf(() => send())).toBe('ThrottlingException');
  });

  test('before License Updated nothing is metered', () => {
    const set = setting();
    const { licenseArn } = set.core.act('subscribe', { accountId: BUYER, productCode: 'payg-code' });
    const meter = () =>
      set.core.call('BatchMeterUsage', { UsageRecords: [recordOf(set, licenseArn)] }).Results[0]?.Status;
    set.wait(71_000);
    expect(meter()).toBe('CustomerNotSubscribed');
    set.wait(1000);
    expect(meter()).toBe('Success');
  });
});

describe('the final hour', () => {
  const ended = (options: Parameters<typeof setting>[0] = {}) => {
    const begun = begin(options);
    begun.core.act('cancel', { agreementId: begun.agreement.id });
    const canceledAt = begun.now();
    begun.wait(36_000);
    const usedAt = { Timestamp: canceledAt / 1000 };
    return { ...begun, canceledAt, deprovisionedAt: begun.now(), usedAt };
  };

  test('is an hour from License Deprovisioned, for usage from before it', () => {
    const { status, until, deprovisionedAt, usedAt, send, now } = ended();
    until(deprovisionedAt + HOUR - 1000);
    expect(errorOf(() => send({ Timestamp: now() / 1000 }))).toBe('InvalidLicenseException');
    expect(status(usedAt)).toBe('Success');
    until(deprovisionedAt + HOUR);
    expect(status({ ...usedAt, Dimension: 'files' })).toBe('CustomerNotSubscribed');
  });

  test('may end with an error of the whole call instead', () => {
    const { send, until, deprovisionedAt, usedAt } = ended({
      coins: { afterFinalHour: 'InvalidLicenseException' },
    });
    until(deprovisionedAt + HOUR);
    expect(errorOf(() => send(usedAt))).toBe('InvalidLicenseException');
  });

  test('may count from Ended instead', () => {
    const { status, until, canceledAt, usedAt } = ended({ coins: { finalHourFrom: 'ended' } });
    until(canceledAt + HOUR - 1000);
    expect(status(usedAt)).toBe('Success');
    until(canceledAt + HOUR);
    expect(status({ ...usedAt, Dimension: 'files' })).toBe('CustomerNotSubscribed');
  });

  test('is of one license: the buyer’s other one goes on', () => {
    const set = setting();
    const first = subscribed(set);
    const second = subscribed(set);
    expect(second.license.arn).not.toBe(first.license.arn);
    set.core.act('cancel', { agreementId: first.agreement.id });
    set.wait(3 * HOUR);
    const UsageRecords = [recordOf(set, second.license.arn)];
    expect(set.core.call('BatchMeterUsage', { UsageRecords }).Results[0]?.Status).toBe('Success');
  });
});

describe('the first write of an hour wins', () => {
  test.each(['Success', 'DuplicateRecord'] as const)('the same record again is %s', (identicalResend) => {
    const { send, core } = begin({ coins: { identicalResend } });
    const first = send().Results[0];
    const again = send().Results[0];
    expect(first?.Status).toBe('Success');
    expect(again?.Status).toBe(identicalResend);
    if (identicalResend === 'Success') expect(again?.MeteringRecordId).toBe(first?.MeteringRecordId);
    expect(core.bill()[0]?.total).toBe('0.70');
  });

  test('another quantity is a duplicate and is not billed; another hour or dimension is its own', () => {
    const { status, core, wait } = begin();
    expect([status(), status({ Quantity: 8 }), status({ Dimension: 'files' })]).toEqual([
      'Success',
      'DuplicateRecord',
      'Success',
    ]);
    wait(HOUR);
    expect(status({ Quantity: 8 })).toBe('Success');
    expect(core.bill()[0]?.lines.map(({ quantity }) => quantity)).toEqual([7, 7, 8]);
  });

  test('within one call too', () => {
    const { set, core, license } = begin();
    const UsageRecords = [recordOf(set, license.arn), recordOf(set, license.arn, { Quantity: 9 })];
    const { Results } = core.call('BatchMeterUsage', { UsageRecords });
    expect(Results.map(({ Status }) => Status)).toEqual(['Success', 'DuplicateRecord']);
  });

  test('per Region: a second Region bills the hour again', () => {
    const { set, core, license, send } = begin();
    send();
    const tokyo = { account: SELLER, region: 'ap-northeast-1' };
    core.call('BatchMeterUsage', { UsageRecords: [recordOf(set, license.arn)] }, tokyo);
    expect(core.bill()[0]?.total).toBe('1.40');
    expect(core.bill()[0]?.lines.every(({ duplicate }) => duplicate)).toBe(true);
  });

  test('a suspended account is not subscribed, until it is back', () => {
    const { status, core } = begin();
    core.act('suspend', { accountId: BUYER, suspended: true });
    expect(status()).toBe('CustomerNotSubscribed');
    core.act('suspend', { accountId: BUYER, suspended: false });
    expect(status()).toBe('Success');
  });
});
