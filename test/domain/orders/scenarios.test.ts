import { describe, expect, it } from 'vitest';
import { isRefusal } from '#domain/errors.ts';
import { whyNotSupported } from '#domain/orders/abolish.ts';
import { clearUp, orderTime } from '#domain/orders/answer.ts';
import { changeContact } from '#domain/orders/contact.ts';
import { contractDueAt, liveKeys } from '#domain/orders/contract.ts';
import { readKey } from '#domain/orders/keys.ts';
import { readContract } from '#domain/orders/reading.ts';
import { withdrawOrder } from '#domain/orders/withdraw.ts';
import { DAY_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
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
  policyFile,
  sealed,
  sure,
  T0,
  TENANT,
  type Town,
  terms,
  termsOf,
  took,
} from './town.ts';

const labelsOf = (town: Town) => readContract(contractOf(town), terms).lines.map(({ label }) => label?.ja);
const liveOf = (town: Town) => liveKeys(contractOf(town).lines).map(({ keyId }) => keyId);
const typesOf = (town: Town, before: Town) => town.events.slice(before.events.length).map(({ type }) => type);
const orderOf = (town: Town, id: string) =>
  contractOf(town).orders.find(({ orderId }) => orderId === `order-${id}`);
const CONTACT = { companyName: sealed('Example'), email: sealed('desk@example.com') };

