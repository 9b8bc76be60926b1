import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import type { Browser } from './browser.ts';
import { ACCOUNT_M, ACCOUNT_N, licenseOf, openTown, type Town, tokenFor } from './town.ts';

const EMAIL = 'Buyer@Example.com';

const prove = async (town: Town, browser: Browser, email = EMAIL): Promise<void> => {
  await browser.submit('code', { email });
  await browser.submit('proof', { code: town.latestCode() });
};

/** Registers license `number` for a new tenant, in a browser of its own. */
const register = async (town: Town, number: number, account = ACCOUNT_M, email = EMAIL): Promise<string> => {
  const browser = town.browser();
  await browser.land(tokenFor(town, number, account));
  await prove(town, browser, email);
  await browser.submit('complete');
  return town.store.all('tenant').at(-1)?.tenantId ?? 'no tenant';
};

describe('a new tenant', () => {
  it('comes into being in Japanese, from landing to welcome', async () => {
    const town = openTown();
    await town.grant(1);
    const browser = town.browser('ja');
    await browser.land(tokenFor(town, 1));
    expect(browser.page.body).toContain('アカウントの設定');
    await browser.submit('code', { email: EMAIL, name: '山田 花子', company: '山田商店' });
    await browser.submit('proof', { code: town.latestCode() });
    expect(browser.page.body).toContain('内容の確認');
    await browser.submit('complete');
    const [tenant] = town.store.all('tenant');
    expect(tenant?.state.name).toBe('ACTIVE');
    expect(browser.page.body).toContain('アカウントを作成しました');
    expect(browser.page.body).toContain(tenant?.tenantId);
    expect(browser.page.body).toContain('利用可能');
    expect(town.letters.map(({ subject }) => subject)).toEqual([
      'Example Observability の確認コード',
      'Example Observability のアカウントについて',
    ]);
    expect(town.letters[1]?.text).toContain('山田 花子 様');
    expect(town.letters[1]?.text).toContain(tenant?.tenantId);
    expect(town.store.all('administrator')).toMatchObject([
      { tenantId: tenant?.tenantId, email: EMAIL, name: '山田 花子', company: '山田商店', locale: 'ja' },
    ]);
  });

  it('is one transaction that says what happened', async () => {
    const town = openTown();
    await town.grant(1);
    await register(town, 1);
    const entry = town.store.journal.find(({ cause }) => cause.verb === 'complete');
    expect(entry?.events.map(({ type }) => type)).toEqual([
      'tenant.created',
      'tenant.provisioned',
      'tenant.payer.changed',
    ]);
    expect(entry?.written.map(({ entity }) => entity.split('/')[0]).sort()).toEqual([
      'administrator',
      'license',
      'registration',
      'tenant',
    ]);
    expect(entry?.cause.actor).toMatchObject({
      kind: 'buyer',
      personHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('waits for AWS where nothing is granted yet, says so, and is served once it is', async () => {
    const town = openTown();
    const browser = town.browser();
    await browser.land(tokenFor(town, 1));
    await prove(town, browser);
    await browser.submit('complete');
    expect(town.store.all('tenant')[0]?.state.name).toBe('PROVISIONING');
    expect(browser.page.body).toContain('Waiting for AWS');
    expect(browser.page.body).toContain('usually within a few minutes');
  });

  it('is made once, however often the form is sent', async () => {
    const town = openTown();
    const browser = town.browser();
    await browser.land(tokenFor(town, 1));
    await prove(town, browser);
    const confirm = browser.page;
    const first = await browser.submit('complete');
    browser.page = confirm;
    const second = await browser.submit('complete');
    expect(second.body).toBe(first.body);
    expect(town.store.all('tenant')).toHaveLength(1);
    expect(town.letters).toHaveLength(2);
  });

  it('is made once when two forms arrive at the same moment', async () => {
    const town = openTown();
    const browser = town.browser();
    await browser.land(tokenFor(town, 1));
    await prove(town, browser);
    const { address, fields } = browser.form('complete');
    const body = new URLSearchParams(fields).toString();
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const answers = await Promise.all([1, 2, 3].map(() => browser.raw('POST', address, body, form)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(town.store.all('tenant')).toHaveLength(1);
    expect(town.store.all('administrator')).toHaveLength(1);
    expect(town.letters).toHaveLength(2);
  });

  it('is refused where the subscription ended in the meantime', async () => {
    const town = openTown();
    await town.grant(1);
    const browser = town.browser();
    await browser.land(tokenFor(town, 1));
    await prove(town, browser);
    await town.end(1);
    const page = await browser.submit('complete');
    expect(page.status).toBe(409);
    expect(page.body).toContain('This subscription was canceled');
    expect(town.store.all('tenant')).toEqual([]);
  });
});

describe('a tenant that the person administers', () => {
  it('is offered beside a new one; those of others are not', async () => {
    const town = openTown();
    const mine = await register(town, 1);
    const theirs = await register(town, 2, ACCOUNT_N, 'someone@example.org');
    const browser = town.browser();
    await browser.land(tokenFor(town, 3));
    await browser.open(`${browser.page.address}/sign-in`);
    expect(browser.page.body).toContain('Your new subscription is kept meanwhile');
    await prove(town, browser, 'buyer@example.COM');
    expect(browser.page.body).toContain('Which account?');
    expect(browser.page.body).toContain(`value="${mine}"`);
    expect(browser.page.body).toContain('value="new"');
    expect(browser.page.body).not.toContain(theirs);
  });

  it('changes who pays, and the page says from which account to which, and from which hour', async () => {
    const town = openTown();
    await town.grant(1);
    const tenantId = await register(town, 1);
    town.clock.now += 20 * MINUTE_MS;
    await town.grant(2, ACCOUNT_N);
    const browser = town.browser();
    await browser.land(tokenFor(town, 2, ACCOUNT_N));
    await prove(town, browser);
    const page = await browser.submit('choice', { tenant: tenantId });
    expect(page.body).toContain(
      'AWS account 111122223333 until November 21, 2026 at 1:00 PM UTC, AWS account 444455556666 from then on',
    );
    await browser.submit('complete');
    expect(browser.page.body).toContain('Your account has been moved');
    const tenant = town.store.all('tenant').find((each) => each.tenantId === tenantId);
    expect(tenant?.link?.subscriptionId).toBe(`${licenseOf(2)}~1`);
    expect(tenant?.tenures).toMatchObject([
      { until: Date.UTC(2026, 10, 21, 13) },
      { from: Date.UTC(2026, 10, 21, 13) },
    ]);
    expect(town.store.all('tenant')).toHaveLength(1);
  });

  it('keeps its payer while AWS has not confirmed the new one, and the page says so', async () => {
    const town = openTown();
    await town.grant(1);
    const tenantId = await register(town, 1);
    const browser = town.browser();
    await browser.land(tokenFor(town, 2, ACCOUNT_N));
    await prove(town, browser);
    const page = await browser.submit('choice', { tenant: tenantId });
    expect(page.body).toContain('from the next full hour after AWS has confirmed');
    await browser.submit('complete');
    expect(town.store.all('tenant')[0]?.link?.subscriptionId).toBe(`${licenseOf(1)}~1`);
  });

  it('says nothing of payers where nobody pays any more', async () => {
    const town = openTown();
    await town.grant(1);
    const tenantId = await register(town, 1);
    await town.end(1);
    await town.grant(2);
    const browser = town.browser();
    await browser.land(tokenFor(town, 2));
    await prove(town, browser);
    const page = await browser.submit('choice', { tenant: tenantId });
    expect(page.body).toContain(`Account ${tenantId} is linked`);
    expect(page.body).not.toContain('This changes who pays');
  });

  it('is shown once more where the hour passed between page and click', async () => {
    const town = openTown();
    await town.grant(1);
    const tenantId = await register(town, 1);
    await town.grant(2, ACCOUNT_N);
    const browser = town.browser();
    await browser.land(tokenFor(town, 2, ACCOUNT_N));
    town.clock.now += 50 * MINUTE_MS;
    await prove(town, browser);
    await browser.submit('choice', { tenant: tenantId });
    town.clock.now += 15 * MINUTE_MS;
    const page = await browser.submit('complete');
    expect(page.body).toContain('Something changed in the meantime');
    expect(page.body).toContain('until November 21, 2026 at 2:00 PM UTC');
    expect(town.license(2)?.subscriptions.at(-1)?.tenantId).toBeUndefined();
    await browser.submit('complete');
    expect(town.license(2)?.subscriptions.at(-1)?.tenantId).toBe(tenantId);
  });

  it('cannot be named by someone who does not administer it', async () => {
    const town = openTown();
    const theirs = await register(town, 1, ACCOUNT_M, 'someone@example.org');
    const browser = town.browser();
    await browser.land(tokenFor(town, 2));
    await prove(town, browser);
    const chosen = await browser.raw('GET', `${browser.page.address}/confirm?tenant=${theirs}`, null);
    expect(chosen.status).toBe(403);
    const page = await browser.submit('complete', { tenant: theirs });
    expect(page.status).toBe(403);
    expect(page.body).toContain('Not your account');
    expect(town.license(2)?.subscriptions.at(-1)?.tenantId).toBeUndefined();
  });

  it('must be chosen', async () => {
    const town = openTown();
    await register(town, 1);
    const browser = town.browser();
    await browser.land(tokenFor(town, 2));
    await prove(town, browser);
    const page = await browser.submit('choice');
    expect(page.status).toBe(422);
    expect(page.body).toContain('Choose an account.');
  });
});

describe('a subscription that a tenant holds already', () => {
  it('leaves nothing to do for the one who set it up', async () => {
    const town = openTown();
    await town.grant(1);
    const tenantId = await register(town, 1);
    const browser = town.browser();
    await browser.land(tokenFor(town, 1));
    expect(browser.page.body).toContain('has been set up already');
    expect(browser.page.body).not.toContain(tenantId);
    await prove(town, browser);
    expect(browser.page.body).toContain('nothing is left to do');
    expect(browser.page.body).toContain(tenantId);
    expect(town.letters).toHaveLength(3);
  });

  it('is refused to anyone else, changes nothing, and comes before an operator once', async () => {
    const town = openTown();
    await town.grant(1);
    const tenantId = await register(town, 1);
    const before = town.license(1)?.subscriptions;
    const browser = town.browser('fr');
    await browser.land(tokenFor(town, 1));
    await prove(town, browser, 'stranger@example.org');
    expect(browser.page.status).toBe(409);
    expect(browser.page.body).toContain('Lié à un autre compte');
    expect(browser.page.body).not.toContain(tenantId);
    await browser.open(browser.page.address);
    expect(town.license(1)?.subscriptions).toEqual(before);
    const events = town.store.journal.flatMap((entry) => entry.events);
    const refused = events.filter(({ type }) => type === 'registration.binding.refused');
    expect(refused).toMatchObject([
      { subscriptionId: `${licenseOf(1)}~1`, tenantId, buyerAccount: ACCOUNT_M },
    ]);
    const desk = await town.store.list(
      { by: 'state', kind: 'registration', state: 'BINDING_REFUSED' },
      { limit: 10 },
    );
    expect(desk.keys).toHaveLength(1);
  });

  it('is refused to the second of two who register it at the same time', async () => {
    const town = openTown();
    const one = town.browser();
    const two = town.browser();
    await one.land(tokenFor(town, 1));
    await two.land(tokenFor(town, 1));
    await prove(town, one, 'one@example.com');
    await prove(town, two, 'two@example.com');
    await one.submit('complete');
    const page = await two.submit('complete');
    expect(page.status).toBe(409);
    expect(page.body).toContain('Linked to another account');
    expect(town.store.all('tenant')).toHaveLength(1);
    const refused = town.store.journal
      .flatMap((entry) => entry.events)
      .filter(({ type }) => type === 'registration.binding.refused');
    expect(refused).toHaveLength(1);
  });
});

describe('a sign-in in the middle', () => {
  it('carries over to another registration of the same browser, without a second code', async () => {
    const town = openTown();
    const browser = town.browser();
    await browser.land(tokenFor(town, 1));
    await prove(town, browser);
    await browser.submit('complete');
    const codes = town.letters.length;
    await browser.land(tokenFor(town, 2));
    expect(browser.page.body).toContain(`You proved the address ${EMAIL}`);
    await browser.submit('continue');
    await browser.submit('choice', { tenant: 'new' });
    await browser.submit('complete');
    expect(town.letters).toHaveLength(codes + 1);
    expect(town.store.all('tenant')).toHaveLength(2);
  });

  it('is no sign-in any more after an hour', async () => {
    const town = openTown();
    const browser = town.browser();
    await browser.land(tokenFor(town, 1));
    await prove(town, browser);
    await browser.land(tokenFor(town, 2));
    const page = browser.page;
    town.clock.now += HOUR_MS;
    await browser.submit('continue');
    expect(browser.page.body).not.toContain('You proved the address');
    expect(browser.page.address).toBe(page.address);
    expect(browser.page.body).toContain('Send me a code');
  });
});
