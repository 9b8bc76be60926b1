import { describe, expect, it } from 'vitest';
import { REDEMPTIONS_MAX } from '#domain/activation/activation.ts';
import { casesOfConflicts } from '#domain/activation/conflict.ts';
import { isRefusal } from '#domain/errors.ts';
import {
  A,
  A2,
  answer,
  ask,
  B,
  B2,
  emptyTown,
  lettersOf,
  MINUTE,
  redeem,
  redeemed,
  sealedOf,
  seen,
  send,
  T0,
  terms,
} from './town.ts';

const free = (path: string) => ({ ...sealedOf(path), state: { name: 'FREE' as const } });
const onlyB = redeemed(emptyTown(), B, 'b', T0);

describe('a conflict', () => {
  it('gives support the link of the family that should have been first, then the other', () => {
    const { town } = seen(onlyB, A, T0 + MINUTE, { link: free('a') });
    const links = new Map(Object.entries(town.links));
    const { open, withdraw } = casesOfConflicts(onlyB.activations, town.activations, links, terms);
    expect(open.map(({ known }) => known.links?.map(({ hash }) => hash))).toEqual([['hash-a', 'hash-b']]);
    expect([open[0]?.caseId, withdraw]).toEqual(['sc-t-0000000001-c1ws-with-xdr.other-cloud-one', []]);
    expect(open[0]?.known.order).toEqual([
      { at: T0, product: 'Cloud One – Container Security' },
      { at: T0 + MINUTE, product: 'Cloud One – Workload Security Enterprise with XDR' },
    ]);
  });

  it('that never was one has its case withdrawn', () => {
    const wrong = seen(onlyB, A, T0 + MINUTE).town;
    const right = seen(wrong, A2, T0 - MINUTE).town;
    const cases = casesOfConflicts(wrong.activations, right.activations, new Map(), terms);
    expect(cases).toEqual({ open: [], withdraw: ['sc-t-0000000001-c1ws-with-xdr.other-cloud-one'] });
    // and nothing is done twice
    const same = casesOfConflicts(wrong.activations, wrong.activations, new Map(), terms);
    expect(same).toEqual({ open: [], withdraw: [] });
  });

  it('stops what was asked for and not sent', () => {
    const asked = ask(onlyB, B2, 'renewal', T0 + MINUTE);
    if (isRefusal(asked)) throw new Error(asked.refused);
    const { town } = seen(asked.town, A, T0 + MINUTE);
    const stopped = send({ ...asked, town }, T0 + 2 * MINUTE);
    expect(stopped.redemption.state).toMatchObject({ name: 'REFUSED', reason: 'ORDER' });
  });
});

describe('what the vendor says', () => {
  it('of a link that was redeemed here is no news', () => {
    const { town, events } = seen(onlyB, B, T0 + 5, { link: free('b') });
    expect([town.activations, events]).toEqual([onlyB.activations, []]);
  });

  it('of a link that nobody redeemed here makes it used', () => {
    const { town } = seen(emptyTown(), A, T0, { link: free('a') });
    expect(redeem(town, A2, 'a', T0 + MINUTE)).toMatchObject({ refused: 'LINK_ALREADY_USED' });
  });

  it('after it had said no is believed: it is there, though nobody counts on it', () => {
    const asked = ask(onlyB, B2, 'late', T0 + MINUTE);
    if (isRefusal(asked)) throw new Error(asked.refused);
    const no = answer(send(asked, T0 + MINUTE), { outcome: 'not-taken' }, T0 + 2 * MINUTE);
    const after = answer(no, { outcome: 'activated', at: T0 + MINUTE }, T0 + 3 * MINUTE);
    expect(after.redemption.state.name).toBe('REFUSED');
    expect(after.events).toMatchObject([{ type: 'activation.observed' }]);
    expect([lettersOf(after.town), after.town.links['hash-late']?.state.name]).toEqual(['B', 'USED']);
    expect(after.town.activations.facts.at(-1)?.kind).toBe('observed');
  });
});

it('a tenant has only so many redemptions', () => {
  const [one] = onlyB.activations.redemptions;
  const redemptions = Array.from({ length: REDEMPTIONS_MAX }, () => one as NonNullable<typeof one>);
  const full = { ...onlyB, activations: { ...onlyB.activations, redemptions } };
  expect(redeem(full, B2, 'more', T0 + MINUTE)).toMatchObject({ refused: 'HISTORY_FULL' });
});
