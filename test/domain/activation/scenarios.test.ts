import { describe, expect, it } from 'vitest';
import { withVendorAccount } from '#domain/activation/activation.ts';
import { casesOfConflicts, mendConflict } from '#domain/activation/conflict.ts';
import { checkedLink } from '#domain/activation/link.ts';
import { planActivations } from '#domain/activation/plan.ts';
import { isRefusal } from '#domain/errors.ts';
import { REFUSAL_TEXTS } from '#domain/messages/refusal-texts.ts';
import { wordsOf } from '#domain/messages/refusals.ts';
import { operatorLetter } from '#domain/notifications/letters.ts';
import { giveEvidence } from '#domain/support/evidence.ts';
import { openSupportCase } from '#domain/support/open.ts';
import { submitCase } from '#domain/support/submit.ts';
import { DAY_MS } from '#domain/time.ts';
import {
  A,
  A2,
  around,
  B,
  emptyTown,
  FAMILY_A,
  FAMILY_B,
  lettersOf,
  MINUTE,
  policy,
  redeem,
  redeemed,
  sealedOf,
  seen,
  T0,
  type Town,
  terms,
} from './town.ts';

const onlyB = (tenantId?: string): Town => redeemed(emptyTown(tenantId), B, `b-${tenantId ?? 'first'}`, T0);
const played = (result: ReturnType<typeof redeem>) => {
  if (isRefusal(result)) throw new Error(result.refused);
  return result;
};
const sibling = ({ activations }: Town) => ({ activations, channel: 'activation-link' });

/** The conflict of S0-08, with the case that it opens. */
const conflict = () => {
  const known = withVendorAccount(onlyB().activations, {
    accountId: '735000000001',
    email: sealedOf('mail'),
  });
  const before: Town = { ...onlyB(), activations: known };
  const { town, events } = seen(before, A, T0 + MINUTE);
  const links = new Map(Object.entries(town.links));
  const [draft] = casesOfConflicts(before.activations, town.activations, links, terms).open;
  if (!draft) throw new Error('no case');
  const opened = openSupportCase(undefined, draft, policy, T0 + MINUTE);
  if (isRefusal(opened)) throw new Error(opened.refused);
  return { town, events, opened };
};

const submission = { route: 'console', noticesRead: [], by: 'arn:operator' };
const stored = (name: string) => ({
  attachmentId: name,
  evidence: 'screenshot',
  name: `${name}.png`,
  type: 'image/png',
  bytes: 1_000,
  state: { name: 'STORED' as const, since: T0 },
});

