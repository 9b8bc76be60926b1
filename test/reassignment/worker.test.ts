import '../directory/quiet.ts';
import { afterEach, describe, expect, test } from 'vitest';
import type { Reassignment } from '#domain/reassignment/reassignment.ts';
import { servicesLacking } from '#domain/reassignment/verification.ts';
import { workOff } from '#lambdas/reassignment/work-off.ts';
import { DAY, HOUR, MINUTE, PARTNER } from '../marketplace/setting.ts';
import { linked, type Moving, moving, SOURCE, TARGET, TENANT } from './moving.ts';

let open: Moving | undefined;
afterEach(() => open?.close());

const begin = async (...options: Parameters<typeof linked>) => {
  const begun = await linked(...options);
  open = begun.world;
  return begun;
};
const stateOf = ({ state }: Reassignment): string =>
  state.name === 'NEEDS_ATTENTION' ? `${state.name} in ${state.in}: ${state.reason}` : state.name;
const lacking = ({ verified }: Reassignment): readonly string[] =>
  verified ? servicesLacking(verified.result) : ['nothing was said'];
const told = (world: Moving, type: string): number =>
  world.eventTypes().filter((each) => each === type).length;
const dueOf = async (world: Moving): Promise<string[]> =>
  (await world.swept()).flatMap(({ kind, id }) => (kind === 'reassignment' ? [id] : []));
const asBuyer = { account: SOURCE, region: 'us-east-1' };

describe('verification', () => {
  test('is asked for until every service is registered; then the buyer is told to cancel', async () => {
    const { world } = await begin();
    world.behave({ paceSeconds: 120 });
    expect(stateOf(world.of())).toBe('LINKED');
    await world.wait(MINUTE);
    expect(lacking(world.of())).toHaveLength(7);
    await world.wait(5 * MINUTE);
    expect(lacking(world.of())).toHaveLength(5);
    await world.wait(10 * MINUTE);
    expect(stateOf(world.of())).toBe('CANCEL_AWAITED');
    expect(world.of().verified?.said.buyerAccount).toBe(TARGET);
  });

  test('names the service that stays out, calls a person when it is overdue, and goes on by itself', async () => {
    const { world } = await begin();
    world.behave({ stuck: ['conformity'] });
    await world.wait(2 * HOUR - 5 * MINUTE);
    expect([stateOf(world.of()), lacking(world.of())]).toEqual(['LINKED', ['Conformity']]);
    await world.wait(10 * MINUTE);
    expect(stateOf(world.of())).toBe('NEEDS_ATTENTION in LINKED: VERIFICATION_OVERDUE');
    await world.wait(HOUR);
    expect(told(world, 'reassignment.attention')).toBe(1);
    world.behave({ stuck: [] });
    await world.wait(6 * MINUTE);
    expect(stateOf(world.of())).toBe('CANCEL_AWAITED');
  });

  test.each(['outage', 'garbled'] as const)('survives %s: it is asked again', async (answers) => {
    const { world } = await begin();
    world.behave({ answers });
    await world.wait(20 * MINUTE);
    expect([stateOf(world.of()), lacking(world.of())]).toEqual(['LINKED', ['nothing was said']]);
    world.behave({ answers: 'right' });
    await world.wait(6 * MINUTE);
    expect(stateOf(world.of())).toBe('CANCEL_AWAITED');
  });

  test('is the operators’ where the policy says so: nobody is asked', async () => {
    const { world } = await begin({ verification: { by: 'operator' } });
    let asked = 0;
    const askRegistration = async () => {
      asked += 1;
      return { unanswered: 'status' as const };
    };
    await workOff({ ...world.ports, askRegistration }, 'chg-1', 'by hand');
    await world.wait(HOUR);
    expect([asked, stateOf(world.of()), await dueOf(world)]).toEqual([0, 'LINKED', []]);
  });

  test('an answer that comes when the change was taken back says nothing', async () => {
    const { world } = await begin();
    const askRegistration = async () => {
      await world.abort();
      return { said: { type: 'AWS Marketplace', services: [], at: 0 } };
    };
    await workOff({ ...world.ports, askRegistration }, 'chg-1', 'late');
    expect(stateOf(world.of())).toBe('ROLLED_BACK');
    expect(world.of().verified).toBeUndefined();
  });
});

