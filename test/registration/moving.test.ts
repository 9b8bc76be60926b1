import { describe, expect, it } from 'vitest';
import { LOCALES } from '#domain/messages/locale.ts';
import { registrationWords } from '#domain/messages/registration.words.ts';
import { hearFact, type License } from '#domain/subscription/license.ts';
import { withActs } from '#domain/tenant/decide.ts';
import { MINUTE_MS } from '#domain/time.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { announced, ask, changeOf, choose, EMAIL, expectOffer, hear, prove, register } from './moving.ts';
import { ACCOUNT_M, ACCOUNT_N, licenseOf, NOON, openTown, type Town, tokenFor } from './town.ts';

const ONE = Date.UTC(2026, 10, 21, 13);

/** A town with a tenant that license 1 of account M pays for, and license 2 that account N was granted. */
const settled = async (): Promise<{ town: Town; tenantId: string }> => {
  const town = openTown();
  await town.grant(1);
  const tenantId = await register(town, 1);
  town.clock.now += 20 * MINUTE_MS;
  await town.grant(2, ACCOUNT_N);
  return { town, tenantId };
};

const granted =
  (town: Town, number: number) =>
  (license: License): License =>
    hearFact(license, license, { kind: 'granted', at: town.clock.now, id: `g-${number}` }, town.clock.now);
const ended =
  (town: Town, number: number) =>
  (license: License): License =>
    hearFact(
      license,
      license,
      { kind: 'ended', at: town.clock.now, id: `e-${number}`, cause: 'DEPROVISIONED' },
      town.clock.now,
    );

const tenantOf = (town: Town, tenantId: string) => {
  const tenant = town.store.all('tenant').find((each) => each.tenantId === tenantId);
  if (!tenant) throw new Error('no tenant');
  return tenant;
};
const setChannel = (town: Town, tenantId: string) =>
  walk(
    town.store,
    town.ports.surroundings,
    { door: 'test', verb: 'channel', actor: { kind: 'clock' }, correlationId: 'test' },
    async (work) => {
      const tenant = await work.read('tenant', tenantId);
      if (!tenant) throw new Error('no tenant');
      const acts = [{ kind: 'channel' as const, channel: 'annual' }];
      work.put('tenant', tenantId, withActs(tenant, acts, work.commitId, work.now));
    },
  );

