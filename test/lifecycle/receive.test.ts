import type { Context, SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { agreementStatus, agreementTerms } from '#domain/agreement/agreement.ts';
import { licenseIdOf } from '#domain/identifiers.ts';
import { currentSubscription } from '#domain/subscription/license.ts';
import { HOUR_MS } from '#domain/time.ts';
import type { Product } from '#lambdas/edge/products.ts';
import { type ReceivePorts, receive } from '#lambdas/lifecycle/receive.ts';
import { type MemoryStateStore, memoryStateStore } from '#lambdas/stores/memory.ts';
import type { RawNotification } from '#lambdas/stores/notifications.ts';
import { plainPolicy } from '../stores/examples.ts';
import * as samples from './samples.ts';

const PRODUCTS: readonly Product[] = [
  {
    productCode: samples.PRODUCT_CODE,
    productId: 'prod-qtwveexample',
    type: 'saas-contract',
    policy: 'example/plain',
    name: 'Example',
    supportEmail: 'support@example.com',
    supportUrl: 'https://www.example.com/support',
  },
];

let store: MemoryStateStore;
let kept: RawNotification[];
let ports: ReceivePorts;
const nowAt = (time: string) => {
  now = Date.parse(time);
};
let now = 0;

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  store = memoryStateStore();
  kept = [];
  nowAt('2026-08-20T14:30:00Z');
  let commits = 0;
  ports = {
    store,
    policies: { forProduct: async () => plainPolicy },
    products: PRODUCTS,
    surroundings: { now: () => now, newId: () => `commit-${(commits += 1)}` },
    notifications: { keep: async (each) => void kept.push(...each) },
  };
});

