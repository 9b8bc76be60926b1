import { describe, expect, it } from 'vitest';
import { termsOfOrder } from '#domain/policy/orders-terms.ts';
import { parsePolicy } from '#domain/policy/policy.ts';
import { HOUR_MS, isoOf } from '#domain/time.ts';
import { policyFile, T0, terms, termsOf } from '../domain/orders/town.ts';

const { orders } = policyFile;
const faultsOf = (more: object) => {
  const parsed = parsePolicy({ ...policyFile, orders: { ...orders, ...more } });
  return 'faults' in parsed ? parsed.faults.map(({ field, message }) => `${field}: ${message}`) : [];
};

describe('the policy of license orders', () => {
  it('says how long each kind of order takes, from the order on', () => {
    const times = (['new', 'add', 'add-servers', 'abolish'] as const).map((kind) => {
      const { expectedAt, overdueAt } = termsOfOrder(terms, kind, T0);
      return [isoOf(expectedAt), isoOf(overdueAt)];
    });
    expect(times).toEqual([
      ['2026-11-16T15:00:00.000Z', '2026-11-17T15:00:00.000Z'],
      ['2026-11-09T01:30:00.000Z', '2026-11-09T02:00:00.000Z'],
      ['2026-11-09T01:30:00.000Z', '2026-11-09T02:00:00.000Z'],
      ['2026-11-09T01:00:00.000Z', '2026-11-09T01:05:00.000Z'],
    ]);
  });

  it('of another vendor works by the same code: hours instead of business days, other words, no servers', () => {
    const lead = { expected: 'PT2H', overdue: 'PT4H' };
    const { calendar: _none, addServers: _servers, ...rest } = orders;
    const other = termsOf({
      ...policyFile,
      vendor: 'lantern',
      product: 'beacon',
      orders: {
        ...rest,
        quantityMax: 3,
        leadTimes: { new: lead, add: lead, 'add-servers': lead, abolish: lead },
      },
    });
    expect(termsOfOrder(other, 'new', T0)).toMatchObject({
      policy: 'lantern/beacon@1',
      expectedAt: T0 + 2 * HOUR_MS,
    });
  });

  it.each([
    [
      'a type twice',
      { types: [...orders.types, orders.types[0]] },
      ['orders.types.3.id: names virtual-server twice'],
    ],
    [
      'servers for a type and use that are not there',
      { addServers: { type: 'cloud', use: 'moon' } },
      [
        'orders.addServers.type: cloud is no type of the policy',
        'orders.addServers.use: moon is no use of the policy',
      ],
    ],
    [
      'business days without a calendar',
      { calendar: undefined },
      ['orders.calendar: is missing: business days are counted'],
    ],
    [
      'overdue before it is expected, and days beside hours',
      {
        leadTimes: {
          ...orders.leadTimes,
          new: { expected: { businessDays: 5 }, overdue: { businessDays: 4 } },
          add: { expected: 'PT2H', overdue: 'PT1H' },
          abolish: { expected: 'PT0S', overdue: { businessDays: 1 } },
        },
      },
      [
        'orders.leadTimes.new.overdue: is before expected',
        'orders.leadTimes.add.overdue: is before expected',
        'orders.leadTimes.abolish: counts business days in one of its two times only',
      ],
    ],
    [
      'an abolishment of what is not there yet, and two additions at once',
      { denies: { ...orders.denies, new: ['add', 'add-servers', 'withdraw'], 'add-servers': ['abolish'] } },
      [
        'orders.denies.new: lacks abolish: there is no key yet',
        'orders.denies.add-servers: lacks add-servers: two would be one',
      ],
    ],
  ])('with %s is refused, with every fault at its place', (_, more, faults) => {
    expect(faultsOf(more)).toEqual(faults);
  });
});
