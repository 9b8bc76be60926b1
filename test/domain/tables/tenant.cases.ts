/**
 * A case, or several, for each cell of the tenant's table. The tenant is `t-a`; its subscription is of `l-1`.
 * @module
 */
import { bound, deprovisioned, type Fact, granted, landed } from '#test/orders/story.ts';

/** An operator's act, or a time at which the tenant is woken. */
export type Then =
  | Fact
  | { readonly act: 'suspended' | 'restored' | 'retired' }
  /** Days after the last of what stands at first. */
  | { readonly days: number }
  /** Another live subscription is bound to it, unless that is refused. */
  | { readonly gains: true };

export interface TenantCase {
  readonly says: string;
  /** What stands at first, in the order in which it happens. */
  readonly after: readonly Then[];
  readonly then: Then;
  /** State after it, or the refusal. */
  readonly becomes: string;
  /** Nothing of the tenant but what it knows of its bindings may have changed. */
  readonly untouched?: true;
  /** Under a policy by which nobody waits for a first payer in vain. */
  readonly patient?: true;
}

const E = {
  gained: 'link gained',
  current: 'its **current** subscription ENDING or ENDED',
  another: "another subscription's end",
  grace: 'grace over',
  retention: 'retention over',
  suspends: 'operator suspends',
  restores: 'operator restores',
  retires: 'operator retires',
} as const;

const gains: Then = { gains: true };
const suspend: Then = { act: 'suspended' };
const restore: Then = { act: 'restored' };
const retire: Then = { act: 'retired' };
const days = (count: number): Then => ({ days: count });

const LANDED = landed('l-1', '09:00');
const BOUND = bound('l-1', 't-a', '09:02');
const GRANTED = granted('l-1', 'agmt-1', '09:03');
const ended = deprovisioned('l-1', 'agmt-1', '09:30');
const endedAgain = deprovisioned('l-1', 'agmt-1', '09:40');

/** An older subscription that paid before, and its end. */
const OLD = [granted('l-0', 'agmt-0', '08:00'), bound('l-0', 't-a', '08:01')];
const oldEnds = deprovisioned('l-0', 'agmt-0', '09:35');

const PROVISIONING = [LANDED, BOUND];
const ACTIVE = [...PROVISIONING, GRANTED];
const GRACE = [...ACTIVE, ended];
const SUSPENDED = [...GRACE, days(8)];
const RETIRED = [...SUSPENDED, retire];

type Row = Record<string, readonly TenantCase[]>;

const one = (says: string, after: readonly Then[], then: Then, becomes: string): TenantCase => ({
  says,
  after,
  then,
  becomes,
});
const nothing = (says: string, after: readonly Then[], then: Then, becomes: string): TenantCase => ({
  ...one(says, after, then, becomes),
  untouched: true,
});

const provisioning: Row = {
  [E.gained]: [one('ACTIVE', PROVISIONING, GRANTED, 'ACTIVE'), one('ACTIVE', PROVISIONING, gains, 'ACTIVE')],
  [E.current]: [one('GRACE', PROVISIONING, ended, 'GRACE')],
  [E.another]: [
    nothing(
      'nothing',
      [landed('l-0', '08:00'), bound('l-0', 't-a', '08:01'), ...PROVISIONING],
      oldEnds,
      'PROVISIONING',
    ),
  ],
  [E.grace]: [one('SUSPENDED', PROVISIONING, days(31), 'SUSPENDED')],
  [E.retention]: [{ ...nothing('–', PROVISIONING, days(400), 'PROVISIONING'), patient: true }],
  [E.suspends]: [one('SUSPENDED', PROVISIONING, suspend, 'SUSPENDED')],
  [E.restores]: [one('–', PROVISIONING, restore, 'TENANT_NOT_SUSPENDED')],
  [E.retires]: [one('RETIRED', PROVISIONING, retire, 'RETIRED')],
};

const active: Row = {
  [E.gained]: [one('ACTIVE (moved)', ACTIVE, gains, 'ACTIVE')],
  [E.current]: [one('GRACE', ACTIVE, ended, 'GRACE')],
  [E.another]: [
    nothing('nothing', [...OLD, ...ACTIVE], oldEnds, 'ACTIVE'),
    nothing('nothing', ACTIVE, deprovisioned('l-9', 'agmt-9', '09:30'), 'ACTIVE'),
  ],
  [E.grace]: [nothing('–', ACTIVE, days(400), 'ACTIVE')],
  [E.retention]: [nothing('–', ACTIVE, days(4000), 'ACTIVE')],
  [E.suspends]: [one('SUSPENDED', ACTIVE, suspend, 'SUSPENDED')],
  [E.restores]: [one('–', ACTIVE, restore, 'TENANT_NOT_SUSPENDED')],
  [E.retires]: [one('TENANT_LIVE', ACTIVE, retire, 'TENANT_LIVE')],
};

