import { describe, expect, test } from 'vitest';
import { caseIdOf, decideCase, openCase } from '#domain/metering/cases.ts';
import type { LedgerItem } from '#domain/metering/ledger.ts';
import { flushed } from '#domain/metering/work-of.ts';
import type { SubmitPorts } from '#lambdas/metering/submit-ports.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { HOUR, MINUTE } from '../marketplace/setting.ts';
import { used, type World, world } from './submit-world.ts';

const SIDES = ['Success', 'DuplicateRecord'] as const;
const METER = 'BatchMeterUsage';

const sum = (items: readonly LedgerItem[]): number =>
  items.reduce((total, { quantity }) => total + quantity, 0);

/** A process that dies when it calls the n-th of these: nothing after it happens. */
const dying = (ports: SubmitPorts, at: 'begin' | 'told' | 'settle' | 'remove'): Partial<SubmitPorts> => {
  const { usage } = ports;
  const never = new Promise<never>(() => undefined);
  const dead = async () => never;
  const told = {
    meterUsage: async (batch: Parameters<SubmitPorts['meterUsage']>[0]) => (
      await ports.meterUsage(batch), never
    ),
  };
  const settle = { usage: { ...usage, ledger: { ...usage.ledger, settle: dead } } };
  const remove = { usage: { ...usage, work: { ...usage.work, remove: dead } } };
  const begin = { usage: { ...usage, work: { ...usage.work, begin: dead } } };
  return { begin, told, settle, remove }[at];
};

/** Runs a submitter until it hangs. */
const die = async ({ run, ports }: World, at: Parameters<typeof dying>[1]) => {
  const dead = run(dying(ports, at)).then(() => 'over');
  expect(await Promise.race([dead, new Promise((resolve) => setTimeout(resolve, 20, 'dead'))])).toBe('dead');
};

