import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import type { WorkerPorts } from '#lambdas/activation/ports.ts';
import { workOff } from '#lambdas/activation/work-off.ts';
import type { Commit, StateStore } from '#lambdas/stores/state-store.ts';
import { type Behavior, BehaviorSchema } from '#local/vendors/activation/service.ts';
import { A, B, lettersOf, openWorld, policyFile, policyOf, T1, T2, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = openWorld();
  await world.openTenant(T1);
  await world.openTenant(T2);
});

const behave = (behavior: Partial<Behavior>) => world.service.behave(v.parse(BehaviorSchema, behavior));
const states = () =>
  world.memory.all('activations').flatMap(({ redemptions }) => redemptions.map(({ state }) => state.name));
const stateOf = (tenantId = T1) => world.of(tenantId)?.redemptions.at(-1);

/** Counts what the vendor is asked. */
const counting = () => {
  const asked: string[] = [];
  const { vendor } = world.ports;
  const ports: Partial<WorkerPorts> = {
    vendor: {
      activate: (code, request) => {
        asked.push(request.activationId);
        return vendor.activate(code, request);
      },
    },
  };
  return { asked, ports };
};

describe('the vendor is told', () => {
  test('only once that is committed: whoever looks meanwhile sees SENT', async () => {
    await world.redeem(T1, B, world.linkFor(B));
    const { vendor } = world.ports;
    const seen: string[] = [];
    await world.drain({
      vendor: {
        activate: (code, request) => {
          seen.push(...states());
          return vendor.activate(code, request);
        },
      },
    });
    expect([seen, states()]).toEqual([['SENT'], ['ACTIVE']]);
    const verbs = world.memory.journal
      .filter(({ cause }) => cause.door === 'activation')
      .map(({ cause }) => cause.verb);
    expect(verbs).toEqual(['redeem-link', 'send-activation', 'hear-activation']);
  });

  test('by its id there, with the whole link, which stands nowhere else', async () => {
    await world.say(T1, { accountId: '618302475190' });
    const link = world.linkFor(B);
    await world.redeem(T1, B, link);
    await world.drain();
    expect(world.service.accounts(world.clock.now)).toMatchObject([{ account: '618302475190' }]);
    const secret = link.slice(link.lastIndexOf('/') + 1);
    expect(
      JSON.stringify([world.memory.journal, world.memory.all('activations'), world.memory.all('receipt')]),
    ).not.toContain(secret);
  });

  test('by the sweep, where the message was lost', async () => {
    await world.redeem(T1, B, world.linkFor(B));
    world.queued.length = 0;
    await world.wait(MINUTE_MS);
    expect(states()).toEqual(['ACTIVE']);
  });

  test('once, where the message comes twice', async () => {
    await world.redeem(T1, B, world.linkFor(B));
    world.queued.push(...world.queued);
    const { asked, ports } = counting();
    await world.drain(ports);
    expect([asked.length, states(), world.eventTypes()]).toEqual([1, ['ACTIVE'], ['activation.redeemed']]);
  });

  test('once, where two workers have it at once', async () => {
    await world.redeem(T1, B, world.linkFor(B));
    const { asked, ports } = counting();
    const workers = ['one', 'other'].map((name) => workOff({ ...world.ports, ...ports }, T1, name));
    await Promise.all(workers);
    expect([asked.length, stateOf()?.attempts, states()]).toEqual([1, 1, ['ACTIVE']]);
  });
});

