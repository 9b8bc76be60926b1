import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RUNBOOK, type RunbookEntry, runbookUrl } from '#lib/monitoring/runbook.ts';
import { ofType, synthesized } from './synthesis.ts';

const runbook = readFileSync('docs/runbook.md', 'utf8');
const { resources } = synthesized('sandbox');
const alarms = ofType(resources, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);

/** The anchors of the second-level headings, as GitHub makes them. */
const anchors = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-'),
);

describe('alarms and the runbook', () => {
  test('every alarm leads to a heading that exists', () => {
    expect(alarms.length).toBeGreaterThan(20);
    for (const { AlarmName, AlarmDescription } of alarms) {
      const anchor = /#([a-z0-9-]+)$/.exec(AlarmDescription)?.[1];
      expect(anchors, AlarmName).toContain(anchor);
    }
  });

  test('every entry has an alarm', () => {
    const entries = Object.keys(RUNBOOK) as RunbookEntry[];
    const described = alarms.map(({ AlarmDescription }) => AlarmDescription as string);
    for (const entry of entries) {
      expect(
        described.some((text) => text.endsWith(runbookUrl('', entry))),
        entry,
      ).toBe(true);
    }
  });

  test.each(Object.values(RUNBOOK))('"%s" says what it is, how to look, and what to do', (heading) => {
    const [, after = ''] = runbook.split(`## ${heading}\n`);
    const section = after.split(/^## /m)[0] ?? '';
    const parts = [...section.matchAll(/^### (.+)$\n+(.+)/gm)].map(([, title]) => title);
    expect(parts).toEqual(['Description', 'Investigation', 'Resolution']);
  });

  test('every alarm reaches a person', () => {
    const topic = ofType(resources, 'AWS::SNS::Topic')[0]?.[0];
    for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual([{ Ref: topic }]);
    const people = ofType(resources, 'AWS::SNS::Subscription')
      .map(([, { Properties }]) => Properties)
      .filter(({ Protocol }) => Protocol === 'email');
    expect(people.map(({ Endpoint }) => Endpoint)).toEqual(['alarms@example.com']);
  });

  test('publishing may lag ten minutes, no longer', () => {
    const age = alarms.find(({ MetricName }) => MetricName === 'IteratorAge');
    expect(age).toMatchObject({ Threshold: 600_000, Statistic: 'Maximum' });
  });
});
