import { describe, expect, it } from 'vitest';
import { matches, parsePattern } from '#local/cloud/events/pattern.ts';

const event = {
  source: 'aws.agreement-marketplace',
  'detail-type': 'License Updated - Manufacturer',
  resources: ['arn:aws:aws-marketplace::aws:agreement:agmt-1', 'arn:aws:other'],
  detail: {
    state: 'running',
    empty: '',
    nothing: null,
    count: 12,
    price: 3.5,
    on: true,
    ip: '10.0.1.7',
    path: 'dir/lib/file.png',
    star: 'a*b',
    product: { id: 'prod-1', code: null },
    items: [{ kind: 'a' }, { kind: 'b' }],
  },
};

/** AWS's table of comparison operators, each with a hit and a miss. */
const CASES: [operator: string, pattern: object, hit: boolean][] = [
  ['equals', { detail: { state: ['running'] } }, true],
  ['equals (case matters)', { detail: { state: ['Running'] } }, false],
  ['or in a list', { detail: { state: ['stopped', 'running'] } }, true],
  ['and over fields', { source: ['aws.agreement-marketplace'], detail: { state: ['stopped'] } }, false],
  ['empty', { detail: { empty: [''] } }, true],
  ['null', { detail: { nothing: [null] } }, true],
  ['null is not absent', { detail: { missing: [null] } }, false],
  ['number', { detail: { count: [12] } }, true],
  ['number is not text', { detail: { count: ['12'] } }, false],
  ['boolean', { detail: { on: [true] } }, true],
  ['equals-ignore-case', { detail: { state: [{ 'equals-ignore-case': 'RUNNING' }] } }, true],
  ['prefix', { 'detail-type': [{ prefix: 'License ' }] }, true],
  ['prefix miss', { 'detail-type': [{ prefix: 'Purchase' }] }, false],
  ['prefix ignore case', { 'detail-type': [{ prefix: { 'equals-ignore-case': 'license' } }] }, true],
  ['suffix', { 'detail-type': [{ suffix: '- Manufacturer' }] }, true],
  ['suffix miss', { 'detail-type': [{ suffix: '- Proposer' }] }, false],
  ['suffix ignore case', { 'detail-type': [{ suffix: { 'equals-ignore-case': 'MANUFACTURER' } }] }, true],
  ['wildcard', { detail: { path: [{ wildcard: 'dir/*.png' }] } }, true],
  ['wildcard miss', { detail: { path: [{ wildcard: '*.jpg' }] } }, false],
  ['wildcard, escaped star', { detail: { star: [{ wildcard: 'a\\*b' }] } }, true],
  ['wildcard, escaped star miss', { detail: { state: [{ wildcard: 'run\\*' }] } }, false],
  ['anything-but', { detail: { state: [{ 'anything-but': 'stopped' }] } }, true],
  ['anything-but miss', { detail: { state: [{ 'anything-but': ['running', 'stopped'] }] } }, false],
  ['anything-but number', { detail: { count: [{ 'anything-but': [1, 2] }] } }, true],
  ['anything-but needs the field', { detail: { missing: [{ 'anything-but': 'x' }] } }, false],
  ['anything-but prefix', { detail: { state: [{ 'anything-but': { prefix: 'run' } }] } }, false],
  ['anything-but prefixes', { detail: { state: [{ 'anything-but': { prefix: ['a', 'b'] } }] } }, true],
  ['anything-but suffix', { detail: { state: [{ 'anything-but': { suffix: 'ing' } }] } }, false],
  [
    'anything-but ignore case',
    { detail: { state: [{ 'anything-but': { 'equals-ignore-case': ['RUNNING'] } }] } },
    false,
  ],
  ['anything-but wildcard', { detail: { path: [{ 'anything-but': { wildcard: '*/lib/*' } }] } }, false],
  ['numeric', { detail: { count: [{ numeric: ['>', 0, '<=', 12] }] } }, true],
  ['numeric miss', { detail: { price: [{ numeric: ['<', 3.5] }] } }, false],
  ['numeric =', { detail: { price: [{ numeric: ['=', 3.5] }] } }, true],
  ['cidr', { detail: { ip: [{ cidr: '10.0.0.0/16' }] } }, true],
  ['cidr miss', { detail: { ip: [{ cidr: '10.1.0.0/16' }] } }, false],
  ['exists', { detail: { product: { id: [{ exists: true }] } } }, true],
  ['exists with null', { detail: { product: { code: [{ exists: true }] } } }, true],
  ['exists false', { detail: { missing: [{ exists: false }] } }, true],
  ['exists false below a missing field', { detail: { missing: { deeper: [{ exists: false }] } } }, true],
  ['exists false miss', { detail: { state: [{ exists: false }] } }, false],
  ['$or', { $or: [{ source: ['x'] }, { detail: { count: [{ numeric: ['>', 10] }] } }] }, true],
  ['$or miss', { $or: [{ source: ['x'] }, { detail: { count: [1] } }] }, false],
  ['$or beside a field', { source: ['x'], $or: [{ detail: { count: [12] } }] }, false],
  ['array in the event', { resources: [{ suffix: 'agmt-1' }] }, true],
  ['objects in an array', { detail: { items: { kind: ['b'] } } }, true],
];

describe('event patterns', () => {
  it.each(CASES)('%s', (_, pattern, hit) => {
    expect(matches(parsePattern(pattern, 'Rule'), event)).toBe(hit);
  });

  it.each([
    ['an unknown operator', { detail: { state: [{ resembles: 'x' }] } }],
    ['an unknown comparison', { detail: { count: [{ numeric: ['~', 1] }] } }],
    ['two operators in one', { detail: { state: [{ prefix: 'a', suffix: 'b' }] } }],
    ['a bare value', { source: 'x' }],
    ['an empty list', { source: [] }],
    ['no object', null],
  ])('%s stops the start and names the place', (_, pattern) => {
    expect(() => parsePattern(pattern, 'Stack/Rule')).toThrow(/^Stack\/Rule: /);
  });
});
