/**
 * What the seller's own product shows of its tenants: the subscription type, and each service's status. It hears of a new
 * payer by webhook, and then its services register one after the other.
 * @module
 */
import * as v from 'valibot';
import { openKept } from '#local/cloud/state/kept.ts';
import { AnswersSchema } from '../asking.ts';

/** The services of the product that is played here, in the order in which they register. */
export const SERVICES = [
  { id: 'workload-security', name: 'Workload Security' },
  { id: 'container-security', name: 'Container Security' },
  { id: 'file-storage-security', name: 'File Storage Security' },
  { id: 'application-security', name: 'Application Security' },
  { id: 'network-security', name: 'Network Security' },
  { id: 'conformity', name: 'Conformity' },
  { id: 'accounts-and-identity-management', name: 'Accounts and Identity Management' },
] as const;

const SERVICE_IDS = SERVICES.map(({ id }) => id);

/** What the product shows, in the words of its console. */
export const STATUSES = { registered: '登録済み', registering: '登録処理中' } as const;
export const TYPES = { marketplace: 'AWS Marketplace', annual: '年間ライセンス' } as const;

/** Seconds from one service to the next. */
const PACE_SECONDS_DEFAULT = 20;
const PACE_SECONDS_MAX = 86_400;

/** How the product behaves: as it should, unless somebody says otherwise. */
export const BehaviorSchema = v.strictObject({
  /** Services that never finish. */
  stuck: v.optional(v.array(v.picklist(SERVICE_IDS)), []),
  answers: v.optional(AnswersSchema, 'right'),
  type: v.optional(v.picklist(['marketplace', 'annual']), 'marketplace'),
  paceSeconds: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(PACE_SECONDS_MAX)),
    PACE_SECONDS_DEFAULT,
  ),
});
export type Behavior = v.InferOutput<typeof BehaviorSchema>;

const at = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'is no time'),
  v.transform((text) => Date.parse(text)),
);
/** The two events of Concord's that matter here; `docs/webhooks.md` describes them. */
export const EventSchema = v.variant('type', [
  v.object({
    type: v.literal('tenant.payer.changed'),
    tenantId: v.string(),
    toSubscriptionId: v.string(),
    at,
  }),
  v.object({
    type: v.literal('subscription.active'),
    subscriptionId: v.string(),
    buyerAccount: v.optional(v.string()),
  }),
]);
export type Told = v.InferOutput<typeof EventSchema>;

/** What stands in the product for one tenant. */
export interface Registration {
  readonly tenantId: string;
  readonly type: string;
  /** Absent where the product was never told whose subscription it is. */
  readonly buyerAccount?: string;
  readonly services: readonly { readonly id: string; readonly name: string; readonly status: string }[];
}

/** @param since epoch ms at which the product was told of the payer */
interface Payer {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly changedAt: number;
  readonly since: number;
}

export interface Registrations {
  /** Takes an event at `now`; one that is older than what is known, or the same, changes nothing. */
  tell(event: Told, now: number): void;
  /** What is shown at `now`; `undefined` for a tenant that the product does not know. */
  registrationOf(tenantId: string, now: number): Registration | undefined;
  tenantIds(): string[];
  behavior(): Behavior;
  behave(behavior: Behavior): void;
}

const BEHAVIOR = 'behavior';

/** Opens the product's memory, kept in the files that `file` names (absent: in memory). */
export const openRegistrations = (
  file: (name: string) => string | undefined = () => undefined,
): Registrations => {
  const payers = openKept<Payer>(file('payers.jsonl'));
  const accounts = openKept<string>(file('accounts.jsonl'));
  const settings = openKept<Behavior>(file('behavior.jsonl'));
  const behavior = (): Behavior => settings.get(BEHAVIOR) ?? v.parse(BehaviorSchema, {});
  return {
    tell: (event, now) => {
      if (event.type === 'subscription.active') {
        if (event.buyerAccount !== undefined) accounts.put(event.subscriptionId, event.buyerAccount);
        return;
      }
      const { tenantId, toSubscriptionId: subscriptionId, at: changedAt } = event;
      if ((payers.get(tenantId)?.changedAt ?? Number.NEGATIVE_INFINITY) >= changedAt) return;
      payers.put(tenantId, { tenantId, subscriptionId, changedAt, since: now });
    },
    registrationOf: (tenantId, now) => {
      const payer = payers.get(tenantId);
      if (!payer) return undefined;
      const { stuck, type, paceSeconds } = behavior();
      const buyerAccount = accounts.get(payer.subscriptionId);
      const isThere = (id: (typeof SERVICE_IDS)[number], index: number) =>
        !stuck.includes(id) && now >= payer.since + (index + 1) * paceSeconds * 1_000;
      return {
        tenantId,
        type: TYPES[type],
        ...(buyerAccount === undefined ? {} : { buyerAccount }),
        services: SERVICES.map(({ id, name }, index) => ({
          id,
          name,
          status: isThere(id, index) ? STATUSES.registered : STATUSES.registering,
        })),
      };
    },
    tenantIds: () => [...payers.values()].map(({ tenantId }) => tenantId),
    behavior,
    behave: (wanted) => settings.put(BEHAVIOR, wanted),
  };
};
