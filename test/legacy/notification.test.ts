import { describe, expect, test } from 'vitest';
import { licenseIdOf, parseSubscriptionId, subscriptionIdOf } from '#domain/identifiers.ts';
import { isLegacyId } from '#domain/legacy/identity.ts';
import {
  hearLegacy,
  legacyIdentityOf,
  readLegacyEnvelope,
} from '#lambdas/marketplace/legacy-notification.ts';
import { clockOf, LEGACY_ID, LICENSE_ID, messageOf, type Notice, wrappedOf } from './seller.ts';

const sentAt = clockOf('12:00');
const carried = (body: string) => ({ body, messageId: 'sqs-1', sentAt });
const heardOf = (notice: Omit<Notice, 'at'>) =>
  hearLegacy(readLegacyEnvelope(carried(wrappedOf({ at: '09:00', ...notice }))));

describe('the identity of a customer', () => {
  test('is a license id of its own form, the same for ever, and another for each product', () => {
    const identity = legacyIdentityOf('product1', 'X01EXAMPLEX');
    expect(identity).toEqual(legacyIdentityOf('product1', 'X01EXAMPLEX'));
    expect(identity.licenseId).not.toBe(legacyIdentityOf('product2', 'X01EXAMPLEX').licenseId);
    expect(identity.licenseId).not.toBe(legacyIdentityOf('product1', 'X01EXAMPLEY').licenseId);
    expect(licenseIdOf(identity.licenseArn)).toBe(identity.licenseId);
    expect(parseSubscriptionId(subscriptionIdOf(identity.licenseId, 2))?.generation).toBe(2);
  });

  test("is never one of AWS's, and holds no CustomerIdentifier", () => {
    expect([LEGACY_ID, LICENSE_ID].map(isLegacyId)).toEqual([true, false]);
    expect(legacyIdentityOf('product1', 'X01EXAMPLEX').licenseArn).toMatch(
      /^legacy:product1:l-[0-9a-f]{40}$/,
    );
  });
});

describe('the message', () => {
  test('wrapped, it has the time and id that SNS gave it', () => {
    const envelope = readLegacyEnvelope(
      carried(wrappedOf({ action: 'subscribe-fail', at: '09:00', id: 'sns-1' })),
    );
    expect(envelope).toMatchObject({
      at: clockOf('09:00'),
      id: 'sns-1',
      message: { action: 'subscribe-fail' },
    });
  });

  test('raw, it has those of the queue', () => {
    const envelope = readLegacyEnvelope(carried(messageOf({ action: 'subscribe-fail', at: '09:00' })));
    expect(envelope).toMatchObject({ at: sentAt, id: 'sqs-1', message: { action: 'subscribe-fail' } });
  });

  test.each([
    ['no JSON', 'subscribe-success'],
    ['no object', '[]'],
    ['a confirmation of a subscription', JSON.stringify({ Type: 'SubscriptionConfirmation', Token: 'x' })],
    [
      'a wrapped text that is no JSON',
      JSON.stringify({ ...JSON.parse(wrappedOf({ action: 'x', at: '09:00' })), Message: 'x' }),
    ],
  ])('%s is poison', (_, body) => {
    expect(() => readLegacyEnvelope(carried(body))).toThrow();
  });
});

describe('what it says', () => {
  test.each([
    ['subscribe-success', { kind: 'granted' }],
    ['subscribe-fail', { kind: 'failed' }],
    ['unsubscribe-pending', { kind: 'ended', cause: 'DEPROVISIONED' }],
    ['unsubscribe-success', { kind: 'closed' }],
  ] as const)('%s', (action, fact) => {
    const heard = heardOf({ action, id: 'sns-1' });
    expect(heard).toMatchObject({ kind: 'fact', fact: { ...fact, at: clockOf('09:00'), id: 'sns-1' } });
  });

  test('leading spaces are of no meaning', () => {
    const more = {
      'customer-identifier': ' X01EXAMPLEX',
      'offer-identifier': ' offer-abc1',
      action: ' subscribe-success',
    };
    expect(heardOf({ action: 'x', more })).toMatchObject({
      identity: { licenseId: LEGACY_ID, customerIdentifier: 'X01EXAMPLEX' },
      fact: { kind: 'granted', offerId: 'offer-abc1' },
    });
  });

  test.each([
    ['true', true],
    [' TRUE', true],
    ['false', false],
    [true, true],
    [null, false],
  ])('a free trial said as %j is %s', (said, freeTrial) => {
    const more = { isFreeTrialTermPresent: said };
    expect(heardOf({ action: 'subscribe-success', more })).toMatchObject({ freeTrial });
  });

  test('entitlement-updated names the customer alone; an action of tomorrow is unknown', () => {
    expect(heardOf({ action: 'entitlement-updated' })).toMatchObject({ kind: 'entitlements' });
    expect(heardOf({ action: 'subscribe-perhaps' })).toEqual({ kind: 'unknown' });
  });

  test('without a customer it is poison', () => {
    expect(() => heardOf({ action: 'subscribe-success', customer: ' ' })).toThrow();
  });
});
