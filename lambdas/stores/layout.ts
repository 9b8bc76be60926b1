/**
 * Where each entity stands in the state table: its keys, its index keys, its TTL. `docs/storage.md` is the same in prose.
 * Keys of an index change only where a list must change, since each change is a write unit or two.
 * @module
 */

import type { LegacyCustomer } from '#domain/legacy/customer.ts';
import { METERED_HOUR_LIFE_MS, REFUSED_BINDING_LIFE_MS } from '#domain/limits.ts';
import type { Correction } from '#domain/metering/account.ts';
import type { MeteringCase } from '#domain/metering/case.ts';
import { isExpiring, offerDueAt } from '#domain/offers/expiry.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { isOpen, type Reassignment, reassignmentDueAt } from '#domain/reassignment/reassignment.ts';
import { failedMailOf, type Registration } from '#domain/registration/registration.ts';
import { currentSubscription, type License, licenseDueAt } from '#domain/subscription/license.ts';
import { type Tenant, tenantDueAt } from '#domain/tenant/tenant.ts';
import { type Instant, SECOND_MS } from '#domain/time.ts';
import type { Entities, EntityKey, EntityKind } from './entities.ts';
import {
  at,
  dueOrSince,
  inState,
  type KeyPair,
  ofKind,
  ofTenant,
  type Placement,
  PREFIX,
  peoplePartition,
  tracesPartition,
} from './keys.ts';
import { placeActivations, placePropagation, placeSupportCase, placeTemplate } from './vendor-layout.ts';

/** Primary key of an entity. An administrator stands in its tenant's partition. */
export const primaryKey = ({ kind, id }: EntityKey): KeyPair => {
  if (kind !== 'administrator') return { pk: `${PREFIX[kind]}#${id}`, sk: PREFIX[kind] };
  const [tenantId = '', personHash = ''] = id.split('/');
  return { pk: `TENANT#${tenantId}`, sk: `ADMINISTRATOR#${personHash}` };
};

const KINDS = new Map<string, EntityKind>(
  (Object.keys(PREFIX) as EntityKind[])
    .filter((kind) => kind !== 'administrator')
    .map((kind) => [PREFIX[kind], kind]),
);

/** The entity that a primary key names; the inverse of `primaryKey`. */
export const entityKeyOf = ({ pk, sk }: KeyPair): EntityKey => {
  const id = pk.slice(pk.indexOf('#') + 1);
  if (sk.startsWith('ADMINISTRATOR#')) {
    return { kind: 'administrator', id: `${id}/${sk.slice('ADMINISTRATOR#'.length)}` };
  }
  const kind = KINDS.get(sk);
  if (!kind) throw new Error(`no entity has the sort key ${sk}`);
  return { kind, id };
};

/** Name of the list of open reassignments. */
export const OPEN_REASSIGNMENTS = 'OPEN';

/** The list a license stands in: its current state, unless that is the ordinary one (ACTIVE and bound, or ENDED). */
const licenseListState = (license: License): string | undefined => {
  const subscription = currentSubscription(license);
  if (licenseDueAt(license) !== undefined) return 'ENDING';
  if (!subscription || subscription.state.name === 'ENDED') return undefined;
  if (subscription.state.name !== 'ACTIVE') return subscription.state.name;
  return subscription.tenantId === undefined ? 'ACTIVE_UNBOUND' : undefined;
};

const placeLicense = (license: License): Placement => {
  const id = license.licenseId;
  const state = licenseListState(license);
  const when = licenseDueAt(license) ?? currentSubscription(license)?.state.since ?? license.firstSeenAt;
  return {
    ...ofKind('license', id, license.firstSeenAt),
    ...(state === undefined ? {} : inState('license', id, state, at(when, id))),
    ...(license.buyerAccount === undefined
      ? {}
      : { byBuyer: { pk: `BUYER#${license.buyerAccount}`, sk: at(license.firstSeenAt, id) } }),
  };
};

/** The list of a product's customers on two identities, or of those that were cut over. */
export const customerListState = (productCode: string, isCutOver: boolean): string =>
  `${isCutOver ? 'CUT_OVER' : 'DUAL'}/${productCode}`;

const placeCustomer = ({ legacyId: id, productCode, firstSeenAt, cutOver }: LegacyCustomer): Placement =>
  inState('customer', id, customerListState(productCode, cutOver !== undefined), at(firstSeenAt, id));

/** Sorted by when the tenant is due; those that wait for nothing stand behind, oldest first. */
const placeTenant = (tenant: Tenant): Placement => {
  const { tenantId: id, state } = tenant;
  const due = tenantDueAt(tenant);
  const sk = dueOrSince(due, state.since, id);
  return {
    ...ofKind('tenant', id, tenant.createdAt),
    ...(state.name === 'ACTIVE' ? {} : inState('tenant', id, state.name, sk)),
  };
};

/** Sorted by when something is to be done about the offer; those that expire soon are a list of their own. */
const placeOffer = (offer: Offer): Placement => {
  const { offerId: id, firstSeenAt } = offer;
  const due = offerDueAt(offer);
  return {
    ...ofKind('offer', id, firstSeenAt),
    ...(due === undefined ? {} : inState('offer', id, isExpiring(offer) ? 'EXPIRING' : 'DUE', at(due, id))),
  };
};

