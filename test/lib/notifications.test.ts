import { describe, expect, test } from 'vitest';
import { concordApp } from '#bin/app.ts';
import { config } from '#bin/concord.config.ts';
import { EVENT_SOURCE } from '#domain/names.ts';
import type { StageConfig, WebhookConfig } from '#lib/config.ts';
import { configFaults } from '#lib/config-check.ts';
import { ofType, type Resources, stubbedCode, synthesized } from './synthesis.ts';

const { resources } = synthesized('sandbox');
const { resources: production } = synthesized('production');

const CRM: WebhookConfig = {
  name: 'crm',
  url: 'https://hooks.example.com/concord',
  events: ['tenant.provisioned', 'tenant.suspended'],
  productCode: 'aw4fgf5tyo5w2ap6fexample1',
  revision: 2,
};
const faultsWith = (changed: Partial<StageConfig>, stageName: 'sandbox' | 'production' = 'production') =>
  configFaults(
    { ...config, stages: { ...config.stages, [stageName]: { ...config.stages[stageName], ...changed } } },
    () => true,
  ).map(({ place, fault }) => `${place} ${fault}`);
const variablesOf = (found: Resources, name: string) =>
  ofType(found, 'AWS::Lambda::Function')
    .map(([, { Properties }]) => Properties)
    .find(({ Description }) => Description.endsWith(`: ${name}`))?.Environment.Variables;
const keysOf = (found: Resources): string[] =>
  ofType(found, 'AWS::SecretsManager::Secret')
    .map(([, { Properties }]) => Properties.Name)
    .filter((name) => name.includes('/webhook/'));
const ownRules = (found: Resources) =>
  ofType(found, 'AWS::Events::Rule')
    .filter(([id]) => id.startsWith('Notifications'))
    .map(([, { Properties }]) => Properties)
    .filter(({ EventBusName }) => EventBusName !== undefined);

describe('the template', () => {
  test('every event of ours waits for letters; without webhooks there is no function for them', () => {
    const [letters, ...others] = ownRules(production);
    expect(others).toEqual([]);
    expect(letters?.EventPattern).toEqual({ source: [EVENT_SOURCE] });
    expect(letters?.Targets[0].DeadLetterConfig).toBeDefined();
    expect(keysOf(production)).toEqual([]);
    expect(variablesOf(production, 'publishing-webhooks')).toBeUndefined();
  });

  test('operators are who the stage says, else who gets the alarms; only the sandbox trusts what plays the seller', () => {
    const told = (found: Resources) => variablesOf(found, 'publishing-letters').CONCORD_OPERATORS;
    expect([told(resources), told(production)]).toEqual([
      '["operators@example.com"]',
      '["alarms@example.com"]',
    ]);
    const { CONCORD_TRUSTED_ORIGINS } = variablesOf(resources, 'publishing-webhooks');
    expect(CONCORD_TRUSTED_ORIGINS).toBe(
      '["https://receiver.sandbox.invalid","https://vendor.sandbox.invalid"]',
    );
  });

  test('each webhook has its queue, its key and its rule, and the function knows them all', () => {
    const stage = {
      ...config.stages.production,
      webhooks: [CRM, { name: 'bi', url: 'https://bi.example.com/' }],
    };
    const { app, stack } = concordApp({
      stageName: 'production',
      codeRoot: stubbedCode(),
      config: { ...config, stages: { ...config.stages, production: stage } },
    });
    const found = app.synth().getStackByName(stack.stackName).template.Resources as Resources;
    const patterns = ownRules(found).map(({ EventPattern }) => EventPattern);
    expect(patterns).toContainEqual({
      source: [EVENT_SOURCE],
      'detail-type': CRM.events,
      detail: { productCode: [CRM.productCode] },
    });
    expect(patterns).toHaveLength(3);
    expect(keysOf(found).sort()).toEqual(['concord/production/webhook/bi', 'concord/production/webhook/crm']);
    const parts = variablesOf(found, 'publishing-webhooks').CONCORD_WEBHOOKS['Fn::Join'][1] as unknown[];
    const endpoints = JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'ref')).join(''));
    expect(endpoints).toMatchObject([
      { name: 'crm', id: 'crm@2', url: CRM.url, queueUrl: 'ref', secret: 'ref' },
      { name: 'bi', id: 'bi@1', url: 'https://bi.example.com/' },
    ]);
  });
});

describe('the config', () => {
  test('as it should be has no fault', () => {
    expect(faultsWith({ webhooks: [CRM], operators: ['ops@example.com'] })).toEqual([]);
  });

  test.each<[string, Partial<StageConfig>, RegExp]>([
    [
      'HTTP',
      { webhooks: [{ ...CRM, url: 'http://hooks.example.com/' }] },
      /\[0\]\.url must be an https address/,
    ],
    ['no address', { webhooks: [{ ...CRM, url: 'hooks' }] }, /\[0\]\.url must be an https address/],
    ['a password', { webhooks: [{ ...CRM, url: 'https://a:b@hooks.example.com/' }] }, /holds a password/],
    ['a fragment', { webhooks: [{ ...CRM, url: 'https://hooks.example.com/#a' }] }, /has a fragment/],
    [
      'the sandbox’s receiver',
      { webhooks: [{ ...CRM, url: 'https://receiver.sandbox.invalid/x' }] },
      /nowhere else/,
    ],
    ['a name that is none', { webhooks: [{ ...CRM, name: 'My CRM' }] }, /\[0\]\.name must be lower-case/],
    ['one name twice', { webhooks: [CRM, CRM] }, /\[1\]\.name is that of another webhook/],
    ['no event', { webhooks: [{ ...CRM, events: [] }] }, /\.events names no event/],
    [
      'an unknown event',
      { webhooks: [{ ...CRM, events: ['tenant.gone' as never] }] },
      /no event 'tenant.gone'/,
    ],
    ['private addresses', { trustedOrigins: ['https://10.0.0.1'] }, /only the sandbox/],
    ['no mailbox', { operators: ['ops'] }, /operators\[0\] must be an e-mail address/],
    [
      'too many',
      { webhooks: Array.from({ length: 9 }, (_, index) => ({ ...CRM, name: `w${index}` })) },
      /more than 8 webhooks/,
    ],
  ])('with %s is refused', (_, changed, fault) => {
    expect(faultsWith(changed)).toEqual([expect.stringMatching(fault)]);
  });
});
