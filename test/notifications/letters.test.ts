import { describe, expect, test } from 'vitest';
import { EVENT_SCHEMAS, type EventType } from '#domain/events/schemas.ts';
import { placeholdersOf } from '#domain/messages/fill.ts';
import { lettersEn } from '#domain/messages/letters.en.ts';
import { lettersFr } from '#domain/messages/letters.fr.ts';
import { lettersJa } from '#domain/messages/letters.ja.ts';
import { operatorLetters } from '#domain/messages/letters.operators.ts';
import { LOCALES, type Locale } from '#domain/messages/locale.ts';
import { AUDIENCES } from '#domain/notifications/audiences.ts';
import { administratorLetter, operatorLetter } from '#domain/notifications/letters.ts';
import { isMoveEvent } from '#domain/notifications/move-notice.ts';
import { isTenantEvent, type Notice } from '#domain/notifications/notice.ts';
import { administratorOf, attention, eventsOfEveryType, product, T0 } from './samples.ts';

const WORDS = { en: lettersEn, ja: lettersJa, fr: lettersFr } as const;
const KINDS = Object.keys(lettersEn).filter(
  (key) => !['greeting', 'greetingNamed', 'closing'].includes(key),
) as Notice['kind'][];

const MOVE = {
  source: '111122223333',
  target: '444455556666',
  fromHour: T0,
  agreementId: 'agmt-1',
  page: 'https://marketplace.example.com/move/t-1',
};

describe('who is told', () => {
  test('every type of event has a decision, and why', () => {
    expect(Object.keys(AUDIENCES).sort()).toEqual(Object.keys(EVENT_SCHEMAS).sort());
    for (const { because } of Object.values(AUDIENCES)) expect(because).toMatch(/\w/);
  });

  test('there are words for what operators are told, and for nothing else', () => {
    const told = Object.entries(AUDIENCES).flatMap(([type, { told }]) =>
      told === 'operators' || told === 'both' ? [type] : [],
    );
    expect(Object.keys(operatorLetters).sort()).toEqual([...told, 'agreement.advisory.resolved'].sort());
  });

  test('administrators are told of their tenant and its moves alone', () => {
    for (const event of eventsOfEveryType()) {
      const { told } = AUDIENCES[event.type];
      if (told === 'administrators' || told === 'both')
        expect(isTenantEvent(event) || isMoveEvent(event)).toBe(true);
    }
  });
});

describe.each(LOCALES)('letters in %s', (locale) => {
  test('have the same placeholders as in English', () => {
    for (const kind of KINDS) {
      const of = ({ subject, lines }: { subject: string; lines: string[] }) =>
        [...new Set([subject, ...lines].flatMap(placeholdersOf))].sort();
      expect([kind, of(WORDS[locale][kind])]).toEqual([kind, of(lettersEn[kind])]);
    }
  });

  test.each(KINDS)('%s leaves nothing open', (kind) => {
    const until = T0 + 7 * 86_400_000;
    const letter = administratorLetter(
      { kind, until, move: MOVE },
      administratorOf('t-1', 'a@example.com', locale),
      product,
    );
    for (const text of [letter.subject, letter.text, letter.html])
      expect(text).not.toMatch(/[{}–]|undefined/);
    expect(letter.html).toContain(`<html lang="${locale}">`);
    expect(letter.to).toBe('a@example.com');
    expect(letter.text).toContain('t-1');
  });
});

describe('letters', () => {
  const letterIn = (locale: Locale, name?: string) =>
    administratorLetter(
      { kind: 'grace', until: Date.UTC(2026, 10, 28, 14) },
      administratorOf('t-1', 'a@example.com', locale, name),
      product,
    );

  test('name the date until when service goes on, in the reader’s language', () => {
    expect(letterIn('en').subject).toBe('Example Security goes on until November 28, 2026 at 2:00 PM UTC');
    expect(letterIn('ja').subject).toContain('2026年11月28日');
    expect(letterIn('fr').subject).toContain('28 novembre 2026');
  });

  test('greet by name, and what a person typed is no markup', () => {
    const { text, html } = letterIn('en', '<b>Ann</b> & Co');
    expect(text).toContain('Hello <b>Ann</b> & Co,');
    expect(html).toContain('Hello &lt;b&gt;Ann&lt;/b&gt; &amp; Co,');
    expect(letterIn('en').text).toMatch(/^Hello,\n/);
  });

  test('to operators name what to look at', () => {
    const letter = operatorLetter(attention, 'ops@example.com');
    expect(letter.to).toBe('ops@example.com');
    expect(letter.text).toContain(`GET /v1/subscriptions/${attention.subscriptionId}`);
    const told = ['operators', 'both'];
    for (const event of eventsOfEveryType().filter(({ type }) => told.includes(AUDIENCES[type].told))) {
      expect(operatorLetter(event, 'ops@example.com').text).not.toMatch(/[{}–]/);
    }
  });

  test('an advisory that is resolved reads otherwise than one that is issued', () => {
    const [advisory] = eventsOfEveryType().filter(({ type }) => type === ('agreement.advisory' as EventType));
    if (advisory?.type !== 'agreement.advisory') throw new Error('no sample');
    expect(operatorLetter({ ...advisory, resolved: true }, 'o@example.com').subject).toContain('resolved');
    expect(operatorLetter({ ...advisory, resolved: false }, 'o@example.com').subject).toContain('issued');
  });

  test('an event without words is an error, not an empty letter', () => {
    const [created] = eventsOfEveryType().filter(({ type }) => type === 'tenant.created');
    expect(() => operatorLetter(created as NonNullable<typeof created>, 'o@example.com')).toThrow(
      /tenant.created/,
    );
  });
});
