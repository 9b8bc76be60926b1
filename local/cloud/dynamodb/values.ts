import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { AttributeValue, Item } from './wire.ts';

const NUMBER = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/;

/** Beyond this the engine refuses the number anyway: magnitudes go from 1E-130 to 9.99E+125. */
const EXPONENT_MAX = 200;

/** The one way to write a number, as DynamoDB stores it: `1.00` → `1`, `1e3` → `1000`. What is no number stays. */
export const canonicalNumber = (text: string): string => {
  const [matched, sign, whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  if (!matched || whole + fraction === '' || Math.abs(Number(exponent)) > EXPONENT_MAX) return text;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = digits.padStart(digits.length + Math.max(0, -point), '0').padEnd(point, '0');
  const at = Math.max(0, point);
  const integer = padded.slice(0, at).replace(/^0+/, '') || '0';
  const rest = padded.slice(at).replace(/0+$/, '');
  const plain = rest === '' ? integer : `${integer}.${rest}`;
  return sign === '-' && plain !== '0' ? `-${plain}` : plain;
};

/** Values that are malformed stay as they are: the engine says what is wrong with them. */
const canonicalValue = (value: AttributeValue): AttributeValue => {
  if (typeof value !== 'object' || value === null) return value;
  if ('N' in value && typeof value.N === 'string') return { ...value, N: canonicalNumber(value.N) };
  if ('NS' in value && Array.isArray(value.NS)) return { ...value, NS: value.NS.map(canonicalNumber).sort() };
  if ('SS' in value && Array.isArray(value.SS)) return { ...value, SS: [...value.SS].sort() };
  if ('BS' in value && Array.isArray(value.BS)) return { ...value, BS: [...value.BS].sort() };
  if ('L' in value && Array.isArray(value.L)) return { ...value, L: value.L.map(canonicalValue) };
  if ('M' in value && typeof value.M === 'object' && value.M) return { ...value, M: canonicalItem(value.M) };
  return value;
};

/** An item as it is stored: numbers in their one form, sets in one order. */
export const canonicalItem = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, canonicalValue(value)]));

/** Whether two images are one: the order of attributes and of a set's members says nothing. */
export const sameItem = (one: Item | undefined, other: Item | undefined): boolean =>
  isDeepStrictEqual(one, other) ||
  (one !== undefined && other !== undefined && isDeepStrictEqual(canonicalItem(one), canonicalItem(other)));

/** An item or key of a request, as it will be stored. Its values are judged by the engine. */
export const ItemSchema = v.pipe(
  v.custom<Item>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'Member must be a map of attributes',
  ),
  v.transform(canonicalItem),
);
