import type { MarketplaceState } from './state.ts';

/**
 * The next number in [0, 1) of the state's own sequence (mulberry32). The generator's position is part of the
 * state, so a state that is saved and read back goes on exactly where it stopped.
 */
export const random = (state: Pick<MarketplaceState, 'entropy'>): number => {
  state.entropy = (state.entropy + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state.entropy ^ (state.entropy >>> 15), 1 | state.entropy);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

const characters = (state: MarketplaceState, alphabet: string, length: number): string => {
  let text = '';
  for (let position = 0; position < length; position += 1)
    text += alphabet[Math.floor(random(state) * alphabet.length)];
  return text;
};

const HEX = '0123456789abcdef';
const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** `prefix-` and 25 lower-case letters and digits, as agreements, offers and requests are named. */
export const newId = (state: MarketplaceState, prefix: string): string =>
  `${prefix}-${characters(state, LOWER, 25)}`;

/** 32 hexadecimal digits, as in a license's name. */
export const newHex = (state: MarketplaceState): string => characters(state, HEX, 32);

/** A UUID, version 4 in shape. */
export const newUuid = (state: MarketplaceState): string => {
  const hex = newHex(state);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
};

/** An opaque registration token; it holds `+`, `/` and `=` so that whoever forgets to encode it finds out. */
export const newToken = (state: MarketplaceState): string => `${characters(state, BASE64, 86)}+/==`;

/** A legacy customer identifier: 11 capital letters and digits. */
export const newCustomerIdentifier = (state: MarketplaceState): string =>
  characters(state, LOWER, 11).toUpperCase();
