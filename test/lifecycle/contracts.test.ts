import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { currentSubscription } from '#domain/subscription/license.ts';
import type { Coins } from '#local/marketplace/coins.ts';
import { DAY, HOUR, MINUTE, START } from '../marketplace/setting.ts';
import { type Market, market } from './market.ts';

let open: Market[] = [];
const opened = async (...args: Parameters<typeof market>): Promise<Market> => {
  const made = await market(...args);
  open.push(made);
  return made;
};
beforeEach(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(open.map((each) => each.close()));
  open = [];
});

const TENANT = 't-contract00001';
const seats = (value: number, expiresAt: number) => ({
  dimension: 'seats',
  type: 'integer',
  value,
  expiresAt,
});
/** AWS prints whole seconds. */
const YEAR_END = Math.floor((START + 365 * DAY) / 1000) * 1000;
const CHANGED = 'subscription.entitlements.changed';
const changes = (world: Market) =>
  world.events().flatMap((event) => (event.type === CHANGED ? [event.entitlements] : []));

describe('what a contract grants', () => {
  test.each(['contract-code', 'mixed-code'])('%s: is read when the license is granted', async (code) => {
    const world = await opened();
    const { licenseArn } = await world.subscribe(code);
    expect(world.entitlements(licenseArn)).toMatchObject({ entitlements: [], due: { why: 'event' } });
    await world.wait(MINUTE);
    const quantity = code === 'contract-code' ? 10 : 5;
    expect(world.entitlements(licenseArn)?.entitlements).toEqual([seats(quantity, YEAR_END)]);
    expect(world.entitlements(licenseArn)).not.toHaveProperty('due');
    expect(changes(world)).toEqual([[seats(quantity, YEAR_END)]]);
  });

  test('is never asked for pay-as-you-go', async () => {
    const world = await opened();
    await world.subscribe('payg-code');
    await world.wait(MINUTE);
    expect(world.store.all('entitlements')).toEqual([]);
  });

  test('an upgrade replaces the whole set: dimensions come and vanish', async () => {
    const world = await opened();
    const { licenseArn, agreementId } = await world.subscribe('contract-code');
    await world.wait(MINUTE);
    world.aws.core.act('amend', { agreementId, grants: { projects: 3 } });
    await world.wait(MINUTE);
    const projects = { ...seats(3, YEAR_END), dimension: 'projects' };
    expect(world.entitlements(licenseArn)?.entitlements).toEqual([projects]);
    expect(changes(world)).toEqual([[seats(10, YEAR_END)], [projects]]);
  });

  test('the end takes it all away, at once, and leaves the tenant its grace', async () => {
    const world = await opened();
    const { licenseArn, agreementId } = await world.subscribe('contract-code');
    await world.wait(MINUTE);
    await world.bind(licenseArn, TENANT);
    world.aws.core.act('end', { agreementId, status: 'EXPIRED' });
    await world.wait(2 * MINUTE);
    expect(changes(world)).toEqual([[seats(10, YEAR_END)], []]);
    expect(world.tenant(TENANT).state.name).toBe('GRACE');
  });

  test('empty pages with a token are followed to the last one', async () => {
    const world = await opened({ coins: { entitlementPages: 'scanned' } });
    for (let buyer = 0; buyer < 60; buyer += 1) {
      await world.subscribe('contract-code', { accountId: String(200000000000 + buyer) });
    }
    const { licenseArn } = await world.subscribe('contract-code');
    await world.wait(MINUTE);
    expect(world.entitlements(licenseArn)?.entitlements).toEqual([expect.objectContaining({ value: 10 })]);
  });

  test('a license that notices name only in the shortened form is found by its account', async () => {
    const world = await opened({ coins: { noticeArn: 'sample' } });
    const { licenseArn } = await world.subscribe('contract-code');
    await world.wait(MINUTE);
    expect(world.licenseOf(licenseArn)?.licenseArn).not.toMatch(/^arn:/);
    expect(world.entitlements(licenseArn)?.entitlements).toHaveLength(1);
  });
});

