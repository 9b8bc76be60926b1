import { describe, expect, it } from 'vitest';
import { noActivations, type TenantActivations } from '#domain/activation/activation.ts';
import { casesOfConflicts } from '#domain/activation/conflict.ts';
import { checkedLink } from '#domain/activation/link.ts';
import { observe } from '#domain/activation/observe.ts';
import { planActivations } from '#domain/activation/plan.ts';
import { isRefusal } from '#domain/errors.ts';
import { parsePolicy } from '#domain/policy/policy.ts';
import { supportTermsOf } from '#domain/policy/support-terms.ts';
import { openSupportCase } from '#domain/support/open.ts';
import { submitCase } from '#domain/support/submit.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { around, emptyTown, policy, policyFile, policyOf, T0, termsOf } from '../domain/activation/town.ts';

const { activation, support } = policyFile;
const faultsOf = (input: unknown) => {
  const parsed = parsePolicy(input);
  return 'faults' in parsed ? parsed.faults.map(({ field, message }) => `${field}: ${message}`) : [];
};
const withActivation = (more: object) => ({ ...policyFile, activation: { ...activation, ...more } });
const withSupport = (more: object) => ({ ...policyFile, support: { ...support, ...more } });
const ordering = activation.orderings[0];

const words = (text: string) => ({ en: text, ja: `${text} (ja)`, fr: `${text} (fr)` });

/** A vendor that nobody has heard of: three families in a chain, two hosts, no second accounts, a ticket in English. */
const invented = {
  vendor: 'lantern',
  product: 'beacon',
  version: 3,
  lifecycle: { grace: 'P7D', provisioning: null, retention: 'P30D' },
  desks: { orphanAfter: 'PT24H' },
  channels: ['links', 'reseller'],
  activation: {
    products: ['core', 'core-plus', 'maps', 'alerts'].map((id) => ({ id, name: `Beacon ${id}` })),
    families: [
      { id: 'base', name: 'Base', products: ['core', 'core-plus'] },
      { id: 'maps', name: 'Maps', products: ['maps'] },
      { id: 'rest', name: 'The rest', allExcept: ['base', 'maps'] },
    ],
    orderings: [
      { id: 'base-maps', before: 'base', after: 'maps' },
      { id: 'maps-rest', before: 'maps', after: 'rest', except: ['reseller'] },
    ].map((each) => ({
      from: '2020-01-01T00:00Z',
      remedies: ['further-account'],
      symptom: 'E-77',
      case: 'out-of-order',
      ...each,
    })),
    links: { hosts: ['go.lantern.example', 'activate.lantern.example'], retryEvery: 'PT1M' },
  },
  support: {
    routes: [{ id: 'desk', kind: 'ticket', label: words('The desk'), language: 'en' }],
    cases: [
      {
        id: 'out-of-order',
        label: words('Out of order'),
        routes: [{ route: 'desk' }],
        evidence: [
          { id: 'story', kind: 'text', required: false, label: words('What happened') },
          { id: 'order', kind: 'usage-order', required: true, label: words('The order') },
        ],
      },
    ],
  },
};

describe('the policy of activation links', () => {
  it('says its families by product, its order, its host and its durations', () => {
    const terms = termsOf(policy);
    expect(terms.products['conformity']?.family).toBe('other-cloud-one');
    expect(terms.products['workload-security-essential-with-xdr']?.family).toBe('c1ws-with-xdr');
    expect(terms.orderings).toMatchObject([
      {
        before: 'c1ws-with-xdr',
        after: 'other-cloud-one',
        from: Date.UTC(2022, 10, 13, 15),
        except: ['mspl', 'aws-marketplace', 'azure-marketplace'],
        symptom: 'Unexpected Error',
      },
    ]);
    expect([terms.hosts, terms.tenantsPerUser]).toEqual([['activation.trendmicro.com'], 2]);
    expect([terms.retryEveryMs, terms.overdueAfterMs]).toEqual([5 * MINUTE_MS, 2 * HOUR_MS]);
  });

  it('asks support for the five things of rule 10, the fifth if known, by the console with its case type or the portal', () => {
    const terms = supportTermsOf(policy, 'activation-conflict');
    expect(terms?.evidence.map(({ id, required }) => [id, required])).toEqual([
      ['activation-link', true],
      ['screenshot', true],
      ['account', true],
      ['activation-email', true],
      ['usage-order', false],
    ]);
    expect(terms?.routes).toMatchObject([
      { id: 'console', where: '[ヘルプ] → [サポート情報]', caseType: 'テクニカルサポート', notices: [] },
      { id: 'business-support-portal', notices: [{ id: 'portal-account' }] },
    ]);
    expect(supportTermsOf(policy, 'another')).toBeUndefined();
  });
});

