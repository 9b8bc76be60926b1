/**
 * Customers of legacy products: cancel and come back, offers, failures, and the move from `CustomerIdentifier` to a license.
 * @module
 */
import type { LicenseId } from '#domain/identifiers.ts';
import {
  bound,
  deprovisioned,
  ended,
  type Fact,
  granted,
  landed,
  legacy,
  recorded,
  type Telling,
} from '../story.ts';

/** The legacy identity of the customer whose license is `l-2`. */
const OLD: LicenseId = `l-${'a'.repeat(40)}`;

/** `unsubscribe-success`, about which AWS was asked and said that the customer subscribes. */
const closedButGoesOn = (license: LicenseId, clock: string): Fact => {
  const fact = legacy(license, 'closed', clock);
  if (fact.told.kind !== 'license' || fact.told.fact.kind !== 'closed') throw new Error('not a close');
  const told = { ...fact.told, fact: { ...fact.told.fact, goesOn: true as const } };
  return { ...fact, name: `${fact.name}, but it goes on`, told };
};

/** The license takes the place of the legacy identity. */
const cutOver = (license: LicenseId, tenantId: string, clock: string): Fact => {
  const fact = bound(license, tenantId, clock);
  if (fact.told.kind !== 'license' || fact.told.fact.kind !== 'bound') throw new Error('not a binding');
  const told = { ...fact.told, fact: { ...fact.told.fact, succession: { licenseId: OLD } } };
  return { ...fact, name: `cut over to ${license}`, told };
};

export const MOVING: readonly Telling[] = [
  {
    name: 'legacy: canceled and back within the hour, the close of the first comes last',
    facts: [
      legacy(OLD, 'granted', '09:00'),
      landed(OLD, '09:05'),
      bound(OLD, 't-a', '09:06'),
      legacy(OLD, 'ended', '10:00'),
      legacy(OLD, 'granted', '10:30'),
      legacy(OLD, 'closed', '11:00'),
    ],
    further: [landed(OLD, '10:35'), bound(OLD, 't-a', '10:36')],
    ends: `${OLD}~1 ENDED, ${OLD}~2 ACTIVE_UNREGISTERED, t-a SUSPENDED`,
    endsInFull: `${OLD}~1 ENDED, ${OLD}~2 ACTIVE, t-a ACTIVE`,
  },
  {
    name: 'legacy: the end is lost, and the close finds the buyer subscribed again',
    facts: [
      legacy(OLD, 'granted', '09:00'),
      landed(OLD, '09:05'),
      bound(OLD, 't-a', '09:06'),
      legacy(OLD, 'granted', '10:30'),
      closedButGoesOn(OLD, '11:00'),
    ],
    further: [landed(OLD, '11:30')],
    ends: `${OLD}~1 ACTIVE, t-a ACTIVE`,
  },
  {
    name: 'legacy: a private offer, success again, then the end',
    facts: [
      legacy(OLD, 'granted', '09:00'),
      landed(OLD, '09:05'),
      bound(OLD, 't-a', '09:06'),
      legacy(OLD, 'granted', '12:00'),
      legacy(OLD, 'ended', '14:00'),
    ],
    further: [legacy(OLD, 'closed', '15:00')],
    ends: `${OLD}~1 ENDED, t-a SUSPENDED`,
  },
  {
    name: 'cut over: both identities live, and both end after the hour',
    facts: [
      legacy(OLD, 'granted', '09:00'),
      bound(OLD, 't-a', '09:06'),
      granted('l-2', 'agmt-2', '09:01'),
      cutOver('l-2', 't-a', '12:00'),
      legacy(OLD, 'ended', '14:00'),
      deprovisioned('l-2', 'agmt-2', '14:01'),
    ],
    further: [legacy(OLD, 'closed', '15:00'), ended('agmt-2', 'CANCELLED', '13:59:30')],
    ends: `${OLD}~1 ENDED, l-2~1 ENDED, t-a SUSPENDED`,
  },
  {
    name: 'cut over: the legacy end after the hour means nothing',
    facts: [
      legacy(OLD, 'granted', '09:00'),
      bound(OLD, 't-a', '09:06'),
      granted('l-2', 'agmt-2', '09:01'),
      cutOver('l-2', 't-a', '12:00'),
      legacy(OLD, 'ended', '14:00'),
    ],
    further: [legacy(OLD, 'closed', '15:00'), recorded('agmt-2', 'NEW', '08:59'), landed('l-2', '16:00')],
    ends: `${OLD}~1 ENDED, l-2~1 ACTIVE, t-a ACTIVE`,
  },
  {
    name: 'cut over: both ended before the hour came',
    facts: [
      legacy(OLD, 'granted', '09:00'),
      bound(OLD, 't-a', '09:06'),
      granted('l-2', 'agmt-2', '09:01'),
      cutOver('l-2', 't-a', '12:00'),
      legacy(OLD, 'ended', '10:30'),
      deprovisioned('l-2', 'agmt-2', '10:31'),
    ],
    ends: `${OLD}~1 ENDED, l-2~1 ENDED, t-a SUSPENDED`,
  },
];
