/**
 * What a vendor's own system is asked and told: it activates, takes changes, shows what it has, opens consoles, says what is
 * down. `docs/vendor-ports.md` is the same for its developer.
 * @module
 */
import type { VendorAnswer } from '#domain/activation/answer.ts';
import type { VendorValue } from '#domain/capabilities/account.ts';
import type { ConsoleAnswer } from '#domain/capabilities/console.ts';
import type { VendorOperation } from '#domain/capabilities/operations.ts';
import type { Observation } from '#domain/capabilities/propagation.ts';
import type { Upstream } from '#domain/capabilities/upstream.ts';
import type { Instant } from '#domain/time.ts';
import type { Unanswered } from './asking.ts';

/** What was said, or why nothing was; `retryAfterSeconds` where the system says when to come again. */
export type Heard<Said> = { readonly said: Said } | NotHeard;

/** Nothing was said, and why. */
export interface NotHeard {
  readonly unanswered: Unanswered;
  readonly status?: number;
  readonly retryAfterSeconds?: number;
}

/** A redemption. Asked twice with one `activationId`, the vendor answers the same. */
export interface ActivationAsked {
  readonly activationId: string;
  readonly tenantId: string;
  /** The tenant's id at the vendor, where it is known. */
  readonly accountId?: string;
  /** By its id in the policy. */
  readonly product: string;
  /** The link, whole. */
  readonly link: string;
}

/** What may come with a change, beside what is desired: a plan, a key, settings. */
export type ToldDetails = Readonly<Record<string, VendorValue | Readonly<Record<string, VendorValue>>>>;

/** A change to tell. Told twice with one `propagationId`, it is one change. */
export interface ChangeTold {
  readonly propagationId: string;
  readonly tenantId: string;
  readonly accountType: string;
  readonly operation: VendorOperation;
  readonly subject: string;
  readonly desired: VendorValue;
  /** When it was wanted: of one subject the latest counts, in whatever order they come. */
  readonly wantedAt: Instant;
  readonly product?: string;
  readonly details?: ToldDetails;
}

/** `declined`: the vendor says why it does not take the change; it stays awaited. */
export type ChangeTaken = { readonly taken: true } | { readonly taken: false; readonly reason: string };

/** A console to open. */
export interface ConsoleAsked {
  readonly tenantId: string;
  readonly kind: 'console.open' | 'licensing-platform.open';
  readonly product?: string;
}

/** As the domain reads it; a system that is down may say when to come again. */
export type ConsoleHeard = ConsoleAnswer & { readonly retryAfterSeconds?: number };

/** What the vendor says of one of its systems. */
export type UpstreamSaid = Pick<Upstream, 'upstreamId' | 'condition' | 'asOf'>;

/** The vendor of each product. Nothing of it throws: no answer is an answer too. */
export interface Vendor {
  activate(productCode: string, asked: ActivationAsked): Promise<Heard<VendorAnswer>>;
  change(productCode: string, change: ChangeTold): Promise<Heard<ChangeTaken>>;
  shown(productCode: string, tenantId: string, subject: string): Promise<Heard<Observation>>;
  openConsole(productCode: string, asked: ConsoleAsked): Promise<ConsoleHeard>;
  upstreams(productCode: string): Promise<Heard<readonly UpstreamSaid[]>>;
}
