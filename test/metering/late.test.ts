import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { mark } from '#lambdas/metering/freeze.ts';
import type { Outcome } from '#lambdas/metering/ingest.ts';
import type { RunPorts } from '#lambdas/metering/run-closing.ts';
import { at, crashing, type Office, office, sent, TEN, TENANT, tenantWith, total } from './hours-office.ts';

/** Ten past the end of the hour from ten. */
const CLOSING = TEN + HOUR_MS + 10 * MINUTE_MS;
const NEXT_CLOSING = CLOSING + HOUR_MS;

const placesOf = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome) =>
    'refusal' in outcome ? outcome.refusal.refused : (outcome.late ?? 'in its hour'),
  );

/** Does something just before a call is made, once. */
const before = (ports: RunPorts, which: 'load' | 'pack', act: () => Promise<unknown>): RunPorts => {
  let isDone = false;
  const once = async (): Promise<void> => {
    if (isDone) return;
    isDone = true;
    await act();
  };
  const { store, usage } = ports;
  const load: RunPorts['store']['load'] = async (keys) => {
    if (which === 'load' && keys.some(({ kind }) => kind === 'hour')) await once();
    return store.load(keys);
  };
  const keep: RunPorts['usage']['packs']['keep'] = async (pack, receivedAt) => {
    if (which === 'pack') await once();
    return usage.packs.keep(pack, receivedAt);
  };
  return {
    ...ports,
    store: { ...store, load },
    usage: { ...usage, packs: { ...usage.packs, keep } },
  };
};

const closedAtTen = async (options: Parameters<typeof office>[0] = {}): Promise<Office> => {
  const desk = await office(options);
  await desk.report([sent('a', 3)]);
  await desk.close(CLOSING);
  return desk;
};