/** Whoever administers a tenant, or is invited to; oldest first. */
const amongPeople = (tenantId: string, since: Instant, personHash: string): { byBuyer: KeyPair } => ({
  byBuyer: { pk: peoplePartition(tenantId), sk: at(since, personHash) },
});

/** What would be left of a person who is to be forgotten, beside the tenants that they administer. */
const tracesOf = (personHash: string, since: Instant, id: string): { byKind: KeyPair } => ({
  byKind: { pk: tracesPartition(personHash), sk: at(since, id) },
});

const seconds = (instant: Instant): { expiresAt: number } => ({ expiresAt: Math.ceil(instant / SECOND_MS) });

/** A registration with a mail that failed waits for the clock, by when to try again: it must not expire meanwhile. */
const waitingOf = (registration: Registration): Placement => {
  const { referenceHash: id, step } = registration;
  const failed = failedMailOf(registration);
  if (failed) return inState('registration', id, 'MAIL_FAILED', at(failed.retryAt, id));
  if (step.name !== 'BINDING_REFUSED') return seconds(registration.expiresAt);
  return {
    ...inState('registration', id, step.name, at(step.refusedAt, id)),
    ...seconds(step.refusedAt + REFUSED_BINDING_LIFE_MS),
  };
};

const placeRegistration = (registration: Registration): Placement => {
  const { referenceHash: id, personHash, landedAt } = registration;
  const traces = personHash === undefined ? {} : tracesOf(personHash, landedAt, id);
  return { ...traces, ...waitingOf(registration) };
};

/** The list of reassignments that are open, by when one is due; and of those that are over, newest last. */
const placeReassignment = (reassignment: Reassignment): Placement => {
  const { changeId: id, requestedAt, state } = reassignment;
  const due = reassignmentDueAt(reassignment);
  const sk = dueOrSince(due, state.since, id);
  return {
    ...ofKind('reassignment', id, requestedAt),
    ...(isOpen(reassignment) || due !== undefined ? inState('reassignment', id, OPEN_REASSIGNMENTS, sk) : {}),
  };
};

/** Cases that wait, by when the policy decides or the time to bill is over; those that nothing presses stand behind. */
const placeCase = ({ caseId: id, releaseAt, deadline, openedAt, state }: MeteringCase): Placement => {
  const due = releaseAt ?? deadline;
  const sk = dueOrSince(due, openedAt, id);
  return {
    ...ofKind('meteringCase', id, openedAt),
    ...(state.name === 'WAITING' ? inState('meteringCase', id, state.name, sk) : {}),
  };
};

/** Corrections that wait for a second person, or to be applied; all of them, and those of a tenant. */
const placeCorrection = ({ correctionId: id, tenantId, proposedAt, state }: Correction): Placement => ({
  ...ofKind('correction', id, proposedAt),
  ...ofTenant('correction', tenantId, proposedAt, id),
  ...(state.name === 'PROPOSED' || state.name === 'APPROVED'
    ? inState('correction', id, state.name, at(state.since, id))
    : {}),
});

const PLACES: { [Kind in EntityKind]: (entity: Entities[Kind]) => Placement } = {
  license: placeLicense,
  customer: placeCustomer,
  tenant: placeTenant,
  agreement: () => ({}),
  entitlements: ({ licenseId, due }) =>
    due === undefined ? {} : inState('entitlements', licenseId, 'DUE', at(due.at, licenseId)),
  registration: placeRegistration,
  administrator: ({ personHash, tenantId, since }) => ({
    byKind: { pk: `PERSON#${personHash}`, sk: tenantId },
    ...amongPeople(tenantId, since, personHash),
  }),
  invitation: ({ personHash, tenantId, invitedAt, invitationHash, expiresAt }) => ({
    ...tracesOf(personHash, invitedAt, invitationHash),
    ...amongPeople(tenantId, invitedAt, personHash),
    ...seconds(expiresAt),
  }),
  session: ({ personHash, createdAt, sessionHash, expiresAt }) => ({
    ...tracesOf(personHash, createdAt, sessionHash),
    ...seconds(expiresAt),
  }),
  receipt: ({ expiresAt }) => seconds(expiresAt),
  policy: () => ({}),
  dispatch: ({ expiresAt }) => seconds(expiresAt),
  webhook: () => ({}),
  watermark: () => ({}),
  offer: placeOffer,
  reassignment: placeReassignment,
  awaited: () => ({}),
  extended: () => ({}),
  hour: ({ hour }) => seconds(hour + METERED_HOUR_LIFE_MS),
  meteringCase: placeCase,
  correction: placeCorrection,
  allowance: () => ({}),
  credit: () => ({}),
  activations: placeActivations,
  activationLink: () => ({}),
  vendorUser: () => ({}),
  supportCase: placeSupportCase,
  vendorAccount: () => ({}),
  propagation: placePropagation,
  template: placeTemplate,
  newCustomers: () => ({}),
  changeDetails: () => ({}),
  upstream: () => ({}),
};

/** Index keys and TTL of an entity. */
export const placementOf = <Kind extends EntityKind>(kind: Kind, entity: Entities[Kind]): Placement =>
  PLACES[kind](entity);
