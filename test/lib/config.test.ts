import { expect, test } from 'vitest';
import { concordApp } from '#bin/app.ts';
import { config } from '#bin/concord.config.ts';
import type { ConcordConfig } from '#lib/config.ts';
import { checkedConfig, configFaults } from '#lib/config-check.ts';

const anywhere = () => true;
const [product] = config.products;
if (!product) throw new Error('the example config sells nothing');

test('the config that comes with the project is sound', () => {
  expect(configFaults(config, anywhere)).toEqual([]);
  expect(checkedConfig(config, anywhere)).toBe(config);
});

test('every fault is named at once, with its place', () => {
  const { sandbox, test: testStage } = config.stages;
  const broken: ConcordConfig = {
    ...config,
    runbookUrl: 'docs/runbook.md',
    products: [
      { ...product, productCode: 'prod-abcdefgh', supportEmail: 'nobody', policy: 'example.json' },
      { ...product, name: ' ', productCode: product.productCode, supportUrl: 'http://example.com' },
    ],
    stages: {
      ...config.stages,
      sandbox: { ...sandbox, account: '12', region: 'Frankfurt', logRetentionDays: 8 },
      test: {
        ...testStage,
        mail: { from: 'a@example.com', identity: 'example.org' },
        domains: {
          public: { domainName: 'Example', certificateArn: 'arn:aws:acm:eu-west-1:1:certificate/x' },
        },
        machines: { producer: ['someone'] },
      },
    },
  };
  expect(configFaults(broken, () => false).map(({ place }) => place)).toEqual([
    'runbookUrl',
    'products[0].productCode',
    'products[0].policy',
    'products[0].supportEmail',
    'products[1].name',
    'products[1].policy',
    'products[1].supportUrl',
    'products[1].productId',
    'stages.sandbox.account',
    'stages.sandbox.region',
    'stages.sandbox.logRetentionDays',
    'stages.test.mail.identity',
    'stages.test.domains.public.domainName',
    'stages.test.domains.public.certificateArn',
    'stages.test.machines.producer[0]',
  ]);
  expect(() => checkedConfig(broken, anywhere)).toThrow(
    /stages\.sandbox\.account: must be .*12 digits, is '12'/,
  );
});

test('a config that sells nothing is refused', () => {
  expect(configFaults({ ...config, products: [] }, anywhere)).toEqual([
    { place: 'products', fault: 'names no product' },
  ]);
});

test('an unknown stage is named with those that exist', () => {
  expect(() => concordApp({ app: { context: { stage: 'staging' } } })).toThrow(
    "No stage 'staging': choose one of sandbox, test, production",
  );
});

test('a door and its certificate are in one Region', () => {
  const { test: testStage } = config.stages;
  const certificateArn =
    'arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555';
  const moved = {
    ...testStage,
    region: 'eu-central-1',
    domains: { public: { domainName: 'buy.example.com', certificateArn } },
  };
  const stages = { ...config.stages, test: moved };
  expect(configFaults({ ...config, stages }, anywhere).map(({ place }) => place)).toEqual([
    'stages.test.domains.public.certificateArn',
  ]);
  const undomained = { ...stages, test: { ...moved, domains: {} } };
  expect(configFaults({ ...config, stages: undomained }, anywhere)).toEqual([]);
});

test('an acknowledgment names a change as diff does, and a reason', () => {
  const acknowledged = [
    { change: 'StorageState:replaced', reason: 'it never went live' },
    { change: 'the table', reason: ' ' },
  ];
  const stages = { ...config.stages, test: { ...config.stages.test, acknowledged } };
  expect(configFaults({ ...config, stages }, anywhere).map(({ place }) => place)).toEqual([
    'stages.test.acknowledged[1].change',
    'stages.test.acknowledged[1].reason',
  ]);
});

test('a sign-up of the seller’s own is an https address', () => {
  const handedOff = (signUpUrl: string): ConcordConfig => ({
    ...config,
    products: [{ ...product, registration: { mode: 'hand-off', signUpUrl } }],
  });
  expect(configFaults(handedOff('https://www.example.com/welcome'), anywhere)).toEqual([]);
  expect(configFaults(handedOff('http://www.example.com'), anywhere).map(({ place }) => place)).toEqual([
    'products[0].registration.signUpUrl',
  ]);
});

test.each<[string, RegExp[]]>([
  ['https://product.example.com/tenants/{tenantId}/registration', []],
  ['https://product.example.com/{tenantId}?stage=live', []],
  ['http://product.example.com/{tenantId}', [/must be an https address/]],
  ['registry', [/must be an https address/]],
  ['https://product.example.com/tenants', [/must have \{tenantId\} in its path, once/]],
  ['https://product.example.com/{tenantId}/{tenantId}', [/once/]],
  ['https://product.example.com/?tenant={tenantId}', [/in its path/]],
  ['https://{tenantId}@product.example.com/{tenantId}#x', [/password/, /fragment/]],
])('who says what is registered, at %s', (url, expected) => {
  const verified = { ...config, products: [{ ...product, verification: { url } }] };
  const faults = configFaults(verified, anywhere);
  expect(faults.map(({ fault }) => fault)).toEqual(expected.map((each) => expect.stringMatching(each)));
  expect(faults.every(({ place }) => place === 'products[0].verification.url')).toBe(true);
});

test.each([
  ['https://ports.example.com', []],
  ['https://ports.example.com/licensing', []],
  ['http://ports.example.com', [/https/]],
  ['ports.example.com', [/https/]],
  ['https://ports.example.com/licensing/', [/ends with a slash/]],
  ['https://a:b@ports.example.com/x?y=1', [/password/, /query/]],
  ['https://ports.example.com/x#y', [/fragment/]],
])('what a vendor’s addresses begin with, %s', (url, expected) => {
  const faults = configFaults({ ...config, products: [{ ...product, vendor: { url } }] }, anywhere);
  expect(faults.map(({ fault }) => fault)).toEqual(expected.map((each) => expect.stringMatching(each)));
  expect(faults.every(({ place }) => place === 'products[0].vendor.url')).toBe(true);
});

test.each([
  ['more calls than AWS takes', { callsPerSecond: 11 }, ['stages.test.metering.callsPerSecond']],
  ['no calls', { callsPerSecond: 0 }, ['stages.test.metering.callsPerSecond']],
  ['half a closer', { closers: 1.5 }, ['stages.test.metering.closers']],
  ['more closers than shards', { closers: 17 }, ['stages.test.metering.closers']],
  ['as much as there may be', { callsPerSecond: 10, closers: 16 }, []],
])('a stage that meters with %s', (_, metering, places) => {
  const stages = { ...config.stages, test: { ...config.stages.test, metering } };
  expect(configFaults({ ...config, stages }, anywhere).map(({ place }) => place)).toEqual(places);
});

test('a product is metered in a Region, and by a mode that there is', () => {
  const products = [{ ...product, metering: { region: 'Virginia', mode: 'quiet' as 'live' } }];
  expect(configFaults({ ...config, products }, anywhere).map(({ place }) => place)).toEqual([
    'products[0].metering.region',
    'products[0].metering.mode',
  ]);
});
