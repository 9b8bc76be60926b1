/**
 * A tenant, the account that pays for it, the account that shall pay, and what happens to them, in the domain alone.
 * The source is `l-1` of account 1…1, the target `l-2` of account 2…2, the tenant `t-a`.
 * @module
 */
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { LicenseId } from '#domain/identifiers.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { hearVerification } from '#domain/reassignment/commands.ts';
import { openReassignment, type Wanted } from '#domain/reassignment/open.ts';
import { reconcile } from '#domain/reassignment/reconcile.ts';
import type { Circumstances, Scene } from '#domain/reassignment/scene.ts';
import type { LicenseFact } from '#domain/subscription/facts.ts';
import { hearFact, type License, licenseAt } from '#domain/subscription/license.ts';
import { followSubscriptions, newTenant, tenantAt } from '#domain/tenant/decide.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';
import { type Instant, MINUTE_MS } from '#domain/time.ts';
import { plain } from '#test/policies/plain.ts';

export const SOURCE = '111111111111';
export const TARGET = '222222222222';
export const PRODUCT = 'product';
export const TEN = Date.parse('2026-11-02T10:00Z');

/** A policy like Cloud One's where it matters: two services must be registered, the buyer cancels. */
export const policyWith = (rules: Partial<NonNullable<Policy['reassignment']>> = {}): Policy => ({
  ...plain,
  reassignment: {
    verification: {
      subscriptionType: 'AWS Marketplace',
      registered: '登録済み',
      services: [
        { id: 'workload-security', name: 'Workload Security' },
        { id: 'conformity', name: 'Conformity' },
      ],
    },
    ...rules,
  },
});

const OPERATOR = { kind: 'operator' as const, principal: 'arn:aws:sts::1:assumed-role/operator/ana' };

type Told = {
  [Kind in LicenseFact['kind']]: Omit<Extract<LicenseFact, { kind: Kind }>, 'at' | 'id'>;
}[LicenseFact['kind']];

/** Where things stand, and how they go on. */
export class Town {
  now: Instant = TEN - 3 * 60 * MINUTE_MS;
  tenant: Tenant;
  readonly licenses = new Map<string, License>();
  scene: Scene | undefined;
  recorded: readonly Instant[] = [];
  readonly policy: Policy;
  #count = 0;

  constructor(policy: Policy = policyWith()) {
    this.policy = policy;
    this.tenant = newTenant('t-a', PRODUCT, policy, this.now);
    this.hear('l-1', SOURCE, { kind: 'granted', agreementId: 'agmt-1', offerId: 'offer-1' });
    this.hear('l-1', SOURCE, { kind: 'registered' });
    this.hear('l-1', SOURCE, { kind: 'bound', tenantId: 't-a' });
  }

  get at(): Circumstances {
    this.#count += 1;
    const recorded = (hour: Instant) => this.recorded.includes(hour);
    return { policy: this.policy, now: this.now, commitId: `commit-${this.#count}`, recorded };
  }

  get state(): string {
    return this.scene?.reassignment.state.name ?? 'none';
  }

  /** Sets the clock, and lets what is due happen. */
  until(now: Instant): this {
    this.now = now;
    return this.settle();
  }

  settle(): this {
    for (const [id, license] of this.licenses) this.licenses.set(id, licenseAt(license, this.now));
    this.tenant = tenantAt(this.tenant, this.now);
    return this.scene ? this.take(reconcile(this.#current(this.scene), this.at)) : this;
  }

  #current(scene: Scene): Scene {
    return { ...scene, tenant: this.tenant, licenses: new Map(this.licenses) };
  }

  take(scene: Scene): this {
    this.scene = scene;
    this.tenant = scene.tenant;
    for (const [id, license] of scene.licenses) this.licenses.set(id, license);
    return this;
  }

  /** A license is heard of, now unless another time is said. */
  hear(id: string, account: string, told: Told, at: Instant = this.now): this {
    this.#count += 1;
    const details = {
      licenseId: id as LicenseId,
      licenseArn: `arn:aws:license-manager::294406891311:license:${id}`,
      productCode: PRODUCT,
      buyerAccount: account,
    };
    const fact = { ...told, at, id: `event-${String(this.#count).padStart(4, '0')}` } as LicenseFact;
    const after = hearFact(this.licenses.get(id), details, fact, this.now);
    this.licenses.set(id, after);
    this.tenant = followSubscriptions(this.tenant, after, this.policy, this.now);
    const { scene } = this;
    if (scene && account === scene.reassignment.target.buyerAccount) {
      const { target } = scene.reassignment;
      const licenseIds = [...new Set([...target.licenseIds, after.licenseId])];
      this.scene = { ...scene, reassignment: { ...scene.reassignment, target: { ...target, licenseIds } } };
    }
    return this.settle();
  }

  open(wanted: Partial<Wanted> = {}): Refusal | undefined {
    const opening = { tenant: this.tenant, licenses: new Map(this.licenses), isSourceSppo: true };
    const opened = openReassignment(
      opening,
      {
        changeId: 'c-1',
        kind: 'account-change',
        targetAccount: TARGET,
        takeover: false,
        requestedBy: OPERATOR,
        consents: false,
        ...wanted,
      },
      this.at,
    );
    if (isRefusal(opened)) return opened;
    this.take(opened).settle();
    return undefined;
  }

  /** Does something that may be refused; the scene stays as it was where it is. */
  try(act: (scene: Scene, at: Circumstances) => Scene | Refusal): string {
    if (!this.scene) throw new Error('no reassignment was opened');
    const done = act(this.#current(this.scene), this.at);
    if (isRefusal(done)) return done.refused;
    this.take(done);
    return this.state;
  }

  verify(...missing: string[]): string {
    const services = ['workload-security', 'conformity'].map((id) => ({
      id,
      status: missing.includes(id) ? '処理中' : '登録済み',
    }));
    const said = { type: 'AWS Marketplace', services, at: this.now };
    return this.try((scene, at) => hearVerification(scene, said, OPERATOR, at));
  }
}
