import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Operation } from '#domain/api/operation.ts';
import { OPERATIONS } from '#domain/api/operations.ts';
import { REFUSALS, refuse } from '#domain/errors.ts';
import { placeholdersOf } from '#domain/messages/fill.ts';
import { HINTS, type HintCode } from '#domain/messages/hint-words.ts';
import { HINT_WORDS, hintOf, wordedHint } from '#domain/messages/hints.ts';
import { VENDOR_HINTS } from '#domain/messages/hints.vendor.ts';
import { LOCALES, type Locale } from '#domain/messages/locale.ts';
import * as groups from '#domain/messages/refusal-groups.ts';
import { REFUSAL_TEXTS } from '#domain/messages/refusal-texts.ts';
import { REFUSAL_CODES, retryAfterOf, wordsOf } from '#domain/messages/refusals.ts';
import { OPERATOR_ROUTES } from '#domain/routes.ts';
import { problemResponse } from '#lambdas/edge/problem.ts';

/** What a reader would see that was not meant for them. */
const UNFILLED = /[{}]|undefined|NaN|\[object/;

describe('refusals', () => {
  test('every code has words in every language, and no language has more', () => {
    expect(REFUSAL_CODES).toHaveLength(Object.keys(REFUSALS).length);
    for (const locale of LOCALES)
      expect(Object.keys(REFUSAL_TEXTS[locale]).sort()).toEqual([...REFUSAL_CODES].sort());
  });

  test.each([...REFUSAL_CODES])(
    '%s: title, detail, and at least one remedy, alike in each language',
    (code) => {
      const [en, ...others] = LOCALES.map((locale) => REFUSAL_TEXTS[locale][code]);
      for (const words of others) {
        expect(words.remedies).toHaveLength(en?.remedies.length ?? 0);
        expect(placeholdersOf(words.detail).sort()).toEqual(placeholdersOf(en?.detail ?? '').sort());
        expect(words.title).not.toBe(en?.title);
      }
      for (const locale of LOCALES) {
        const { title, detail, remedies } = wordsOf(refuse(code), locale, REFUSAL_TEXTS);
        expect(remedies.length).toBeGreaterThan(0);
        for (const text of [title, detail, ...remedies.map(({ text }) => text)]) {
          expect(text.trim().length).toBeGreaterThan(3);
          expect(text).not.toMatch(UNFILLED);
        }
      }
    },
  );

  const doors = globSync('lambdas/*/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .filter((source) => source.includes('operatorDoor({'))
    .map((source) => ({
      name: /name: '([a-z-]+)'/.exec(source)?.[1] ?? '',
      words: ['REQUEST_WORDS', ...(/words: \[([^\]]*)\]/.exec(source)?.[1] ?? '').split(/[\s,]+/)],
    }));

  test('every operator route has its door among those that are looked at', () => {
    const names = new Set(OPERATOR_ROUTES.map((route) => route.function));
    expect(doors.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  test.each(doors)('the door of $name carries the words of what its routes may refuse with', (door) => {
    const carried = door.words.flatMap((name) =>
      name in groups
        ? Object.keys((groups as unknown as Record<string, groups.RefusalGroup>)[name]?.en ?? {})
        : [],
    );
    const routes = OPERATOR_ROUTES.filter((route) => route.function === door.name);
    const operations: Record<string, Operation | undefined> = OPERATIONS;
    const codes = routes.flatMap(({ method, path }) => operations[`${method} ${path}`]?.refusals ?? []);
    expect(codes.filter((code) => !carried.includes(code))).toEqual([]);
  });

  test('details fill the words, and the links where a remedy is done', () => {
    const { detail, remedies } = wordsOf(
      refuse('TENANT_ALREADY_SUSPENDED', { tenantId: 't-1' }),
      'en',
      REFUSAL_TEXTS,
    );
    expect(detail).toContain('t-1');
    expect(remedies.map(({ href }) => href)).toEqual(['/v1/tenants/t-1', '/v1/tenants/t-1/restore']);
  });

  test('a link whose place is not known is left out, and a value in a link is encoded', () => {
    const linked = wordsOf(refuse('SUBSCRIPTION_LINKED_ELSEWHERE'), 'en', REFUSAL_TEXTS);
    expect(linked.remedies[0]).not.toHaveProperty('href');
    const odd = wordsOf(refuse('TENANT_NOT_SUSPENDED', { tenantId: 'a/../b?c' }), 'en', REFUSAL_TEXTS);
    expect(odd.remedies[0]?.href).toBe('/v1/tenants/a%2F..%2Fb%3Fc');
  });

  test('the link to oneself is a path and nothing else', () => {
    const self = (value: string) =>
      wordsOf(refuse('VERSION_MISMATCH', { version: 2, self: value }), 'en', REFUSAL_TEXTS).remedies[0]?.href;
    expect(self('/v1/tenants/t-1')).toBe('/v1/tenants/t-1');
    expect(self('javascript:alert(1)')).toBeUndefined();
  });

  test('codes that are tried again say when; a told time comes first', async () => {
    expect(REFUSAL_CODES.filter((code) => retryAfterOf(refuse(code)) !== undefined)).toEqual([
      'COMMIT_CONFLICT',
      'THROTTLED',
      'UPSTREAM_UNAVAILABLE',
    ]);
    const response = problemResponse(refuse('THROTTLED', { retryAfterSeconds: 42 }), {
      locale: 'ja',
      correlationId: 'c',
      texts: REFUSAL_TEXTS,
    });
    expect(response.headers.get('retry-after')).toBe('42');
    expect(await response.json()).toMatchObject({ retryAfter: 42, status: 429 });
  });
});

describe('hints', () => {
  const textIn = (locale: Locale, code: HintCode): string =>
    VENDOR_HINTS.texts[locale][code] ?? HINT_WORDS.texts[locale][code] ?? '';

  test('each stands in one group, in every language', () => {
    for (const locale of LOCALES) {
      const codes = [HINT_WORDS, VENDOR_HINTS].flatMap(({ texts }) => Object.keys(texts[locale]));
      expect(codes.sort()).toEqual([...HINTS].sort());
    }
  });

  test('those of vendors are given by what deals with vendors alone, and its doors carry them', () => {
    const giving = globSync('{domain,lambdas}/**/*.ts').filter(
      (file) => !file.startsWith('domain/messages/'),
    );
    const elsewhere = giving.filter((file) => !/\/(activation|support|capabilities|api)\//.test(file));
    const given = elsewhere.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/hintOf\(\s*'(\w+)'/g)].map((match) => match[1]),
    );
    expect(given.length).toBeGreaterThan(20);
    expect(given.filter((code) => code && code in VENDOR_HINTS.texts.en)).toEqual([]);
    const doors = globSync('lambdas/{activation,support,capabilities}/*door.ts');
    const bare = doors.filter((file) => !readFileSync(file, 'utf8').includes('hints: VENDOR_HINTS'));
    expect([doors.length, bare]).toEqual([4, []]);
  });

  test.each([...HINTS])('%s speaks every language with the same values', (code) => {
    const [en, ...others] = LOCALES.map((locale) => textIn(locale, code));
    for (const text of others) {
      expect(placeholdersOf(text).sort()).toEqual(placeholdersOf(en ?? '').sort());
      expect(text).not.toBe(en);
    }
    const details = Object.fromEntries(placeholdersOf(en ?? '').map((name) => [name, `<${name}>`]));
    for (const locale of LOCALES) {
      const { text } = wordedHint(hintOf(code, details), locale, VENDOR_HINTS);
      expect(text).not.toMatch(UNFILLED);
      for (const value of Object.values(details)) expect(text).toContain(value);
    }
  });
});
