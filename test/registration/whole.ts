/**
 * What every page has in common: whole, labeled, without script, each id once.
 * @module
 */
import { expect } from 'vitest';
import type { Locale } from '#domain/messages/locale.ts';

const VOID = new Set(['meta', 'link', 'input', 'br', '!doctype']);

/** Tags that are not closed in order. */
const unbalanced = (html: string): string[] => {
  const open: string[] = [];
  const faults: string[] = [];
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z!][\w!]*)/gi)) {
    const tag = name.toLowerCase();
    if (VOID.has(tag)) continue;
    if (slash === '') open.push(tag);
    else if (open.pop() !== tag) faults.push(tag);
  }
  return [...faults, ...open];
};

const idsOf = (html: string): string[] => [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? '');

/** @param name of the page, for the failure */
export const expectWhole = (name: string, body: string, locale: Locale): void => {
  expect(unbalanced(body), name).toEqual([]);
  expect(body, name).toContain(`<html lang="${locale}">`);
  expect(body, name).not.toMatch(/<script|<[^>]*\s(?:on\w+|style)=|undefined|\[object|NaN/);
  expect(body.match(/<h1>/g), name).toHaveLength(1);
  const ids = idsOf(body);
  expect(new Set(ids).size, name).toBe(ids.length);
  for (const [tag] of body.matchAll(/<input[^>]*>/g)) {
    if (tag.includes('type="hidden"')) continue;
    const id = /\sid="([^"]+)"/.exec(tag)?.[1];
    expect(body, `${name}: ${tag}`).toContain(`<label for="${id}"`);
  }
  for (const [, described = ''] of body.matchAll(/aria-describedby="([^"]+)"/g)) {
    for (const id of described.split(' ')) expect(ids, name).toContain(id);
  }
  for (const [, target] of body.matchAll(/href="#([^"]+)"/g)) expect(ids, name).toContain(target);
};