describe('license orders', () => {
  it('S4-01: a new order is in preparation for five Japanese business days, then its keys and the support id are there', () => {
    const at = Date.parse('2026-12-25T10:00+09:00');
    const ordered = sure(asksNew(emptyTown, 'a', { quantity: 2 }, at));
    expect(labelsOf(ordered)).toEqual(['新規準備中']);
    expect(isoOf(orderOf(ordered, 'a')?.expectedAt ?? 0)).toBe('2027-01-07T15:00:00.000Z');
    expect([liveOf(ordered), ordered.held.supportId]).toEqual([[], undefined]);
    const done = hears(
      ordered,
      'a',
      { outcome: 'done', keys: keysOf('a', 2), supportId: 'S-1' },
      at + 4 * DAY_MS,
    );
    expect([labelsOf(done), liveOf(done)]).toEqual([['提供中'], ['a-k1', 'a-k2']]);
    expect(done.held).toMatchObject({ live: 2, supportId: { id: 'S-1' } });
    expect(orderOf(done, 'a')?.state).toMatchObject({ name: 'DONE', late: false });
    expect(hears(done, 'a', { outcome: 'done', keys: keysOf('a', 2), supportId: 'S-2' })).toEqual(done);
  });

  it('S4-02: while it is in preparation, no change of contact, abolishment, withdrawal or further order; each says until when', () => {
    const ordered = sure(asksNew(emptyTown, 'a'));
    const known = { contract: contractOf(ordered), held: ordered.held, orderId: 'order-a' };
    const refusals = [
      changeContact(contractOf(ordered), CONTACT),
      abolishes(ordered, 'b', 'a'),
      withdrawOrder(known, T0),
      asksMore(ordered, 'b'),
      asksServers(ordered, 'b', 'a'),
    ];
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({
        refused: 'IN_PREPARATION',
        details: { expectedBy: '2026-11-16T15:00:00.000Z', orderId: 'order-a' },
      });
    }
  });

  it('S4-03: a further order leaves the keys usable, blocks abolishing until it is done, half an hour later', () => {
    const more = sure(asksMore(inService(), 'b', { quantity: 1 }));
    expect([labelsOf(more), liveOf(more).length]).toEqual([['提供中', '新規準備中'], 5]);
    expect(orderOf(more, 'b')?.expectedAt).toBe(T0 + 30 * MINUTE_MS);
    expect(abolishes(more, 'c', 'a')).toMatchObject({ refused: 'IN_PREPARATION' });
    const done = hears(more, 'b', { outcome: 'done', keys: keysOf('b', 1) }, T0 + 30 * MINUTE_MS);
    expect(labelsOf(done)).toEqual(['提供中', '提供中']);
    expect(isRefusal(abolishes(done, 'c', 'a'))).toBe(false);
  });

  it('S4-04: nothing is added where no line is in service', () => {
    expect(asksMore(sure(asksNew(emptyTown, 'a')), 'b')).toMatchObject({ refused: 'IN_PREPARATION' });
    const over = sure(took(inService(), abolishes(inService(), 'z', 'a')));
    expect(asksMore(over, 'b')).toMatchObject({ refused: 'ABOLISHED' });
  });

  it('S4-05: virtual servers are added to a dedicated hypervisor alone; each condition that fails is named, and no bill changes', () => {
    expect(asksServers(inService(), 'b', 'a')).toMatchObject({
      refused: 'VM_ADD_NOT_ELIGIBLE',
      faults: [{ field: 'type' }, { field: 'use' }],
    });
    const otherType = inService({ type: 'bare-metal', use: 'hypervisor' });
    expect(asksServers(otherType, 'b', 'a')).toMatchObject({ faults: [{ field: 'type' }] });
    const before = inService(HYPERVISOR);
    const asked = sure(asksServers(before, 'b', 'a', { quantity: 3 }));
    const done = hears(asked, 'b', { outcome: 'done', keys: keysOf('vm', 3) });
    expect(liveOf(done)).toHaveLength(8);
    const chargedOf = (town: Town) => readContract(contractOf(town), terms).charged;
    expect([before, asked, done].map(chargedOf)).toEqual([5, 5, 5]);
  });

  it('S4-06: two of five keys are dead at once, three live, and so does the support id', () => {
    const before = inService();
    const after = sure(abolishes(before, 'b', 'a', { keyIds: ['a-k1', 'a-k3'] }));
    const town = sure(took(before, after));
    expect(liveOf(town)).toEqual(['a-k2', 'a-k4', 'a-k5']);
    expect([town.held.live, town.held.supportId?.id, labelsOf(town)]).toEqual([3, 'S-1', ['提供中']]);
    expect(typesOf(town, before)).toEqual(['license.order.placed', 'license.keys.abolished']);
    expect(terms.abolishedNotice?.ja).toContain('停止');
    expect(readKey(contractOf(town), 'a-k1', T0)).toMatchObject({ refused: 'ABOLISHED' });
  });

  it('S4-07: keys on a hypervisor are abolished all together, or not', () => {
    const town = inService(HYPERVISOR);
    expect(abolishes(town, 'b', 'a', { keyIds: ['a-k1'] })).toMatchObject({ refused: 'PARTIAL_NOT_ALLOWED' });
    const all = ['a-k1', 'a-k2', 'a-k3', 'a-k4', 'a-k5'];
    expect(isRefusal(abolishes(town, 'b', 'a', { keyIds: all }))).toBe(false);
  });

  it('S4-08: the tenant’s last key takes the support id with it, once, and the dry run says so before', () => {
    const before = inService();
    const preview = sure(abolishes(before, 'b', 'a', { isPreview: true, confirm: '' }));
    expect(preview.dying).toMatchObject({ line: true, contract: true, supportId: 'S-1' });
    expect(abolishes(before, 'b', 'a', { confirm: 'yes' })).toMatchObject({ refused: 'CONFIRMATION_NEEDED' });
    const town = sure(took(before, abolishes(before, 'b', 'a')));
    expect(town.held).toMatchObject({ live: 0, retired: [{ id: 'S-1', retiredAt: T0 }] });
    expect(whyNotSupported(before.held, 'S-1')).toBeUndefined();
    expect(whyNotSupported(town.held, 'S-1')).toMatchObject({ refused: 'SUPPORT_ID_RETIRED' });
    expect(whyNotSupported(town.held, 'S-2')).toMatchObject({ refused: 'NOT_FOUND' });
    expect(abolishes(town, 'c', 'a')).toMatchObject({ refused: 'ABOLISHED' });
  });

  it('S4-10: after the abolishment a new order brings a new support id', () => {
    const over = sure(took(inService(), abolishes(inService(), 'b', 'a')));
    const again = sure(asksNew({ ...emptyTown, held: over.held }, 'n'));
    const done = hears(again, 'n', { outcome: 'done', keys: keysOf('n', 1), supportId: 'S-2' });
    expect(done.held).toMatchObject({ live: 1, supportId: { id: 'S-2' }, retired: [{ id: 'S-1' }] });
  });

  it('S4-11: a date is refused, and not ignored', () => {
    const dated = { dates: { startDate: '2026-12-01' } };
    const town = inService(HYPERVISOR);
    const refusals = [
      asksNew(emptyTown, 'a', dated),
      asksMore(town, 'b', dated),
      asksServers(town, 'b', 'a', dated),
      abolishes(town, 'b', 'a', { dates: { abolishDate: '2026-12-31' } }),
    ];
    for (const refusal of refusals) expect(refusal).toMatchObject({ refused: 'DATE_NOT_ALLOWED' });
    const sibling = termsOf({ ...policyFile, orders: { ...policyFile.orders, dates: ['startDate'] } });
    expect(isRefusal(asksNew(emptyTown, 'a', dated, T0, sibling))).toBe(false);
    for (const startDate of ['soon', '2026-02-30']) {
      const refused = asksNew(emptyTown, 'a', { dates: { startDate } }, T0, sibling);
      expect(refused).toMatchObject({ refused: 'PARAMETER_INVALID' });
    }
  });

  it.each([0, -1, 1.5, 101, Number.NaN])('S4-12: %s cannot be ordered', (quantity) => {
    expect(asksNew(emptyTown, 'a', { quantity })).toMatchObject({ refused: 'ORDER_QUANTITY_INVALID' });
    expect(asksMore(inService(), 'b', { quantity })).toMatchObject({ refused: 'ORDER_QUANTITY_INVALID' });
  });

  it('S4-12: a key that is not of the contract is not abolished, and neither are the others', () => {
    const refusal = abolishes(inService(), 'b', 'a', { keyIds: ['a-k1', 'x-k1'] });
    expect(refusal).toMatchObject({ refused: 'KEY_UNKNOWN', details: { keys: 'x-k1' } });
    expect(abolishes(inService(), 'b', 'a', { keyIds: [] })).toMatchObject({ refused: 'KEY_UNKNOWN' });
  });

  it('S4-14: overdue after 60 minutes is told once, changes nothing else, and is closed by the late end', () => {
    const more = sure(asksMore(inService(), 'b'));
    const at = T0 + 60 * MINUTE_MS;
    const passed = orderTime(contractOf(more), at);
    expect(passed.events.map(({ type }) => type)).toEqual(['license.order.overdue']);
    expect(passed.contract.lines).toEqual(contractOf(more).lines);
    expect(orderTime(passed.contract, at + MINUTE_MS).events).toEqual([]);
    const late = hears(
      { ...more, contract: passed.contract },
      'b',
      { outcome: 'done', keys: keysOf('b', 5) },
      at,
    );
    expect(late.events.at(-2)).toMatchObject({ type: 'license.order.done', late: true });
    expect(contractDueAt(contractOf(late))).toBeUndefined();
  });

  it('S4-15: orders and keys know nothing of the AWS account that pays', () => {
    const known = JSON.stringify([sure(asksNew(emptyTown, 'a')), inService()]);
    expect(known).not.toMatch(/account|license-manager|subscription/i);
    expect(known).toContain(TENANT);
  });
});