describe('system 0, activation links', () => {
  it('S0-01: A then B in an empty tenant: both active, no warnings', () => {
    const first = played(redeem(emptyTown(), A, 'a', T0));
    const second = played(redeem(first.town, B, 'b', T0 + MINUTE));
    expect([first.redemption.state.name, second.redemption.state.name]).toEqual(['ACTIVE', 'ACTIVE']);
    expect(lettersOf(second.town)).toBe('AB');
    expect([...first.hints, ...second.hints]).toEqual([]);
    expect(second.events).toMatchObject([{ type: 'activation.redeemed', family: FAMILY_B, first: true }]);
  });

  it('S0-02: A where B is: ACTIVATION_ORDER, with what helps and the tenant that would be used', () => {
    const other = emptyTown('t-0000000002');
    const user = { owned: 1, others: [] };
    const refusal = redeem(onlyB(), A, 'a', T0 + MINUTE, { user });
    expect(refusal).toMatchObject({
      refused: 'ACTIVATION_ORDER',
      details: { remedies: 'second-account, further-account', before: 'C1WS with XDR' },
    });
    const owner = redeem(onlyB(), A, 'a', T0 + MINUTE, { user: { owned: 2, others: [sibling(other)] } });
    if (!isRefusal(refusal) || !isRefusal(owner)) throw new Error('it was taken');
    const textsOf = (of: typeof owner) => wordsOf(of, 'en', REFUSAL_TEXTS).remedies;
    expect(textsOf(refusal).map(({ text }) => text.slice(0, 23))).toEqual([
      'Create a second account',
      'Create a further accoun',
    ]);
    expect(textsOf(owner)).toMatchObject([
      { text: expect.stringMatching(/^Create a further/) },
      { text: expect.stringContaining('t-0000000002'), href: '/v1/tenants/t-0000000002' },
    ]);
    expect(textsOf(owner)).toHaveLength(2);
  });

  it('S0-03: B first in an empty tenant: redeemed, warned before and after', () => {
    const dry = planActivations(emptyTown().activations, [B], around(T0));
    const done = played(redeem(emptyTown(), B, 'b', T0));
    const warning = { hint: 'ACTIVATION_SHUTS_OUT', details: { shutOut: 'C1WS with XDR' } };
    expect(done.hints).toMatchObject([warning]);
    expect(dry).toMatchObject({ steps: [{ product: B, hints: [warning] }] });
    expect(lettersOf(done.town)).toBe('B');
  });

  it('S0-04: B a year after A', () => {
    const year = redeemed(redeemed(emptyTown(), A, 'a', T0), B, 'b', T0 + 365 * DAY_MS);
    expect(lettersOf(year)).toBe('AB');
  });

  it('S0-05: a plan for A offers both; to who owns two tenants, only a further account', () => {
    const plan = (owned: number, others: Town[] = []) =>
      planActivations(
        onlyB().activations,
        [A],
        around(T0 + MINUTE, { user: { owned, others: others.map(sibling) } }),
      );
    expect(plan(1)).toMatchObject({
      steps: [],
      elsewhere: [{ product: A, remedies: ['second-account', 'further-account'] }],
    });
    expect(plan(2, [onlyB('t-0000000002')])).toMatchObject({
      elsewhere: [{ remedies: ['further-account'] }],
    });
    // two are known, whatever the vendor counts
    expect(plan(1, [onlyB('t-0000000002')])).toMatchObject({
      elsewhere: [{ remedies: ['further-account'] }],
    });
  });

  it.each(['aws-marketplace', 'azure-marketplace', 'mspl'])('S0-07: B then A by %s: no order', (channel) => {
    const first = played(redeem(emptyTown(), B, 'b', T0, { channel }));
    const second = played(redeem(first.town, A, 'a', T0 + MINUTE, { channel }));
    expect(lettersOf(second.town)).toBe('AB');
    expect([...first.hints, ...second.hints]).toEqual([]);
    expect(lettersOf(seen(onlyB(), A, T0 + MINUTE, { channel }).town)).toBe('AB');
  });

  it('S0-08: A seen at the vendor where B is: a conflict, told, with a draft of what support needs', () => {
    const { town, events, opened } = conflict();
    expect(lettersOf(town)).toBe('BA!');
    expect(events.map(({ type }) => type)).toEqual(['activation.observed', 'activation.conflict']);
    const told = events.find(({ type }) => type === 'activation.conflict');
    const letter = told && operatorLetter(told, 'ops@example.com');
    expect(`${letter?.subject} ${letter?.text}`).toContain('Unexpected Error');
    expect(letter?.text).toContain(`/v1/support-cases/${opened.case.caseId}`);
    expect(opened.case.given.map(({ evidence }) => evidence)).toEqual([
      'activation-link',
      'account',
      'activation-email',
      'usage-order',
    ]);
    expect(opened.events).toMatchObject([{ type: 'support.case.opened', missing: ['screenshot'] }]);
  });

  it('S0-09: without the screenshot it is incomplete; without the order of use it is taken', () => {
    const { opened } = conflict();
    const incomplete = submitCase(opened.case, submission, T0 + 2 * MINUTE);
    expect(incomplete).toMatchObject({
      refused: 'BUNDLE_INCOMPLETE',
      faults: [
        {
          field: 'screenshot',
          message: expect.stringMatching(/^is missing: attach it, POST \S+\/attachments$/),
        },
      ],
    });
    const unordered = {
      ...opened.case,
      given: opened.case.given.filter(({ evidence }) => evidence !== 'usage-order'),
      attachments: [stored('screen')],
    };
    expect(submitCase(unordered, submission, T0 + 2 * MINUTE)).toMatchObject({
      case: { state: { name: 'SUBMITTED', route: 'console' } },
    });
  });

  it('S0-10: a link that one tenant redeemed is used for every other, and for itself', () => {
    const first = redeemed(emptyTown(), A, 'one', T0);
    const second: Town = { ...emptyTown('t-0000000002'), links: first.links };
    for (const town of [second, first]) {
      expect(redeem(town, A, 'one', T0 + MINUTE)).toMatchObject({
        refused: 'LINK_ALREADY_USED',
        details: { tenantId: 't-0000000001' },
      });
    }
  });

  it.each([
    'https://activation.trendmicro.example/abc',
    'http://activation.trendmicro.com/abc',
    'https://activation.trendmicro.com/',
    'https://activation.trendmicro.com:443/abc',
    'https://activation.trendmicro.com@evil.example/abc',
  ])('S0-11: %s is no activation link', (text) => {
    expect(checkedLink(text, terms.hosts)).toMatchObject({ refused: 'LINK_FORMAT' });
  });

  it('S0-13: a renewal of A in AB is no first activation', () => {
    const both = redeemed(redeemed(emptyTown(), A, 'a', T0), B, 'b', T0 + MINUTE);
    const renewed = played(redeem(both, A2, 'renewal', T0 + 365 * DAY_MS));
    expect(lettersOf(renewed.town)).toBe('AB');
    expect(renewed.hints).toEqual([]);
    expect(renewed.events).toMatchObject([{ first: false }]);
  });

  it.each([
    [A, B],
    [B, A],
  ])('S0-14: %s in one tenant and %s in another: no conflict', (one, two) => {
    const first = redeemed(emptyTown(), one, 'one', T0);
    const second = redeemed({ ...emptyTown('t-0000000002'), links: first.links }, two, 'two', T0 + MINUTE);
    expect([lettersOf(first), lettersOf(second)].sort()).toEqual(['A', 'B']);
  });

  it('what support has mended is mended: both stand, and A may be renewed', () => {
    const { town, opened } = conflict();
    const mended = mendConflict(town.activations, opened.case.caseId, T0 + DAY_MS);
    expect(mended.events).toMatchObject([{ type: 'activation.mended', before: FAMILY_A }]);
    const after = { ...town, activations: mended.activations };
    expect(lettersOf(redeemed(after, A2, 'renewal', T0 + 2 * DAY_MS))).toBe('AB');
    expect(mendConflict(mended.activations, opened.case.caseId, T0)).toMatchObject({ events: [] });
  });

  it('a person may correct what was known: their word replaces it', () => {
    const { opened } = conflict();
    const value = { kind: 'text' as const, text: '735000000009' };
    const given = giveEvidence(opened.case, { evidence: 'account', value, by: 'arn:operator' }, T0);
    expect(isRefusal(given) ? [] : given.case.given.filter(({ evidence }) => evidence === 'account')).toEqual(
      [{ evidence: 'account', value, from: { principal: 'arn:operator' }, at: T0 }],
    );
  });
});
