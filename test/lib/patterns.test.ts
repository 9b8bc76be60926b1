import { describe, expect, test } from 'vitest';
import { SMOKE } from '#domain/names.ts';
import { journalItem } from '#lambdas/stores/journal-item.ts';
import { parsePattern } from '#local/cloud/events/pattern.ts';
import * as samples from '#test/lifecycle/samples.ts';
import { ofType, synthesized } from './synthesis.ts';

const { resources } = synthesized('sandbox');

/** The rules on the default bus but that of the probe, or those on Concord's own. */
const rulesOn = (bus: 'default' | 'own') =>
  ofType(resources, 'AWS::Events::Rule')
    .map(([, { Properties }]) => Properties)
    .filter(({ EventBusName }) => (EventBusName === undefined) === (bus === 'default'))
    .filter(({ EventPattern }) => !EventPattern?.source?.includes(SMOKE.source));

describe('the rule of notifications', () => {
  const [rule, ...others] = rulesOn('default');
  const takes = parsePattern(rule?.EventPattern, 'the rule');

  test('stands alone', () => {
    expect(others).toEqual([]);
  });

  const known = [
    samples.capturedCreated(),
    samples.partnerCreated(),
    samples.renewalCreated('agmt-new', samples.AGREEMENT, '2026-08-20T14:23:22Z'),
    samples.amended(),
    samples.capturedEnded(),
    samples.licenseUpdated(samples.REAL_ARN, '2026-08-20T14:23:53Z'),
    samples.licenseDeprovisioned(samples.SAMPLE_ARN, '2026-08-20T14:25:28Z'),
    samples.advisory('Issued'),
    samples.advisory('Resolved'),
    ...samples.informational(),
    samples.unheardOf(),
  ];

  test.each(known.map((event) => [event['detail-type'], event] as const))('takes %s', (_type, event) => {
    expect(takes(event)).toBe(true);
  });

  test('takes offers and change sets', () => {
    const released = samples.notification(
      'Offer Released',
      '2026-08-20T14:00:00Z',
      {},
      'aws.marketplacecatalog',
    );
    expect(takes(released)).toBe(true);
  });

  test.each(['aws.ec2', 'concord', 'aws.agreement-marketplace.example'])('leaves what %s says', (source) => {
    expect(
      takes(samples.notification('License Updated - Manufacturer', '2026-08-20T14:00:00Z', {}, source)),
    ).toBe(false);
  });
});

describe('the rule of the probe', () => {
  const takes = parsePattern(
    ofType(resources, 'AWS::Events::Rule').find(([id]) => id.includes('SmokeRule'))?.[1].Properties
      .EventPattern,
    'the probe',
  );
  const said = (source: string, type: string, id: string) => ({
    source,
    'detail-type': type,
    detail: { agreement: { id } },
  });

  test('takes a created agreement of its own prefix, and nothing that could be real', () => {
    const type = 'Purchase Agreement Created - Proposer';
    expect(takes(said('concord.smoke', type, 'agmt-smoke-1'))).toBe(true);
    expect(takes(said('concord.smoke', type, samples.AGREEMENT))).toBe(false);
    expect(takes(said('concord.smoke', 'Purchase Agreement Ended - Proposer', 'agmt-smoke-1'))).toBe(false);
    expect(takes(said('concord.smoke', 'License Updated - Manufacturer', 'agmt-smoke-1'))).toBe(false);
    expect(takes(said('somebody', type, 'agmt-smoke-1'))).toBe(false);
  });
});

describe('the filter of the stream', () => {
  const [mapping] = ofType(resources, 'AWS::Lambda::EventSourceMapping').filter(
    ([, { Properties }]) => Properties.FilterCriteria,
  );
  const filter = JSON.parse(mapping?.[1].Properties.FilterCriteria.Filters[0].Pattern);
  const takes = parsePattern(filter, 'the filter');
  const record = (eventName: string, kind: unknown) => ({
    eventName,
    dynamodb: { NewImage: { kind: { S: kind } } },
  });
  const { kind } = journalItem({
    commitId: 'c-1',
    at: Date.UTC(2026, 7, 20),
    cause: { door: 'clock', verb: 'wake-tenant', actor: { kind: 'clock' }, correlationId: 'm-1' },
    written: [],
    events: [],
  });

  test('takes a new journal item', () => {
    expect(takes(record('INSERT', kind))).toBe(true);
  });

  test('leaves entities, and journal items that expire', () => {
    expect(takes(record('INSERT', 'license'))).toBe(false);
    expect(takes(record('MODIFY', 'tenant'))).toBe(false);
    expect(takes(record('REMOVE', kind))).toBe(false);
    expect(takes({ eventName: 'REMOVE', dynamodb: { Keys: {} } })).toBe(false);
  });
});
