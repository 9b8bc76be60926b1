import { describe, expect, it } from 'vitest';
import { refuse } from '#domain/errors.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { ACCOUNT_N, openTown, tokenFor } from './town.ts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

describe('landing', () => {
  it('answers 303 to an address of ours, and the page says what was bought by which account', async () => {
    const town = openTown();
    const browser = town.browser();
    const token = tokenFor(town, 1);
    const posted = await browser.raw(
      'POST',
      '/register',
      `x-amzn-marketplace-token=${encodeURIComponent(token)}`,
      FORM,
    );
    expect(posted.status).toBe(303);
    expect(posted.headers['location']?.[0]).toMatch(/^\/live\/register\/r\/[\w-]{43}$/);
    const page = await browser.open(posted.headers['location']?.[0] ?? '');
    expect(page.status).toBe(200);
    expect(page.body).toContain('Example Observability');
    expect(page.body).toContain('111122223333');
    expect(page.body).toContain('AWS has not confirmed the subscription yet');
    expect(page.body).not.toContain('Free trial');
    expect(town.resolved).toEqual([token]);
  });

  it('writes license, registration and journal in one transaction, and nothing is granted', async () => {
    const town = openTown();
    await town.browser().land(tokenFor(town, 1));
    expect(town.store.journal).toHaveLength(1);
    const [entry] = town.store.journal;
    expect(entry?.written.map(({ entity, to }) => [entity.split('/')[0], to])).toEqual([
      ['license', 'PENDING'],
      ['registration', 'LANDED'],
    ]);
    expect(entry?.events.map(({ type }) => type)).toEqual(['subscription.pending']);
    expect(entry?.cause).toMatchObject({ door: 'registration', verb: 'land', correlationId: 'request-1' });
  });

  it('needs two calls to AWS beside reads: ResolveCustomer and one transaction', async () => {
    const town = openTown();
    let commits = 0;
    const { store } = town.ports;
    const commit = store.commit.bind(store);
    Object.assign(store, { commit: (...given: Parameters<typeof commit>) => (commits++, commit(...given)) });
    await town.browser().land(tokenFor(town, 1));
    expect([town.resolved.length, commits]).toEqual([1, 1]);
  });

  it('shows that access begins at once where License Updated came first', async () => {
    const town = openTown();
    await town.grant(1);
    const page = await town.browser().land(tokenFor(town, 1));
    expect(page.body).toContain('AWS has confirmed the subscription');
    expect(town.license(1)?.subscriptions.at(-1)?.state.name).toBe('ACTIVE');
  });

  it('shows the confirmation on the same page once License Updated comes later', async () => {
    const town = openTown();
    const browser = town.browser();
    const page = await browser.land(tokenFor(town, 1));
    expect(page.body).toContain('Check again');
    town.clock.now += MINUTE_MS;
    await town.grant(1);
    expect((await browser.open(page.address)).body).toContain('AWS has confirmed the subscription');
  });

  it('takes the same token again: same license, nothing heard twice, a fresh page', async () => {
    const town = openTown();
    const browser = town.browser();
    const token = tokenFor(town, 1);
    const first = await browser.land(token);
    const before = town.license(1);
    town.clock.now += 5 * MINUTE_MS;
    const second = await browser.land(token);
    expect(second.status).toBe(200);
    expect(second.address).not.toBe(first.address);
    expect(town.license(1)).toBe(before);
    expect((await browser.open(first.address)).status).toBe(200);
  });

  it('shows a free trial', async () => {
    const town = openTown();
    const page = await town
      .browser()
      .land(tokenFor(town, 1), { 'x-amzn-marketplace-offer-type': 'free-trial' });
    expect(page.body).toContain('Free trial');
    expect(town.license(1)?.freeTrial).toBe(true);
  });

  it.each([
    ['a charset on its type', 'application/x-www-form-urlencoded; charset=UTF-8', false],
    ['a type in capitals', 'Application/X-WWW-Form-Urlencoded;charset=utf-8', false],
    ['a body in base64', 'application/x-www-form-urlencoded', true],
  ])('reads a form with %s', async (_, type, base64) => {
    const town = openTown();
    const body = new URLSearchParams({ 'x-amzn-marketplace-token': tokenFor(town, 1) }).toString();
    const answer = await town.browser().raw('POST', '/register', body, { 'Content-Type': type }, base64);
    expect(answer.status).toBe(303);
  });

  it('puts a plus back that was sent unescaped', async () => {
    const town = openTown();
    town.tokens.set('ab+cd', town.tokens.get(tokenFor(town, 1)) ?? refuse('INTERNAL'));
    const answer = await town.browser().raw('POST', '/register', 'x-amzn-marketplace-token=ab+cd', FORM);
    expect(answer.status).toBe(303);
    expect(town.resolved).toEqual(['ab+cd']);
  });

  it('takes a token in the query and redirects it away', async () => {
    const town = openTown();
    const token = tokenFor(town, 1);
    const answer = await town
      .browser()
      .raw('GET', `/register?x-amzn-marketplace-token=${encodeURIComponent(token)}`, null);
    expect(answer.status).toBe(303);
    expect(answer.headers['location']?.[0]).not.toContain('token');
    expect(town.resolved).toEqual([token]);
  });

  it('explains where to begin without a token', async () => {
    const town = openTown();
    for (const address of ['/', '/register']) {
      const page = await town.browser('fr').open(address);
      expect(page.status).toBe(200);
      expect(page.body).toContain('Commencez dans AWS Marketplace');
    }
  });

  it('refuses a body above the limit, another content type, and a token that is too long, without asking AWS', async () => {
    const town = openTown();
    const browser = town.browser();
    const large = `x-amzn-marketplace-token=t&filler=${'x'.repeat(70_000)}`;
    expect((await browser.raw('POST', '/register', large, FORM)).status).toBe(413);
    expect(
      (await browser.raw('POST', '/register', '{}', { 'Content-Type': 'application/json' })).status,
    ).toBe(400);
    const long = `x-amzn-marketplace-token=${'x'.repeat(5_000)}`;
    expect((await browser.raw('POST', '/register', long, FORM)).body).toContain('This link is not valid');
    expect(town.resolved).toEqual([]);
  });

  it('says that the subscription was canceled during its final hour, and writes nothing', async () => {
    const town = openTown();
    await town.grant(1);
    town.clock.now += HOUR_MS;
    await town.end(1);
    town.clock.now += 10 * MINUTE_MS;
    const page = await town.browser().land(tokenFor(town, 1));
    expect(page.status).toBe(409);
    expect(page.body).toContain('This subscription was canceled');
    expect(page.body).toContain('November 21, 2026 at 2:00 PM UTC');
    expect(town.store.all('registration')).toEqual([]);
  });

  it('says that it has ended once the final hour is over, even before the clock has woken it', async () => {
    const town = openTown();
    await town.grant(1);
    await town.end(1);
    town.clock.now += 2 * HOUR_MS;
    const page = await town.browser().land(tokenFor(town, 1));
    expect(page.body).toContain('This subscription has ended');
    expect(page.body).toContain('Subscribe again in AWS Marketplace');
  });

  it('says that the subscription failed', async () => {
    const town = openTown();
    await town.hear(1, { kind: 'failed', at: town.clock.now, id: 'failed' });
    const page = await town.browser().land(tokenFor(town, 1));
    expect(page.body).toContain('The subscription did not succeed');
  });

  it('offers the newer subscription of the same account, not one of another account', async () => {
    const town = openTown();
    await town.grant(1);
    await town.end(1);
    town.clock.now += 3 * HOUR_MS;
    await town.grant(3, ACCOUNT_N);
    expect((await town.browser().land(tokenFor(town, 1))).body).not.toContain('newer subscription');
    await town.grant(2);
    const page = await town.browser().land(tokenFor(town, 1));
    expect(page.body).toContain('newer subscription');
    expect(page.body).toContain('November 21, 2026 at 3:00 PM UTC');
  });

  it('keeps two licenses of one account apart, in two tabs of one browser', async () => {
    const town = openTown();
    const browser = town.browser();
    const one = await browser.land(tokenFor(town, 1));
    const two = await browser.land(tokenFor(town, 2));
    browser.page = one;
    await browser.submit('code', { email: 'one@example.com' });
    const codeOfOne = town.latestCode();
    browser.page = two;
    await browser.submit('code', { email: 'two@example.com' });
    const codeOfTwo = town.latestCode();
    await browser.open(one.address);
    await browser.submit('proof', { code: codeOfOne });
    await browser.submit('complete');
    await browser.open(two.address);
    await browser.submit('proof', { code: codeOfTwo });
    await browser.submit('complete');
    expect(town.store.all('tenant')).toHaveLength(2);
    const tenants = [1, 2].map((number) => town.license(number)?.subscriptions.at(-1)?.tenantId);
    expect(new Set(tenants).size).toBe(2);
  });
});
