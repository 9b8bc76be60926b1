/**
 * Takes what a legacy notification says down the corridor: the same facts about the same entities as of a license, and the
 * customer that ties the two identities together.
 * @module
 */
import { askForRead } from '#domain/entitlement/decide.ts';
import { customerHeard, isHeard } from '#domain/legacy/customer.ts';
import type { LicenseFact } from '#domain/subscription/facts.ts';
import { isUnannounced } from '#domain/subscription/generations.ts';
import { hearFact, type License, type LicenseDetails } from '#domain/subscription/license.ts';
import { type Note, noteOf } from '#domain/subscription/note.ts';
import type { Instant } from '#domain/time.ts';
import { hasEntitlements, type Product } from '#lambdas/edge/products.ts';
import type { LegacyHeard } from '#lambdas/marketplace/legacy-notification.ts';
import type { IsSubscribed } from '#lambdas/marketplace/legacy-standing.ts';
import { following } from '#lambdas/stores/follow.ts';
import { type UnitOfWork, type Walked, walk } from '#lambdas/stores/unit-of-work.ts';
import type { LifecyclePorts } from './apply.ts';

export interface LegacyPorts extends LifecyclePorts {
  readonly products: readonly Product[];
  readonly isSubscribed: IsSubscribed;
}

/** A fact of a legacy identity; what it meant, or `inert` where the license stands for the customer by then. */
type LegacyNote = Note | 'inert';

type Fact = LegacyHeard & { kind: 'fact' };
/**
 * The fact as it is believed. `unsubscribe-success` without an end before it is checked against AWS; where that fails, the
 * message comes again.
 */
const believed = async (
  { products, isSubscribed }: LegacyPorts,
  license: License | undefined,
  fact: LicenseFact,
  now: Instant,
): Promise<LicenseFact> => {
  if (fact.kind !== 'closed' || !license?.buyerAccount || !isUnannounced(license.facts, fact)) return fact;
  const known = license.facts.some(({ kind, id }) => kind === 'closed' && id === fact.id);
  const productId = products.find(({ productCode }) => productCode === license.productCode)?.productId;
  if (known || productId === undefined) return fact;
  const goesOn = await isSubscribed({ productId, buyerAccount: license.buyerAccount }, now);
  return goesOn ? { ...fact, goesOn } : fact;
};

/** SNS says only that something changed: what a contract grants now is read when the clock comes to it. */
const askForEntitlements = async (work: UnitOfWork, { products }: LegacyPorts, license: License) => {
  if (!hasEntitlements(products, license.productCode)) return;
  const known = await work.read('entitlements', license.licenseId);
  work.put('entitlements', license.licenseId, askForRead(known, license, work.now));
};

const apply = async (work: UnitOfWork, ports: LegacyPorts, heard: Fact): Promise<LegacyNote> => {
  const { identity, freeTrial } = heard;
  const { licenseId } = identity;
  await work.prefetch([
    { kind: 'license', id: licenseId },
    { kind: 'customer', id: licenseId },
  ]);
  const known = await work.read('customer', licenseId);
  const customer = customerHeard(known, identity, work.now);
  if (!isHeard(customer, heard.fact)) return 'inert';
  const before = await work.read('license', licenseId);
  const fact = await believed(ports, before, heard.fact, work.now);
  const details: LicenseDetails = { ...identity, ...(freeTrial ? { freeTrial } : {}) };
  work.put('customer', licenseId, customer);
  const after = hearFact(before, details, fact, work.now);
  const changes = following(work, ports.policies.forProduct);
  await changes.license(before, after);
  work.announce(await changes.settle());
  if (after !== before) await askForEntitlements(work, ports, after);
  return noteOf(before?.facts ?? [], fact);
};

/** Of a license yet to come, its grant will ask. */
const askAgain = async (work: UnitOfWork, ports: LegacyPorts, licenseId: string): Promise<LegacyNote> => {
  const license = await work.read('license', licenseId);
  if (license) await askForEntitlements(work, ports, license);
  return 'heard';
};

/**
 * Applies what is said of a legacy identity. Any order and any duplicates end in the same state. An unknown action changes
 * nothing; operators are told of it.
 * @param notification its id, and its name for the audit
 * @returns `unchanged` for a duplicate and for what is inert
 * @throws where AWS had to be asked and did not answer
 */
export const applyLegacy = (
  ports: LegacyPorts,
  told: LegacyHeard,
  { id, detailType: verb }: { readonly id: string; readonly detailType: string },
): Promise<Walked<LegacyNote>> => {
  const actor = { kind: 'aws-marketplace' as const, notificationId: id };
  const cause = { door: 'lifecycle', verb, actor, correlationId: id };
  return walk(ports.store, ports.surroundings, cause, async (work) => {
    if (told.kind === 'fact') return apply(work, ports, told);
    if (told.kind === 'entitlements') return askAgain(work, ports, told.identity.licenseId);
    work.announce([{ type: 'notification.unknown', version: 1, detailType: verb, since: work.now }]);
    return 'heard';
  });
};