describe('usage whose hour was closed', () => {
  test('goes to the next open hour, with its origin', async () => {
    const desk = await closedAtTen();
    const outcomes = await desk.report([sent('b', 4)]);
    expect(placesOf(outcomes)).toEqual([{ hour: TEN + HOUR_MS }]);
    await desk.close(NEXT_CLOSING);
    expect(await desk.used()).toEqual({ '0 scans': 3, '1 scans': 4 });
    expect((await desk.ledger())[1]?.late).toEqual([{ origin: TEN, quantity: 4 }]);
  });

  test('goes to the desk where it is a level: in another hour it would be billed without what was bought for its own', async () => {
    const desk = await office({ type: 'saas-contract-with-consumption' });
    await desk.seed('entitlements', 'l-1', {
      licenseId: 'l-1',
      askedAt: TEN,
      asOf: TEN,
      entitlements: [{ dimension: 'scans', type: 'integer', value: 5 }],
    });
    await desk.report([sent('a', 3)]);
    await desk.close(CLOSING);
    const [place] = placesOf(await desk.report([sent('b', 4)]));
    expect(place).toHaveProperty('caseId');
    expect(desk.cases()).toMatchObject([{ kind: 'late', quantity: 4 }]);
  });

  test('that was counted before adds nothing, in whatever composition it comes again', async () => {
    const desk = await closedAtTen();
    expect(placesOf(await desk.report([sent('a', 3), sent('b', 4)]))).toEqual([
      'in its hour',
      { hour: TEN + HOUR_MS },
    ]);
    await desk.report([sent('b', 4)]);
    await desk.report([sent('a', 3), sent('b', 4), sent('c', 1)]);
    await desk.close(NEXT_CLOSING);
    expect(await desk.used()).toEqual({ '0 scans': 3, '1 scans': 5 });
    expect(placesOf(await desk.report([sent('b', 4)]))).toEqual([{ hour: TEN + HOUR_MS }]);
    await desk.close(NEXT_CLOSING + HOUR_MS);
    expect(await desk.used()).toEqual({ '0 scans': 3, '1 scans': 5 });
  });

  test('as a total counts by its rise, however often it rises', async () => {
    const desk = await office();
    await desk.report([total('s', 10, 1)]);
    await desk.close(CLOSING);
    await desk.report([total('s', 25, 30)]);
    await desk.report([total('s', 20, 20)]);
    await desk.report([total('s', 40, 50), total('s', 25, 30)]);
    await desk.close(NEXT_CLOSING);
    await desk.report([total('s', 41, 59)]);
    await desk.close(NEXT_CLOSING + HOUR_MS);
    expect(await desk.used()).toEqual({ '0 scans': 10, '1 scans': 30, '2 scans': 1 });
  });

  test('goes to the desk over the end of a month, once, and its case adds up', async () => {
    const desk = await office();
    const last = '2026-10-31T23:30:00.000Z';
    desk.clock.now = at('2026-11-01T05:00');
    await desk.seed(
      'tenant',
      TENANT,
      tenantWith({ tenures: [{ subscriptionId: 'l-1~1', from: at('2026-10-01T00:00') }] }),
    );
    await desk.report([sent('a', 3, { time: last })]);
    await desk.close(at('2026-11-01T05:30'));
    const caseId = `mc-late-${TENANT}-2026-10-31T23-scans`;
    expect(placesOf(await desk.report([sent('b', 4, { time: last })]))).toEqual([{ caseId }]);
    expect(placesOf(await desk.report([sent('b', 4, { time: last }), sent('c', 6, { time: last })]))).toEqual(
      [{ caseId }, { caseId }],
    );
    expect(desk.cases()).toMatchObject([{ caseId, kind: 'late', quantity: 10, state: { name: 'WAITING' } }]);
    expect(desk.store.journal.flatMap(({ events }) => events).map(({ type }) => type)).toEqual([
      'usage.late',
    ]);
  });

  test('goes to the desk where the policy says so, and to a further case once that is settled', async () => {
    const desk = await closedAtTen({ metering: { late: 'desk' } });
    await desk.report([sent('b', 4)]);
    const [opened] = desk.cases();
    if (!opened) throw new Error('no case');
    const state = { name: 'SETTLED', since: CLOSING, how: 'written-off', by: 'operator' } as const;
    await desk.seed('meteringCase', opened.caseId, { ...opened, state });
    expect(placesOf(await desk.report([sent('b', 4), sent('c', 5)]))).toEqual([
      { caseId: opened.caseId },
      { caseId: `mc-late.2-${TENANT}-2026-11-21T10-scans` },
    ]);
    expect(
      desk
        .cases()
        .map(({ quantity }) => quantity)
        .sort(),
    ).toEqual([4, 5]);
  });

  test('goes to the desk where another subscription pays for the open hours', async () => {
    const desk = await closedAtTen();
    const until = TEN + HOUR_MS;
    const tenures = [
      { subscriptionId: 'l-1~1', from: at('2026-11-01T00:00'), until },
      { subscriptionId: 'l-2~1', from: until },
    ] as const;
    await desk.seed('tenant', TENANT, tenantWith({ tenures }));
    await desk.report([sent('b', 4)]);
    expect(desk.cases()).toMatchObject([{ kind: 'late', quantity: 4 }]);
  });

  test('is sent on where the hour that it was to go to freezes without it', async () => {
    const desk = await closedAtTen();
    // the item says the hour from eleven; it is closed before the pack is written there
    let packs = 0;
    const { usage } = desk.ports;
    const keep: typeof usage.packs.keep = async (pack, receivedAt) => {
      packs += 1;
      if (packs === 2) await desk.close(NEXT_CLOSING);
      return usage.packs.keep(pack, receivedAt);
    };
    const ports = { ...desk.ports, usage: { ...usage, packs: { ...usage.packs, keep } } };
    await desk.usage.closings.note({ tenantId: TENANT, hour: TEN + HOUR_MS, closeAt: NEXT_CLOSING });
    expect(placesOf(await desk.report([sent('b', 4)], ports))).toEqual([{ hour: TEN + 2 * HOUR_MS }]);
    await desk.close(NEXT_CLOSING + HOUR_MS);
    expect(await desk.used()).toEqual({ '0 scans': 3, '2 scans': 4 });
  });

  test('that two senders send on at once goes where the first of them says', async () => {
    const desk = await office();
    await desk.report([total('s', 10, 1)]);
    await desk.close(CLOSING);
    const { usage } = desk.ports;
    const broken: typeof usage.packs.keep = async (pack, receivedAt) => {
      if (pack.hour > TEN) throw new Error('no store');
      return usage.packs.keep(pack, receivedAt);
    };
    const failing = { ...desk.ports, usage: { ...usage, packs: { ...usage.packs, keep: broken } } };
    await expect(desk.report([total('s', 25, 30)], failing)).rejects.toThrow('no store');
    await expect(desk.report([total('s', 40, 40)], failing)).rejects.toThrow('no store');
    await desk.usage.closings.note({ tenantId: TENANT, hour: TEN + HOUR_MS, closeAt: NEXT_CLOSING });
    await desk.close(NEXT_CLOSING);
    // while the second one is about to send the first rise on, the first one sends both, and that hour closes
    let isFirst = true;
    const write: typeof usage.late.write = async (late) => {
      if (isFirst) {
        isFirst = false;
        await desk.report([total('s', 40, 40)]);
        await desk.close(NEXT_CLOSING + HOUR_MS);
      }
      return usage.late.write(late);
    };
    await desk.report([total('s', 40, 40)], {
      ...desk.ports,
      usage: { ...usage, late: { ...usage.late, write } },
    });
    await desk.close(NEXT_CLOSING + 2 * HOUR_MS);
    expect(await desk.used()).toEqual({ '0 scans': 10, '2 scans': 30 });
  });
});

