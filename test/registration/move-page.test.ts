import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '#domain/messages/locale.ts';
import { signedInWords } from '#domain/messages/registration.people.words.ts';
import type { ReassignmentStateName } from '#domain/reassignment/reassignment.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import type { Browser } from './browser.ts';
import { ask, changeOf, choose, endNow, register, stop, verify } from './moving.ts';
import { ACCOUNT_M, ACCOUNT_N, openTown, type Town } from './town.ts';
import { expectWhole } from './whole.ts';

/** A tenant that was moved from account M to account N, and the browser of who moved it. */
const moved = async (locale: Locale = 'en'): Promise<{ town: Town; tenantId: string; browser: Browser }> => {
  const town = openTown();
  await town.grant(1);
  const tenantId = await register(town, 1);
  town.clock.now += 20 * MINUTE_MS;
  await town.grant(2, ACCOUNT_N);
  const browser = await choose(town, 2, tenantId, ACCOUNT_N, locale);
  await browser.submit('complete');
  return { town, tenantId, browser };
};

const pageOf = async (browser: Browser, tenantId: string, locale: Locale = 'en'): Promise<string> =>
  (await browser.open(`/live/move/${tenantId}?lang=${locale}`)).body;

const stateOf = (town: Town, tenantId: string): ReassignmentStateName => changeOf(town, tenantId).state.name;

describe('the page of a move', () => {
  it('is linked from the page that ends the registration', async () => {
    const { browser, tenantId } = await moved();
    expect(browser.page.body).toContain(`href="/live/move/${tenantId}"`);
    expect(browser.page.body).toContain('what must not be done yet');
  });

  it('says not to cancel yet, and why, until it is verified; then how, where, and only there', async () => {
    const { town, browser, tenantId } = await moved();
    const before = await pageOf(browser, tenantId);
    expect(before).toContain('Moved; your services are being checked');
    expect(before).toContain('Do not cancel it yet.');
    expect(before).toContain('We have not yet seen that your services know the new subscription.');
    expect(before).toContain('AWS account 111122223333');
    expect(before).toContain('November 21, 2026 at 1:00 PM UTC');
    expect(before).not.toContain('You can cancel it now');

    await verify(town, tenantId);
    expect(stateOf(town, tenantId)).toBe('CANCEL_AWAITED');
    const now = await pageOf(browser, tenantId);
    expect(now).toContain('You can cancel it now. Do it in AWS account 111122223333, and in no other:');
    expect(now).toContain('<li>Choose Example Observability, then “Manage”.</li>');
    expect(now).toContain('If Example Observability is not listed there, you are in the wrong AWS account');
    expect(now).not.toContain('Do not cancel it yet');
    expect(now).toContain('✓ AWS Marketplace');
  });

  it('says to the end what is next: the end is processed, then nothing is left to do', async () => {
    const { town, browser, tenantId } = await moved();
    await verify(town, tenantId);
    await endNow(town, 1);
    const ending = await pageOf(browser, tenantId);
    expect(ending).toContain('AWS is ending the subscription of AWS account 111122223333');
    expect(ending).toContain('It has been canceled.');
    town.clock.now += HOUR_MS;
    await endNow(town, 1);
    expect(stateOf(town, tenantId)).toBe('COMPLETED');
    // the session is over by then
    expect((await browser.open(`/live/move/${tenantId}`)).status).toBe(401);
    const again = await choose(town, 3, tenantId, ACCOUNT_N);
    const done = await pageOf(again, tenantId);
    expect(done).toContain('Nothing is left to do: AWS account 444455556666 pays');
    expect(done).not.toContain('The former subscription: ');
  });

  it('says what happened where the new account is canceled by mistake: the former one pays again', async () => {
    const { town, browser, tenantId } = await moved();
    await endNow(town, 2);
    expect(stateOf(town, tenantId)).toBe('ROLLED_BACK');
    const page = await pageOf(browser, tenantId);
    expect(page).toContain(
      'AWS account 111122223333 pays again, as before. Do not cancel the subscription there.',
    );
  });

  it('says that nobody pays where both ended, and until when service goes on', async () => {
    const { town, browser, tenantId } = await moved();
    await endNow(town, 1);
    await endNow(town, 2);
    const page = await pageOf(browser, tenantId);
    expect(page).toContain('No subscription pays for the account at the moment. Service goes on until');
    expect(page).toContain('The subscription of AWS account 444455556666 has ended.');
    expect(page).toMatch(/Please do it by November 28, 2026/);
  });

  it('says what is to be bought where, of a move that an operator asked for', async () => {
    const town = openTown();
    await town.grant(1);
    const tenantId = await register(town, 1);
    await ask(town, tenantId, { targetAccount: '777788889999', offerId: 'offer-abc' });
    const browser = await choose(town, 3, 'new', ACCOUNT_M);
    const page = await pageOf(browser, tenantId);
    expect(page).toContain('Sign in to AWS account 777788889999 first');
    expect(page).toContain('choose the offer “offer-abc”');
    expect(page).toContain('Please do it by December 5, 2026');
    expect(page).toContain('It pays for the account until the move is done');
    await stop(town, tenantId);
    expect(await pageOf(browser, tenantId)).toContain(
      'Nothing has changed: whoever paid before goes on paying.',
    );
  });

  it('says so where there was no move', async () => {
    const town = openTown();
    await town.grant(1);
    const tenantId = await register(town, 1);
    const browser = await choose(town, 2, 'new');
    expect(await pageOf(browser, tenantId)).toContain('No move of this account has been asked for.');
  });

  it('is for the administrators of the tenant, signed in, and for nobody else', async () => {
    const { town, tenantId } = await moved();
    const stranger = town.browser();
    expect((await stranger.open(`/live/move/${tenantId}`)).status).toBe(401);
    expect(stranger.page.body).toContain('Please sign in again');
    const other = await choose(town, 9, 'new', ACCOUNT_M, 'en', 'eve@example.org');
    expect((await other.open(`/live/move/${tenantId}`)).status).toBe(403);
    expect(other.page.body).not.toContain(ACCOUNT_N);
    expect((await other.open('/live/move/nothing')).status).toBe(404);
  });
});

describe.each(LOCALES)('the page in %s', (locale) => {
  it('is whole in every state, and reads in its language', async () => {
    const { town, browser, tenantId } = await moved(locale);
    const words = signedInWords(locale).move;
    const seen = async () => {
      const state = stateOf(town, tenantId);
      const body = await pageOf(browser, tenantId, locale);
      expectWhole(state, body, locale);
      expect(body, state).toContain(words.states[state].replaceAll("'", '&#39;'));
      expect(body, state).not.toMatch(/[{}]/);
      expect(body, state).toContain(words.check);
      return state;
    };
    const states = [await seen()];
    await verify(town, tenantId);
    states.push(await seen());
    await endNow(town, 1);
    states.push(await seen());
    await endNow(town, 2);
    states.push(await seen());
    expect(states).toEqual(['LINKED', 'CANCEL_AWAITED', 'CANCEL_PROCESSING', 'NEEDS_ATTENTION']);
  });
});
