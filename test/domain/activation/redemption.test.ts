import { describe, expect, it } from 'vitest';
import { activationsDueAt } from '#domain/activation/activation.ts';
import { settleRedemption } from '#domain/activation/answer.ts';
import { isRefusal } from '#domain/errors.ts';
import { DAY_MS, HOUR_MS } from '#domain/time.ts';
import {
  A,
  answer,
  ask,
  B,
  emptyTown,
  lettersOf,
  MINUTE,
  type Played,
  redeem,
  redeemed,
  sealedOf,
  seen,
  send,
  T0,
  terms,
} from './town.ts';

const asked = (product = A): Played => {
  const played = ask(emptyTown(), product, 'link', T0);
  if (isRefusal(played)) throw new Error(played.refused);
  return played;
};
const linkOf = ({ town, redemption }: Played) => town.links[redemption.link.hash];
const dueOf = ({ town }: Played) => activationsDueAt(town.activations);

describe('a redemption', () => {
  it('is told to the vendor at once, and asked about again until it is answered', () => {
    const sent = send(asked(), T0);
    const again = send(sent, T0 + 5 * MINUTE);
    expect([dueOf(asked()), dueOf(sent), dueOf(again)]).toEqual([T0, T0 + 5 * MINUTE, T0 + 10 * MINUTE]);
    expect(again.redemption).toMatchObject({ attempts: 2, state: { name: 'SENT', since: T0 } });
    const done = answer(again, { outcome: 'activated', at: T0 + MINUTE }, T0 + 6 * MINUTE);
    expect([done.redemption.state.name, dueOf(done), linkOf(done)?.state]).toEqual([
      'ACTIVE',
      undefined,
      { name: 'USED', tenantId: 't-0000000001', at: T0 + MINUTE },
    ]);
    expect(done.town.activations.facts).toMatchObject([{ kind: 'redeemed', at: T0 + MINUTE }]);
  });

  it('is called overdue once, and asked about on', () => {
    const late = send(send(asked(), T0), T0 + 2 * HOUR_MS);
    const later = send(late, T0 + 3 * HOUR_MS);
    expect([late.events, later.events]).toMatchObject([[{ type: 'activation.overdue' }], []]);
    expect(dueOf(later)).toBe(T0 + 3 * HOUR_MS + 5 * MINUTE);
  });

  it('is alone in its tenant, and holds its link', () => {
    const sent = send(asked(), T0);
    expect(redeem(sent.town, B, 'other', T0 + MINUTE)).toMatchObject({ refused: 'ACTIVATION_IN_PROGRESS' });
    const elsewhere = { ...emptyTown('t-0000000002'), links: sent.town.links };
    expect(redeem(elsewhere, A, 'link', T0 + MINUTE)).toMatchObject({ refused: 'LINK_ALREADY_USED' });
  });

  it('that the vendor does not take frees its link and its tenant', () => {
    const no = answer(send(asked(), T0), { outcome: 'not-taken' }, T0 + MINUTE);
    expect(no.redemption.state).toMatchObject({ name: 'REFUSED', reason: 'NOT_TAKEN' });
    expect(no.events).toMatchObject([{ type: 'activation.refused', reason: 'NOT_TAKEN' }]);
    expect(lettersOf(redeemed(no.town, A, 'link', T0 + HOUR_MS))).toBe('A');
  });

  it('of a link used elsewhere is refused, and the link with it', () => {
    const no = answer(send(asked(), T0), { outcome: 'already-activated' }, T0 + MINUTE);
    expect(no.redemption.state).toMatchObject({ name: 'REFUSED', reason: 'ALREADY_USED' });
    expect(redeem(no.town, A, 'link', T0 + HOUR_MS)).toMatchObject({ refused: 'LINK_ALREADY_USED' });
  });

  it('of a link that the vendor says is used here is done', () => {
    const here = answer(send(asked(), T0), { outcome: 'already-activated', here: true, at: T0 }, T0 + MINUTE);
    expect([here.redemption.state.name, lettersOf(here.town)]).toEqual(['ACTIVE', 'A']);
  });

  it('whose answer was lost is unclear once the vendor says "used", until a person has looked', () => {
    const twice = send(send(asked(), T0), T0 + 5 * MINUTE);
    const unclear = answer(twice, { outcome: 'already-activated' }, T0 + 6 * MINUTE);
    expect(unclear.redemption.state.name).toBe('UNCLEAR');
    expect(unclear.events).toMatchObject([{ type: 'activation.unclear' }]);
    expect([dueOf(unclear), redeem(unclear.town, B, 'x', T0 + DAY_MS)]).toMatchObject([
      undefined,
      { refused: 'ACTIVATION_IN_PROGRESS' },
    ]);
    const link = linkOf(unclear);
    if (!link) throw new Error('no link');
    const known = { activations: unclear.town.activations, link, redemption: unclear.redemption };
    const settled = (found: 'here' | 'elsewhere' | 'unused') =>
      settleRedemption(known, { found }, terms, T0 + HOUR_MS);
    expect(settled('here')).toMatchObject({
      redemption: { state: { name: 'ACTIVE' } },
      link: { state: { at: T0 } },
    });
    expect(settled('elsewhere')).toMatchObject({ link: { state: { name: 'USED' } } });
    expect(settled('unused')).toMatchObject({ link: { state: { name: 'FREE' } } });
    const late = answer(unclear, { outcome: 'activated', at: T0 }, T0 + DAY_MS);
    expect(late.redemption.state.name).toBe('ACTIVE');
    expect(
      settleRedemption({ ...known, redemption: late.redemption }, { found: 'here' }, terms, T0),
    ).toMatchObject({
      refused: 'ACTIVATION_SETTLED',
    });
  });

  it('is never sent where the other family was seen meanwhile', () => {
    const wanted = asked();
    const { town } = seen(wanted.town, B, T0 + 1);
    const stopped = send({ ...wanted, town }, T0 + MINUTE);
    expect(stopped.redemption.state).toMatchObject({ name: 'REFUSED', reason: 'ORDER' });
    expect([lettersOf(stopped.town), linkOf(stopped)?.state.name]).toEqual(['B', 'FREE']);
  });

  it('that is refused leaves its link used where it was seen used meanwhile, in another tenant', () => {
    const sent = send(asked(), T0);
    const used = { name: 'USED' as const, tenantId: 't-0000000002', at: T0 + 1 };
    const links = { [sent.redemption.link.hash]: { ...sealedOf('link'), state: used } };
    const elsewhere = { ...sent, town: { ...sent.town, links } };
    const said = [{ outcome: 'not-taken' }, { outcome: 'already-activated', here: false }] as const;
    for (const each of said) {
      const no = answer(elsewhere, each, T0 + MINUTE);
      expect([no.redemption.state.name, linkOf(no)?.state]).toEqual(['REFUSED', used]);
    }
  });

  it('that was sent before the other family was seen is asked about on; its answer may be a conflict', () => {
    const sent = send(asked(), T0);
    const { town } = seen(sent.town, B, T0 + 1);
    const again = send({ ...sent, town }, T0 + 5 * MINUTE);
    expect(again.redemption.state.name).toBe('SENT');
    const before = answer(again, { outcome: 'activated', at: T0 }, T0 + 6 * MINUTE);
    const after = answer(again, { outcome: 'activated', at: T0 + 2 }, T0 + 6 * MINUTE);
    expect([lettersOf(before.town), lettersOf(after.town)]).toEqual(['AB', 'BA!']);
    expect(after.events.map(({ type }) => type)).toContain('activation.conflict');
  });

  it('is answered by a list that names its link, and the answer that follows is no news', () => {
    const sent = send(asked(), T0);
    const link = { ...sealedOf('link'), state: { name: 'FREE' as const } };
    const heard = seen(sent.town, A, T0 + MINUTE, { link });
    expect(heard.events).toMatchObject([{ type: 'activation.redeemed' }]);
    const [redemption] = heard.town.activations.redemptions;
    expect(redemption?.state.name).toBe('ACTIVE');
    const echo = answer(
      { ...sent, town: heard.town, redemption: redemption ?? sent.redemption },
      {
        outcome: 'activated',
        at: T0 + MINUTE,
      },
      T0 + 2 * MINUTE,
    );
    expect([echo.events, echo.town.activations]).toEqual([[], heard.town.activations]);
  });

  it('of a link that turns out to be another family’s is what the vendor did, not what was asked', () => {
    const b = redeemed(emptyTown(), B, 'b', T0);
    const second = ask(b, B, 'mislabeled', T0 + MINUTE);
    if (isRefusal(second)) throw new Error(second.refused);
    const did = answer(
      send(second, T0 + MINUTE),
      { outcome: 'activated', at: T0 + MINUTE, product: A },
      T0 + MINUTE,
    );
    expect(lettersOf(did.town)).toBe('BA!');
    expect(did.town.activations.facts.at(-1)).toMatchObject({ kind: 'observed', product: A });
  });

  it('goes on under the terms that it began with', () => {
    const sent = send(asked(), T0, { ...terms, retryEveryMs: DAY_MS, overdueAfterMs: 1 });
    expect(dueOf(sent)).toBe(T0 + 5 * MINUTE);
    expect(sent.events).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'nothing-like-it'])('of a product %s is refused', (product) => {
    expect(redeem(emptyTown(), product, 'link', T0)).toMatchObject({ refused: 'PRODUCT_UNKNOWN' });
  });
});
