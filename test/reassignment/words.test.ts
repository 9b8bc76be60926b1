import { describe, expect, test } from 'vitest';
import { placeholdersOf } from '#domain/messages/fill.ts';
import { LOCALES } from '#domain/messages/locale.ts';
import { NOBODY_TEXTS, nobodyText } from '#domain/messages/nobody.ts';
import { REASSIGNMENT_TEXTS } from '#domain/messages/reassignment.ts';
import { OFFER_STEPS } from '#domain/offers/choose.ts';
import { ABORT_REASONS, ATTENTION_REASONS } from '#domain/reassignment/reassignment.ts';
import { RISKS } from '#domain/reassignment/risks.ts';
import { ACTORS, CANCEL_UNSAFE, NEXT_STEPS } from '#domain/reassignment/standing.ts';
import { HAPPENINGS } from '#domain/reassignment/timeline.ts';
import { NOBODY } from '#domain/tenant/billing.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { tableUnder } from '#test/domain/tables/read.ts';
import { linkedStreet, OFFER_LABEL, SOURCE, type Street, street, TARGET } from './street.ts';

const flat = (words: object): Map<string, string> =>
  new Map(
    Object.entries(words).flatMap(([group, texts]) =>
      typeof texts === 'string'
        ? [[group, texts] as const]
        : Object.entries(texts as Record<string, string>).map(
            ([name, text]) => [`${group}.${name}`, text] as const,
          ),
    ),
  );
const EN = flat(REASSIGNMENT_TEXTS.en);

describe('the words of reassignments', () => {
  test.each(LOCALES)(
    '%s: there is a text for everything, with the same placeholders as in English',
    (locale) => {
      const texts = flat(REASSIGNMENT_TEXTS[locale]);
      expect([...texts.keys()].sort()).toEqual([...EN.keys()].sort());
      for (const [name, text] of texts) {
        expect(text.trim().length, name).toBeGreaterThan(1);
        const [mine, others] = [placeholdersOf(text), placeholdersOf(EN.get(name) ?? '')];
        expect([name, [...new Set(mine)].sort()]).toEqual([name, [...new Set(others)].sort()]);
      }
    },
  );

  test('every code has its text', () => {
    const wanted = [
      ...NEXT_STEPS.map((code) => `steps.${code}`),
      ...ACTORS.map((code) => `actors.${code}`),
      ...OFFER_STEPS.map((code) => `offers.${code}`),
      ...RISKS.map((code) => `risks.${code}`),
      ...[...CANCEL_UNSAFE, 'SAFE'].map((code) => `cancelSafe.${code}`),
      ...ATTENTION_REASONS.map((code) => `attention.${code}`),
      ...ABORT_REASONS.map((code) => `aborts.${code}`),
      ...HAPPENINGS.map((code) => `happened.${code}`),
    ];
    expect(wanted.filter((name) => !EN.has(name))).toEqual([]);
  });

  test.each(LOCALES)('%s: so has every reason why nobody pays', (locale) => {
    expect(Object.keys(NOBODY_TEXTS[locale]).sort()).toEqual([...NOBODY].sort());
    expect(nobodyText('OTHER_CHANNEL', 'annual', locale)).toContain('annual');
  });
});

interface Shown {
  readonly code: string;
  readonly text: string;
  readonly account?: string;
}

const planned = async () => {
  const made = await street();
  return { made, changeId: await made.begin() };
};
const landed = async () => {
  const { made, changeId } = await planned();
  await made.subscribe(2);
  return { made, changeId };
};
const verifying = async () => {
  const { made, changeId } = await linkedStreet();
  made.missing = ['conformity'];
  await made.wait(5 * MINUTE_MS);
  return { made, changeId };
};
const canceling = async () => {
  const { made, changeId } = await linkedStreet();
  await made.wait(5 * MINUTE_MS);
  return { made, changeId };
};

