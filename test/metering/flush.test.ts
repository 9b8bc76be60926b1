import { describe, expect, test } from 'vitest';
import type { DomainEvent } from '#domain/events/schemas.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '#domain/time.ts';
import { flush } from '#lambdas/metering/flush.ts';
import { type Office, office, sent, TEN, TENANT } from './hours-office.ts';

const CLOSING = TEN + HOUR_MS + 10 * MINUTE_MS;
const ARN = 'arn:aws:license-manager::294406891311:license:l-1';

/** AWS says that the license ended; the tenant is paid for until the end of that hour. */
const end = async (desk: Office, endedAt: Instant): Promise<DomainEvent> => {
  const [license] = await desk.store.load([{ kind: 'license', id: 'l-1' }]);
  const [tenant] = await desk.store.load([{ kind: 'tenant', id: TENANT }]);
  const [subscription] = license?.entity?.subscriptions ?? [];
  if (!license?.entity || !tenant?.entity || !subscription) throw new Error('nobody to end');
  const finalHourEndsAt = endedAt + HOUR_MS;
  const state = { name: 'ENDING', since: endedAt, finalHourEndsAt } as const;
  await desk.seed('license', 'l-1', {
    ...license.entity,
    subscriptions: [{ ...subscription, endedAt, state }],
  });
  await desk.seed('tenant', TENANT, {
    ...tenant.entity,
    bindings: tenant.entity.bindings.map((binding) => ({ ...binding, endedAt, graceMs: 0 })) as never,
    tenures: [{ subscriptionId: 'l-1~1', from: TEN - 100 * HOUR_MS, until: TEN + HOUR_MS }],
  });
  desk.clock.now = Math.max(desk.clock.now, endedAt + MINUTE_MS);
  return {
    ...{ type: 'subscription.ending', version: 1, subscriptionId: 'l-1~1', licenseArn: ARN },
    ...{ tenantId: TENANT, to: 'ENDING', since: endedAt, finalHourEndsAt },
  };
};