describe('late usage in an hour that goes to another payer before it is closed', () => {
  const until = TEN + HOUR_MS;
  const moved = {
    tenures: [
      { subscriptionId: 'l-1~1', from: at('2026-11-01T00:00'), until },
      { subscriptionId: 'l-2~1', from: until },
    ],
  } as const;
  const second = async (desk: Office) => {
    const [license] = await desk.store.load([{ kind: 'license', id: 'l-1' }]);
    const [subscription] = license?.entity?.subscriptions ?? [];
    if (!license?.entity || !subscription) throw new Error('no license');
    const licenseArn = `${license.entity.licenseArn}2`;
    const subscriptions = [{ ...subscription, id: 'l-2~1' as const }];
    await desk.seed('license', 'l-2', { ...license.entity, licenseId: 'l-2', licenseArn, subscriptions });
    await desk.seed('tenant', TENANT, tenantWith(moved));
  };

  test('is not of that hour, and goes to the desk of its own, once', async () => {
    const desk = await closedAtTen();
    expect(placesOf(await desk.report([sent('b', 4)]))).toEqual([{ hour: until }]);
    await second(desk);
    const eleven = new Date(until).toISOString();
    await desk.report([sent('c', 5, { time: eleven })]);
    await desk.close(NEXT_CLOSING);
    expect(await desk.used()).toEqual({ '0 scans': 3, '1 scans': 5 });
    const caseId = `mc-late-${TENANT}-2026-11-21T10-scans`;
    expect(desk.cases()).toMatchObject([{ caseId, quantity: 4 }]);
    expect(placesOf(await desk.report([sent('b', 4)]))).toEqual([{ caseId }]);
    expect(desk.cases()).toMatchObject([{ caseId, quantity: 4 }]);
  });

  test.each(['before', 'after'] as const)(
    'is neither lost nor doubled by a crash %s any call',
    async (when) => {
      let hasCrashed = true;
      for (let call = 1; hasCrashed; call += 1) {
        const desk = await closedAtTen();
        await desk.report([sent('b', 4)]);
        await second(desk);
        const through = crashing(desk.ports, call, when);
        await desk.close(NEXT_CLOSING, through.ports).catch(() => undefined);
        await desk.close(NEXT_CLOSING + MINUTE_MS);
        hasCrashed = through.state.hasCrashed;
        expect(await desk.used()).toEqual({ '0 scans': 3 });
        expect(desk.cases()).toMatchObject([{ quantity: 4 }]);
      }
    },
  );
});

describe('usage while its hour is being closed', () => {
  test('whose pack was written before the mark is of the hour', async () => {
    const desk = await office();
    await desk.report([sent('a', 3)]);
    const racing = before(desk.ports, 'load', () => desk.close(CLOSING));
    expect(placesOf(await desk.report([sent('b', 4)], racing))).toEqual(['in its hour']);
    await desk.close(NEXT_CLOSING);
    expect(await desk.used()).toEqual({ '0 scans': 7 });
  });

  test('between mark and freeze is frozen by its own sender, and is of the hour', async () => {
    const desk = await office();
    await desk.report([sent('a', 3)]);
    const subject = { tenantId: TENANT, hour: TEN, productCode: 'prod1' };
    const racing = before(desk.ports, 'pack', () => mark(desk.ports, subject));
    desk.clock.now = CLOSING;
    expect(placesOf(await desk.report([sent('b', 4)], racing))).toEqual(['in its hour']);
    expect(desk.store.all('hour')[0]?.frozen?.packs).toHaveLength(2);
    await desk.close(CLOSING);
    expect(await desk.used()).toEqual({ '0 scans': 7 });
  });

  test('after the freeze is late', async () => {
    const desk = await office();
    await desk.report([sent('a', 3)]);
    const racing = before(desk.ports, 'pack', () => desk.close(CLOSING));
    expect(placesOf(await desk.report([sent('b', 4)], racing))).toEqual([{ hour: TEN + HOUR_MS }]);
    await desk.close(NEXT_CLOSING);
    expect(await desk.used()).toEqual({ '0 scans': 3, '1 scans': 4 });
  });

  test('two who close at once write one ledger', async () => {
    const desk = await office();
    await desk.report([sent('a', 3), sent('b', 9, { dimension: 'bytes' })]);
    await Promise.all([desk.close(CLOSING), desk.close(CLOSING), desk.close(CLOSING)]);
    expect(await desk.used()).toEqual({ '0 bytes': 9, '0 scans': 3 });
    expect(await desk.work()).toHaveLength(1);
  });
});
