/**
 * A street of AWS accounts: a tenant that one of them pays for, offers of a reseller, and the operators' office that moves it.
 * Facts are heard as the lifecycle hears them, time passes as the clock lets it, the seller's system says what it is told to.
 * @module
 */
import '#test/directory/quiet.ts';
import type { OfferFact } from '#domain/offers/hear.ts';
import type { OfferKind } from '#domain/offers/offer.ts';
import type { CancellationStatus } from '#domain/reassignment/cancellation.ts';
import { hearCancellation } from '#domain/reassignment/commands.ts';
import type { SaidRegistration } from '#domain/reassignment/verification.ts';
import type { LicenseFact } from '#domain/subscription/facts.ts';
import { hearFact } from '#domain/subscription/license.ts';
import { newTenant } from '#domain/tenant/decide.ts';
import { DAY_MS, HOUR_MS, type Instant, isoOf, MINUTE_MS, startOfHour } from '#domain/time.ts';
import { sweep } from '#lambdas/clock/sweep.ts';
import { wake } from '#lambdas/clock/wake.ts';
import type { Due } from '#lambdas/edge/due-queue.ts';
import { decideAbout } from '#lambdas/reassignment/decide.ts';
import { workOff } from '#lambdas/reassignment/work-off.ts';
import { following } from '#lambdas/stores/follow.ts';
import { hearOffer } from '#lambdas/stores/offers.ts';
import type { StateStore } from '#lambdas/stores/state-store.ts';
import { type UnitOfWork, walk } from '#lambdas/stores/unit-of-work.ts';
import { type Office, office, RESOLD_PRODUCT, type Received, type Sent } from '#test/directory/office.ts';
import { licenseIdOf, tenantIdOf } from '#test/directory/stock.ts';

export const SOURCE = '111111111111';
export const TARGET = '222222222222';
/** A third account of the reseller, and one that no reseller provides. */
export const THIRD = '333333333333';
export const STRANGER = '999999999999';
export const T = tenantIdOf(1);
export const T2 = tenantIdOf(2);
export const OFFER = 'offer-target1';
export const OFFER_LABEL = 'Classmethod, Inc. for SaaS 2026-11-01- Private Offer';
const SOURCE_OFFER = 'offer-source1';

export const SERVICES = [
  'workload-security',
  'container-security',
  'file-storage-security',
  'application-security',
  'network-security',
  'conformity',
  'accounts-and-identity-management',
] as const;

type Told = {
  [Kind in LicenseFact['kind']]: Omit<Extract<LicenseFact, { kind: Kind }>, 'at' | 'id'>;
}[LicenseFact['kind']];

/** What the seller's system shows: everything registered, but what is missing. */
export const shown = (now: Instant, ...missing: readonly string[]): SaidRegistration => ({
  type: 'AWS Marketplace',
  services: SERVICES.map((id) => ({ id, status: missing.includes(id) ? '未登録' : '登録済み' })),
  at: now,
});

/** Licenses are numbered: 1 is the source's, 2 the target's. */
export const ACCOUNTS: Readonly<Record<number, string>> = {
  1: SOURCE,
  2: TARGET,
  3: THIRD,
  4: SOURCE,
  5: TARGET,
};
export const subscriptionIdOf = (number: number): string => `${licenseIdOf(number)}~1`;

const cause = { door: 'test', verb: 'told', actor: { kind: 'clock' as const }, correlationId: 'test' };

export class Street {
  readonly desk: Office;
  /** What the seller's system does not show as registered; `silent`: it does not answer. */
  missing: readonly string[] = [];
  silent = false;
  readonly productCode: string = RESOLD_PRODUCT;
  #facts = 0;

  constructor(wrap?: (store: StateStore) => StateStore) {
    this.desk = office(wrap);
  }

  get now(): Instant {
    return this.desk.clock.now;
  }