describe.each(SIDES)('where AWS answers an identical record with %s', (identicalResend) => {
  const coins = { coins: { identicalResend } };

  test.each(['begin', 'told', 'settle', 'remove'] as const)(
    'a submitter that died at %s is taken over',
    async (at) => {
      const set = world(coins);
      const items = await set.closed('t-a', used(30));
      await die(set, at);
      expect(await set.run()).toMatchObject({ rested: true });
      set.set.wait(MINUTE + 1);
      await set.run();
      expect(new Set(await set.verdicts(items))).toEqual(new Set(['BILLED']));
      expect([set.billed(), await set.work(), set.store.all('meteringCase')]).toEqual([sum(items), [], []]);
    },
  );

  test('an answer that is lost is no second bill', async () => {
    const set = world(coins);
    set.core.act('faults', { api: [{ operation: METER, kind: 'reply-lost', times: 2 }] });
    const items = await set.closed('t-a', used(30));
    await set.run();
    expect(new Set(await set.verdicts(items))).toEqual(new Set(['BILLED']));
    expect([set.billed(), set.store.all('meteringCase')]).toEqual([sum(items), []]);
  });

  test('two submitters at once are no second bill, and no discrepancy', async () => {
    const set = world(coins);
    const items = await set.closed('t-a', used(60));
    const leases = { take: async () => ({ taken: true as const }) };
    const usage = { ...set.usage, leases };
    await Promise.all([set.run({ usage }), set.run({ usage })]);
    expect(new Set(await set.verdicts(items))).toEqual(new Set(['BILLED']));
    expect([set.billed(), await set.work(), set.store.all('meteringCase')]).toEqual([sum(items), [], []]);
    expect(set.sent.length).toBeGreaterThan(3);
  });

  test('a duplicate at the first try is ours where another one told it meanwhile and has not settled it yet', async () => {
    const set = world(coins);
    const items = await set.closed('t-a', used(2));
    const leases = { take: async () => ({ taken: true as const }) };
    let go: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const slow = set.run({
      usage: { ...set.usage, leases },
      meterUsage: async (batch) => {
        await gate;
        return set.ports.meterUsage(batch);
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await die(set, 'settle');
    go?.();
    expect(await slow).toMatchObject({ billed: 2, lost: 0 });
    expect(await set.verdicts(items)).toEqual(['BILLED', 'BILLED']);
    expect([set.billed(), set.store.all('meteringCase')]).toEqual([3, []]);
  });

  test('work that a flush left in two places when it died is ours, whichever is heard of first', async () => {
    const set = world(coins);
    const items = await set.closed('t-a', used(25));
    const [known] = await set.work();
    const { licenseId = '', subscriptionId } = items[0]?.payer ?? {};
    const endedAt = set.set.now();
    const ended = { id: subscriptionId, endedAt, state: { name: 'ENDED', since: endedAt } };
    const entity = { licenseId, firstSeenAt: 0, asOf: 0, facts: [], subscriptions: [ended] } as never;
    await set.store.commit({
      writes: [{ key: { kind: 'license', id: licenseId }, entity, expectedVersion: 0 }],
      guards: [],
    });
    if (known) await set.usage.work.put(flushed(known, endedAt, endedAt));
    expect((await set.work()).map(({ tries }) => tries).sort()).toEqual([0, 1]);
    set.core.act('faults', { api: [{ operation: METER, kind: 'reply-lost', times: 1 }] });
    await set.run();
    expect(new Set(await set.verdicts(items))).toEqual(new Set(['BILLED']));
    expect([set.billed(), await set.work(), set.store.all('meteringCase')]).toEqual([sum(items), [], []]);
  });

  test('work that is put again after it was done bills nothing and finds nothing', async () => {
    const set = world(coins);
    const items = await set.closed('t-a', used(3));
    const work = await set.work();
    await set.run();
    for (const item of work) await set.usage.work.put(item);
    await set.run();
    expect(await set.verdicts(items)).toEqual(['BILLED', 'BILLED', 'BILLED']);
    expect([set.billed(), await set.work(), set.store.all('meteringCase')]).toEqual([6, [], []]);
  });

  test('another quantity that stands there already is a discrepancy, told once', async () => {
    const set = world(coins);
    const [item] = await set.closed('t-a', { d00: 5 });
    set.core.call(METER, {
      UsageRecords: [
        {
          ...{ Timestamp: (item?.timestamp ?? 0) / 1000, Dimension: 'd00', Quantity: 4 },
          ...{ LicenseArn: set.license.arn, CustomerAWSAccountId: set.license.account },
        },
      ],
    });
    expect(await set.run()).toMatchObject({ billed: 0, lost: 1 });
    expect(item && (await set.ledger([item]))).toMatchObject([
      { verdict: { name: 'LOST', reason: 'OTHER_QUANTITY' }, answer: { tries: 1, said: 'DuplicateRecord' } },
    ]);
    expect(set.store.all('meteringCase')).toMatchObject([{ kind: 'discrepancy', quantity: 5 }]);
    expect(set.counted.get('usageDiscrepancy')).toBe(1);
  });
});

test('a case that was not opened when the submitter died is opened by the next one', async () => {
  const set = world();
  const items = await set.closed('t-a', { d00: 5 });
  set.set.until(items[0]?.deadline ?? 0);
  const store = { ...set.store, commit: async () => new Promise<never>(() => undefined) };
  await Promise.race([set.run({ store }), new Promise((resolve) => setTimeout(resolve, 20))]);
  expect([await set.verdicts(items), set.store.all('meteringCase')]).toEqual([['LOST'], []]);
  set.set.wait(MINUTE + 1);
  expect(await set.run()).toMatchObject({ lost: 0 });
  expect([set.store.all('meteringCase').length, await set.work()]).toEqual([1, []]);
});

test('a batch that cannot be brought to its end holds up no other, and is told of', async () => {
  const set = world();
  const bad = await set.closed('t-bad', used(25));
  const good = await set.closed('t-good', used(25), { hour: 1 });
  const ledger = {
    ...set.usage.ledger,
    settle: async (...[key, ...rest]: Parameters<typeof set.usage.ledger.settle>) => {
      if (key.tenantId === 't-bad') throw new Error('no throughput');
      return set.usage.ledger.settle(key, ...rest);
    },
  };
  await expect(set.run({ usage: { ...set.usage, ledger } })).rejects.toThrow('no throughput');
  expect(new Set(await set.verdicts(good))).toEqual(new Set(['BILLED']));
  await set.run();
  expect(new Set(await set.verdicts(bad))).toEqual(new Set(['BILLED']));
});

describe('held usage', () => {
  const held = async (kind: 'suspicious' | 'entitlement') => {
    const set = world();
    const subject = { kind, tenantId: 't-a', hour: 0, dimension: 'd00' };
    const caseId = caseIdOf(subject);
    const releaseAt = set.set.now() + HOUR;
    const verdict = {
      name: 'HELD',
      caseId,
      releaseAt: kind === 'suspicious' ? releaseAt : set.set.now() + 24 * HOUR,
    } as const;
    const items = await set.closed('t-a', { d00: 9_000 }, { verdict });
    const { case: opened } = openCase(undefined, {
      ...{ ...subject, caseId, productCode: 'wide-code', quantity: 9_000, openedAt: set.set.now() },
      ...(kind === 'suspicious' ? { releaseAt } : {}),
    });
    const decide = (action: 'release' | 'write-off' | undefined) =>
      walk(
        set.store,
        set.ports.surroundings,
        { door: 'test', verb: 'decide', actor: { kind: 'clock' }, correlationId: 'c' },
        async (work) => {
          const { now } = work;
          const known = (await work.read('meteringCase', caseId)) ?? opened;
          const decided = action
            ? decideCase(known, { action, by: 'ann', reason: 'r', now, correctionId: 'x' })
            : { case: known };
          if ('refused' in decided) return decided;
          work.put('meteringCase', caseId, decided.case);
          return undefined;
        },
      );
    await decide(undefined);
    return { ...set, items, decide, releaseAt };
  };

  test('waits, and is told once a person releases it', async () => {
    const { run, items, decide, verdicts, billed, told } = await held('suspicious');
    expect([await run(), await verdicts(items)]).toEqual([expect.objectContaining({ calls: 0 }), ['HELD']]);
    expect(told.at(-1)).toMatchObject({ meteringAge: 0 });
    await decide('release');
    await run();
    expect([await verdicts(items), billed()]).toEqual([['BILLED'], 9_000]);
  });

  test('is written off where a person says so', async () => {
    const { run, items, decide, verdicts, billed, work } = await held('suspicious');
    await decide('write-off');
    await run();
    expect([await verdicts(items), billed(), await work()]).toEqual([['WRITTEN_OFF'], 0, []]);
  });

  test('is released by the policy when nobody has decided in time', async () => {
    const { run, items, verdicts, set, releaseAt, store } = await held('suspicious');
    set.until(releaseAt - 1);
    await run();
    expect(await verdicts(items)).toEqual(['HELD']);
    set.until(releaseAt);
    await run();
    expect(await verdicts(items)).toEqual(['BILLED']);
    expect(store.all('meteringCase')).toMatchObject([{ state: { how: 'released', by: 'policy' } }]);
  });

  test('is never guessed: what a contract grants is not known until the deadline', async () => {
    const { run, items, ledger, set, store, billed } = await held('entitlement');
    set.until(items[0]?.deadline ?? 0);
    await run();
    expect(await ledger(items)).toMatchObject([{ verdict: { name: 'LOST', reason: 'ENTITLEMENT_UNKNOWN' } }]);
    expect(billed()).toBe(0);
    expect(
      store
        .all('meteringCase')
        .map(({ kind, state }) => `${kind} ${state.name}`)
        .sort(),
    ).toEqual(['entitlement SETTLED', 'lost WAITING']);
  });
});
