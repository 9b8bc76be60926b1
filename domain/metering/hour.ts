/**
 * A metered hour of a tenant. Who closes it marks it first and reads its packs then; who ingests writes the pack first and
 * reads the hour then. So each pack is either among those that the hour was frozen with, or its sender knows that it is late.
 * @module
 */
import type { LicenseId, SubscriptionId } from '../identifiers.ts';
import type { MeteringMode } from '../names.ts';
import type { Nobody } from '../tenant/billing.ts';
import type { Instant } from '../time.ts';

/** By which name AWS is told of a customer: never by both within an hour, which bills twice (facts §1.2). */
export type MeteredIdentity =
  /** The ARN exactly as AWS sent it. */
  | { readonly by: 'license'; readonly licenseArn: string; readonly buyerAccount: string }
  | { readonly by: 'customer'; readonly productCode: string; readonly customerIdentifier: string };

/** Who pays for an hour, as it stood when the hour was frozen; it never changes after. */
export interface HourPayer {
  readonly subscriptionId: SubscriptionId;
  readonly licenseId: LicenseId;
  readonly productCode: string;
  /** One Region for each stream of usage: AWS takes the same hour again in another one, and bills it twice (facts §5.3). */
  readonly region: string;
  readonly identity: MeteredIdentity;
  /** The start of the agreement, else the first License Updated. */
  readonly licenseStart: Instant;
  /** The agreement that the hour falls under, where AWS named one: a renewal under the same license is another term. */
  readonly agreementId?: string;
  readonly mode: MeteringMode;
}

/** What an hour was frozen with. */
export interface FrozenHour {
  readonly at: Instant;
  /** Hashes of its packs, in order; absent where they are too many and stand in a manifest. */
  readonly packs?: readonly string[];
  /** Names the manifest: its parts are items of their own. */
  readonly manifest?: { readonly id: string; readonly parts: number };
  readonly payer: HourPayer | { readonly nobody: Nobody };
}

/** The mark on an hour. An hour that is not marked has no such entity: it is open. */
export interface MeteredHour {
  readonly tenantId: string;
  readonly hour: Instant;
  readonly productCode: string;
  readonly markedAt: Instant;
  /** Absent while it is being closed. */
  readonly frozen?: FrozenHour;
}

/** Name of the mark: `t-…/2026-11-21T10:00:00.000Z`. */
export const meteredHourId = (tenantId: string, hour: Instant): string =>
  `${tenantId}/${new Date(hour).toISOString()}`;
