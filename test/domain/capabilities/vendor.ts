/**
 * A tenant's vendor account that is played with: acts, time, what the vendor shows, and systems that go down. It keeps what a
 * store would keep.
 */
import type { VendorAccount, VendorValue } from '#domain/capabilities/account.ts';
import type { Act } from '#domain/capabilities/acts.ts';
import { type CarriedOut, carryOut, carryOutCreation, migrate } from '#domain/capabilities/carry-out.ts';
import { propagationEvents } from '#domain/capabilities/events.ts';
import { observed, passed, sent, weathered } from '#domain/capabilities/propagate.ts';
import { type Propagation, propagationDueAt, readingOf } from '#domain/capabilities/propagation.ts';
import { downAmong, type Upstream, upstreamSaid } from '#domain/capabilities/upstream.ts';
import { isRefusal, type Refusal } from '#domain/errors.ts';
import type { DomainEvent } from '#domain/events/schemas.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';
import { remoteManager } from '#test/policies/remote-manager.ts';

export const TEN = Date.UTC(2026, 10, 23, 10);
export const KEY = { keyHash: 'hash-of-key', masked: '••••-1234' };

export class Vendor {
  now = TEN;
  readonly events: DomainEvent[] = [];
  upstreams: readonly Upstream[] = [];
  propagations: readonly Propagation[] = [];
  account: VendorAccount;
  policy: Policy;
  private count = 0;

  /** @param isShown whether the vendor shows the new customer at once */
  constructor(accountType: string, policy: Policy = remoteManager, isShown = true) {
    this.policy = policy;
    const created = this.create(accountType);
    if (isRefusal(created)) throw new Error(created.refused);
    this.account = created.account;
    if (isShown) this.show('customer', 't-1');
  }

  private scene() {
    this.count += 1;
    const { policy, propagations, now } = this;
    const down = downAmong(this.upstreams);
    return { policy, propagations, down, now, propagationId: `p-${this.count}` };
  }

  private keep({ opened, superseded, events }: Pick<CarriedOut, 'opened' | 'superseded' | 'events'>): void {
    const changed = new Map(superseded.map((each) => [each.propagationId, each]));
    this.propagations = [
      ...this.propagations.map((each) => changed.get(each.propagationId) ?? each),
      // told at once, and taken
      ...(opened ? [sent(opened, this.now)] : []),
    ];
    this.events.push(...events);
  }

  private create(accountType: string): CarriedOut | Refusal {
    const customer = { tenantId: 't-1', productCode: 'code', accountType };
    const created = carryOutCreation(this.account, customer, this.scene());
    if (!isRefusal(created)) this.keep(created);
    return created;
  }

  /** Creates the customer once more. */
  recreate(): Refusal | undefined {
    const created = this.create(this.account.accountType);
    if (isRefusal(created)) return created;
    this.account = created.account;
    return undefined;
  }

  /** @returns the refusal, if there is one */
  do(act: Act): Refusal | undefined {
    const done = carryOut(this.account, act, this.scene());
    if (isRefusal(done)) return done;
    this.account = done.account;
    this.keep(done);
    return undefined;
  }

  migrate(accountType: string): { unsupportedProducts: readonly string[] } | Refusal {
    const migrated = migrate(this.account, accountType, this.scene());
    if (isRefusal(migrated)) return migrated;
    this.account = migrated.account;
    this.keep(migrated);
    return migrated;
  }

  private change(how: (propagation: Propagation) => Propagation): void {
    this.propagations = this.propagations.map((before) => {
      const after = how(before);
      if (after !== before) this.events.push(...propagationEvents(before, after));
      return after;
    });
  }

  /** The vendor shows a value, now or as of another time. */
  show(subject: string, value: VendorValue, asOf = this.now): void {
    this.change((each) =>
      each.subject === subject ? observed(each, { value, asOf }, downAmong(this.upstreams), this.now) : each,
    );
  }

  /** The sweep comes by at that time. */
  at(minutes: number): this {
    this.now = TEN + minutes * MINUTE_MS;
    this.change((each) => passed(each, this.now));
    return this;
  }

  /** These systems are down, and all others up: now, or from another time on. */
  weather(down: readonly string[], since = this.now): this {
    const ids = new Set([...down, ...this.upstreams.map(({ upstreamId }) => upstreamId)]);
    this.upstreams = [...ids].map((upstreamId) => {
      const known = this.upstreams.find((each) => each.upstreamId === upstreamId);
      const condition = down.includes(upstreamId)
        ? { name: 'MAINTENANCE' as const }
        : { name: 'UP' as const };
      return upstreamSaid(known, { upstreamId, condition, asOf: since }, this.now);
    });
    this.change((each) => weathered(each, this.upstreams, this.now));
    return this;
  }

  latest(subject: string): Propagation {
    const found = this.propagations.findLast((each) => each.subject === subject);
    if (!found) throw new Error(`nothing propagates ${subject}`);
    return found;
  }

  read(subject: string) {
    return readingOf(this.latest(subject), this.now);
  }

  dueAt(subject: string): number | undefined {
    return propagationDueAt(this.latest(subject));
  }

  told(type: DomainEvent['type']): number {
    return this.events.filter((event) => event.type === type).length;
  }
}

/** An account with WFBS Services, of either type, that the vendor shows. */
export const withServices = (accountType: 'lmp' | 'clp', policy?: Policy): Vendor => {
  const vendor = new Vendor(accountType, policy);
  const by = accountType === 'lmp' ? { plan: 'plan-1' } : { key: KEY };
  const refusal = vendor.do({ kind: 'product.enlist', product: 'wfbs-services', ...by });
  if (refusal) throw new Error(refusal.refused);
  vendor.show('products/wfbs-services', accountType === 'lmp' ? 'plan-1' : KEY.keyHash);
  return vendor;
};

/** Minutes of an hour and a bit, for scenarios that speak of hours. */
export const hours = (count: number, minutes = 0): number => (count * HOUR_MS) / MINUTE_MS + minutes;
