/** Tenants, terms and records that the tests of incoming usage start from. */
import type { Usage } from '#domain/metering/usage.ts';
import { type MeteringTerms, meteringTermsOf } from '#domain/policy/metering-terms.ts';
import type { Tenant } from '#domain/tenant/tenant.ts';

export const at = (text: string): number => Date.parse(`${text}Z`);

/** 10:00 to 11:00 of a day in the middle of a month. */
export const HOUR = at('2026-11-21T10:00');

/** A tenant whose license `l-1` was granted, and pays, since the first of the month. */
export const tenantWith = (more: Partial<Tenant> = {}): Tenant => ({
  tenantId: 't-mz3kq7w2hx5n6c4vtp2e',
  productCode: 'prod1',
  createdAt: at('2026-11-01T00:00'),
  policy: 'example/plain@1',
  retentionMs: 0,
  bindings: [{ subscriptionId: 'l-1~1', boundAt: at('2026-11-01T00:00'), grantedAt: at('2026-11-01T00:00') }],
  acts: [],
  state: { name: 'ACTIVE', since: at('2026-11-01T00:00') },
  link: { subscriptionId: 'l-1~1', since: at('2026-11-01T00:00') },
  tenures: [{ subscriptionId: 'l-1~1', from: at('2026-11-01T00:00') }],
  retirementOffered: false,
  ...more,
});

/** The defaults, with two dimensions. */
export const TERMS = meteringTermsOf({ metering: { dimensions: { scans: {}, bytes: {} } } }) as MeteringTerms;

export const event = (id: string, quantity: number, more: Partial<Usage> = {}): Usage => ({
  dimension: 'scans',
  id,
  form: 'event',
  quantity,
  at: HOUR,
  ...more,
});

/** A running total as of so many minutes into the hour. */
export const total = (id: string, quantity: number, minute: number, more: Partial<Usage> = {}): Usage => ({
  ...event(id, quantity, { at: HOUR + minute * 60_000 }),
  form: 'total',
  ...more,
});