describe('an administrator who comes from another account', () => {
  it('moves the payer in one transaction, as a reassignment with their word', async () => {
    const { town, tenantId } = await settled();
    const browser = await choose(town, 2, tenantId);
    await browser.submit('complete');
    expect(browser.page.body).toContain('Your account has been moved');
    expect(tenantOf(town, tenantId)).toMatchObject({
      state: { name: 'ACTIVE' },
      link: { subscriptionId: `${licenseOf(2)}~1` },
      tenures: [{ until: ONE }, { from: ONE }],
    });
    expect(changeOf(town, tenantId)).toMatchObject({
      kind: 'account-change',
      state: { name: 'LINKED' },
      source: { buyerAccount: ACCOUNT_M, subscriptionId: `${licenseOf(1)}~1` },
      target: { buyerAccount: ACCOUNT_N, subscriptionId: `${licenseOf(2)}~1` },
      requestedBy: { kind: 'administrator' },
      consent: { by: { kind: 'administrator' } },
      linked: { fromHour: ONE, rescue: false },
    });
    const entry = town.store.journal.find(({ events }) =>
      events.some(({ type }) => type === 'reassignment.requested'),
    );
    expect(entry?.cause.verb).toBe('complete');
    expect(entry?.events.map(({ type }) => type)).toEqual([
      'tenant.payer.changed',
      'reassignment.requested',
      'reassignment.linked',
    ]);
    expect(JSON.stringify(entry)).not.toContain(EMAIL);
  });

  it('is told what moves, from which hour, who pays until then, and what is left to do where', async () => {
    const { town, tenantId } = await settled();
    const { page } = await choose(town, 2, tenantId);
    expect(page.body).toContain(`the account ${tenantId} stays as it is`);
    expect(page.body).toContain(
      'AWS account 111122223333 until November 21, 2026 at 1:00 PM UTC, AWS account 444455556666 from then on',
    );
    expect(page.body).toContain('of AWS account 111122223333, goes on until it is canceled there');
    expect(page.body).toContain('Do not cancel it yet');
    expect(page.body).toContain('Move the account');
  });

  it('is asked again where the source has ended since the page was shown: then it is bound', async () => {
    const { town, tenantId } = await settled();
    const browser = await choose(town, 2, tenantId);
    await hear(town, 1, ended(town, 1));
    expect((await browser.submit('complete')).body).toContain('Something changed in the meantime');
    expect(tenantOf(town, tenantId).state.name).toBe('GRACE');
    await browser.submit('complete');
    expect(browser.page.body).toContain('Your account has been linked');
    expect(tenantOf(town, tenantId).link?.subscriptionId).toBe(`${licenseOf(2)}~1`);
    expect(town.store.all('reassignment')).toEqual([]);
  });

  it('waits where AWS has not granted yet; the link moves by itself on the grant', async () => {
    const town = openTown();
    await town.grant(1);
    const tenantId = await register(town, 1);
    const browser = await choose(town, 2, tenantId);
    await browser.submit('complete');
    expect(browser.page.body).toContain('The move has begun');
    expect(changeOf(town, tenantId).state.name).toBe('AWAITING_TARGET');
    expect(tenantOf(town, tenantId).link?.subscriptionId).toBe(`${licenseOf(1)}~1`);
    expect(town.license(2)?.subscriptions.at(-1)?.tenantId).toBeUndefined();
    town.clock.now += MINUTE_MS;
    await hear(town, 2, granted(town, 2));
    expect(changeOf(town, tenantId).state.name).toBe('LINKED');
    expect(tenantOf(town, tenantId).link?.subscriptionId).toBe(`${licenseOf(2)}~1`);
    expect(town.license(2)?.subscriptions.at(-1)?.tenantId).toBe(tenantId);
  });

  it('lands again while it waits, and gets the same move', async () => {
    const town = openTown();
    await town.grant(1);
    const tenantId = await register(town, 1);
    await (await choose(town, 2, tenantId)).submit('complete');
    const again = await choose(town, 2, tenantId);
    await again.submit('complete');
    expect(again.page.body).toContain('The move has begun');
    expect(town.store.all('reassignment')).toHaveLength(1);
  });

  it('moves once when two forms arrive at the same moment', async () => {
    const { town, tenantId } = await settled();
    const browser = await choose(town, 2, tenantId);
    const { address, fields } = browser.form('complete');
    const body = new URLSearchParams(fields).toString();
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const answers = await Promise.all([1, 2, 3].map(() => browser.raw('POST', address, body, form)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(town.store.all('reassignment')).toHaveLength(1);
    expect(announced(town).filter((type) => type === 'reassignment.linked')).toHaveLength(1);
  });

  it('with another subscription of the same account switches to it', async () => {
    const { town, tenantId } = await settled();
    await town.grant(3);
    const browser = await choose(town, 3, tenantId, ACCOUNT_M);
    expect(browser.page.body).toContain('Both subscriptions are of AWS account 111122223333');
    await browser.submit('complete');
    expect(changeOf(town, tenantId)).toMatchObject({ kind: 'offer-switch', state: { name: 'LINKED' } });
    expect(tenantOf(town, tenantId).link?.subscriptionId).toBe(`${licenseOf(3)}~1`);
  });
});

describe('a move that an operator asked for', () => {
  it('is proposed first to whom it awaits, and confirming is the word that it waits for', async () => {
    const { town, tenantId } = await settled();
    await register(town, 7);
    await ask(town, tenantId);
    expect(changeOf(town, tenantId).state.name).toBe('REQUESTED');
    const browser = town.browser();
    await browser.land(tokenFor(town, 2, ACCOUNT_N));
    expect(changeOf(town, tenantId).state.name).toBe('TARGET_READY');
    await prove(town, browser);
    const options = [...browser.page.body.matchAll(/type="radio"[^>]*value="([^"]+)"[^>]*>/g)];
    expect(options[0]?.[1]).toBe(tenantId);
    expect(options[0]?.[0]).toContain(' checked');
    expect(options.slice(1).some(([tag]) => tag.includes(' checked'))).toBe(false);
    expect(browser.page.body).toContain('Expected: this AWS account is to pay for it.');
    await browser.submit('choice', { tenant: tenantId });
    await browser.submit('complete');
    expect(browser.page.body).toContain('Your account has been moved');
    expect(changeOf(town, tenantId)).toMatchObject({
      state: { name: 'LINKED' },
      requestedBy: { kind: 'operator' },
      consent: { by: { kind: 'administrator' } },
    });
    expect(town.store.all('reassignment')).toHaveLength(1);
  });

  it('to a third account stands in the way: the page says what to do, and nothing changes', async () => {
    const { town, tenantId } = await settled();
    await ask(town, tenantId, { targetAccount: '777788889999' });
    const before = JSON.stringify([town.store.all('tenant'), town.store.all('reassignment')]);
    const browser = await choose(town, 2, tenantId);
    expect(browser.page.status).toBe(409);
    expect(browser.page.body).toContain('A move is under way');
    expect(JSON.stringify([town.store.all('tenant'), town.store.all('reassignment')])).toBe(before);
  });

  it('follows where nobody pays any more and the account it awaits is bound', async () => {
    const town = openTown();
    await town.grant(1);
    const tenantId = await register(town, 1);
    await ask(town, tenantId);
    await hear(town, 1, ended(town, 1));
    expect(tenantOf(town, tenantId).state.name).toBe('GRACE');
    expect(changeOf(town, tenantId).orphanedAt).toBeDefined();
    const browser = town.browser();
    await town.grant(2, ACCOUNT_N);
    // the landing alone saves the tenant: the account is the one that it awaits, and is live
    await browser.land(tokenFor(town, 2, ACCOUNT_N));
    await prove(town, browser);
    expect(tenantOf(town, tenantId)).toMatchObject({
      state: { name: 'ACTIVE' },
      link: { subscriptionId: `${licenseOf(2)}~1` },
    });
    expect(changeOf(town, tenantId)).toMatchObject({
      state: { name: 'CANCEL_PROCESSING' },
      linked: { rescue: true },
    });
    expect(browser.page.body).toContain(`/live/move/${tenantId}`);
  });
});

describe('what else a choice may meet', () => {
  it('an offer that was linked ahead of time proposes its tenant first', async () => {
    const { town, tenantId } = await settled();
    await expectOffer(town, tenantId);
    const browser = town.browser();
    await browser.land(tokenFor(town, 2, ACCOUNT_N));
    await prove(town, browser);
    expect(browser.page.body).toContain('Expected: this AWS account is to pay for it.');
  });

  it('a tenant that is billed in another way is not offered, and refused where it is named', async () => {
    const { town, tenantId } = await settled();
    await setChannel(town, tenantId);
    const browser = town.browser();
    await browser.land(tokenFor(town, 2, ACCOUNT_N));
    await prove(town, browser);
    expect(browser.page.body).not.toContain(tenantId);
    await browser.submit('complete', { tenant: tenantId });
    expect(browser.page.status).toBe(409);
    expect(browser.page.body).toContain('Billed in another way');
    expect(town.store.all('reassignment')).toEqual([]);
  });

  it('an account that the policy lets nobody move from is refused before it is confirmed, and again after', async () => {
    const town = openTown();
    await town.grant(200);
    const tenantId = await register(town, 200);
    await town.grant(201, ACCOUNT_N);
    const browser = town.browser();
    await browser.land(tokenFor(town, 201, ACCOUNT_N));
    await prove(town, browser);
    const address = browser.page.address;
    const { fields } = browser.form('choice');
    await browser.submit('choice', { tenant: tenantId });
    expect(browser.page.status).toBe(422);
    expect(browser.page.body).toContain('The account cannot be moved by yourself');
    const mark = `${ACCOUNT_M} ${NOON} account-change`;
    const sent = { csrf: fields['csrf'] ?? '', tenant: tenantId, payer: mark };
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(sent).toString();
    expect((await browser.raw('POST', `${address}/complete`, body, form)).status).toBe(422);
    expect(town.store.all('reassignment')).toEqual([]);
    expect(tenantOf(town, tenantId).link?.subscriptionId).toBe(`${licenseOf(200)}~1`);
  });

  it.each(LOCALES)('refusals of a move have a page of their own in %s', async (locale) => {
    const town = openTown();
    const browser = town.browser(locale);
    for (const code of [
      'CHANGE_IN_PROGRESS',
      'CHANGE_CLOSED',
      'BILLING_CHANNEL_CONFLICT',
      'SOURCE_NOT_ELIGIBLE',
      'TARGET_NOT_ELIGIBLE',
    ] as const) {
      await browser.open(`/live/register/problem/${code}`);
      expect(browser.page.body).toContain(registrationWords(locale).refusals[code].title);
    }
  });
});
