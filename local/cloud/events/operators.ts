import { isIPv4 } from 'node:net';

/** A test of what a field holds: the values in it (one, or an array's), and whether the field is there. */
export type Leaf = (values: readonly unknown[], present: boolean) => boolean;

type Operator = (argument: unknown) => Leaf;

const some =
  (test: (value: unknown) => boolean): Leaf =>
  (values) =>
    values.some(test);

const texts = (argument: unknown, test: (value: string, expected: string) => boolean): Leaf => {
  const folded = (argument as { 'equals-ignore-case'?: string } | null)?.['equals-ignore-case'];
  const expected = folded === undefined ? String(argument) : folded.toLowerCase();
  const fold = (value: string) => (folded === undefined ? value : value.toLowerCase());
  return some((value) => typeof value === 'string' && test(fold(value), expected));
};

const wildcard = (pattern: string) =>
  new RegExp(
    `^${pattern
      .split(/(?<!\\)\*/)
      .map((part) => part.replace(/\\([*\\])/g, '$1').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );

const COMPARISONS: Record<string, (a: number, b: number) => boolean> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const numeric: Operator = (argument) => {
  const parts = argument as unknown[];
  const tests = parts.flatMap((sign, index) => {
    if (index % 2 === 1) return [];
    const compare = COMPARISONS[String(sign)];
    if (!compare) throw new Error(`numeric ${String(sign)} is not known here`);
    return [(value: number) => compare(value, Number(parts[index + 1]))];
  });
  return some((value) => typeof value === 'number' && tests.every((test) => test(value)));
};

const addressBits = (address: string) =>
  isIPv4(address) ? address.split('.').reduce((bits, byte) => bits * 256 + Number(byte), 0) : Number.NaN;

const cidr: Operator = (argument) => {
  const [network = '', length] = String(argument).split('/');
  const size = 2 ** (32 - Number(length));
  const first = Math.floor(addressBits(network) / size);
  return some((value) => Math.floor(addressBits(String(value)) / size) === first);
};

const anythingBut: Operator = (argument) => {
  const excluded = typeof argument === 'object' && !Array.isArray(argument) ? [argument] : [argument].flat();
  const expanded = excluded.flatMap((item) => {
    if (typeof item !== 'object' || item === null) return [item];
    return Object.entries(item).flatMap(([name, values]) =>
      [values].flat().map((value: unknown) => ({ [name]: value })),
    );
  });
  const leaves = expanded.map(leafOf);
  return (values, present) => present && values.some((value) => leaves.every((leaf) => !leaf([value], true)));
};

/** EventBridge's comparison operators (user guide, "Comparison operators for use in event patterns", 2026-11). */
const OPERATORS: Record<string, Operator> = {
  prefix: (argument) => texts(argument, (value, expected) => value.startsWith(expected)),
  suffix: (argument) => texts(argument, (value, expected) => value.endsWith(expected)),
  'equals-ignore-case': (argument) =>
    texts({ 'equals-ignore-case': argument }, (value, expected) => value === expected),
  wildcard: (argument) =>
    some((value) => typeof value === 'string' && wildcard(String(argument)).test(value)),
  'anything-but': anythingBut,
  numeric,
  cidr,
  exists: (argument) => (_, present) => present === argument,
};

/** Compiles one entry of a pattern's list: a literal, or `{ operator: argument }`. An unknown operator is an Error. */
export const leafOf = (matcher: unknown): Leaf => {
  if (typeof matcher !== 'object' || matcher === null) return some((value) => value === matcher);
  const [[name, argument] = ['', undefined], ...more] = Object.entries(matcher);
  const operator = OPERATORS[name];
  if (!operator || more.length > 0)
    throw new Error(`operator ${Object.keys(matcher).join(', ')} is not known here`);
  return operator(argument);
};
