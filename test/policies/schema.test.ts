import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { describe, expect, it } from 'vitest';
import { parseCalendar } from '#domain/policy/calendar.ts';
import { policyName } from '#domain/policy/in-force.ts';
import { PolicySchema, parsePolicy } from '#domain/policy/policy.ts';

const POLICIES = new URL('../../policies/', import.meta.url);
const SCHEMA_FILE = new URL('policy.schema.json', POLICIES);

const written = `${JSON.stringify({ title: 'A policy of Concord', ...toJsonSchema(PolicySchema) }, null, 2)}\n`;
const read = (path: string | URL): unknown => JSON.parse(readFileSync(path, 'utf8'));

const all = readdirSync(POLICIES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json') && !path.endsWith('.schema.json'))
  .sort();
const calendars = all.filter((path) => path.startsWith('calendars/'));
const files = all.filter((path) => !calendars.includes(path));

describe('policies/policy.schema.json', () => {
  it('is what PolicySchema says (UPDATE=1 writes it)', () => {
    if (process.env['UPDATE'] === '1') writeFileSync(SCHEMA_FILE, written);
    expect(read(SCHEMA_FILE)).toEqual(JSON.parse(written));
  });
});

describe('the policies', () => {
  it('are there', () => expect(files).toContain('example/plain.json'));

  it.each(files)('%s is a policy, named as its file', (path) => {
    const parsed = parsePolicy(read(new URL(path, POLICIES)));
    expect(parsed).not.toHaveProperty('faults');
    if (!('policy' in parsed)) return;
    expect(`${policyName(parsed.policy)}.json`).toBe(path);
    const { calendar } = parsed.policy.orders ?? {};
    if (calendar !== undefined) expect(calendars).toContain(`calendars/${calendar}.json`);
  });
});

describe('the calendars', () => {
  it.each(calendars)('%s is a calendar, named as its file', (path) => {
    const parsed = parseCalendar(read(new URL(path, POLICIES)));
    expect(parsed).not.toHaveProperty('faults');
    if ('calendar' in parsed) expect(`calendars/${parsed.calendar.id}.json`).toBe(path);
  });
});
