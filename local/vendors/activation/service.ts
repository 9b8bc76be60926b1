/**
 * The vendor's activation service: the links that it gave out, and which account each of them was used in. It takes whatever
 * is used, in any order; where the order was wrong, the account shows an error from then on.
 * @module
 */
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { type Kept, openKept } from '#local/cloud/state/kept.ts';
import { AnswersSchema, numeric, ticked } from '../asking.ts';

/** Where links lead. */
export const HOST = 'activation.trendmicro.com';

/** What there are links for; `xdr`: of the family that has to be activated before all others. */
export const PRODUCTS = [
  {
    id: 'workload-security-essential-with-xdr',
    name: 'Cloud One – Workload Security Essential with XDR',
    xdr: true,
  },
  {
    id: 'workload-security-enterprise-with-xdr',
    name: 'Cloud One – Workload Security Enterprise with XDR',
    xdr: true,
  },
  { id: 'workload-security', name: 'Cloud One – Workload Security', xdr: false },
  { id: 'container-security', name: 'Cloud One – Container Security', xdr: false },
  { id: 'file-storage-security', name: 'Cloud One – File Storage Security', xdr: false },
  { id: 'application-security', name: 'Cloud One – Application Security', xdr: false },
  { id: 'network-security', name: 'Cloud One – Network Security', xdr: false },
  { id: 'conformity', name: 'Cloud One – Conformity', xdr: false },
] as const;
const PRODUCT_IDS = PRODUCTS.map(({ id }) => id);
export const ProductSchema = v.picklist(PRODUCT_IDS);
export type ProductId = v.InferOutput<typeof ProductSchema>;

/** What it says of a link that was used, and to an account whose order was wrong. */
export const SAYS = { used: 'Products Already Activated', wrongOrder: 'Unexpected Error' } as const;

const PACE_SECONDS_MAX = 86_400;

/** How it behaves: as it should, unless somebody says otherwise. */
export const BehaviorSchema = v.strictObject({
  /** As all vendors' systems; lost: it does what it is asked, and the answer gets lost. */
  answers: v.optional(v.union([AnswersSchema, v.literal('lost')]), 'right'),
  /** It does not know a request again. */
  forgets: ticked,
  /** Of a link that was used it does not say where. */
  vague: ticked,
  /** Seconds from a request to its activation. */
  paceSeconds: v.optional(v.pipe(numeric, v.integer(), v.minValue(0), v.maxValue(PACE_SECONDS_MAX)), 0),
});
export type Behavior = v.InferOutput<typeof BehaviorSchema>;

/** A link, and what became of it. */
export interface License {
  readonly link: string;
  readonly product: ProductId;
  readonly releasedAt: number;
  readonly used?: {
    readonly account: string;
    readonly at: number;
    /** concord: it was asked to; person: somebody did it in the vendor's own console. */
    readonly by: 'concord' | 'person';
  };
}

/** What Concord asks for. */
export const RequestSchema = v.object({
  activationId: v.string(),
  tenantId: v.string(),
  accountId: v.optional(v.string()),
  product: v.string(),
  link: v.string(),
});
export type ActivationRequest = v.InferOutput<typeof RequestSchema>;

/** What it answers; times are ISO 8601. */
export type Outcome =
  | { readonly outcome: 'activated'; readonly at: string; readonly product: ProductId }
  | { readonly outcome: 'already-activated'; readonly here?: boolean; readonly at?: string }
  | { readonly outcome: 'not-taken' };

interface Order {
  readonly activationId: string;
  readonly account: string;
  readonly link: string;
  readonly since: number;
  readonly outcome?: Outcome;
}

/** One account, as its user sees it. */
export interface Account {
  readonly account: string;
  /** What Concord calls it, where it was told; else the account again. */
  readonly tenant: string;
  /** Oldest first. */
  readonly licenses: readonly (License & { readonly used: NonNullable<License['used']> })[];
  readonly shows?: typeof SAYS.wrongOrder;
}

export interface ActivationService {
  /** A new link for a product. */
  release(product: ProductId, now: number): License;
  /** Concord asks for an activation; `undefined` while it is under way. */
  order(request: ActivationRequest, now: number): Outcome | undefined;
  /** A person uses a link in the vendor's own console. */
  use(account: string, link: string, now: number): Outcome;
  /** The vendor's support sets an account right. */
  mend(account: string, now: number): void;
  licenses(now: number): License[];
  accounts(now: number): Account[];
  behavior(): Behavior;
  behave(behavior: Behavior): void;
}