  #walk(decide: (work: UnitOfWork) => Promise<void>) {
    const { store, surroundings } = this.desk.ports;
    return walk(store, surroundings, cause, decide);
  }

  get #policyOf() {
    return this.desk.ports.policies.forProduct;
  }

  /** A license is heard of, now unless another time is said. */
  async hear(number: number, told: Told, at: Instant = this.now, id = `fact-${(this.#facts += 1)}`) {
    await this.#walk(async (work) => {
      const licenseId = licenseIdOf(number);
      const known = await work.read('license', licenseId);
      const details = {
        licenseId,
        licenseArn: `arn:aws:license-manager::294406891311:license:${licenseId}`,
        productCode: this.productCode,
        buyerAccount: ACCOUNTS[number] ?? STRANGER,
      };
      const changes = following(work, this.#policyOf);
      await changes.license(known, hearFact(known, details, { ...told, at, id } as LicenseFact, work.now));
      work.announce(await changes.settle());
    });
    return this;
  }

  /** The account subscribes: AWS grants its license. */
  subscribe(number: number, offerId = number === 1 ? SOURCE_OFFER : OFFER): Promise<this> {
    return this.hear(number, { kind: 'granted', agreementId: `agmt-${number}`, offerId });
  }

  /** The buyer chooses "Set up your account". */
  setUp(number: number): Promise<this> {
    return this.hear(number, { kind: 'registered' });
  }

  bind(number: number, tenantId: string): Promise<this> {
    return this.hear(number, { kind: 'bound', tenantId });
  }

  /** AWS says that the subscription ends. */
  end(number: number, at: Instant = this.now): Promise<this> {
    return this.hear(number, { kind: 'ended', cause: 'CANCELLED', agreementId: `agmt-${number}` }, at);
  }

  async offer(
    offerId: string,
    kind: OfferKind,
    audience: readonly string[],
    more: { label?: string; expiresAt?: Instant } = {},
  ) {
    const stamp = { at: this.now, id: `offer-${(this.#facts += 1)}`, productCode: this.productCode };
    const fact: OfferFact = { kind: 'recorded', record: { ...stamp, kind, audience, ...more } };
    await this.#walk(async (work) => {
      await hearOffer(work, async () => 14 * DAY_MS, offerId, fact);
    });
    return this;
  }

  /** A tenant that nobody pays for. */
  async tenant(tenantId: string) {
    await this.#walk(async (work) => {
      work.put(
        'tenant',
        tenantId,
        newTenant(tenantId, this.productCode, await this.#policyOf(this.productCode), work.now),
      );
    });
    return this;
  }

  /** Time passes, minute by minute or in longer steps; what is due is done. */
  async wait(ms: number, step: number = MINUTE_MS): Promise<this> {
    for (const until = this.now + ms; this.now < until; ) {
      this.desk.clock.now = Math.min(this.now + step, until);
      await this.settle();
    }
    return this;
  }

  /** What is due now is done. */
  async settle(): Promise<void> {
    const { store, surroundings, policies } = this.desk.ports;
    const due: Due[] = [];
    const queue = { send: async (more: readonly Due[]) => void due.push(...more) };
    await sweep({ store, now: surroundings.now, queueOf: () => queue });
    const nothing = async () => undefined;
    const clock = {
      store,
      surroundings,
      policyOf: policies.forProduct,
      resendLetter: nothing,
      readEntitlements: nothing,
      wakeOffer: nothing,
    };
    const worker = {
      store,
      lists: store,
      policies,
      surroundings,
      askRegistration: async () =>
        this.silent ? { unanswered: 'timeout' as const } : { said: shown(this.now, ...this.missing) },
      cancellations: {
        send: async () => ({ outcome: 'not-proposer' as const, reason: 'not the proposer' }),
        read: async () => undefined,
        withdraw: async () => undefined,
      },
    };
    for (const each of due) {
      if (each.kind === 'reassignment') await workOff(worker, each.id, 'sweep');
      else await wake(clock, each, 'sweep');
    }
  }

  /** Asks for the move of T to the target; the change is approved by somebody else. */
  async begin(more: object = {}): Promise<string> {
    const { status, body } = await this.ask(more);
    if (status !== 201) throw new Error(`not begun: ${JSON.stringify(body)}`);
    const approved = await this.act(body.changeId, 'approve', {}, { role: 'approver', person: 'aki' });
    if (approved.status !== 200) throw new Error(`not approved: ${JSON.stringify(approved.body)}`);
    return body.changeId;
  }

  ask(more: object = {}, sent: Sent = {}, target = '/v1/reassignments'): Promise<Received> {
    const body = { tenantId: T, targetAccount: TARGET, reason: 'The customer asked', ...more };
    return this.desk.move(target, { role: 'operator', body, ...sent });
  }

  act(changeId: string, name: string, more: object = {}, sent: Sent = {}): Promise<Received> {
    const body = { reason: 'The customer asked', ...more };
    return this.desk.move(`/v1/reassignments/${changeId}/${name}`, { role: 'operator', body, ...sent });
  }

  /** AWS says what became of the request to cancel the source. */
  async hearCancellation(changeId: string, status: CancellationStatus): Promise<void> {
    const heard = { requestId: 'acr-1', agreementId: 'agmt-1', status, at: this.now };
    await this.#walk(async (work) => {
      await decideAbout(work, this.#policyOf, changeId, (scene, at) => hearCancellation(scene, heard, at));
    });
  }

  async change(changeId: string, sent: Sent = {}) {
    return (await this.desk.move(`/v1/reassignments/${changeId}`, sent)).body;
  }

  async state(changeId: string): Promise<string> {
    return (await this.change(changeId)).state.name;
  }

  async tenantNow(tenantId = T) {
    return (await this.desk.get(`/v1/tenants/${tenantId}`)).body;
  }

  /** The account that pays for the hour that contains `at`; `nobody` where none does. */
  async payer(at: Instant): Promise<string> {
    const { body } = await this.desk.get(`/v1/tenants/${T}/billing?hour=${isoOf(at)}`);
    return body.payer?.buyerAccount ?? 'nobody';
  }

  /** Every type of event that was announced, in order. */
  events(): string[] {
    return this.desk.memory.journal.flatMap(({ events }) => events.map(({ type }) => type));
  }

  /** The next whole hour. */
  get nextHour(): Instant {
    return startOfHour(this.now) + HOUR_MS;
  }
}

/** A street where the source pays for T on its SPPO since hours, and an SPPO was extended to the target. */
export const street = async (wrap?: (store: StateStore) => StateStore): Promise<Street> => {
  const made = new Street(wrap);
  made.desk.clock.now -= 5 * HOUR_MS;
  await made.offer(SOURCE_OFFER, 'sppo', [SOURCE], {
    label: 'Classmethod, Inc. for SaaS 2025-11-01- Private Offer',
  });
  await made.offer(OFFER, 'sppo', [TARGET], { label: OFFER_LABEL });
  await made.tenant(T);
  await made.subscribe(1);
  await made.setUp(1);
  await made.bind(1, T);
  made.desk.clock.now += 5 * HOUR_MS;
  await made.settle();
  return made;
};

/** The same, with the target subscribed, set up, approved and linked. */
export const linkedStreet = async (
  wrap?: (store: StateStore) => StateStore,
): Promise<{ made: Street; changeId: string }> => {
  const made = await street(wrap);
  const changeId = await made.begin();
  await made.subscribe(2);
  await made.setUp(2);
  const { status, body } = await made.act(changeId, 'link');
  if (status !== 200) throw new Error(`not linked: ${JSON.stringify(body)}`);
  return { made, changeId };
};