describe('the policy of a vendor that was invented', () => {
  const of = policyOf(invented);
  const terms = termsOf(of);

  it('plans a chain of three families', () => {
    const plan = planActivations(
      emptyTown().activations,
      ['alerts', 'maps', 'core'],
      around(T0, { terms, channel: 'links' }),
    );
    expect(plan).toMatchObject({
      reordered: true,
      steps: [{ product: 'core' }, { product: 'maps' }, { product: 'alerts' }],
    });
  });

  it('finds its own conflict, and its own case goes its own way', () => {
    const saw = (before: TenantActivations, product: string, at: number): TenantActivations => {
      const heard = observe(before, { product, at, seenAt: at, byLink: true, channel: 'links' }, terms, at);
      if (isRefusal(heard)) throw new Error(heard.refused);
      return heard.activations;
    };
    const maps = saw(noActivations('t-1', 'p'), 'maps', T0);
    const both = saw(maps, 'core', T0 + MINUTE_MS);
    const [draft] = casesOfConflicts(maps, both, new Map(), terms).open;
    if (!draft) throw new Error('no case');
    expect(draft).toMatchObject({
      kind: 'out-of-order',
      symptom: 'E-77',
      known: { order: [{ at: T0 }, {}] },
    });
    const opened = openSupportCase(undefined, { ...draft, known: {} }, of, T0);
    if (isRefusal(opened)) throw new Error(opened.refused);
    const by = { noticesRead: [], by: 'arn' };
    expect(submitCase(opened.case, { route: 'console', ...by }, T0)).toMatchObject({
      refused: 'WRONG_SUPPORT_CHANNEL',
    });
    expect(submitCase(opened.case, { route: 'desk', ...by }, T0)).toMatchObject({
      refused: 'BUNDLE_INCOMPLETE',
      faults: [{ field: 'order' }],
    });
    const filled = openSupportCase(opened.case, draft, of, T0 + DAY_MS);
    if (isRefusal(filled)) throw new Error(filled.refused);
    expect(submitCase(filled.case, { route: 'desk', ...by }, T0)).toMatchObject({
      case: { state: { route: 'desk' } },
    });
  });

  it('takes its own links, and no other vendor’s', () => {
    expect(checkedLink('https://go.lantern.example/x', terms.hosts)).toHaveProperty('link');
    expect(checkedLink('https://activation.trendmicro.com/x', terms.hosts)).toHaveProperty('refused');
    expect(terms.tenantsPerUser).toBeUndefined();
  });
});