describe('while both accounts are subscribed', () => {
  test('people are reminded once an interval, and the payer stays', async () => {
    const { world, target } = await begin();
    await world.wait(10 * MINUTE);
    await world.wait(2 * DAY + HOUR, 10 * MINUTE);
    expect(stateOf(world.of())).toBe('CANCEL_AWAITED');
    expect(told(world, 'reassignment.reminder')).toBe(2);
    expect(target.licenseArn).toContain(String(world.payer()).split('~')[0]);
  });

  test('it completes when the buyer has canceled and the final hour is over', async () => {
    const { world, source } = await begin();
    await world.wait(10 * MINUTE);
    world.aws.core.call('CancelAgreement', { agreementId: source.agreementId }, asBuyer);
    await world.wait(5 * MINUTE);
    expect(stateOf(world.of())).toBe('CANCEL_PROCESSING');
    await world.wait(HOUR + 5 * MINUTE);
    expect(stateOf(world.of())).toBe('COMPLETED');
    expect(await dueOf(world)).toEqual([]);
  });
});

describe('where the seller cancels', () => {
  const bySeller = { cancel: { by: 'seller' as const } };

  test('AWS is asked once it is verified; after seven days of silence the old agreement ends, and it completes', async () => {
    const { world, source } = await begin(bySeller);
    await world.wait(MINUTE);
    expect(world.requests()).toEqual([]);
    await world.wait(10 * MINUTE);
    expect(world.requests()).toMatchObject([
      { agreementId: source.agreementId, reasonCode: 'REPLACING_AGREEMENT', status: 'PENDING_APPROVAL' },
    ]);
    expect(stateOf(world.of())).toBe('CANCEL_AWAITED');
    await world.wait(7 * DAY, HOUR);
    await world.wait(3 * HOUR, 10 * MINUTE);
    expect(stateOf(world.of())).toBe('COMPLETED');
    expect(world.requests()).toHaveLength(1);
  });

  test('a rejection whose notification was lost is read from AWS; a person must look', async () => {
    const isLost = (event: { 'detail-type': string }) => event['detail-type'].includes('Rejected');
    const { world, source } = await begin(bySeller, isLost);
    await world.wait(10 * MINUTE);
    const [request] = world.requests();
    world.aws.core.call(
      'RejectAgreementCancellationRequest',
      {
        agreementId: source.agreementId,
        agreementCancellationRequestId: request?.id ?? '',
        rejectionReason: 'We still need it',
      },
      asBuyer,
    );
    await world.wait(10 * MINUTE);
    expect(stateOf(world.of())).toBe('CANCEL_AWAITED');
    await world.wait(DAY, 10 * MINUTE);
    expect(stateOf(world.of())).toBe('NEEDS_ATTENTION in CANCEL_AWAITED: CANCELLATION_REJECTED');
  });

  test('what AWS cannot carry out is told of, and a person must look', async () => {
    const { world } = await begin(bySeller);
    await world.wait(10 * MINUTE);
    world.aws.core.act('invalidate', { requestId: world.requests()[0]?.id ?? '' });
    await world.wait(MINUTE);
    expect(stateOf(world.of())).toBe('NEEDS_ATTENTION in CANCEL_AWAITED: CANCELLATION_REJECTED');
  });

  test('a request that failed is asked anew, and what AWS says of the former one again changes nothing', async () => {
    const { world, source } = await begin(bySeller);
    await world.wait(10 * MINUTE);
    const former = world.requests()[0]?.id ?? '';
    world.aws.core.act('invalidate', { requestId: former });
    await world.wait(MINUTE);
    await world.askToCancel();
    const { changeId } = world.of();
    await world.hearRequest(source.agreementId, former, 'VALIDATION_FAILED');
    expect(world.of(changeId).cancellation).toBeUndefined();
    await world.wait(MINUTE);
    expect([stateOf(world.of()), world.requests().map(({ status }) => status)]).toEqual([
      'CANCEL_AWAITED',
      ['VALIDATION_FAILED', 'PENDING_APPROVAL'],
    ]);
  });

  test('a request that fails in the very second in which it was sent has failed', async () => {
    const { world } = await begin(bySeller);
    await world.wait(10 * MINUTE);
    const { agreementId = '', requestId = '', at = 0 } = world.of().cancellation ?? {};
    await world.hearRequest(agreementId, requestId, 'REJECTED', at - 1_000);
    expect(stateOf(world.of())).toBe('NEEDS_ATTENTION in CANCEL_AWAITED: CANCELLATION_REJECTED');
    await world.hearRequest(agreementId, requestId, 'PENDING_APPROVAL', at + 5_000);
    expect(world.of().cancellation?.status).toBe('REJECTED');
  });

  test('but is not the proposer, the buyer is told to', async () => {
    const world = await moving(bySeller);
    open = world;
    const { offerId } = world.aws.core.act('offer', {
      name: 'Partner',
      productCode: 'payg-code',
      buyerAccounts: [SOURCE],
      resale: { authorizationId: 'resaleauthz-1', proposer: PARTNER },
    });
    const source = await world.subscribe(SOURCE, offerId);
    await world.land(source.licenseArn, TENANT);
    await world.begin();
    await world.approve();
    const target = await world.subscribe(TARGET);
    await world.land(target.licenseArn);
    await world.link();
    await world.wait(10 * MINUTE);
    expect(world.of().cancellation).toMatchObject({ status: 'UNSENDABLE' });
    expect(stateOf(world.of())).toBe('CANCEL_AWAITED');
  });

  test('a crash between the call and the commit makes no second request', async () => {
    const { world } = await begin(bySeller);
    await world.wait(6 * MINUTE);
    const sent: string[] = [];
    const crashing = {
      ...world.ports,
      cancellations: {
        ...world.ports.cancellations,
        send: async (wanted: Parameters<typeof world.ports.cancellations.send>[0]) => {
          sent.push(wanted.clientToken);
          await world.ports.cancellations.send(wanted);
          throw new Error('crash');
        },
      },
    };
    await expect(workOff(crashing, 'chg-1', 'first')).rejects.toThrow('crash');
    expect(world.requests()).toHaveLength(1);
    await Promise.all([workOff(world.ports, 'chg-1', 'again'), workOff(world.ports, 'chg-1', 'twice')]);
    expect(world.requests()).toHaveLength(1);
    expect(world.of().cancellation).toMatchObject({ requestId: world.requests()[0]?.id });
    expect(sent).toHaveLength(1);
  });

  test('while AWS does not answer it is asked again', async () => {
    const { world } = await begin(bySeller);
    world.aws.core.act('faults', {
      api: [{ operation: 'SendAgreementCancellationRequest', kind: 'throttle' }],
    });
    await world.wait(30 * MINUTE);
    expect([stateOf(world.of()), world.requests()]).toEqual(['VERIFIED', []]);
    world.aws.core.act('faults', {});
    await world.wait(6 * MINUTE);
    expect([stateOf(world.of()), world.requests().length]).toEqual(['CANCEL_AWAITED', 1]);
  });
});