const grace: Row = {
  [E.gained]: [one('ACTIVE', GRACE, gains, 'ACTIVE')],
  [E.current]: [nothing('no-op', GRACE, endedAgain, 'GRACE')],
  [E.another]: [nothing('nothing', [...OLD, ...GRACE], oldEnds, 'GRACE')],
  [E.grace]: [
    one('SUSPENDED', GRACE, days(7), 'SUSPENDED'),
    nothing('SUSPENDED', GRACE, days(6.99), 'GRACE'),
  ],
  [E.retention]: [nothing('–', GRACE, days(6), 'GRACE')],
  [E.suspends]: [one('SUSPENDED', GRACE, suspend, 'SUSPENDED')],
  [E.restores]: [one('–', GRACE, restore, 'TENANT_NOT_SUSPENDED')],
  [E.retires]: [one('TENANT_LIVE', GRACE, retire, 'TENANT_LIVE')],
};

const suspended: Row = {
  [E.gained]: [
    one('ACTIVE (restored)', SUSPENDED, gains, 'ACTIVE'),
    one('ACTIVE (restored)', [...ACTIVE, suspend], gains, 'ACTIVE'),
  ],
  [E.current]: [
    nothing('no-op', SUSPENDED, endedAgain, 'SUSPENDED'),
    one('no-op', [...ACTIVE, suspend], deprovisioned('l-1', 'agmt-1', '23:00'), 'SUSPENDED'),
  ],
  [E.another]: [nothing('nothing', [...OLD, ...SUSPENDED], oldEnds, 'SUSPENDED')],
  [E.grace]: [nothing('–', SUSPENDED, days(20), 'SUSPENDED')],
  [E.retention]: [
    one('offered for retirement', SUSPENDED, days(30), 'SUSPENDED, retirement offered'),
    one('never automatic', SUSPENDED, days(4000), 'SUSPENDED, retirement offered'),
  ],
  [E.suspends]: [one('–', SUSPENDED, suspend, 'TENANT_ALREADY_SUSPENDED')],
  [E.restores]: [
    one('GRACE as the link says', SUSPENDED, restore, 'GRACE'),
    one('ACTIVE or', [...ACTIVE, suspend], restore, 'ACTIVE'),
    one('GRACE as the link says', [...PROVISIONING, suspend], restore, 'GRACE'),
    one('ACTIVE or', [...OLD, oldEnds, ...ACTIVE, suspend], restore, 'ACTIVE'),
  ],
  [E.retires]: [
    one('RETIRED', SUSPENDED, retire, 'RETIRED'),
    one('RETIRED', [...ACTIVE, suspend], retire, 'RETIRED'),
  ],
};

const retired: Row = {
  [E.gained]: [
    one('TENANT_RETIRED', RETIRED, gains, 'TENANT_RETIRED'),
    nothing('TENANT_RETIRED', [...PROVISIONING, retire], granted('l-1', 'agmt-1', '23:00'), 'RETIRED'),
  ],
  [E.current]: [nothing('no-op', RETIRED, endedAgain, 'RETIRED')],
  [E.another]: [nothing('nothing', [...OLD, ...RETIRED], oldEnds, 'RETIRED')],
  [E.grace]: [nothing('–', RETIRED, days(20), 'RETIRED')],
  [E.retention]: [nothing('no-op', RETIRED, days(4000), 'RETIRED')],
  [E.suspends]: [one('TENANT_RETIRED', RETIRED, suspend, 'TENANT_RETIRED')],
  [E.restores]: [one('TENANT_RETIRED', RETIRED, restore, 'TENANT_RETIRED')],
  [E.retires]: [one('TENANT_RETIRED', RETIRED, retire, 'TENANT_RETIRED')],
};

/** State → event → its cases. */
export const TENANT_CASES: Readonly<Record<string, Row>> = {
  PROVISIONING: provisioning,
  ACTIVE: active,
  GRACE: grace,
  SUSPENDED: suspended,
  RETIRED: retired,
};
