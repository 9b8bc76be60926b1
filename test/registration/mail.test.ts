import { describe, expect, it } from 'vitest';
import { mailFailed, retryMail } from '#domain/registration/failed-mail.ts';
import { letterOf } from '#domain/registration/letters.ts';
import type { Registration } from '#domain/registration/registration.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { codeHashOf } from '#lambdas/edge/hashes.ts';
import { NOON, OBSERVABILITY, openTown, type Town, tokenFor } from './town.ts';

const failed = async () => {
  const town = openTown();
  const browser = town.browser();
  await browser.land(tokenFor(town, 1));
  town.mail.works = false;
  await browser.submit('code', { email: 'buyer@example.com' });
  return { town, browser };
};

const registrationOf = (town: Town): Registration => town.store.all('registration')[0] as Registration;

const waiting = (town: Town, until: number) =>
  town.store.list({ by: 'state', kind: 'registration', state: 'MAIL_FAILED', until }, { limit: 10 });

describe('a mail that cannot be sent', () => {
  it('keeps the registration on a desk, and the page says what happens', async () => {
    const { town, browser } = await failed();
    expect(browser.page.status).toBe(200);
    expect(browser.page.body).toContain('We could not send the mail');
    expect(browser.page.body).toContain('we try again every few minutes');
    expect(registrationOf(town).step).toMatchObject({
      name: 'MAIL_FAILED',
      attempts: 1,
      retryAt: NOON + MINUTE_MS,
    });
    expect((await waiting(town, NOON)).keys).toHaveLength(0);
    expect((await waiting(town, NOON + MINUTE_MS)).keys).toHaveLength(1);
  });

  it('does not count as a code that was sent', async () => {
    const { town, browser } = await failed();
    for (let tries = 0; tries < 7; tries += 1) {
      await browser.open(`${browser.page.address.replace(/\/details$/, '')}/details`);
      await browser.submit('code', { email: 'buyer@example.com' });
    }
    expect(registrationOf(town).codesSent).toBe(0);
    town.mail.works = true;
    await browser.open(`${browser.page.address}/details`);
    await browser.submit('code', { email: 'buyer@example.com' });
    expect(town.letters).toHaveLength(1);
  });

  it('is tried again with a fresh code, which then proves the address', async () => {
    const { town, browser } = await failed();
    town.clock.now += MINUTE_MS;
    const before = registrationOf(town);
    const retry = retryMail(before, codeHashOf(before.referenceHash, '424242'), town.clock.now);
    expect(retry?.outgoing).toEqual({
      letter: 'code',
      applicant: { email: 'buyer@example.com' },
      attempts: 2,
    });
    const key = { kind: 'registration' as const, id: before.referenceHash };
    const [stored] = await town.store.load([key]);
    const entity = retry?.registration;
    await town.store.commit({
      writes: [{ key, entity, expectedVersion: stored?.version ?? 0 }],
      guards: [],
    });
    await browser.open(browser.page.address);
    await browser.submit('proof', { code: '424242' });
    expect(registrationOf(town).step.name).toBe('PROVEN');
  });

  it('waits longer each time, up to an hour', async () => {
    const { town } = await failed();
    let registration = registrationOf(town);
    let now = NOON;
    const pauses: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const { step } = registration;
      const retryAt = step.name === 'MAIL_FAILED' ? step.retryAt : Number.NaN;
      pauses.push((retryAt - now) / MINUTE_MS);
      expect(retryMail(registration, 'hash', retryAt - 1)).toBeUndefined();
      now = retryAt;
      const retry = retryMail(registration, `hash ${round}`, now);
      if (!retry) throw new Error('no retry is due');
      registration = mailFailed(retry.registration, retry.registration, retry.outgoing, now);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(registration.codesSent).toBe(0);
  });

  it('tells the person to land again where the registration has expired meanwhile', async () => {
    const { town } = await failed();
    const retry = retryMail(registrationOf(town), 'hash', NOON + 4 * HOUR_MS);
    expect(retry?.outgoing.letter).toBe('start-again');
    expect(retry?.registration.step.name).toBe('LANDED');
  });

  it('changes nothing where the person has moved on', async () => {
    const { town } = await failed();
    const now = NOON + MINUTE_MS;
    const retry = retryMail(registrationOf(town), 'hash', now);
    if (!retry) throw new Error('no retry is due');
    const { registration, outgoing } = retry;
    const proven: Registration = {
      ...registration,
      step: { name: 'PROVEN', applicant: outgoing.applicant, provenAt: now },
    };
    expect(mailFailed(registration, proven, outgoing, now)).toBe(proven);
    const resent = retryMail(registrationOf(town), 'a later hash', now)?.registration as Registration;
    expect(mailFailed(registration, resent, outgoing, now)).toBe(resent);
  });

  it('owes the welcome letter as well, without undoing the completion', async () => {
    const town = openTown();
    const browser = town.browser();
    await browser.land(tokenFor(town, 1));
    await browser.submit('code', { email: 'buyer@example.com' });
    await browser.submit('proof', { code: town.latestCode() });
    town.mail.works = false;
    await browser.submit('complete');
    expect(browser.page.body).toContain('Your account has been created');
    expect((await waiting(town, NOON + MINUTE_MS)).keys).toHaveLength(1);
    const retry = retryMail(registrationOf(town), 'hash', NOON + MINUTE_MS);
    expect(retry?.outgoing).toMatchObject({ letter: 'welcome', attempts: 2 });
    expect(retry?.registration.step).toMatchObject({ name: 'COMPLETED' });
    expect(retry && retryMail(retry.registration, 'hash', NOON + HOUR_MS)).toBeUndefined();
  });
});

describe('a letter', () => {
  it.each(['code', 'start-again', 'welcome'] as const)('%s leaves no place unfilled', (kind) => {
    for (const locale of ['en', 'ja', 'fr'] as const) {
      const letter = letterOf(kind, {
        locale,
        applicant: { email: 'a@example.com', name: 'Ann' },
        product: OBSERVABILITY,
        code: '123456',
        tenantId: 't-0123456789',
      });
      const all = letter.subject + letter.text + letter.html;
      expect(all).not.toMatch(/[{}]/);
      expect(letter.text).toContain('Ann');
      expect(letter.html).toContain(`<html lang="${locale}">`);
    }
  });

  it('escapes what the buyer typed, and lets it fill no place', () => {
    const letter = letterOf('code', {
      locale: 'en',
      applicant: { email: 'a@example.com', name: '<b>{code}</b>' },
      product: OBSERVABILITY,
      code: '123456',
    });
    expect(letter.html).toContain('Hello &lt;b&gt;{code}&lt;/b&gt;,');
    expect(letter.text.match(/123456/g)).toHaveLength(1);
  });
});
