import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signatureHeaders } from '#lambdas/publishing/signature.ts';
import type { isFromConcord } from '#local/receiver/verify-webhook.ts';

const T = 1_795_270_000;
const NOW = T * 1000;
const BODY = '{"type":"tenant.created"}';
const document = readFileSync('docs/webhooks.md', 'utf8');
const header = (keys: readonly string[], body = BODY, now = NOW) =>
  signatureHeaders(keys, 'c1#0', body, now)['concord-signature'];

/** The document's sample, as a reader would paste it into a file of their own. */
const sample = [...document.matchAll(/^```ts\n(.+?)^```$/gms)].map(([, code]) => code).at(-1) ?? '';
const folder = mkdtempSync(join(tmpdir(), 'concord-webhooks-'));
let pasted: typeof isFromConcord;
beforeAll(async () => {
  const file = join(folder, 'verify.ts');
  writeFileSync(file, sample);
  pasted = ((await import(/* @vite-ignore */ file)) as { isFromConcord: typeof isFromConcord }).isFromConcord;
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('signing', () => {
  test.each([
    // reckoned with: printf '<t>.<body>' | openssl dgst -sha256 -hmac <key>
    ['example-key', BODY, 'a2fe1013750fc57a428ba942bca429f971d54e0a74bdf451d06dfef54a67db49'],
    ['', '', '76a536f127fe875da14ca7ff08d42d8f1a18f57e2f66537a9b79751ba122820d'],
    ['鍵', '{"name":"山田"}', 'ad0ae0d011d76df800b763d939cbdd64aeb71e9f46ff1066761eeba7868ad07a'],
  ])('with %o over %o', (key, body, expected) => {
    expect(header([key], body)).toBe(`t=${T},v1=${expected}`);
  });

  test('the document shows the same', () => {
    expect(document).toContain(`\n${header(['example-key'])}\n`);
  });

  test('two keys make two signatures, the current one first', () => {
    expect(header(['new', 'old'])).toBe(`${header(['new'])},${header(['old'])?.split(',')[1]}`);
  });

  test('the time is in whole seconds, in both places', () => {
    const headers = signatureHeaders(['k'], 'c1#0', BODY, NOW + 999);
    expect(headers['concord-timestamp']).toBe(String(T));
    expect(headers['concord-signature']).toMatch(new RegExp(`^t=${T},v1=[0-9a-f]{64}$`));
  });
});

describe('verifying', () => {
  test('the document’s sample is the receiver that the sandbox runs', () => {
    expect(readFileSync('local/receiver/verify-webhook.ts', 'utf8')).toBe(sample);
  });

  test('as the document shows it', () => {
    const signed = header(['new', 'old']);
    expect(pasted(BODY, signed, ['old'], NOW)).toBe(true);
    expect(pasted(BODY, signed, ['new'], NOW)).toBe(true);
    expect(pasted(BODY, signed, ['other', 'old'], NOW)).toBe(true);
    expect(pasted(BODY, signed, ['other'], NOW)).toBe(false);
    expect(pasted(BODY, signed, [], NOW)).toBe(false);
  });

  test.each([
    [0, true],
    [300, true],
    [-300, true],
    [301, false],
    [-301, false],
    [86_400, false],
  ])('%i seconds later: %s', (seconds, verified) => {
    expect(pasted(BODY, header(['key']), ['key'], NOW + seconds * 1000)).toBe(verified);
  });

  test.each([
    ['another body', `${BODY} `, header(['key'])],
    ['another time', BODY, header(['key'])?.replace(`t=${T}`, `t=${T + 1}`)],
    ['a shorter signature', BODY, header(['key'])?.slice(0, -2)],
    ['no signature', BODY, `t=${T}`],
    ['an empty signature', BODY, `t=${T},v1=`],
    ['no time', BODY, header(['key'])?.replace(/^t=\d+,/, '')],
    ['a time that is no number', BODY, header(['key'])?.replace(/^t=\d+/, 't=NaN')],
    ['no header', BODY, undefined],
    ['an empty header', BODY, ''],
  ])('%s is refused', (_, body, given) => {
    expect(pasted(body, given, ['key'], NOW)).toBe(false);
  });
});
