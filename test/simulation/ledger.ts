/**
 * The ledger of a history: what AWS did and what people did, and nothing of what the seller made of it.
 * @module
 */
import type { TenantAct } from '#domain/tenant/acts.ts';
import type { Instant } from '#domain/time.ts';
import type { EventBridgeEnvelope } from '#local/marketplace/notices/message.ts';
import type { Landed } from './seller/state.ts';

/** Something that happened to a license. */
export type Deed = { readonly license: string; readonly at: Instant; readonly id: string } & (
  | { readonly did: 'landed' }
  | { readonly did: 'granted'; readonly agreement: string }
  | { readonly did: 'bound'; readonly tenant: string; readonly isTaken: boolean }
  | { readonly did: 'ended'; readonly agreement: string }
);

/** Something that people did to a tenant. */
export type Act = { readonly tenant: string } & TenantAct;

export interface Ledger {
  readonly deeds: readonly Deed[];
  readonly acts: readonly Act[];
  readonly births: ReadonlyMap<string, Instant>;
}

interface Detail {
  readonly agreement: { readonly id: string; readonly status?: string };
  readonly license?: { readonly arn: string };
}

const OVER = new Set(['CANCELLED', 'EXPIRED', 'TERMINATED']);

/** The part of an ARN that names the license. */
const named = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

const saidOf = (said: readonly EventBridgeEnvelope[]): Deed[] => {
  const grants: Deed[] = [];
  const ends: Deed[] = [];
  for (const { id, time, 'detail-type': type, detail } of said) {
    const { agreement, license } = detail as unknown as Detail;
    const at = Date.parse(time);
    if (license && type.startsWith('License Updated'))
      grants.push({ did: 'granted', license: named(license.arn), agreement: agreement.id, at, id });
    if (license && type.startsWith('License Deprovisioned'))
      ends.push({ did: 'ended', license: named(license.arn), agreement: agreement.id, at, id });
  }
  for (const { id, time, 'detail-type': type, detail } of said) {
    const { agreement } = detail as unknown as Detail;
    if (!type.startsWith('Purchase Agreement Ended') || !OVER.has(agreement.status ?? '')) continue;
    const held = grants.filter((deed) => deed.did === 'granted' && deed.agreement === agreement.id);
    for (const license of new Set(held.map((deed) => deed.license)))
      ends.push({ did: 'ended', license, agreement: agreement.id, at: Date.parse(time), id });
  }
  return [...grants, ...ends];
};

const peopleOf = (landed: readonly Landed[]): Ledger => {
  const deeds: Deed[] = [];
  const acts: Act[] = [];
  const births = new Map<string, Instant>();
  for (const heard of landed.flatMap(({ commit }) => commit.journal?.heard ?? [])) {
    if (heard.kind === 'tenant') {
      if (heard.born) births.set(heard.id, heard.born.createdAt);
      acts.push(...heard.acts.map((act) => ({ ...act, tenant: heard.id })));
    }
    if (heard.kind !== 'license') continue;
    for (const fact of heard.facts) {
      const { at, id } = fact;
      if (fact.kind === 'registered') deeds.push({ did: 'landed', license: heard.id, at, id });
      if (fact.kind === 'bound')
        deeds.push({
          did: 'bound',
          license: heard.id,
          tenant: fact.tenantId,
          isTaken: fact.takeover === true,
          at,
          id,
        });
    }
  }
  return { deeds, acts, births };
};

/** Writes the ledger: AWS's side as it spoke, people's side as it was committed. */
export const ledgerOf = (said: readonly EventBridgeEnvelope[], landed: readonly Landed[]): Ledger => {
  const people = peopleOf(landed);
  return { ...people, deeds: [...saidOf(said), ...people.deeds] };
};
