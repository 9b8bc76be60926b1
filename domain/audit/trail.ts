/**
 * Under which names a journal entry can be found again: what it wrote, and which operator did it.
 * @module
 */
import type { Actor, JournalEntry } from '../journal.ts';

/** Kinds that people ask after. Receipts, sessions and registrations live for hours and are found by the day. */
const TRAILED = new Set(['license', 'agreement', 'tenant', 'policy', 'offer']);

/** Kinds that are a tenant's, under its id: who asks what happened to the tenant means them too. */
const OF_TENANT = new Set(['activations', 'vendorAccount']);

/** The person or program behind an operator's principal: the name of its session. */
export const personOf = (principal: string): string => principal.slice(principal.lastIndexOf('/') + 1);

/** The trail of what an operator did, e.g. `operator/mika`. */
export const operatorTrail = (person: string): string => `operator/${person}`;

const trailOfActor = (actor: Actor): string[] =>
  actor.kind === 'operator' ? [operatorTrail(personOf(actor.principal))] : [];

/** The trail in which `kind/id` stands: its own, or its tenant's; `undefined` where nobody asks after it. */
const trailOf = (entity: string): string | undefined => {
  const [kind = '', ...id] = entity.split('/');
  if (TRAILED.has(kind)) return entity;
  return OF_TENANT.has(kind) ? `tenant/${id.join('/')}` : undefined;
};

/** Whether `kind/id` stands in a trail, and so is shown. */
export const isTrailed = (entity: string): boolean => trailOf(entity) !== undefined;

/** The trails that an entry stands in: `tenant/t-…`, `license/l-…`, `operator/mika`. */
export const trailsOf = ({ written, cause }: Pick<JournalEntry, 'written' | 'cause'>): string[] => [
  ...new Set([...written.flatMap(({ entity }) => trailOf(entity) ?? []), ...trailOfActor(cause.actor)]),
];
