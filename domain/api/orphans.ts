/**
 * The desk of orphans as `/v1` shows it: money without a customer, or a customer without money.
 * @module
 */
import * as v from 'valibot';
import { SubscriptionIdText } from '../identifiers.ts';
import { HintSchema, Href, InstantText, pageOf, pageQuery } from './parts.ts';

/**
 * `unregistered`: paid for, nobody landed. `unlicensed`: landed, AWS granted nothing. `unfinished`: paid for and landed,
 * no tenant chosen. `mail-failed`: a letter could not be sent. `binding-refused`: another tenant holds the subscription.
 */
export const ORPHAN_KINDS = [
  'unregistered',
  'unlicensed',
  'unfinished',
  'mail-failed',
  'binding-refused',
] as const;
export type OrphanKind = (typeof ORPHAN_KINDS)[number];

/** One thing that waits for a person. */
export const OrphanView = v.strictObject({
  kind: v.picklist(ORPHAN_KINDS),
  since: v.pipe(InstantText, v.description('Since when it stands as it does.')),
  listedSince: v.pipe(InstantText, v.description('When the policy put it on the desk.')),
  subscriptionId: v.optional(SubscriptionIdText),
  registrationId: v.optional(v.string()),
  licenseId: v.optional(v.string()),
  tenantId: v.optional(v.pipe(v.string(), v.description('`binding-refused`: the tenant that holds it.'))),
  productCode: v.optional(v.string()),
  buyerAccount: v.optional(v.string()),
  agreementId: v.optional(v.string()),
  predecessor: v.optional(
    v.pipe(
      v.strictObject({
        agreementId: v.string(),
        subscriptionId: v.optional(SubscriptionIdText),
        tenantId: v.optional(v.string()),
      }),
      v.description(
        'The agreement that this one renews or replaces, and whom it serves: perhaps the tenant to bind it to. A suggestion, for a person to judge.',
      ),
    ),
  ),
  next: v.array(HintSchema),
  links: v.strictObject({
    subscription: v.optional(Href),
    bind: v.optional(Href),
    tenant: v.optional(Href),
  }),
});

/** Filters of `GET /v1/orphans`. */
export const OrphansQuery = v.strictObject({ kind: v.optional(v.picklist(ORPHAN_KINDS)), ...pageQuery });

/** `GET /v1/orphans`. */
export const OrphansPage = pageOf(OrphanView);

export type OrphanView = v.InferOutput<typeof OrphanView>;
export type OrphansQuery = v.InferOutput<typeof OrphansQuery>;
export type OrphansPage = v.InferOutput<typeof OrphansPage>;
