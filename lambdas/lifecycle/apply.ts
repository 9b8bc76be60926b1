/**
 * Takes what a notification says down the corridor: load, decide, commit in one transaction.
 * @module
 */
import type { Agreement } from '#domain/agreement/agreement.ts';
import { askForRead } from '#domain/entitlement/decide.ts';
import { hearAdvisory, hearAgreement, hearLicenseFact } from '#domain/lifecycle/hear.ts';
import type { License } from '#domain/subscription/license.ts';
import { type Note, noteOf } from '#domain/subscription/note.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import { hasEntitlements, type Product } from '#lambdas/edge/products.ts';
import type { Heard } from '#lambdas/marketplace/notification.ts';
import { type Following, following } from '#lambdas/stores/follow.ts';
import type { CorridorStore } from '#lambdas/stores/state-store.ts';
import { type Surroundings, type UnitOfWork, type Walked, walk } from '#lambdas/stores/unit-of-work.ts';
import { applyRelease, offerAgreed, offerGranted } from './apply-offer.ts';
import { applyCancellation } from './cancellation.ts';
import { chained } from './chain.ts';

export interface LifecyclePorts {
  readonly store: CorridorStore;
  readonly policies: PolicyShelf;
  readonly surroundings: Surroundings;
  readonly products: readonly Product[];
}

/** An agreement may let licenses take the place of others; their tenants follow. */
const followChains = async (work: UnitOfWork, changes: Following, agreement: Agreement): Promise<void> => {
  for (const { before, after } of await chained(work, agreement)) await changes.license(before, after);
};

/** A license event says only that something changed: what a contract grants now is read when the clock comes to it. */
const askForEntitlements = async (work: UnitOfWork, { products }: LifecyclePorts, license: License) => {
  if (!hasEntitlements(products, license.productCode)) return;
  const known = await work.read('entitlements', license.licenseId);
  work.put('entitlements', license.licenseId, askForRead(known, license, work.now));
};

const applyLicense = async (
  work: UnitOfWork,
  ports: LifecyclePorts,
  heard: Heard & { kind: 'license' },
  changes: Following,
): Promise<Note> => {
  const { details, fact } = heard;
  const agreementId = 'agreementId' in fact ? fact.agreementId : undefined;
  const offerId = 'offerId' in fact ? fact.offerId : undefined;
  await work.prefetch([
    { kind: 'license', id: details.licenseId },
    ...(agreementId === undefined ? [] : [{ kind: 'agreement' as const, id: agreementId }]),
    ...(offerId === undefined ? [] : [{ kind: 'offer' as const, id: offerId }]),
  ]);
  const license = await work.read('license', details.licenseId);
  const agreement = agreementId === undefined ? undefined : await work.read('agreement', agreementId);
  const known = hearLicenseFact({ license, agreement }, details, fact, work.now);
  if (agreementId !== undefined && known.agreement) work.put('agreement', agreementId, known.agreement);
  await changes.license(license, known.license);
  if (known.license === license) return noteOf(license.facts, fact);
  if (known.agreement) await followChains(work, changes, known.agreement);
  await offerGranted(work, ports.policies, details, fact);
  await askForEntitlements(work, ports, known.license);
  return noteOf(license?.facts ?? [], fact);
};

const applyAgreement = async (
  work: UnitOfWork,
  policies: PolicyShelf,
  heard: Heard & { kind: 'agreement' },
  changes: Following,
) => {
  const before = await work.read('agreement', heard.agreementId);
  const found = await work.readAll('license', before?.licenseIds ?? []);
  const licenses = found.filter((license) => license !== undefined);
  const known = hearAgreement(before, heard.agreementId, heard.fact, licenses, work.now);
  work.put('agreement', heard.agreementId, known.agreement);
  for (const [index, license] of known.licenses.entries()) await changes.license(licenses[index], license);
  if (known.agreement === before) return;
  await followChains(work, changes, known.agreement);
  await offerAgreed(work, policies, heard.agreementId, heard.fact);
};

const applyAdvisory = async (work: UnitOfWork, heard: Heard & { kind: 'advisory' }): Promise<void> => {
  const before = await work.read('agreement', heard.agreementId);
  const known = hearAdvisory(before, heard.agreementId, heard.stamp, heard.resolved, work.now);
  work.put('agreement', heard.agreementId, known.agreement);
  work.announce(known.events);
};

/**
 * Applies one notification. Any order and any duplicates of notifications end in the same state.
 * @returns `unchanged` for a duplicate, an older fact without effect, and types that change nothing; an unknown type changes nothing either, but
 * operators are told of it;
 * its result says whether a license's fact was expected
 */
export const applyNotification = (
  ports: LifecyclePorts,
  heard: Heard,
  notification: { readonly id: string; readonly detailType: string },
): Promise<Walked<Note>> => {
  const { store, policies, surroundings } = ports;
  const cause = {
    door: 'lifecycle',
    verb: notification.detailType,
    actor: { kind: 'aws-marketplace' as const, notificationId: notification.id },
    correlationId: notification.id,
  };
  return walk(store, surroundings, cause, async (work) => {
    const changes = following(work, policies.forProduct);
    if (heard.kind === 'license') {
      const note = await applyLicense(work, ports, heard, changes);
      work.announce(await changes.settle());
      return note;
    }
    if (heard.kind === 'agreement') await applyAgreement(work, policies, heard, changes);
    if (heard.kind === 'offer') await applyRelease(work, ports, heard);
    if (heard.kind === 'cancellation') await applyCancellation(work, policies, heard);
    if (heard.kind === 'advisory') await applyAdvisory(work, heard);
    if (heard.kind === 'unknown') {
      const { detailType } = notification;
      work.announce([{ type: 'notification.unknown', version: 1, detailType, since: work.now }]);
    }
    work.announce(await changes.settle());
    return 'heard';
  });
};
