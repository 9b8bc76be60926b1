import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { SubscriptionsPage, SubscriptionView } from '#domain/api/subscriptions.ts';
import { hearAdvisory } from '#domain/lifecycle/hear.ts';
import { hearFact } from '#domain/subscription/license.ts';
import { HOUR_MS } from '#domain/time.ts';
import { NOW, type Office, OTHER_PRODUCT, office } from './office.ts';
import { endLicense, licenseIdOf, place, stockAgreement, stockLicense, stockServed } from './stock.ts';

let desk: Office;
beforeEach(() => {
  desk = office();
});

const idsIn = async (target: string): Promise<string[]> => {
  const answer = await desk.get(target);
  expect(answer.status).toBe(200);
  return v.parse(SubscriptionsPage, answer.body).items.map(({ subscriptionId }) => subscriptionId);
};
const first = (number: number): string => `${licenseIdOf(number)}~1`;

/** One license in each state, numbered by its place in the list below. */
const STATES = [
  'PENDING',
  'ACTIVE_UNREGISTERED',
  'ACTIVE',
  'NEEDS_ATTENTION',
  'ENDING',
  'ENDED',
  'FAILED',
] as const;
const stockStates = async (): Promise<void> => {
  const landed = { kind: 'registered', at: NOW - 9 * HOUR_MS } as const;
  const granted = { kind: 'granted', at: NOW - 8 * HOUR_MS } as const;
  const failed = { kind: 'failed', at: NOW - 7 * HOUR_MS } as const;
  await stockLicense(desk, { number: 0, facts: [landed] });
  await stockLicense(desk, { number: 1, facts: [granted] });
  await stockLicense(desk, { number: 2, facts: [landed, granted] });
  await stockLicense(desk, { number: 3, facts: [landed, granted, failed] });
  await endLicense(desk, await stockLicense(desk, { number: 4, facts: [landed, granted] }), NOW - 1);
  await endLicense(
    desk,
    await stockLicense(desk, { number: 5, facts: [landed, granted] }),
    NOW - 2 * HOUR_MS,
  );
  await stockLicense(desk, { number: 6, facts: [landed, failed] });
};