/** What is read at each moment: how it is reached, what of the view is spoken of, the account, and what must be said. */
const MOMENTS: Record<
  string,
  {
    readonly at: () => Promise<{ made: Street; changeId: string }>;
    readonly code: string;
    readonly account: string;
    readonly says: readonly string[];
  }
> = {
  plan: { at: planned, code: 'NOT_SPPO', account: '–', says: ['SPPO', 'Classmethod, Inc.'] },
  subscribe: {
    at: planned,
    code: 'SUBSCRIBE',
    account: 'target',
    says: [TARGET, OFFER_LABEL, 'current subscription'],
  },
  'set up': { at: landed, code: 'SET_UP', account: 'target', says: [TARGET, 'Set up your account'] },
  verify: {
    at: verifying,
    code: 'VERIFY',
    account: '–',
    says: ['AWS Marketplace', '登録済み', 'Workload Security', 'Conformity (未登録)'],
  },
  cancel: {
    at: canceling,
    code: 'CANCEL',
    account: 'source',
    says: [SOURCE, 'AWS Marketplace Subscriptions', 'Cancel', 'Product 3'],
  },
};
const ACCOUNT_OF: Record<string, string | undefined> = { source: SOURCE, target: TARGET };

/** What is said in one language only. */
const SAID = {
  en: {
    plan: 'the Japanese support center are lost',
    subscribe: `Sign in to AWS account ${TARGET} first`,
    'set up': 'sign in again in the middle is normal',
    verify: 'the subscription type',
    cancel: `Sign in to AWS account ${SOURCE}, not to ${TARGET}`,
  },
  ja: {
    plan: '日本のサポートセンターを利用できなくなります',
    subscribe: `先に AWS アカウント ${TARGET} にサインイン`,
    'set up': '再度サインインを求められるのは正常',
    verify: 'サブスクリプションの種類',
    cancel: '管理 (Manage) → 契約 (Agreement) → アクション (Actions) → キャンセル (Cancel)',
  },
  fr: {
    plan: 'le centre d’assistance japonais sont perdus',
    subscribe: `Connectez-vous d’abord au compte AWS ${TARGET}`,
    'set up': 'Il est normal de devoir se reconnecter',
    verify: 'type d’abonnement',
    cancel: `Connectez-vous au compte AWS ${SOURCE}, et non à ${TARGET}`,
  },
} as const;

describe('table D1-4: what each step tells the person', () => {
  const table = tableUnder('What each step says');

  test('has a moment for each row', () => {
    expect(Object.keys(MOMENTS)).toEqual(Object.keys(table));
  });

  test.each(Object.keys(MOMENTS))('%s, in every language, in the right account', async (moment) => {
    const { at, code, account, says } = MOMENTS[moment] ?? { at: planned, code: '', account: '', says: [] };
    expect(table[moment]?.['account']).toBe(account);
    const { made, changeId } = await at();
    for (const language of LOCALES) {
      const view = await made.change(changeId, { language });
      const shown: Shown =
        moment === 'plan' ? view.risks.find((risk: Shown) => risk.code === code) : view.next;
      expect(shown.code).toBe(code);
      expect(shown.account).toBe(ACCOUNT_OF[account]);
      for (const part of says) expect(shown.text).toContain(part);
      expect(shown.text).toContain(SAID[language][moment as keyof typeof SAID.en]);
    }
  });
});

test('no text of any moment has a hole', async () => {
  const moments = [planned, landed, verifying, canceling];
  for (const moment of moments) {
    const { made, changeId } = await moment();
    for (const step of ['as it is', 'ended', 'later']) {
      if (step === 'ended') await made.end(1);
      if (step === 'later') await made.wait(3 * HOUR_MS, 10 * MINUTE_MS);
      for (const language of LOCALES) {
        const view = await made.change(changeId, { language });
        const texts = [
          view.state,
          view.next,
          view.cancelSafe,
          ...view.steps,
          ...view.risks,
          ...view.timeline,
        ];
        for (const { text } of texts) expect(text).not.toMatch(/[{}]|(^|[\s“「])–($|[\s.。”」])|undefined/);
      }
    }
  }
});