describe('the final flush', () => {
  test('closes the last hour half an hour before AWS takes it no more', async () => {
    const desk = await office();
    await desk.report([sent('a', 3)]);
    const event = await end(desk, TEN + 7 * MINUTE_MS);
    await flush(desk.ports, event);
    expect(await desk.close(TEN + HOUR_MS - 1)).toMatchObject({ closed: 0 });
    expect(await desk.close(TEN + HOUR_MS)).toMatchObject({ closed: 1 });
    const deadline = TEN + HOUR_MS + 7 * MINUTE_MS;
    expect(await desk.work()).toMatchObject([{ deadline, endedAt: TEN + 7 * MINUTE_MS }]);
  });

  test('is of a tenant too from which the subscription was taken over: it pays for hours there yet', async () => {
    const desk = await office();
    await desk.report([sent('a', 3)]);
    const event = await end(desk, TEN + 7 * MINUTE_MS);
    const [{ entity: license } = {}] = await desk.store.load([{ kind: 'license', id: 'l-1' }]);
    const [subscription] = license?.subscriptions ?? [];
    if (!license || !subscription) throw new Error('nobody to take over');
    const bound = { kind: 'bound', at: TEN, id: 'taken', subscriptionId: 'l-1~1' } as const;
    await desk.seed('license', 'l-1', {
      ...license,
      facts: [
        { ...bound, tenantId: TENANT },
        { ...bound, id: 'again', tenantId: 't-other' },
      ] as never,
      subscriptions: [{ ...subscription, tenantId: 't-other' }],
    });
    await flush(desk.ports, event);
    expect(await desk.close(TEN + HOUR_MS)).toMatchObject({ closed: 1 });
  });

  test('leaves an hour alone that is closed in time as ever: the last report of its producer is still of it', async () => {
    const desk = await office();
    await desk.report([sent('a', 3)]);
    await flush(desk.ports, await end(desk, TEN + 50 * MINUTE_MS));
    expect(await desk.closings()).toMatchObject([{ closeAt: CLOSING }]);
    desk.clock.now = TEN + HOUR_MS + 2 * MINUTE_MS;
    await desk.report([sent('last', 4)]);
    await desk.close(CLOSING);
    expect(await desk.work()).toMatchObject([{ records: [{ quantity: 7 }] }]);
  });

  test('closes an old hour in time whose closing a producer put off by catching up', async () => {
    const desk = await office({ metering: { closeAfter: 'PT3H' } });
    desk.clock.now = TEN + 6 * HOUR_MS;
    await desk.report([sent('a', 3)]);
    expect(await desk.closings()).toMatchObject([{ closeAt: TEN + 9 * HOUR_MS }]);
    const endedAt = TEN + 6 * HOUR_MS;
    await flush(desk.ports, await end(desk, endedAt));
    await flush(desk.ports, await end(desk, endedAt));
    expect(await desk.close(endedAt + 30 * MINUTE_MS)).toMatchObject({ closed: 1 });
    expect(await desk.work()).toMatchObject([{ deadline: endedAt + HOUR_MS, records: [{ quantity: 3 }] }]);
  });

  test('puts work that waits under the new deadline, once however often it is told', async () => {
    const desk = await office();
    await desk.report([sent('a', 3)]);
    await desk.close(CLOSING);
    expect(await desk.work()).toMatchObject([{ deadline: TEN + 24 * HOUR_MS }]);
    const endedAt = TEN + 2 * HOUR_MS;
    const event = await end(desk, endedAt);
    await flush(desk.ports, event);
    await flush(desk.ports, event);
    expect(await desk.work()).toMatchObject([{ deadline: endedAt + HOUR_MS, endedAt }]);
  });

  test('again, with a sooner end: what was moved before is there twice, and counts as tried', async () => {
    const desk = await office();
    await desk.report([sent('a', 3)]);
    await desk.close(CLOSING);
    const endedAt = TEN + 2 * HOUR_MS;
    await flush(desk.ports, await end(desk, endedAt));
    const sooner = endedAt - 20 * MINUTE_MS;
    await flush(desk.ports, await end(desk, sooner));
    expect(await desk.work()).toMatchObject([
      { deadline: sooner + HOUR_MS, tries: 1 },
      { deadline: endedAt + HOUR_MS, tries: 1 },
    ]);
  });

  test('in the middle of a closing hides nothing of what that still puts', async () => {
    const desk = await office();
    await desk.report([sent('a', 3), sent('b', 4, { dimension: 'bytes' })]);
    const { ledger } = desk.ports.usage;
    const record: typeof ledger.record = async (item) => {
      if (item.dimension === 'scans') throw new Error('it ended here');
      return ledger.record(item);
    };
    const broken = { ...desk.ports, usage: { ...desk.ports.usage, ledger: { ...ledger, record } } };
    await desk.close(CLOSING, broken);
    expect(await desk.ledger()).toMatchObject([{ dimension: 'bytes' }]);
    await flush(desk.ports, await end(desk, TEN + 50 * MINUTE_MS));
    await desk.close(CLOSING + MINUTE_MS);
    const told = (await desk.work()).flatMap(({ records }) => records.map(({ dimension }) => dimension));
    expect(new Set(told)).toEqual(new Set(['bytes', 'scans']));
  });

  test('reads the ledger of its tenant alone', async () => {
    const desk = await office();
    await desk.report([sent('a', 3)]);
    await desk.close(CLOSING);
    const { work, ...usage } = desk.ports.usage;
    const first = () => Promise.reject(new Error('it read the whole shard'));
    await flush(
      { ...desk.ports, usage: { ...usage, work: { ...work, first } } as never },
      await end(desk, TEN),
    );
    expect(await desk.work()).toMatchObject([{ endedAt: TEN }]);
  });

  test('concerns nobody else, and no other event', async () => {
    const desk = await office();
    await desk.report([sent('a', 3)]);
    const before = desk.usage.items();
    await flush(desk.ports, { ...(await end(desk, TEN)), subscriptionId: 'l-2~1' } as DomainEvent);
    await flush(desk.ports, { ...(await end(desk, TEN)), type: 'subscription.renewed' } as never);
    expect(desk.usage.items()).toEqual(before);
  });
});
