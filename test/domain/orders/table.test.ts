import { describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { clearUp } from '#domain/orders/answer.ts';
import { changeContact } from '#domain/orders/contact.ts';
import { openOrders } from '#domain/orders/contract.ts';
import { withdrawOrder } from '#domain/orders/withdraw.ts';
import { tableUnder, unmatched } from '../tables/read.ts';
import {
  abolishes,
  asksMore,
  asksNew,
  asksServers,
  contractOf,
  emptyTown,
  HYPERVISOR,
  hears,
  inService,
  keysOf,
  sealed,
  sure,
  type Town,
  took,
} from './town.ts';

const TABLE = tableUnder('License orders');

const ordered = sure(asksNew(emptyTown, 'a', HYPERVISOR));
const service = inService(HYPERVISOR);
const failed = hears(ordered, 'a', { outcome: 'failed', reason: 'out of keys' });
const known = (town: Town, id = 'a') => ({
  contract: contractOf(town),
  held: town.held,
  orderId: `order-${id}`,
});
const STATES: Readonly<Record<string, Town>> = {
  none: emptyTown,
  NEW: ordered,
  ADD: sure(asksMore(service, 'b', HYPERVISOR)),
  IN_SERVICE: service,
  SERVERS: sure(asksServers(service, 'b', 'a')),
  NEEDS_ATTENTION: failed,
  ABOLISHED: sure(took(service, abolishes(service, 'z', 'a'))),
  GIVEN_UP: sure(took(failed, clearUp(known(failed), 'give-up', 0))),
};

/** The latest order that is no abolishment. */
const latest = (town: Town): string =>
  contractOf(town)
    .orders.findLast(({ kind }) => kind !== 'abolish')
    ?.orderId.slice('order-'.length) ?? 'a';
const isOf = (town: Town, servers: boolean) => (town === STATES['SERVERS']) === servers;

type Happens = (town: Town) => Town | Refusal;
const EVENTS: Readonly<Record<string, Happens>> = {
  'order.new': (town) => asksNew({ ...emptyTown, held: town.held }, 'n', HYPERVISOR),
  'issue.done': (town) =>
    isOf(town, true)
      ? town
      : hears(town, latest(town), { outcome: 'done', keys: keysOf(latest(town), 5), supportId: 'S-9' }),
  'issue.failed': (town) => hears(town, latest(town), { outcome: 'failed', reason: 'out of keys' }),
  'order.add': (town) => asksMore(town, 'c', HYPERVISOR),
  'vm.add': (town) => asksServers(town, 'd', 'a'),
  'vm.done': (town) =>
    isOf(town, true) ? hears(town, latest(town), { outcome: 'done', keys: keysOf('vm', 2) }) : town,
  'abolish part': (town) => took(town, abolishes(town, 'e', 'a', { keyIds: ['a-k1'] })),
  'abolish all': (town) => took(town, abolishes(town, 'f', 'a')),
  'contact change': (town) => {
    const contract = changeContact(contractOf(town), { companyName: sealed('Co'), email: sealed('a@b') });
    return isRefusal(contract) ? contract : { ...town, contract };
  },
  withdraw: (town) => took(town, withdrawOrder(known(town, latest(town)), 0)),
};

const standingOf = ({ contract }: Town): string => {
  if (!contract) return 'none';
  const under = openOrders(contract)
    .filter(({ kind }) => kind !== 'abolish')
    .at(-1);
  if (under?.state.name === 'NEEDS_ATTENTION') return 'NEEDS_ATTENTION';
  if (under) return { new: 'NEW', add: 'ADD', 'add-servers': 'SERVERS', abolish: '' }[under.kind];
  return contract.lines[0]?.state.name ?? '';
};

const saysOf = (before: Town, after: Town | Refusal): string => {
  if (isRefusal(after)) return `\`${after.refused}\``;
  if (after.contract === before.contract) return 'no-op';
  const more = after.events.slice(before.events.length).map(({ type }) => type);
  return [
    standingOf(after),
    ...(more.includes('license.keys.issued') ? ['keys'] : []),
    ...(more.includes('license.support-id.issued') ? ['support id'] : []),
  ].join(', ');
};

const cases = Object.entries(STATES).flatMap(([state, town]) =>
  Object.entries(EVENTS).map(([event, happens]) => ({ state, event, town, happens })),
);

/** On a contract for virtual servers, since keys on a hypervisor cannot be abolished in part. */
const inPart = inService();

describe('the table of license orders', () => {
  it('has a case for each cell and a cell for each case', () => {
    const proven = Object.fromEntries(Object.keys(STATES).map((state) => [state, EVENTS]));
    expect(unmatched(TABLE, proven)).toEqual({ cellsWithoutCase: [], casesWithoutCell: [] });
  });

  it.each(cases)('$state × $event', ({ state, event, town, happens }) => {
    const isNothing = state === 'none' && event !== 'order.new';
    const isPart = state === 'IN_SERVICE' && event === 'abolish part';
    const start = isPart ? inPart : town;
    const after = isNothing ? start : happens(start);
    expect(saysOf(start, after)).toBe(TABLE[state]?.[event]);
  });
});

describe('table D4-1: what is abolished with what', () => {
  const USES = [
    { type: 'virtual-server' },
    { type: 'bare-metal' },
    { type: 'dedicated-hypervisor', use: 'hypervisor' },
  ];
  const another = (town: Town): Town => ({ ...town, held: { ...town.held, live: town.held.live + 1 } });
  const abolished = (town: Town, keyIds?: string[]) => {
    const after = abolishes(town, 'e', 'a', keyIds ? { keyIds } : {});
    if (isRefusal(after)) return `\`${after.refused}\``;
    const says = after.contract.lines[0]?.state.name ?? '';
    return after.held.supportId ? says : `${says}, support id retired`;
  };
  const rows = {
    'all keys of the line': (town: Town) => abolished(another(town)),
    'some keys': (town: Town) => abolished(another(town), ['a-k1', 'a-k2']),
    'last live key in the tenant': (town: Town) => abolished(town),
  };
  const D4 = tableUnder('License orders, what is abolished');

  it.each(Object.entries(rows).flatMap(([row, happens]) => USES.map((asked) => ({ row, asked, happens }))))(
    '$row × $asked.type',
    ({ row, asked, happens }) => {
      const use = asked.use ?? asked.type;
      expect(happens(inService(asked))).toBe(D4[row]?.[use]);
    },
  );
});