describe('an answer that is lost', () => {
  test('is asked for again, with the same id, and nothing is activated twice', async () => {
    behave({ answers: 'lost' });
    const { asked, ports } = counting();
    await world.redeem(T1, B, world.linkFor(B));
    await world.drain(ports);
    expect(states()).toEqual(['SENT']);
    behave({});
    await world.wait(4 * MINUTE_MS);
    expect([asked.length, states()]).toEqual([1, ['SENT']]);
    world.clock.now += MINUTE_MS;
    await world.swept();
    await world.drain(ports);
    expect([new Set(asked).size, asked.length, states()]).toEqual([1, 2, ['ACTIVE']]);
    expect(world.service.licenses(world.clock.now).filter(({ used }) => used)).toHaveLength(1);
  });

  test('by a vendor that does not know a request again, but says where: active', async () => {
    behave({ answers: 'lost', forgets: true });
    await world.redeemed(T1, B);
    behave({ forgets: true });
    await world.wait(5 * MINUTE_MS);
    expect([states(), await lettersOf(world, T1)]).toEqual([['ACTIVE'], 'B']);
  });

  test('by a vendor that neither knows it again nor says where: a person looks, and says', async () => {
    behave({ answers: 'lost', forgets: true, vague: true });
    const { body } = await world.redeemed(T1, B);
    behave({ forgets: true, vague: true });
    await world.wait(5 * MINUTE_MS);
    expect(states()).toEqual(['UNCLEAR']);
    const { body: seen } = await world.look(T1);
    expect(seen.next).toMatchObject([{ code: 'ACTIVATION_TO_SETTLE', href: `${body.links.self}/settle` }]);
    const settle = (found: string, at?: string) =>
      world.send('POST', `${body.links.self}/settle`, {
        role: 'desk',
        body: { found, reason: 'seen', ...(at ? { at } : {}) },
      });
    expect(await settle('here', '2099-01-01T00:00:00.000Z')).toMatchObject({
      status: 422,
      body: { code: 'OBSERVED_IN_FUTURE' },
    });
    const settled = await settle('here');
    expect(settled.body.changes).toEqual([
      { resource: body.links.self, from: 'UNCLEAR', to: 'ACTIVE' },
      { resource: `/v1/tenants/${T1}/activations`, from: 'EMPTY', to: 'ACTIVE' },
    ]);
    expect(await settle('unused')).toMatchObject({ status: 409, body: { code: 'ACTIVATION_SETTLED' } });
    expect(world.memory.all('activationLink').map(({ state }) => state.name)).toEqual(['USED']);
  });

  test('by a worker that dies after it told the vendor: the next one asks again', async () => {
    await world.redeem(T1, B, world.linkFor(B));
    const { vendor } = world.ports;
    const dying = world.drain({
      vendor: {
        activate: async (code, request) => {
          await vendor.activate(code, request);
          throw new Error('the process ended');
        },
      },
    });
    await expect(dying).rejects.toThrow('the process ended');
    expect(states()).toEqual(['SENT']);
    await world.wait(5 * MINUTE_MS);
    expect([states(), stateOf()?.attempts]).toEqual([['ACTIVE'], 2]);
  });

  test('for hours: overdue once, and still asked', async () => {
    behave({ paceSeconds: 3 * 3_600 });
    await world.redeemed(T1, B);
    await world.wait(2 * HOUR_MS + 10 * MINUTE_MS);
    expect(stateOf()?.state).toMatchObject({ name: 'SENT', overdue: true });
    expect((await world.look(T1)).body.next).toMatchObject([{ code: 'ACTIVATION_TO_SETTLE' }]);
    await world.wait(HOUR_MS);
    expect(states()).toEqual(['ACTIVE']);
    expect(world.eventTypes()).toEqual(['activation.overdue', 'activation.redeemed']);
  });
});

describe('what the vendor does not take', () => {
  test('comes to nothing, and the link is free again', async () => {
    const link = 'https://activation.trendmicro.com/never-released';
    await world.redeem(T1, B, link);
    await world.drain();
    expect(stateOf()?.state).toMatchObject({ name: 'REFUSED', reason: 'NOT_TAKEN' });
    expect((await world.redeem(T2, B, link)).status).toBe(201);
  });

  test('since it was used elsewhere: the link is used for good', async () => {
    const link = world.linkFor(B);
    world.service.use('somebody', link, world.clock.now);
    await world.redeem(T1, B, link);
    await world.drain();
    expect(stateOf()?.state).toMatchObject({ name: 'REFUSED', reason: 'ALREADY_USED' });
    expect(await world.redeem(T2, B, link)).toMatchObject({
      status: 409,
      body: { code: 'LINK_ALREADY_USED' },
    });
  });

  test('since it was for another product: what it was for is there, and its order is judged', async () => {
    await world.redeemed(T1, B);
    world.clock.now += MINUTE_MS;
    await world.redeem(T1, 'conformity', world.linkFor(A));
    await world.drain();
    expect(await lettersOf(world, T1)).toBe('BA!');
    expect(world.memory.all('supportCase')).toMatchObject([{ tenantId: T1, state: { name: 'DRAFT' } }]);
  });
});

