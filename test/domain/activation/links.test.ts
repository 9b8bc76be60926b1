import { describe, expect, it } from 'vitest';
import { checkedLink, maskedLink } from '#domain/activation/link.ts';
import { isRefusal } from '#domain/errors.ts';
import { terms } from './town.ts';

const HOST = 'activation.trendmicro.com';
const check = (text: string) => checkedLink(text, terms.hosts);

describe('an activation link', () => {
  it.each([
    `https://${HOST}/a`,
    `https://${HOST}/deadbeef-0123?key=%E3%81%82&x=1`,
    `https://${HOST}/a/b/c/`,
    `https://${HOST}/a.b/..c/d..`,
    `https://${HOST}/mail@example.com:8080/x`,
  ])('passes: %s', (link) => {
    expect(check(link)).toEqual({ link });
  });

  it('passes with the spaces that copying brings', () => {
    expect(check(`  https://${HOST}/abc\n`)).toEqual({ link: `https://${HOST}/abc` });
  });

  it.each([
    ['another scheme', `http://${HOST}/abc`],
    ['a scheme in capitals', `HTTPS://${HOST}/abc`],
    ['no scheme', `${HOST}/abc`],
    ['another host', 'https://activation.trendmicro.example/abc'],
    ['a host that begins alike', `https://${HOST}.example.com/abc`],
    ['a host that ends alike', `https://evil-${HOST}/abc`],
    ['a host below it', `https://x.${HOST}/abc`],
    ['capitals in the host', 'https://Activation.TrendMicro.com/abc'],
    ['a trailing dot', `https://${HOST}./abc`],
    ['a port', `https://${HOST}:443/abc`],
    ['another port', `https://${HOST}:8443/abc`],
    ['a user', `https://user@${HOST}/abc`],
    ['the host as a user', `https://${HOST}@example.com/abc`],
    ['the host as user and password', `https://${HOST}:x@example.com/abc`],
    ['a look-alike letter', 'https://аctivation.trendmicro.com/abc'],
    ['an IDN', 'https://xn--ctivation-8nf.trendmicro.com/abc'],
    ['a full-width dot', 'https://activation。trendmicro.com/abc'],
    ['a backslash', `https://${HOST}\\abc`],
    ['a backslash behind the host', `https://${HOST}/\\example.com`],
    ['no path', `https://${HOST}`],
    ['an empty path', `https://${HOST}/`],
    ['a path of nothing', `https://${HOST}//`],
    ['a query alone', `https://${HOST}?abc`],
    ['a fragment', `https://${HOST}/abc#x`],
    ['a space within', `https://${HOST}/a bc`],
    ['a line within', `https://${HOST}/a\nbc`],
    ['a zero', `https://${HOST}/abc\0`],
    ['letters that a browser would escape', `https://${HOST}/あ`],
    ['a step up', `https://${HOST}/a/../b`],
    ['a step up, escaped', `https://${HOST}/a/%2E%2E/b`],
    ['a needless escape', `https://${HOST}/%61bc`],
    ['an escape in small letters', `https://${HOST}/%e3`],
    ['half an escape', `https://${HOST}/abc%`],
    ['too long', `https://${HOST}/${'a'.repeat(2_000)}`],
    ['two links', `https://${HOST}/abc https://${HOST}/def`],
    ['nothing', ''],
  ])('is not one with %s', (_, text) => {
    expect(check(text)).toMatchObject({ refused: 'LINK_FORMAT', details: { hosts: HOST } });
  });

  it('shows enough to tell two apart, and too little to use it', () => {
    expect(maskedLink(`https://${HOST}/0123456789abcdef0123`)).toBe(`https://${HOST}/…0123`);
    expect(maskedLink(`https://${HOST}/short`)).toBe(`https://${HOST}/…`);
  });

  it('is what the policy says: other hosts, other links', () => {
    const hosts = ['licenses.example.org', 'go.example.net'];
    expect(isRefusal(checkedLink(`https://${HOST}/abc`, hosts))).toBe(true);
    expect(checkedLink('https://go.example.net/abc', hosts)).toEqual({ link: 'https://go.example.net/abc' });
  });
});