describe('a broken policy', () => {
  it('is refused with every fault at once, each with its place', () => {
    const broken = {
      ...withActivation({
        shade: 'red',
        families: [
          {
            ...activation.families[0],
            products: [...(activation.families[0]?.products ?? []), 'conformity'],
          },
          { ...activation.families[1], allExcept: [], size: 3 },
        ],
        orderings: [
          { ...ordering, except: ['mpsl'] },
          { ...ordering, id: 'back', before: ordering?.after, after: ordering?.before, case: 'nobody' },
        ],
      }),
      extra: true,
      more: 1,
    };
    expect(faultsOf(broken).sort()).toEqual(
      [
        'activation.shade: Invalid key: Expected never but received "shade"',
        'activation.families.1.size: Invalid key: Expected never but received "size"',
        'activation.orderings.0.except.0: mpsl is no channel of the policy',
        'activation.orderings.0: goes in a circle: c1ws-with-xdr → other-cloud-one → c1ws-with-xdr',
        'activation.orderings.1.case: nobody is no kind of support case',
        'activation.orderings.1: goes in a circle: other-cloud-one → c1ws-with-xdr → other-cloud-one',
        ...[0, 1].map(
          (n) =>
            `activation.products.${n}: ${activation.products[n]?.id} is in overlapping families: c1ws-with-xdr, other-cloud-one`,
        ),
        'activation.products.7: conformity is in overlapping families: c1ws-with-xdr, other-cloud-one',
        'extra: Invalid key: Expected never but received "extra"',
        'more: Invalid key: Expected never but received "more"',
      ].sort(),
    );
  });

  const twice = (items: readonly unknown[]) => [...items, items[0]];
  const one = activation.families[0];
  it.each<[string, object, string]>([
    [
      'a product in no family',
      { families: [one] },
      'activation.products.2: workload-security is in no family',
    ],
    [
      'a family of nothing',
      { families: [one, { id: 'x', name: 'X' }] },
      'activation.families.1: says either its products or allExcept',
    ],
    [
      'a product of nobody',
      { families: [{ ...one, products: ['nothing'] }, activation.families[1]] },
      'activation.families.0.products.0: nothing is not in the catalog',
    ],
    [
      'an exception that is no family',
      { families: [one, { ...activation.families[1], allExcept: ['x'] }] },
      'activation.families.1.allExcept.0: x is no other family',
    ],
    [
      'a product twice',
      { products: twice(activation.products) },
      'activation.products.8.id: names workload-security-essential-with-xdr twice',
    ],
    [
      'an ordering twice',
      { orderings: twice(activation.orderings) },
      'activation.orderings.1.id: names xdr-first twice',
    ],
    [
      'an ordering of no family',
      { orderings: [{ ...ordering, after: 'x' }] },
      'activation.orderings.0.after: x is no family',
    ],
    [
      'an ordering before itself',
      { orderings: [{ ...ordering, after: ordering?.before }] },
      'activation.orderings.0: goes in a circle: c1ws-with-xdr → c1ws-with-xdr',
    ],
    [
      'nothing for who owns two',
      { orderings: [{ ...ordering, remedies: ['second-account'] }] },
      'activation.orderings.0.remedies: has nothing for who owns as many accounts as they may',
    ],
  ])('with %s', (_, more, fault) => {
    expect(faultsOf(withActivation(more))).toContain(fault);
  });

  it.each([
    'Activation.trendmicro.com',
    'activation.trendmicro.com.',
    'activation.trendmicro.com:443',
    'user@activation.trendmicro.com',
    '*.trendmicro.com',
    'xn--ctivation-8nf.trendmicro.com',
    'trendmicro',
    '203.0.113.7',
    'аctivation.trendmicro.com',
  ])('with links of the host %s', (host) => {
    expect(faultsOf(withActivation({ links: { hosts: [host] } }))).toEqual([
      'activation.links.hosts.0: is no host name in lower-case ASCII letters',
    ]);
  });

  it.each(['2022-11-14', '2022-11-14T00:00', '2022-13-14T00:00Z', 'P1D'])(
    'whose order holds from %s',
    (from) => {
      expect(faultsOf(withActivation({ orderings: [{ ...ordering, from }] }))).toHaveLength(1);
    },
  );

  const conflictCase = support.cases[0];
  it.each<[string, object, string]>([
    [
      'a route of nobody',
      { routes: [support.routes[1]] },
      'support.cases.0.routes.0.route: console is no route',
    ],
    ['a notice of nobody', { notices: [] }, 'support.routes.1.notices.0: portal-account is no notice'],
    [
      'evidence twice',
      { cases: [{ ...conflictCase, evidence: twice(conflictCase?.evidence ?? []) }] },
      'support.cases.0.evidence.5.id: names activation-link twice',
    ],
    [
      'files of no type',
      { cases: [{ ...conflictCase, attachments: undefined }] },
      'support.cases.0.attachments: says which files may be attached',
    ],
    [
      'files for nothing',
      { cases: [{ ...conflictCase, evidence: conflictCase?.evidence.slice(2) }] },
      'support.cases.0.attachments: no evidence is an attachment',
    ],
  ])('with %s', (_, more, fault) => {
    expect(faultsOf(withSupport(more))).toContain(fault);
  });
});
