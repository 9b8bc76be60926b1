import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { OrphansPage } from '#domain/api/orphans.ts';
import { policyName } from '#domain/policy/in-force.ts';
import type { Registration, RegistrationStep } from '#domain/registration/registration.ts';
import { DAY_MS, HOUR_MS, isoOf, MINUTE_MS } from '#domain/time.ts';
import { NOW, type Office, office, PRODUCT } from './office.ts';
import { licenseIdOf, place, stockLicense, stockServed, tenantIdOf } from './stock.ts';

let desk: Office;
beforeEach(() => {
  desk = office();
});

const OLD = NOW - 2 * DAY_MS;
const YOUNG = NOW - HOUR_MS;
const applicant = { email: 'tanaka.mei@example.co.jp' };

const registrationOf = (name: string, step: RegistrationStep, landedAt = OLD): Registration => ({
  referenceHash: name,
  browserHash: 'browser',
  licenseId: licenseIdOf(9),
  licenseArn: 'arn',
  productCode: PRODUCT,
  buyerAccount: '111122223333',
  freeTrial: false,
  locale: 'ja',
  landedAt,
  expiresAt: landedAt + 4 * HOUR_MS,
  codesSent: 0,
  step,
});
const stockRegistration = (registration: Registration): Promise<void> =>
  place(desk, 'registration', registration.referenceHash, registration);
const failed = {
  name: 'MAIL_FAILED',
  applicant,
  failedAt: YOUNG,
  attempts: 9,
  retryAt: NOW + MINUTE_MS,
} as const;

/** One old and one young orphan of each kind, and some that are none. */
const stockAll = async (): Promise<void> => {
  for (const [offset, at] of [OLD, YOUNG].entries()) {
    await stockLicense(desk, { number: 10 + offset, facts: [{ kind: 'granted', at }] });
    await stockLicense(desk, { number: 20 + offset, facts: [{ kind: 'registered', at }] });
    await stockLicense(desk, {
      number: 30 + offset,
      facts: [
        { kind: 'registered', at },
        { kind: 'granted', at },
      ],
    });
    await stockRegistration(registrationOf(`mail-${offset}`, failed, at));
  }
  const refusal = { name: 'BINDING_REFUSED', applicant, tenantId: tenantIdOf(1), refusedAt: YOUNG } as const;
  await stockRegistration(registrationOf('refused', refusal));
  await stockServed(desk, 1);
};

const rowsIn = async (target: string) => {
  const answer = await desk.get(target);
  expect(answer.status).toBe(200);
  return v.parse(OrphansPage, answer.body);
};

const walkThrough = async (target: string): Promise<string[]> => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await rowsIn(`${target}${cursor ? `&cursor=${cursor}` : ''}`);
    ids.push(...page.items.map((row) => `${row.kind} ${row.subscriptionId ?? row.registrationId}`));
    cursor = page.next;
  } while (cursor);
  return ids;
};

const ALL = [
  `unregistered ${licenseIdOf(10)}~1`,
  `unlicensed ${licenseIdOf(20)}~1`,
  `unfinished ${licenseIdOf(30)}~1`,
  'mail-failed mail-0',
  'binding-refused refused',
];

describe('GET /v1/orphans', () => {
  test('every kind, each from the age on that its policy sets', async () => {
    await stockAll();
    expect(await walkThrough('/v1/orphans?limit=50')).toEqual(ALL);
  });

  test('page by page of one row the same', async () => {
    await stockAll();
    expect(await walkThrough('/v1/orphans?limit=1')).toEqual(ALL);
  });

  test('an empty desk is one empty page', async () => {
    await stockServed(desk, 1);
    expect(await rowsIn('/v1/orphans')).toEqual({ items: [] });
  });

  test.each(ALL.map((row) => row.split(' ')[0]))('%s alone', async (kind) => {
    await stockAll();
    expect(await walkThrough(`/v1/orphans?kind=${kind}`)).toEqual(
      ALL.filter((row) => row.startsWith(`${kind} `)),
    );
  });

  test('the very instant of the policy lists it, the one before does not', async () => {
    await stockLicense(desk, { number: 1, facts: [{ kind: 'granted', at: NOW - DAY_MS + 1 }] });
    expect((await rowsIn('/v1/orphans?kind=unregistered')).items).toHaveLength(0);
    desk.clock.now = NOW + 1;
    const [row] = (await rowsIn('/v1/orphans?kind=unregistered')).items;
    expect(row).toMatchObject({ since: isoOf(NOW - DAY_MS + 1), listedSince: isoOf(NOW + 1) });
  });

  test('a later version of the policy counts', async () => {
    await stockLicense(desk, { number: 1, facts: [{ kind: 'granted', at: YOUNG }] });
    const policy = await desk.ports.policies.forProduct(PRODUCT);
    const quick = { ...policy, version: 2, desks: { orphanAfter: 'PT30M' } };
    await place(desk, 'policy', policyName(policy), quick);
    desk.clock.now = NOW + 2 * MINUTE_MS;
    expect((await rowsIn('/v1/orphans?kind=unregistered')).items).toHaveLength(1);
  });

  test('a row says what to do and where', async () => {
    await stockAll();
    const [row] = (await rowsIn('/v1/orphans?kind=unregistered')).items;
    const href = `/v1/subscriptions/${licenseIdOf(10)}~1/bind`;
    expect(row?.next).toMatchObject([{ code: 'BUYER_TO_REGISTER', href }]);
    expect(row?.next[0]?.text).toContain('111122223333');
  });

  test('an address is masked: the domain can be checked, the person not written to', async () => {
    await stockAll();
    const { body } = await desk.get('/v1/orphans?kind=mail-failed');
    expect(body.items[0].next[0].text).toContain('ta…@example.co.jp');
    expect(JSON.stringify(body)).not.toContain('tanaka');
  });

  test('a refused binding names the tenant that holds the subscription', async () => {
    await stockAll();
    const [row] = (await rowsIn('/v1/orphans?kind=binding-refused')).items;
    expect(row).toMatchObject({ tenantId: tenantIdOf(1), links: { tenant: `/v1/tenants/${tenantIdOf(1)}` } });
  });

  test('a mail that went out in the end is off the desk', async () => {
    await stockRegistration(registrationOf('mail', failed));
    await stockRegistration(registrationOf('mail', { name: 'PROVEN', applicant, provenAt: NOW }));
    expect((await rowsIn('/v1/orphans')).items).toEqual([]);
  });

  test('an unknown kind is refused', async () => {
    expect(await desk.get('/v1/orphans?kind=lost')).toMatchObject({
      status: 400,
      body: { faults: [{ field: 'kind' }] },
    });
  });
});
