import { describe, expect, test } from 'vitest';
import { docstringFaults, placeFaults, sizeFaults } from './shape.ts';
import { listed, projectPaths, readProject } from './tree.ts';

const file = (lineCount: number, path = 'lib/a.ts') => ({ path, text: 'a\n'.repeat(lineCount) });
const inRooms = (...rooms: string[]) =>
  readProject('.ts').filter(({ path }) => rooms.some((room) => path.startsWith(`${room}/`)));

describe('size', () => {
  test('half of the files are short and hardly any is long', () => {
    expect(sizeFaults(inRooms('bin', 'lib', 'domain', 'policies', 'lambdas', 'local'))).toEqual([]);
  });

  test('caught: a median over 90', () => {
    expect(sizeFaults([file(10), file(91), file(92)])).toEqual(['the median file has 91 lines, over 90']);
    expect(sizeFaults([file(10), file(90), file(200)])).toEqual([]);
  });

  test('caught: more than one long file in twenty', () => {
    const twenty = Array.from({ length: 19 }, () => file(10));
    expect(sizeFaults([...twenty, file(201, 'lib/one.ts')])).toEqual([]);
    expect(sizeFaults([...twenty.slice(1), file(201, 'lib/one.ts'), file(201, 'lib/two.ts')])).toEqual([
      '2 of 20 files have over 200 lines: lib/one.ts, lib/two.ts',
    ]);
  });
});

describe('place', () => {
  test('each folder of lambdas/ is a capability or one of the three rooms that they share', () => {
    expect(listed(placeFaults(projectPaths()))).toEqual([]);
  });

  test('caught: a capability that nobody named, and a file outside of all', () => {
    const paths = ['lambdas/metering/a.ts', 'lambdas/edge/a.ts', 'lambdas/billing/a.ts', 'lambdas/loose.ts'];
    expect(placeFaults(paths).map(({ path }) => path)).toEqual(['lambdas/billing/a.ts', 'lambdas/loose.ts']);
  });
});

describe('docstrings', () => {
  test('every export of domain/ and lambdas/ says what it takes and gives', () => {
    expect(listed(docstringFaults(inRooms('domain', 'lambdas')))).toEqual([]);
  });

  test('caught: each kind of export without one', () => {
    const bare = [
      'export const a = 1;',
      'export function b() {}',
      'export async function c() {}',
      'export class D {}',
      'export interface E {}',
      'export type F = string;',
      'export abstract class G {}',
    ];
    const faults = docstringFaults([{ path: 'domain/a.ts', text: bare.join('\n') }]);
    expect(faults.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('a file that says at its top what it is about has introduced its types, but not its functions', () => {
    const text =
      '/**\n * A tenant.\n * @module\n */\nexport interface Tenant {}\nexport const of = () => 1;\n';
    const faults = docstringFaults([{ path: 'domain/a.ts', text }]);
    expect(faults.map(({ line }) => line)).toEqual([6]);
  });

  test('caught: a docstring that a blank line or a longer declaration cuts off', () => {
    const text = [
      '/** One. */',
      'export const a = 1;',
      '',
      'export const b = 2;',
      'export interface C {',
      '}',
      'export type D = 1;',
    ];
    const faults = docstringFaults([{ path: 'domain/a.ts', text: text.join('\n') }]);
    expect(faults.map(({ line }) => line)).toEqual([4, 5, 7]);
  });

  test('passes: a docstring above, one over a run, a type derived from a value, and what is not exported', () => {
    const text = [
      '/** One. */',
      'export const a = 1;',
      'export const b = 2;',
      '',
      'export type A = typeof a;',
      'export type B =',
      '  (typeof LIST)[number];',
      '',
      "export type State = Tenant['state'];",
      '/**',
      ' * Two.',
      ' */',
      '// biome-ignore lint/x: why',
      'export function c(x: string): string;',
      'export function c(x: number): number;',
      'const d = 1;',
      '',
      'export type b = number;',
    ].join('\n');
    expect(docstringFaults([{ path: 'domain/a.ts', text }])).toEqual([]);
  });
});