describe('an AWS that does not know yet, or does not answer', () => {
  test('an empty list right after the event is read again before it means anything', async () => {
    const world = await opened();
    const { licenseArn, agreementId } = await world.subscribe('contract-code');
    await world.wait(MINUTE);
    world.aws.core.act('amend', { agreementId, grants: {} });
    for (const [minutes, attempts] of [
      [1, 1],
      [1, 2],
      [5, 3],
    ] as const) {
      await world.wait(minutes * MINUTE);
      expect(world.entitlements(licenseArn)?.due).toMatchObject({ why: 'empty', attempts });
      expect(world.entitlements(licenseArn)?.entitlements).toHaveLength(1);
    }
    await world.wait(15 * MINUTE);
    expect(world.entitlements(licenseArn)?.entitlements).toEqual([]);
    expect(changes(world)).toHaveLength(2);
  });

  test.each(['throttle', 'internal'] as const)(
    '%s: what was known stays, and is read again',
    async (kind) => {
      const world = await opened();
      const { licenseArn, agreementId } = await world.subscribe('contract-code');
      await world.wait(MINUTE);
      await world.bind(licenseArn, TENANT);
      const counted = vi.spyOn(Metrics.prototype, 'addMetric');
      world.aws.core.act('faults', { api: [{ operation: 'GetEntitlements', kind }] });
      world.aws.core.act('amend', { agreementId, grants: { seats: 20 } });
      for (let tries = 1; tries <= 8; tries += 1) {
        await world.wait(HOUR);
        expect(world.entitlements(licenseArn)?.due).toMatchObject({ why: 'unavailable', attempts: tries });
      }
      expect(counted.mock.calls.map(([name]) => name)).toEqual(Array(4).fill('EntitlementsUnread'));
      expect(world.entitlements(licenseArn)?.entitlements).toEqual([seats(10, YEAR_END)]);
      expect(world.tenant(TENANT).state.name).toBe('ACTIVE');
      world.aws.core.act('faults', {});
      await world.wait(HOUR);
      expect(world.entitlements(licenseArn)?.entitlements).toEqual([seats(20, YEAR_END)]);
    },
  );

  test('the date of expiry alone ends nothing', async () => {
    const world = await opened();
    const { licenseArn } = await world.subscribe('contract-code');
    await world.bind(licenseArn, TENANT);
    await world.wait(MINUTE);
    world.aws.core.act('faults', { delivery: { lossRate: 1 } });
    await world.wait(400 * DAY);
    expect(world.entitlements(licenseArn)?.entitlements).toEqual([seats(10, YEAR_END)]);
    expect(world.tenant(TENANT).state.name).toBe('ACTIVE');
  });
});

describe('renewals', () => {
  test.each<[Coins['renewedLicense'], Coins['replacementOrder']]>([
    ['same', 'updated-first'],
    ['same', 'ended-first'],
    ['new', 'updated-first'],
    ['new', 'ended-first'],
  ])('with the %s license, %s: service goes on, and so do entitlements', async (renewedLicense, order) => {
    const world = await opened({ coins: { renewedLicense, replacementOrder: order } });
    const first = await world.subscribe('contract-code');
    await world.bind(first.licenseArn, TENANT);
    await world.wait(MINUTE);
    const second = world.aws.core.act('renew', { agreementId: first.agreementId });
    await world.wait(3 * MINUTE);
    await world.wait(2 * HOUR);
    await world.wait(30 * DAY);
    const tenant = world.tenant(TENANT);
    const license = world.licenseOf(second.licenseArn);
    expect(tenant.state.name).toBe('ACTIVE');
    expect(tenant.link?.subscriptionId).toBe(license && currentSubscription(license)?.id);
    expect(world.entitlements(second.licenseArn)?.entitlements).toHaveLength(1);
    expect(world.eventTypes()).not.toContain('tenant.suspended');
    if (renewedLicense === 'new') {
      expect(license && currentSubscription(license)?.succeeds).toBe(
        world.licenseOf(first.licenseArn)?.licenseId,
      );
      expect(world.entitlements(first.licenseArn)?.entitlements).toEqual([]);
      expect(world.eventTypes()).toContain('tenant.payer.changed');
    }
  });

  test('a later renewal follows the earlier one', async () => {
    const world = await opened({ coins: { renewedLicense: 'new' } });
    let made = await world.subscribe('contract-code');
    await world.bind(made.licenseArn, TENANT);
    for (let year = 0; year < 3; year += 1) {
      made = world.aws.core.act('renew', { agreementId: made.agreementId });
      await world.wait(5 * MINUTE);
      await world.wait(2 * HOUR);
    }
    const license = world.licenseOf(made.licenseArn);
    expect(world.tenant(TENANT).link?.subscriptionId).toBe(license && currentSubscription(license)?.id);
    expect(world.tenant(TENANT).tenures).toHaveLength(4);
  });
});

describe('attached subscriptions', () => {
  test('add their entitlements and pay nothing; their end removes only these', async () => {
    const world = await opened({}, { attachments: 'entitlements' });
    const payer = await world.subscribe('contract-code');
    await world.bind(payer.licenseArn, TENANT);
    const further = await world.subscribe('contract-code', { grants: { projects: 2 } });
    await world.bind(further.licenseArn, TENANT);
    await world.wait(MINUTE);
    const before = world.tenant(TENANT);
    expect(before.link?.subscriptionId).toBe(`${world.licenseOf(payer.licenseArn)?.licenseId}~1`);
    expect(before.tenures).toHaveLength(1);
    expect(world.entitlements(further.licenseArn)?.entitlements).toHaveLength(1);
    world.aws.core.act('end', { agreementId: further.agreementId, status: 'EXPIRED' });
    await world.wait(2 * MINUTE);
    const after = world.tenant(TENANT);
    expect(after.state).toEqual(before.state);
    expect(after.tenures).toEqual(before.tenures);
    expect(world.entitlements(further.licenseArn)?.entitlements).toEqual([]);
    expect(world.entitlements(payer.licenseArn)?.entitlements).toHaveLength(1);
  });

  test('without them, a subscription bound later pays', async () => {
    const world = await opened();
    const payer = await world.subscribe('contract-code');
    await world.bind(payer.licenseArn, TENANT);
    const further = await world.subscribe('contract-code');
    await world.bind(further.licenseArn, TENANT);
    expect(world.tenant(TENANT).link?.subscriptionId).toBe(
      `${world.licenseOf(further.licenseArn)?.licenseId}~1`,
    );
  });
});
