import '../directory/quiet.ts';
import { describe, expect, test } from 'vitest';
import type { Letter } from '#domain/messages/letter.ts';
import { LOCALES } from '#domain/messages/locale.ts';
import { reconcile } from '#domain/reassignment/reconcile.ts';
import { administratorId } from '#domain/registration/registration.ts';
import { DAY_MS, HOUR_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
import { readPublishedEvent } from '#lambdas/edge/published-event.ts';
import { type TellPorts, tell } from '#lambdas/publishing/tell.ts';
import { administratorOf } from '../notifications/samples.ts';
import { actOn, ask, changeOf, choose, endNow, register, stop, verify } from '../registration/moving.ts';
import { ACCOUNT_N, OBSERVABILITY, openTown, type Town } from '../registration/town.ts';

const PAGE = 'https://marketplace.example.com/live/move/';

/** The office that writes letters of what the town announced; what was told once is not told again. */
const openOffice = (town: Town) => {
  const letters: Letter[] = [];
  const ports: TellPorts = {
    store: town.store,
    surroundings: town.ports.surroundings,
    products: [OBSERVABILITY],
    operators: ['ops@example.com'],
    publicOrigin: 'https://marketplace.example.com/live',
    sendLetter: async (letter) => {
      letters.push(letter);
      return 'sent';
    },
  };
  let told = 0;
  /** The subjects of what is written of everything announced since, to whoever administers the tenant, in English. */
  const write = async (): Promise<string[]> => {
    letters.length = 0;
    const entries = town.store.journal.slice(told);
    told = town.store.journal.length;
    for (const { commitId, at, events } of entries) {
      for (const [index, event] of events.entries()) {
        const detail = { ...event, id: `${commitId}#${index}`, at: isoOf(at) };
        await tell(ports, readPublishedEvent(JSON.stringify({ source: 'concord', detail })), 'message');
      }
    }
    return letters.filter(({ to }) => to === 'Buyer@Example.com').map(({ subject }) => subject);
  };
  return { letters, write };
};

/** A tenant that account M pays for, and an office that has told of all that so far. */
const settled = async () => {
  const town = openTown();
  await town.grant(1);
  const tenantId = await register(town, 1);
  const office = openOffice(town);
  await office.write();
  town.clock.now += 20 * MINUTE_MS;
  return { town, tenantId, ...office };
};

/** The same, moved to account N by its administrator. */
const moved = async () => {
  const office = await settled();
  const { town, tenantId } = office;
  await town.grant(2, ACCOUNT_N);
  await (await choose(town, 2, tenantId)).submit('complete');
  return office;
};

describe('letters of a move', () => {
  test('the payer moved: from which hour, and do not cancel yet', async () => {
    const { write, letters, tenantId } = await moved();
    expect(await write()).toEqual([
      'Example Observability: AWS account 444455556666 pays from November 21, 2026 at 1:00 PM UTC',
    ]);
    const [letter] = letters;
    expect(letter?.text).toContain(
      'Do not cancel the former subscription, of AWS account 111122223333, yet.',
    );
    expect(letter?.text).toContain(`${PAGE}${tenantId}`);
    expect(letter?.html).toContain(`<a href="${PAGE}${tenantId}">`);
  });

  test('verified: cancel now, in which account and how; operators are told as well', async () => {
    const { town, write, letters, tenantId } = await moved();
    await write();
    await verify(town, tenantId);
    expect(await write()).toEqual([
      'Example Observability: now cancel the subscription of AWS account 111122223333',
    ]);
    expect(letters.map(({ to }) => to).sort()).toEqual(['Buyer@Example.com', 'ops@example.com']);
    const text = letters.find(({ to }) => to === 'Buyer@Example.com')?.text;
    expect(text).toContain('Sign in to AWS account 111122223333, open AWS Marketplace Subscriptions');
    expect(text).toContain('If Example Observability is not listed there, you are in the wrong AWS account');
  });

  test('both subscribed: one reminder per interval, none once the former one has ended', async () => {
    const { town, write, tenantId } = await moved();
    await verify(town, tenantId);
    await write();
    town.clock.now += DAY_MS;
    await actOn(town, tenantId, reconcile);
    await actOn(town, tenantId, reconcile);
    const reminder = 'Reminder: Example Observability is still subscribed in AWS account 111122223333';
    expect(await write()).toEqual([reminder]);
    town.clock.now += DAY_MS;
    await actOn(town, tenantId, reconcile);
    await endNow(town, 1);
    expect(await write()).toEqual([]);
  });

  test('finished: nothing is left to do, and nothing of grace was ever said', async () => {
    const { town, write, tenantId } = await moved();
    await verify(town, tenantId);
    await endNow(town, 1);
    await write();
    town.clock.now += HOUR_MS;
    await endNow(town, 1);
    expect(changeOf(town, tenantId).state.name).toBe('COMPLETED');
    expect(await write()).toEqual([
      'Example Observability: the move to AWS account 444455556666 is finished',
    ]);
  });

  test('the new account was canceled by mistake: the former one pays again', async () => {
    const { town, write } = await moved();
    await write();
    await endNow(town, 2);
    expect(await write()).toEqual(['Example Observability: AWS account 111122223333 pays again']);
  });

  test('the former account was canceled first: the account that must take over, and by when, in one letter', async () => {
    const { town, write, letters, tenantId } = await settled();
    await ask(town, tenantId);
    await endNow(town, 1);
    expect(await write()).toEqual([
      'Example Observability goes on until November 28, 2026 at 12:20 PM UTC: AWS account 444455556666 must take over',
    ]);
    expect(letters.map(({ to }) => to)).toContain('ops@example.com');
    await town.grant(2, ACCOUNT_N);
    await choose(town, 2, tenantId);
    expect(await write()).toEqual([
      'Example Observability goes on',
      'Example Observability goes on: AWS account 444455556666 pays from November 21, 2026 at 1:00 PM UTC',
    ]);
  });

  test('both ended: the letter of grace says so, since none of the move does', async () => {
    const { town, write, tenantId } = await moved();
    await write();
    await endNow(town, 1);
    await endNow(town, 2);
    expect(changeOf(town, tenantId).state).toMatchObject({ name: 'NEEDS_ATTENTION', reason: 'TARGET_LOST' });
    expect(await write()).toEqual(['Example Observability goes on until November 28, 2026 at 12:20 PM UTC']);
  });

  test('what is not so any more when it is written is not told', async () => {
    const { town, write, tenantId } = await moved();
    await verify(town, tenantId);
    town.clock.now += MINUTE_MS;
    await stop(town, tenantId);
    // linked, to be canceled, taken back: only the last of it is still true
    expect(await write()).toEqual(['Example Observability: AWS account 111122223333 pays again']);
  });

  test('go to each administrator in their language', async () => {
    const { town, write, letters, tenantId } = await moved();
    for (const locale of LOCALES) {
      const person = administratorOf(tenantId, `${locale}@example.com`, locale);
      const key = { kind: 'administrator' as const, id: administratorId(tenantId, person.personHash) };
      await town.store.commit({ writes: [{ key, entity: person, expectedVersion: 0 }], guards: [] });
    }
    await verify(town, tenantId);
    await write();
    const subjectTo = (to: string) => letters.find((letter) => letter.to === to)?.subject;
    expect(subjectTo('ja@example.com')).toContain(
      'AWS アカウント 111122223333 のサブスクリプションを解約してください',
    );
    expect(subjectTo('fr@example.com')).toContain(
      'résiliez maintenant l’abonnement du compte AWS 111122223333',
    );
    expect(subjectTo('en@example.com')).toContain('now cancel the subscription');
  });
});