describe('GET /v1/subscriptions', () => {
  test.each(STATES.map((state, number) => ({ state, number })))(
    'in $state alone',
    async ({ state, number }) => {
      await stockStates();
      expect(await idsIn(`/v1/subscriptions?state=${state}`)).toEqual([first(number)]);
    },
  );

  test('all, newest first', async () => {
    await stockStates();
    expect(await idsIn('/v1/subscriptions')).toEqual([6, 5, 4, 3, 2, 1, 0].map(first));
  });

  test('of a buyer account, alone and with a state', async () => {
    await stockServed(desk, 1, { buyerAccount: '000011112222' });
    await stockLicense(desk, {
      number: 2,
      facts: [{ kind: 'granted', at: NOW }],
      buyerAccount: '000011112222',
    });
    await stockServed(desk, 3);
    expect(await idsIn('/v1/subscriptions?buyerAccount=000011112222')).toEqual([2, 1].map(first));
    expect(await idsIn('/v1/subscriptions?buyerAccount=000011112222&state=ACTIVE')).toEqual([first(1)]);
  });

  test('of a product', async () => {
    await stockServed(desk, 1);
    await stockServed(desk, 2, { productCode: OTHER_PRODUCT });
    expect(await idsIn(`/v1/subscriptions?productCode=${OTHER_PRODUCT}`)).toEqual([first(2)]);
  });

  test('of an agreement, page by page', async () => {
    await stockAgreement(desk, 'agmt-one', [1, 2, 3]);
    await stockAgreement(desk, 'agmt-two', [4]);
    expect(await idsIn('/v1/subscriptions?agreementId=agmt-one')).toEqual([1, 2, 3].map(first));
    const page = await desk.get('/v1/subscriptions?agreementId=agmt-one&limit=2');
    expect(page.body.items).toHaveLength(2);
    expect(await idsIn(`/v1/subscriptions?agreementId=agmt-one&limit=2&cursor=${page.body.next}`)).toEqual([
      first(3),
    ]);
    expect(await idsIn('/v1/subscriptions?agreementId=agmt-none')).toEqual([]);
  });

  test('a license shows its current generation; under a former agreement the generation of then', async () => {
    await stockAgreement(desk, 'agmt-old', [1]);
    const [old] = desk.memory.all('license');
    if (!old) throw new Error('no license');
    const ended = await endLicense(desk, old, NOW - 20 * HOUR_MS);
    const grant = { kind: 'granted', at: NOW - HOUR_MS, id: 'again', agreementId: 'agmt-new' } as const;
    await place(desk, 'license', old.licenseId, hearFact(ended, ended, grant, NOW));
    expect(await idsIn('/v1/subscriptions')).toEqual([`${old.licenseId}~2`]);
    expect(await idsIn('/v1/subscriptions?agreementId=agmt-old')).toEqual([`${old.licenseId}~1`]);
    const { body } = await desk.get(`/v1/subscriptions/${old.licenseId}~1`);
    expect(body.generations.map(({ subscriptionId }: { subscriptionId: string }) => subscriptionId)).toEqual([
      `${old.licenseId}~1`,
      `${old.licenseId}~2`,
    ]);
    expect(body.links.bind).toBeUndefined();
  });

  test.each([
    ['state=LIVE', 'state'],
    ['buyerAccount=12', 'buyerAccount'],
    ['agreementId=one', 'agreementId'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=many', 'limit'],
    ['shade=red', 'shade'],
    ['state=ACTIVE&state=ENDED', 'state'],
  ])('%s is refused with its place', async (query, field) => {
    const answer = await desk.get(`/v1/subscriptions?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'PARAMETER_INVALID', faults: [{ field }] } });
  });

  test('every fault is named at once', async () => {
    const { body } = await desk.get('/v1/subscriptions?state=LIVE&limit=0&buyerAccount=x');
    expect(body.faults.map(({ field }: { field: string }) => field).sort()).toEqual([
      'buyerAccount',
      'limit',
      'state',
    ]);
  });
});

describe('GET /v1/subscriptions/{id}', () => {
  test('the subscription as its schema says, with its agreement and what was heard', async () => {
    await stockAgreement(desk, 'agmt-one', [1]);
    const [agreement] = desk.memory.all('agreement');
    const told = hearAdvisory(agreement, 'agmt-one', { at: NOW - 5, id: 'adv' }, false, NOW);
    await place(desk, 'agreement', 'agmt-one', told.agreement);
    const answer = await desk.get(`/v1/subscriptions/${first(1)}`);
    const view = v.parse(SubscriptionView, answer.body);
    expect(view.agreement).toMatchObject({
      agreementId: 'agmt-one',
      status: 'ACTIVE',
      advisory: { resolved: false },
    });
    expect(view.heard.map(({ kind }) => kind)).toEqual(['registered', 'granted']);
    expect(view.links.agreement).toBe('/v1/subscriptions?agreementId=agmt-one');
    expect(answer.headers.etag).toBe('"1"');
  });

  test('its `~` may come encoded', async () => {
    await stockServed(desk, 1);
    expect((await desk.get(`/v1/subscriptions/${licenseIdOf(1)}%7E1`)).status).toBe(200);
  });

  test('in its final hour it says until when', async () => {
    const { license } = await stockServed(desk, 1);
    await endLicense(desk, license, NOW - 60_000);
    const { body } = await desk.get(`/v1/subscriptions/${first(1)}`);
    expect(body.state).toMatchObject({ name: 'ENDING', until: '2026-11-21T11:14:00.000Z' });
    expect(body.endCause).toBe('CANCELLED');
  });

  test.each([
    [0, ['AWS_TO_GRANT']],
    [1, ['BUYER_TO_REGISTER']],
    [2, ['BUYER_TO_FINISH']],
    [3, ['PERSON_TO_JUDGE']],
    [4, []],
    [6, []],
  ])('license %i waits for %j', async (number, codes) => {
    await stockStates();
    const { body } = await desk.get(`/v1/subscriptions/${first(number)}`);
    expect(body.next.map(({ code }: { code: string }) => code)).toEqual(codes);
  });

  test.each([`${licenseIdOf(9)}~1`, `${licenseIdOf(1)}~2`])('%s does not exist', async (id) => {
    await stockServed(desk, 1);
    expect(await desk.get(`/v1/subscriptions/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND' },
    });
  });
});
