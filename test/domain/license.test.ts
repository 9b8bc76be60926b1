import { describe, expect, it } from 'vitest';
import { LICENSE_FACTS_MAX } from '#domain/limits.ts';
import { subscriptionEvents } from '#domain/subscription/events.ts';
import type { LicenseFact } from '#domain/subscription/facts.ts';
import {
  currentSubscription,
  hearFact,
  type License,
  type LicenseDetails,
  licenseAt,
  licenseDueAt,
} from '#domain/subscription/license.ts';
import { HOUR_MS } from '#domain/time.ts';

const SHORT: LicenseDetails = { licenseId: 'l-1', licenseArn: 'aws:license-manager:us-east-1:1:l-1' };
const LONG: LicenseDetails = { ...SHORT, licenseArn: 'arn:aws:license-manager::1:license:l-1' };

const fact = (kind: 'registered' | 'granted' | 'failed' | 'closed', at: number, id = 'a'): LicenseFact => ({
  kind,
  at,
  id,
});
const end = (at: number): LicenseFact => ({ kind: 'ended', at, id: 'e', cause: 'DEPROVISIONED' });
const bind = (at: number, tenantId: string): LicenseFact => ({ kind: 'bound', at, id: 'b', tenantId });
const heard = (...facts: LicenseFact[]): License =>
  facts.reduce<License | undefined>(
    (license, each) => hearFact(license, LONG, each, 0),
    undefined,
  ) as License;

describe('a license', () => {
  it('prefers the ARN in full, and keeps what it once knew', () => {
    const short = hearFact(undefined, { ...SHORT, productCode: 'product' }, fact('granted', 1), 5);
    const long = hearFact(short, { ...LONG, buyerAccount: '111122223333' }, fact('granted', 1), 6);
    const again = hearFact(long, SHORT, fact('granted', 2), 7);
    expect(again).toMatchObject({
      licenseArn: LONG.licenseArn,
      productCode: 'product',
      buyerAccount: '111122223333',
      firstSeenAt: 5,
    });
  });

  it('is the very same object for a duplicate that knows no more', () => {
    const license = heard(fact('granted', 1));
    expect(hearFact(license, LONG, fact('granted', 1), 9)).toBe(license);
    expect(hearFact(license, SHORT, fact('granted', 1), 9)).toBe(license);
    expect(hearFact(license, { ...LONG, freeTrial: true }, fact('granted', 1), 9)).toMatchObject({
      freeTrial: true,
    });
  });

  it('is due at the end of its first final hour, and then no more', () => {
    const license = heard(fact('granted', 0), end(10), fact('granted', 20), { ...end(30), id: 'f' });
    expect(licenseDueAt(license)).toBe(10 + HOUR_MS);
    const closed = licenseAt(license, 30 + HOUR_MS);
    expect(licenseDueAt(closed)).toBeUndefined();
    expect(licenseAt(closed, 99 * HOUR_MS)).toBe(closed);
    expect(currentSubscription(closed)?.id).toBe('l-1~2');
  });

  it('belongs to the tenant it was first bound to', () => {
    expect(currentSubscription(heard(bind(5, 't-b'), fact('granted', 1), bind(3, 't-a')))).toMatchObject({
      tenantId: 't-a',
      boundAt: 3,
    });
  });

  it('lets go of like facts between the first and the last of a run, and never of a binding', () => {
    const refreshes = Array.from({ length: LICENSE_FACTS_MAX + 5 }, (_, n) =>
      fact('granted', 10 + n, `g${n}`),
    );
    const license = heard(fact('registered', 1), ...refreshes, bind(100, 't-a'), end(200));
    expect(license.facts.length).toBeLessThanOrEqual(LICENSE_FACTS_MAX);
    expect(currentSubscription(license)).toMatchObject({
      registeredAt: 1,
      grantedAt: 10,
      refreshedAt: 10 + LICENSE_FACTS_MAX + 4,
      tenantId: 't-a',
      endedAt: 200,
    });
    const bindings = Array.from({ length: LICENSE_FACTS_MAX + 5 }, (_, n) => ({
      ...bind(n, 't-a'),
      id: `b${n}`,
    }));
    expect(heard(...bindings).facts).toHaveLength(LICENSE_FACTS_MAX + 5);
  });
});

describe('what is said of a license', () => {
  it('carries what is known, and no more', () => {
    const [event] = subscriptionEvents(undefined, heard(fact('granted', 1)));
    expect(event).toEqual({
      type: 'subscription.active',
      version: 1,
      subscriptionId: 'l-1~1',
      licenseArn: LONG.licenseArn,
      to: 'ACTIVE_UNREGISTERED',
      since: 1,
    });
  });

  it('names product, buyer, agreement and tenant', () => {
    const details = { ...LONG, productCode: 'product', buyerAccount: '111122223333' };
    const granted: LicenseFact = { kind: 'granted', at: 1, id: 'a', agreementId: 'agmt-1' };
    const license = hearFact(hearFact(undefined, details, granted, 0), details, bind(2, 't-a'), 0);
    expect(subscriptionEvents(undefined, license)[0]).toMatchObject({
      productCode: 'product',
      buyerAccount: '111122223333',
      agreementId: 'agmt-1',
      tenantId: 't-a',
      to: 'ACTIVE',
    });
  });

  it('is silent where no subscription changed its state', () => {
    const before = heard(fact('granted', 1));
    expect(subscriptionEvents(before, hearFact(before, LONG, fact('granted', 2), 0))).toEqual([]);
  });

  it('ends the generation that a late grant shows to have been none', () => {
    const before = heard(fact('failed', 2), fact('granted', 5));
    const after = hearFact(before, LONG, fact('granted', 1), 0);
    expect(before.subscriptions.map(({ state }) => state.name)).toEqual(['FAILED', 'ACTIVE_UNREGISTERED']);
    expect(after.subscriptions.map(({ state }) => state.name)).toEqual(['ACTIVE_UNREGISTERED']);
    const said = subscriptionEvents(before, after);
    expect(
      said.map((event) => ('subscriptionId' in event ? `${event.subscriptionId} ${event.type}` : '')),
    ).toEqual(['l-1~1 subscription.active', 'l-1~2 subscription.ended']);
  });

  it('says nothing of a generation that had ended before it was undone', () => {
    const before = licenseAt(heard(fact('failed', 2), fact('granted', 5), end(6)), 2 * HOUR_MS);
    const after = hearFact(before, LONG, fact('granted', 1), 2 * HOUR_MS);
    expect(subscriptionEvents(before, after).map(({ type }) => type)).toEqual(['subscription.ended']);
  });
});
