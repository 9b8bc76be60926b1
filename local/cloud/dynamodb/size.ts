import type { AttributeValue, Item } from './wire.ts';

/**
 * Bytes that DynamoDB counts, by "Item sizes and formats" in the developer guide (read 2026-11-21): UTF-8 bytes of
 * names and strings; a number takes one byte per two significant digits and one more, negative ones yet another;
 * lists and maps 3 bytes, and 1 for each member.
 */
const CONTAINER_BYTES = 3;
const MEMBER_BYTES = 1;

const textBytes = (text: string): number => Buffer.byteLength(text, 'utf8');

const numberBytes = (number: string): number => {
  const [mantissa = ''] = number.toLowerCase().split('e');
  const digits = mantissa.replace(/^[+-]/, '').replace('.', '');
  const significant = digits.replace(/^0+/, '').replace(/0+$/, '').length;
  if (significant === 0) return 1;
  return Math.ceil(significant / 2) + 1 + (number.startsWith('-') ? 1 : 0);
};

const sum = <T>(parts: readonly T[], bytes: (part: T) => number): number =>
  parts.reduce((total, part) => total + bytes(part), 0);

const binaryBytes = (base64: string): number => Buffer.from(base64, 'base64').length;

const valueBytes = (value: AttributeValue): number => {
  if ('S' in value) return textBytes(value.S);
  if ('N' in value) return numberBytes(value.N);
  if ('B' in value) return binaryBytes(value.B);
  if ('SS' in value) return sum(value.SS, textBytes);
  if ('NS' in value) return sum(value.NS, numberBytes);
  if ('BS' in value) return sum(value.BS, binaryBytes);
  if ('L' in value) return CONTAINER_BYTES + sum(value.L, (member) => MEMBER_BYTES + valueBytes(member));
  if ('M' in value) return CONTAINER_BYTES + Object.keys(value.M).length * MEMBER_BYTES + itemBytes(value.M);
  return 1; // BOOL and NULL
};

/** Size of an item, or of an index entry, in bytes: names and values. */
export const itemBytes = (item: Item): number =>
  sum(Object.entries(item), ([name, value]) => textBytes(name) + valueBytes(value));