describe('keys', () => {
  it('is in use from the first reading, and each reading is told', () => {
    const once = sure(readKey(contractOf(inService()), 'a-k1', T0 + 1));
    expect(once).toMatchObject({ key: { firstReadAt: T0 + 1 }, events: [{ first: true }] });
    const again = sure(readKey(once.contract, 'a-k1', T0 + 2));
    expect(again).toMatchObject({ key: { firstReadAt: T0 + 1 }, events: [{ first: false }] });
    expect(again.contract).toBe(once.contract);
  });
});

describe('an order that the vendor cannot do', () => {
  const ordered = sure(asksNew(emptyTown, 'a'));
  const failed = hears(ordered, 'a', { outcome: 'failed', reason: 'out of keys' });
  const known = { contract: contractOf(failed), held: failed.held, orderId: 'order-a' };

  it('is asked about no more until a person has it tried again', () => {
    expect(contractDueAt(known.contract)).toBeUndefined();
    const again = sure(clearUp(known, 'retry', T0 + MINUTE_MS));
    expect(contractDueAt(again.contract)).toBe(T0 + MINUTE_MS);
    expect(clearUp({ ...known, contract: again.contract }, 'give-up', T0)).toMatchObject({
      refused: 'ORDER_SETTLED',
    });
  });

  it('is given up with its line; an abolishment cannot be, since its keys are dead', () => {
    expect(sure(clearUp(known, 'give-up', T0)).contract.lines[0]?.state.name).toBe('WITHDRAWN');
    const town = sure(took(inService(), abolishes(inService(), 'b', 'a')));
    const refused = hears(town, 'b', { outcome: 'failed', reason: 'not now' });
    const stuck = { contract: contractOf(refused), held: refused.held, orderId: 'order-b' };
    expect(clearUp(stuck, 'give-up', T0)).toMatchObject({ refused: 'ORDER_SETTLED' });
    expect(isRefusal(clearUp(stuck, 'retry', T0))).toBe(false);
  });

  it('can be taken back where a policy lets one', () => {
    const denies = { ...policyFile.orders.denies, add: [] };
    const lenient = termsOf({ ...policyFile, orders: { ...policyFile.orders, denies } });
    const more = sure(asksMore(inService(), 'b'));
    const orders = contractOf(more).orders.map((order) => ({ ...order, denies: lenient.denies.add }));
    const contract = { ...contractOf(more), orders };
    const taken = withdrawOrder({ contract, held: more.held, orderId: 'order-b' }, T0);
    expect(taken).toMatchObject({ events: [{ type: 'license.order.given-up' }] });
  });
});