const eventOf = (...bodies: unknown[]): SQSEvent =>
  ({
    Records: bodies.map((body, index) => ({
      messageId: `m${index}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      eventSource: 'aws:sqs',
    })),
  }) as unknown as SQSEvent;

const deliver = async (...bodies: unknown[]): Promise<string[]> => {
  const response = await receive(ports, eventOf(...bodies), {} as Context);
  return response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};

const stateOf = (arn: string): string | undefined => {
  const license = store.all('license').find(({ licenseId }) => licenseId === licenseIdOf(arn));
  return license && currentSubscription(license)?.state.name;
};
const theAgreement = () => store.all('agreement')[0];

describe('what AWS Marketplace sends, as documented and as captured', () => {
  test('Created only writes the agreement: no license, no access, no end in the year 9999', async () => {
    expect(await deliver(samples.capturedCreated())).toEqual([]);
    expect(store.all('license')).toEqual([]);
    const agreement = theAgreement();
    expect(agreement && agreementStatus(agreement)).toBe('ACTIVE');
    expect(agreement && agreementTerms(agreement)).toEqual({
      intent: 'NEW',
      acceptorAccount: samples.BUYER,
      proposerAccount: samples.SELLER,
      offerId: 'offer-abcexample123',
      acceptedAt: Date.parse('2026-08-20T14:23:11Z'),
      startsAt: Date.parse('2026-08-20T14:23:11Z'),
    });
  });

  test("a partner's agreement keeps its resale authorization and its end", async () => {
    await deliver(samples.partnerCreated());
    const agreement = theAgreement();
    expect(agreement && agreementTerms(agreement)).toMatchObject({
      resaleAuthorizationId: 'resaleauthz-ex4mple',
      proposerAccount: '123456512334',
      endsAt: Date.parse('2027-08-31T23:59:59Z'),
    });
  });

  test.each([
    ['as real events print the ARN', samples.REAL_ARN],
    ['as the samples of the documentation print it', samples.SAMPLE_ARN],
  ])('License Updated grants, %s; the ARN is kept unchanged', async (_, arn) => {
    await deliver(samples.licenseUpdated(arn, '2026-08-20T14:24:23Z'));
    expect(stateOf(arn)).toBe('ACTIVE_UNREGISTERED');
    expect(store.all('license')[0]?.licenseArn).toBe(arn);
    expect(store.all('license')[0]?.buyerAccount).toBe(samples.BUYER);
    expect(theAgreement()?.licenseIds).toEqual([licenseIdOf(arn)]);
  });

  test('Ended without an offer reaches the license through its agreement', async () => {
    await deliver(samples.licenseUpdated(samples.REAL_ARN, '2026-08-20T14:24:23Z'), samples.capturedEnded());
    expect(stateOf(samples.REAL_ARN)).toBe('ENDING');
    expect(theAgreement()?.ended?.status).toBe('CANCELLED');
  });

  test('Ended before the license is known waits on the agreement', async () => {
    await deliver(samples.capturedEnded());
    await deliver(samples.licenseUpdated(samples.REAL_ARN, '2026-08-20T14:24:23Z'));
    expect(stateOf(samples.REAL_ARN)).toBe('ENDING');
  });

  test.each(['RENEWED', 'REPLACED', 'SUPERSEDED', 'A_STATUS_OF_TOMORROW'])(
    'Ended as %s is no cancellation',
    async (status) => {
      await deliver(
        samples.licenseUpdated(samples.REAL_ARN, '2026-08-20T14:24:23Z'),
        samples.capturedEnded(status),
      );
      expect(stateOf(samples.REAL_ARN)).toBe('ACTIVE_UNREGISTERED');
    },
  );

  test.each(['CANCELLED', 'EXPIRED', 'TERMINATED'])('Ended as %s opens the final hour', async (status) => {
    await deliver(
      samples.licenseUpdated(samples.REAL_ARN, '2026-08-20T14:24:23Z'),
      samples.capturedEnded(status),
    );
    expect(stateOf(samples.REAL_ARN)).toBe('ENDING');
  });

  test('License Deprovisioned after Ended keeps the earlier deadline', async () => {
    await deliver(
      samples.licenseUpdated(samples.REAL_ARN, '2026-08-20T14:24:23Z'),
      samples.capturedEnded(),
      samples.licenseDeprovisioned(samples.REAL_ARN, '2026-08-20T14:25:28Z'),
    );
    const license = store.all('license')[0];
    expect(license && currentSubscription(license)?.state).toEqual({
      name: 'ENDING',
      since: Date.parse('2026-08-20T14:24:57Z'),
      finalHourEndsAt: Date.parse('2026-08-20T14:24:57Z') + HOUR_MS,
    });
  });

  test('an advisory is for a person: announced, and access stays', async () => {
    await deliver(
      samples.licenseUpdated(samples.REAL_ARN, '2026-08-20T14:24:23Z'),
      samples.advisory('Issued'),
    );
    expect(stateOf(samples.REAL_ARN)).toBe('ACTIVE_UNREGISTERED');
    expect(theAgreement()?.advisory?.resolved).toBe(false);
    expect(store.journal.flatMap(({ events }) => events.map(({ type }) => type))).toContain(
      'agreement.advisory',
    );
    await deliver(samples.advisory('Resolved', '2026-08-20T17:00:00Z'));
    expect(theAgreement()?.advisory?.resolved).toBe(true);
  });

  test('types that change nothing, and types of tomorrow, are kept and change nothing', async () => {
    const all = [...samples.informational(), samples.unheardOf()];
    expect(await deliver(...all)).toEqual([]);
    expect(kept.map(({ detailType }) => detailType)).toEqual(all.map((each) => each['detail-type']));
    expect(kept.every(({ agreementId }) => agreementId === samples.AGREEMENT)).toBe(true);
    expect(store.journal.flatMap(({ written }) => written)).toEqual([]);
    expect(store.journal.flatMap(({ events }) => events)).toMatchObject([
      { type: 'notification.unknown', detailType: samples.unheardOf()['detail-type'] },
    ]);
  });

  test('an unknown type is counted for the alarm', async () => {
    await deliver(samples.unheardOf());
    const written = vi.mocked(process.stdout.write).mock.calls.map(([line]) => String(line));
    const counted = [...written, ...(vi.mocked(console.log).mock?.calls.map(String) ?? [])].join('');
    expect(counted).toContain('UnknownDetailType');
  });

  test('two concurrent agreements of one buyer stay two subscriptions', async () => {
    await deliver(
      samples.licenseUpdated(samples.REAL_ARN, '2026-08-20T14:24:23Z', 'agmt-one'),
      samples.licenseUpdated(samples.SAMPLE_ARN, '2026-08-20T14:24:24Z', 'agmt-two'),
      samples.capturedEnded('CANCELLED', 'agmt-one'),
    );
    expect(stateOf(samples.REAL_ARN)).toBe('ENDING');
    expect(stateOf(samples.SAMPLE_ARN)).toBe('ACTIVE_UNREGISTERED');
  });
});

describe('a batch', () => {
  test('one poison message does not hold up the others, and is redelivered alone', async () => {
    const poison = samples.notification('License Updated - Manufacturer', '2026-08-20T14:24:23Z', {
      license: {},
    });
    const failed = await deliver(
      poison,
      samples.licenseUpdated(samples.REAL_ARN, '2026-08-20T14:24:23Z'),
      'no json',
    );
    expect(failed).toEqual(['m0', 'm2']);
    expect(stateOf(samples.REAL_ARN)).toBe('ACTIVE_UNREGISTERED');
  });

  test('the same batch again writes nothing', async () => {
    const batch = [
      samples.capturedCreated(),
      samples.licenseUpdated(samples.REAL_ARN, '2026-08-20T14:24:23Z'),
      samples.capturedEnded(),
    ];
    await deliver(...batch);
    const before = store.journal.length;
    await deliver(...batch);
    await deliver(...[...batch].reverse());
    expect(store.journal).toHaveLength(before);
  });

  test('raw notifications that cannot be kept fail the batch: nothing is applied unheard', async () => {
    ports = { ...ports, notifications: { keep: async () => Promise.reject(new Error('throttled')) } };
    await expect(deliver(samples.capturedCreated())).rejects.toThrow('throttled');
    expect(store.journal).toEqual([]);
  });
});
