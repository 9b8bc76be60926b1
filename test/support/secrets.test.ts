import * as v from 'valibot';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ReleaseOutcome } from '#domain/api/support.ts';
import type { Commit, StateStore } from '#lambdas/stores/state-store.ts';
import { T1 } from '#test/activation/world.ts';
import { CASE, type Desk, EMAIL, OPERATOR, openDesk, PATH } from './desk.ts';

let desk: Desk;
let links: readonly string[];
const release = (evidence = 'activation-link', sent: object = {}, query = '') =>
  desk.act(`${PATH}/evidence/${evidence}/release${query}`, { reason: 'the vendor asks' }, sent);

describe('what is sealed', () => {
  beforeEach(async () => {
    desk = openDesk();
    ({ links } = await desk.conflict());
  });

  test('is shown whole in one answer that nobody may keep', async () => {
    const { status, headers, body } = await release();
    const { released, events, next } = v.parse(ReleaseOutcome, body);
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(released.values).toEqual(links);
    expect(events).toEqual([{ type: 'support.evidence.released', about: T1 }]);
    expect(next[0]?.code).toBe('SUPPORT_SHOWN_ONCE');
  });

  test('is kept nowhere: not in the receipt, the journal or the state, nor in any log', async () => {
    const logs = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name));
    await release();
    await release('activation-email');
    await release('nothing');
    const kept = desk.kept() + JSON.stringify(logs.flatMap(({ mock }) => mock.calls));
    vi.restoreAllMocks();
    for (const secret of [...links, EMAIL]) expect(kept).not.toContain(secret);
    expect(desk.opened).toEqual([...links, EMAIL]);
  });

  test('the same key again says that it was released, and shows nothing', async () => {
    const first = await release('activation-link', { key: 'one' });
    const again = await release('activation-link', { key: 'one', role: 'desk' });
    expect(again.body).toEqual({
      ...first.body,
      released: { evidence: 'activation-link', masked: first.body.released.masked },
    });
    expect((await desk.look()).releases).toHaveLength(1);
    expect(desk.opened).toEqual(links);
  });

  test('a dry run opens nothing', async () => {
    const tried = await release('activation-link', {}, '?dryRun=true');
    expect(v.parse(ReleaseOutcome, tried.body)).toMatchObject({
      dryRun: true,
      released: { evidence: 'activation-link' },
    });
    expect(tried.body.released).not.toHaveProperty('values');
    expect([desk.opened, (await desk.look()).releases]).toEqual([[], []]);
  });

  test('who had it shown, and why, stands in the case and in the audit', async () => {
    await release('activation-email', { person: 'rei' });
    expect((await desk.look()).releases).toMatchObject([
      { evidence: 'activation-email', by: 'rei', reason: 'the vendor asks' },
    ]);
    expect(desk.world.memory.journal.at(-1)?.cause).toMatchObject({
      ...{ door: 'support', verb: 'release-evidence', reason: 'activation-email: the vendor asks' },
      actor: { role: 'desk', principal: expect.stringContaining('/rei') },
    });
  });

  test.each([
    ['account', 422, 'EVIDENCE_UNKNOWN'],
    ['screenshot', 422, 'EVIDENCE_UNKNOWN'],
  ])('%s is not sealed', async (evidence, status, code) => {
    expect(await release(evidence)).toMatchObject({ status, body: { code } });
  });

  test('an operator may do all of the rest, and not this', async () => {
    expect(await release('activation-link', { role: 'operator' })).toMatchObject({ status: 403 });
  });

  test('where it cannot be opened, nothing was released', async () => {
    desk.ports.sealing.open = () => Promise.reject(new Error('AWS KMS does not answer'));
    expect(await release()).toMatchObject({ status: 500 });
    expect((await desk.look()).releases).toEqual([]);
  });

  test('a letter of the page shows it masked, in the language asked for, to an operator alone', async () => {
    const mailed = await desk.act(`${PATH}/mail`, { to: OPERATOR.toUpperCase() }, { language: 'ja' });
    expect(mailed).toMatchObject({ status: 200, body: { changes: [] } });
    const [letter] = desk.letters;
    expect(letter).toMatchObject({ to: OPERATOR, subject: expect.stringContaining(CASE) });
    expect(letter?.subject).toContain('アクティベーション順番の誤り');
    for (const shown of ['Unexpected Error', '618302475190', 'xd…@customer.example', 'テクニカルサポート']) {
      expect(letter?.text).toContain(shown);
    }
    for (const secret of [...links, EMAIL]) expect(JSON.stringify(letter)).not.toContain(secret);
    expect(await desk.act(`${PATH}/mail`, { to: 'press@example.com' })).toMatchObject({
      status: 400,
      body: { code: 'BODY_INVALID', faults: [{ field: 'to' }] },
    });
    expect(desk.letters).toHaveLength(1);
  });

  test('a letter that cannot be sent is tried again under the same key; one that was sent is not', async () => {
    const mail = () => desk.act(`${PATH}/mail`, { to: OPERATOR }, { key: 'letter' });
    desk.post.isOpen = false;
    expect(await mail()).toMatchObject({ status: 503, body: { code: 'UPSTREAM_UNAVAILABLE' } });
    desk.post.isOpen = true;
    expect([(await mail()).status, (await mail()).status, desk.letters.length]).toEqual([200, 200, 1]);
    expect(await desk.act(`${PATH}/mail?dryRun=true`, { to: OPERATOR })).toMatchObject({
      body: { dryRun: true },
    });
    expect(desk.letters).toHaveLength(1);
  });
});

describe('two at once', () => {
  test('under one key: one of them is shown it, whichever commits', async () => {
    let meanwhile: (() => Promise<void>) | undefined;
    const wrap = (store: StateStore): StateStore => ({
      ...store,
      commit: async (commit: Commit) => {
        const between = meanwhile;
        meanwhile = undefined;
        await between?.();
        return store.commit(commit);
      },
    });
    desk = openDesk(wrap);
    ({ links } = await desk.conflict());
    const answers: { body: { released: { values?: string[] } } }[] = [];
    meanwhile = async () => {
      answers.push(await release('activation-link', { key: 'one' }));
    };
    answers.push(await release('activation-link', { key: 'one' }));
    expect(answers.map(({ body }) => body.released.values)).toEqual([links, undefined]);
    expect((await desk.look()).releases).toHaveLength(1);
  });
});