describe('time itself', () => {
  const requested = async () => {
    const world = await moving();
    open = world;
    const { licenseArn } = await world.subscribe(SOURCE);
    await world.land(licenseArn, TENANT);
    await world.begin();
    return world;
  };

  test('drops a change whose target never came', async () => {
    const world = await requested();
    await world.wait(14 * DAY - HOUR, HOUR);
    expect(stateOf(world.of())).toBe('REQUESTED');
    await world.wait(HOUR + MINUTE);
    expect(world.of().state).toMatchObject({ name: 'ABORTED', reason: 'EXPIRED' });
    expect(await dueOf(world)).toEqual([]);
  });

  test('looks once more for licenses that the lists did not show yet', async () => {
    const world = await moving();
    open = world;
    const source = await world.subscribe(SOURCE);
    await world.land(source.licenseArn, TENANT);
    const target = await world.subscribe(TARGET);
    const behind = { ...world.ports.lists, list: async () => ({ keys: [] }) };
    const { lists } = world.ports;
    Object.assign(world.ports, { lists: behind });
    await world.begin();
    Object.assign(world.ports, { lists });
    expect(world.of().target.licenseIds).toEqual([]);
    await world.wait(2 * MINUTE);
    expect(world.of().target.licenseIds.map((id) => target.licenseArn.endsWith(id))).toEqual([true]);
  });

  test('a message that comes early, late, or for nobody does nothing', async () => {
    const world = await requested();
    await world.wait(2 * MINUTE);
    const entries = world.store.journal.length;
    await workOff(world.ports, 'chg-1', 'early');
    await workOff(world.ports, 'chg-nobody', 'lost');
    expect(world.store.journal).toHaveLength(entries);
  });
});
