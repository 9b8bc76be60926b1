import { describe, expect, it } from 'vitest';
import {
  askForRead,
  entitlementEvents,
  hearRead,
  isLicenseOver,
  readFailed,
} from '#domain/entitlement/decide.ts';
import type { Entitlement, EntitlementSet } from '#domain/entitlement/entitlement.ts';
import { ENTITLEMENT_RETRY_MS_MAX, ENTITLEMENT_RETRY_MS_MIN } from '#domain/limits.ts';
import { hearFact } from '#domain/subscription/license.ts';
import { MINUTE_MS } from '#domain/time.ts';
import { exampleLicense, T0 } from '../stores/examples.ts';

const license = exampleLicense(1);
const seats = (value: number): Entitlement => ({ dimension: 'seats', type: 'integer', value });
const sso: Entitlement = { dimension: 'sso', type: 'boolean', value: true };
const terms = { readAgainAfterMs: [MINUTE_MS, 5 * MINUTE_MS], licenseIsOver: false };
const asked = (now = T0, known?: EntitlementSet): EntitlementSet => askForRead(known, license, now);
const read = (set: EntitlementSet, asOf: number, ...entitlements: Entitlement[]): EntitlementSet =>
  hearRead(set, { asOf, entitlements }, terms);

describe('a read', () => {
  it('is due at once after an event, and no more once it is heard', () => {
    expect(asked().due).toEqual({ at: T0, why: 'event', attempts: 0 });
    expect(read(asked(), T0 + 1, seats(1))).toEqual({
      licenseId: license.licenseId,
      askedAt: T0,
      entitlements: [seats(1)],
      asOf: T0 + 1,
    });
  });

  it('replaces all that was known, in the order of dimensions', () => {
    const known = read(asked(), T0 + 1, sso, seats(1));
    expect(known.entitlements).toEqual([seats(1), sso]);
    expect(read(known, T0 + 2, sso).entitlements).toEqual([sso]);
  });

  it('that began earlier never takes the place of one that began later', () => {
    const known = read(asked(), T0 + 9, seats(9));
    expect(read(known, T0 + 5, seats(5))).toBe(known);
    expect(read(known, T0 + 9, seats(5))).toBe(known);
  });

  it('is made again where an event came while it was under way', () => {
    const between = asked(T0 + 5, asked());
    const heard = read(between, T0 + 1, seats(1));
    expect(heard.entitlements).toEqual([seats(1)]);
    expect(heard.due).toEqual({ at: T0 + 5, why: 'event', attempts: 0 });
    expect(read(between, T0 + 1)).toBe(between);
    expect(read(heard, T0 + 6, seats(2))).not.toHaveProperty('due');
  });
});

describe('an empty answer', () => {
  it('is read again after each wait of the policy, then believed', () => {
    const known = read(asked(), T0 + 1, seats(1));
    const first = read(asked(T0 + 10, known), T0 + 20);
    expect(first).toMatchObject({ entitlements: [seats(1)], asOf: T0 + 1 });
    expect(first.due).toEqual({ at: T0 + 20 + MINUTE_MS, why: 'empty', attempts: 1 });
    const second = read(first, T0 + 30);
    expect(second.due).toEqual({ at: T0 + 30 + 5 * MINUTE_MS, why: 'empty', attempts: 2 });
    expect(read(second, T0 + 40)).toMatchObject({ entitlements: [], asOf: T0 + 40 });
    expect(read(second, T0 + 40)).not.toHaveProperty('due');
  });

  it('is believed at once where the license is over', () => {
    const known = read(asked(), T0 + 1, seats(1));
    const over = hearRead(known, { asOf: T0 + 2, entitlements: [] }, { ...terms, licenseIsOver: true });
    expect(over).toMatchObject({ entitlements: [], asOf: T0 + 2 });
  });
});

describe('no answer', () => {
  it('keeps what is known and doubles the wait, to an hour at most, without end', () => {
    let set = read(asked(), T0 + 1, seats(1));
    const waits = Array.from({ length: 9 }, () => {
      set = readFailed(set, T0);
      return (set.due?.at ?? 0) - T0;
    });
    expect(waits[0]).toBe(ENTITLEMENT_RETRY_MS_MIN);
    expect(waits[1]).toBe(2 * ENTITLEMENT_RETRY_MS_MIN);
    expect(waits.at(-1)).toBe(ENTITLEMENT_RETRY_MS_MAX);
    expect(set.entitlements).toEqual([seats(1)]);
  });
});

describe('what is announced', () => {
  it('is the whole set, when it was first read and where it changed', () => {
    const before = asked();
    const after = read(before, T0 + 1, seats(1));
    expect(entitlementEvents(before, after, license)).toEqual([
      expect.objectContaining({
        type: 'subscription.entitlements.changed',
        subscriptionId: `${license.licenseId}~1`,
        agreementId: 'agmt-1',
        entitlements: [seats(1)],
        asOf: T0 + 1,
      }),
    ]);
    expect(entitlementEvents(after, read(after, T0 + 2, seats(1)), license)).toEqual([]);
    expect(entitlementEvents(after, read(after, T0 + 2, seats(2)), license)).toHaveLength(1);
    expect(entitlementEvents(before, readFailed(before, T0), license)).toEqual([]);
  });

  it('tells a license in use from one that is over', () => {
    const ended = hearFact(license, license, { kind: 'ended', at: T0, id: 'e', cause: 'OTHER' }, T0);
    expect(isLicenseOver(license)).toBe(false);
    expect(
      isLicenseOver(
        hearFact(ended, ended, { kind: 'ended', at: T0 + 9e5, id: 'f', cause: 'OTHER' }, T0 + 1e6),
      ),
    ).toBe(true);
  });
});