/** What is kept. */
interface Memory {
  readonly links: Kept<License>;
  readonly orders: Kept<Order>;
  /** The vendor's own id of an account, by what Concord calls it. */
  readonly names: Kept<{ readonly tenantId: string; readonly accountId: string }>;
  /** When support set an account right. */
  readonly mended: Kept<number>;
}

const nameOf = ({ names }: Memory, account: string): string => names.get(account)?.accountId ?? account;

/** Uses a link, or says why not. */
const used = (
  memory: Memory,
  { account, link, at, by }: { account: string; link: string; at: number; by: 'concord' | 'person' },
  vague: boolean,
): Outcome => {
  const license = memory.links.get(link);
  if (!license) return { outcome: 'not-taken' };
  const iso = (time: number) => new Date(time).toISOString();
  if (license.used) {
    if (vague) return { outcome: 'already-activated' };
    const here = nameOf(memory, license.used.account) === nameOf(memory, account);
    return { outcome: 'already-activated', here, ...(here ? { at: iso(license.used.at) } : {}) };
  }
  memory.links.put(link, { ...license, used: { account, at, by } });
  return { outcome: 'activated', at: iso(at), product: license.product };
};

/** Does what was ordered and has had its time, in the order in which it was asked for. */
const settle = (memory: Memory, { paceSeconds, vague }: Behavior, now: number): void => {
  for (const order of [...memory.orders.values()]) {
    const at = order.since + paceSeconds * 1_000;
    if (order.outcome || at > now) continue;
    memory.orders.put(order.activationId, {
      ...order,
      outcome: used(memory, { ...order, at, by: 'concord' }, vague),
    });
  }
};

const isXdr = (product: ProductId): boolean => PRODUCTS.some(({ id, xdr }) => id === product && xdr);

const accountsOf = (memory: Memory): Account[] => {
  const byName = new Map<string, Account['licenses'][number][]>();
  for (const license of memory.links.values()) {
    if (!license.used) continue;
    const account = nameOf(memory, license.used.account);
    byName.set(account, [...(byName.get(account) ?? []), { ...license, used: license.used }]);
  }
  return [...byName].map(([account, licenses]) => {
    const sorted = licenses.sort((left, right) => left.used.at - right.used.at);
    const first = (xdr: boolean) => sorted.find(({ product }) => isXdr(product) === xdr)?.used.at;
    const [before = Number.NEGATIVE_INFINITY, after = Number.POSITIVE_INFINITY] = [first(true), first(false)];
    const isWrong = after < before && !memory.mended.get(account);
    const tenant =
      [...memory.names.values()].find(({ accountId }) => accountId === account)?.tenantId ?? account;
    return { account, tenant, licenses: sorted, ...(isWrong ? { shows: SAYS.wrongOrder } : {}) };
  });
};

const BEHAVIOR = 'behavior';

/** Opens the service's memory, kept in the files that `file` names (absent: in memory). */
export const openActivationService = (
  file: (name: string) => string | undefined = () => undefined,
): ActivationService => {
  const memory: Memory = {
    links: openKept(file('links.jsonl')),
    orders: openKept(file('orders.jsonl')),
    names: openKept(file('names.jsonl')),
    mended: openKept(file('mended.jsonl')),
  };
  const settings = openKept<Behavior>(file('behavior.jsonl'));
  const behavior = (): Behavior => settings.get(BEHAVIOR) ?? v.parse(BehaviorSchema, {});
  const settled = (now: number) => settle(memory, behavior(), now);
  return {
    release: (product, now) => {
      const link = `https://${HOST}/${randomBytes(12).toString('hex')}`;
      const license = { link, product, releasedAt: now };
      memory.links.put(link, license);
      return license;
    },
    order: ({ activationId, tenantId, accountId, link }, now) => {
      settled(now);
      const { forgets } = behavior();
      if (accountId !== undefined) memory.names.put(tenantId, { tenantId, accountId });
      const known = memory.orders.get(activationId);
      const isNew = !known || (forgets && known.outcome);
      if (isNew)
        memory.orders.put(activationId, { activationId, account: accountId ?? tenantId, link, since: now });
      settled(now);
      return memory.orders.get(activationId)?.outcome;
    },
    use: (account, link, now) => {
      settled(now);
      return used(memory, { account, link, at: now, by: 'person' }, false);
    },
    mend: (account, now) => memory.mended.put(nameOf(memory, account), now),
    licenses: (now) => {
      settled(now);
      return [...memory.links.values()];
    },
    accounts: (now) => {
      settled(now);
      return accountsOf(memory);
    },
    behavior,
    behave: (wanted) => settings.put(BEHAVIOR, wanted),
  };
};
