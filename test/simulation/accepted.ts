/**
 * What producers were told: the basis of the reference for usage. It reads answers and nothing that the seller made of them.
 * @module
 */
import type { Instant } from '#domain/time.ts';

const HOUR = 3_600_000;

/** A record as it is sent. */
export interface Report {
  readonly tenantId: string;
  readonly id: string;
  readonly dimension: string;
  readonly form: 'event' | 'total';
  readonly quantity: number;
  readonly time: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** What is known to its producer of one id of a tenant, dimension and hour of use. */
export interface AcceptedId {
  readonly tenantId: string;
  readonly origin: Instant;
  readonly dimension: string;
  readonly id: string;
  /** The largest quantity that was accepted: an event has only one, a counter only grows. */
  readonly accepted: number;
  /** The largest that was ever sent: what was refused in the end may have been kept before its answer was lost. */
  readonly attempted: number;
}

export interface Accepted {
  attempt(report: Report): void;
  accept(report: Report): void;
  /** Those of a tenant's hour of use. */
  ofHour(tenantId: string, origin: Instant): Iterable<AcceptedId>;
  all(): Iterable<AcceptedId>;
  /** Called when something was accepted. */
  watch(watcher: (accepted: AcceptedId) => void): void;
}

export const openAccepted = (): Accepted => {
  const hours = new Map<string, Map<string, AcceptedId>>();
  const watchers: ((accepted: AcceptedId) => void)[] = [];
  const put = (report: Report, field: 'accepted' | 'attempted'): AcceptedId => {
    const { tenantId, dimension, id, quantity, time } = report;
    const origin = Math.floor(Date.parse(time) / HOUR) * HOUR;
    const name = `${tenantId} ${origin}`;
    const hour = hours.get(name) ?? new Map<string, AcceptedId>();
    hours.set(name, hour);
    const known = hour.get(`${dimension} ${id}`) ?? {
      ...{ tenantId, origin, dimension, id },
      accepted: -1,
      attempted: -1,
    };
    const after = { ...known, [field]: Math.max(known[field], quantity) };
    hour.set(`${dimension} ${id}`, after);
    return after;
  };
  return {
    attempt: (report) => void put(report, 'attempted'),
    accept: (report) => {
      const after = put(report, 'accepted');
      for (const watcher of watchers) watcher(after);
    },
    ofHour: (tenantId, origin) => hours.get(`${tenantId} ${origin}`)?.values() ?? [],
    all: function* () {
      for (const hour of hours.values()) yield* hour.values();
    },
    watch: (watcher) => void watchers.push(watcher),
  };
};