describe('two redemptions at once', () => {
  /** A world in which the first two redemptions wait for each other before they commit. */
  const meeting = async () => {
    let arrived = 0;
    let release = () => {};
    const both = new Promise<void>((resolve) => {
      release = resolve;
    });
    const wrap = (store: StateStore): StateStore => ({
      ...store,
      commit: async (commit: Commit) => {
        if (commit.journal?.cause.verb === 'redeem-link' && arrived < 2) {
          arrived += 1;
          if (arrived === 2) release();
          await both;
        }
        return store.commit(commit);
      },
    });
    world = openWorld(wrap);
    await world.openTenant(T1);
    await world.openTenant(T2);
  };
  const codes = (answers: readonly { status: number; body: { code?: string } }[]) =>
    answers.map(({ status, body }) => body.code ?? status).sort();

  test('of one link on two tenants: one of them has it', async () => {
    await meeting();
    const link = world.linkFor(B);
    const answers = await Promise.all([T1, T2].map((tenantId) => world.redeem(tenantId, B, link)));
    expect(codes(answers)).toEqual([201, 'LINK_ALREADY_USED']);
    await world.drain();
    expect(states()).toEqual(['ACTIVE']);
  });

  test('of two links on one tenant: one follows the other, and the order is what it was judged by', async () => {
    await meeting();
    const answers = await Promise.all(
      [A, B].map((product) => world.redeem(T1, product, world.linkFor(product as typeof A))),
    );
    expect(codes(answers)).toEqual([201, 'ACTIVATION_IN_PROGRESS']);
    await world.drain();
    expect(['A', 'B']).toContain(await lettersOf(world, T1));
    expect(world.memory.all('activationLink')).toHaveLength(1);
  });
});

describe('L15: the policy changes while the vendor is asked', () => {
  const change = (activation: object) => {
    const changed = { ...policyFile, version: 2, activation: { ...policyFile.activation, ...activation } };
    world.shelf.policy = policyOf(changed);
  };

  test('it is asked again by the terms that it began under', async () => {
    behave({ answers: 'lost' });
    await world.redeemed(T1, B);
    change({ links: { ...policyFile.activation.links, retryEvery: 'PT1H' } });
    behave({});
    await world.wait(5 * MINUTE_MS);
    expect(states()).toEqual(['ACTIVE']);
    expect(stateOf()?.terms).toMatchObject({
      policy: 'cloud-one/activation-links@1',
      retryEveryMs: 5 * MINUTE_MS,
    });
  });

  test('an ordering that is new stops nothing that was sent; what is asked for next is judged by it', async () => {
    change({ orderings: [] });
    await world.redeemed(T1, B);
    behave({ answers: 'lost' });
    await world.redeemed(T1, A);
    world.shelf.policy = policyOf(policyFile);
    behave({});
    await world.wait(5 * MINUTE_MS);
    expect(states()).toEqual(['ACTIVE', 'ACTIVE']);
    await world.redeemed(T2, B);
    expect(await world.redeem(T2, A, world.linkFor(A))).toMatchObject({ status: 409 });
  });

  test('a policy that activates nothing any more: what was sent ends all the same, and is still shown', async () => {
    behave({ answers: 'lost' });
    await world.redeemed(T1, B);
    world.shelf.policy = world.shelf.other;
    behave({});
    await world.wait(5 * MINUTE_MS);
    expect(states()).toEqual(['ACTIVE']);
    expect((await world.look(T1)).body.families).toEqual([
      { id: 'other-cloud-one', name: 'other-cloud-one' },
    ]);
    expect(await world.redeem(T1, B, world.linkFor(B))).toMatchObject({
      body: { code: 'ACTIVATION_NOT_OFFERED' },
    });
  });
});
