/**
 * Where the ledger of usage, and the work of sending it, stand in the usage table: key, item, life.
 * @module
 */
import { LEDGER_LIFE_MS } from '#domain/limits.ts';
import type { LedgerItem, LedgerKey } from '#domain/metering/ledger.ts';
import type { WorkItem, WorkKey } from '#domain/metering/work.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import type { KeyPair } from './keys.ts';
import { forgottenAfter, partsOf, tailOf, UP_TO, type UsageItem } from './usage-layout.ts';
import type { Lease, TakenLease } from './usage-store.ts';
import type { UsageStretch } from './usage-stretch.ts';

/** Key of a ledger item. */
export const ledgerKey = ({ tenantId, hour, dimension }: LedgerKey): KeyPair => ({
  pk: `LEDGER#${tenantId}`,
  sk: `${isoOf(hour)}#${dimension}`,
});

/** Item of the ledger: what was closed stands in `closed` for ever; verdict and answer beside it may still move. */
export const ledgerItem = ({
  tenantId,
  hour,
  dimension,
  verdict,
  answer,
  ...closed
}: LedgerItem): UsageItem => ({
  ...ledgerKey({ tenantId, hour, dimension }),
  ...forgottenAfter(hour, LEDGER_LIFE_MS),
  closed,
  verdict,
  ...(answer === undefined ? {} : { answer }),
});

/** The ledger item of an item. */
export const ledgerItemOf = ({ pk, sk, closed, verdict, answer }: UsageItem): LedgerItem =>
  ({
    tenantId: tailOf(pk),
    hour: Date.parse(partsOf(sk)[0] ?? ''),
    dimension: tailOf(sk),
    ...(closed as object),
    verdict,
    ...(answer === undefined ? {} : { answer }),
  }) as LedgerItem;

/** The ledger of a tenant with from ≤ hour < until. */
export const ledgerBetween = (tenantId: string, from: Instant, until: Instant): UsageStretch => ({
  pk: `LEDGER#${tenantId}`,
  from: isoOf(from),
  to: isoOf(until),
  strong: true,
});

/** The ledger of a tenant before an hour, newest first. */
export const ledgerBefore = (tenantId: string, hour: Instant): UsageStretch => ({
  pk: `LEDGER#${tenantId}`,
  to: isoOf(hour),
  newestFirst: true,
  strong: false,
});

/** Key of an item of work. */
export const workKey = ({ region, shard, deadline, tenantId, hour, part }: WorkKey): KeyPair => ({
  pk: `WORK#${region}#${shard}`,
  sk: `${isoOf(deadline)}#${tenantId}#${isoOf(hour)}#${String(part).padStart(4, '0')}`,
});

/** Item of work. The number of tries stands by itself: it only grows. */
export const workItem = (work: WorkItem): UsageItem => {
  const { region: _r, shard: _s, deadline: _d, tenantId: _t, hour: _h, part: _p, tries, ...item } = work;
  return { ...workKey(work), tries, item };
};

/** The work of an item. */
export const workItemOf = ({ pk, sk, tries, item }: UsageItem): WorkItem => {
  const [, region = '', shard = ''] = partsOf(pk);
  const [deadline = '', tenantId = '', hour = '', part = ''] = partsOf(sk);
  const key: WorkKey = {
    region,
    shard: Number(shard),
    deadline: Date.parse(deadline),
    tenantId,
    hour: Date.parse(hour),
    part: Number(part),
  };
  return { ...key, ...(item as Omit<WorkItem, keyof WorkKey | 'tries'>), tries: tries as number };
};

/** The work of a shard by deadline, up to a deadline where one is given. */
export const workByDeadline = (region: string, shard: number, until?: Instant): UsageStretch => ({
  pk: `WORK#${region}#${shard}`,
  ...(until === undefined ? {} : { to: `${isoOf(until)}${UP_TO}` }),
  strong: true,
});

/** Item of a lease; never forgotten by itself, the next holder replaces it. */
export const leaseItem = ({ name, owner, until, rate }: Lease): UsageItem => ({
  pk: `LEASE#${name}`,
  sk: 'LEASE',
  owner,
  until,
  ...(rate === undefined ? {} : { rate }),
});

/** Whether a lease may be taken: nobody holds it, it is over, or it is one's own. */
export const isLeaseFree = (known: UsageItem | undefined, { owner }: Lease, now: Instant): boolean =>
  known === undefined || (known.until as Instant) <= now || known.owner === owner;

/** The answer to who wants a lease, from the item that stood there. */
export const leaseAnswer = (taken: boolean, known: UsageItem | undefined): TakenLease => {
  if (!taken) return { taken, heldUntil: known?.until as Instant };
  return known?.rate === undefined ? { taken } : { taken, rate: known.rate as number };
};
