/**
 * Under which names a journal entry can be found again: what it wrote, and which operator did it.
 * @module
 */
import type { Actor, JournalEntry } from '../journal.ts';

/** Kinds that people ask after. Receipts, sessions and registrations live for hours and are found by the day. */
const TRAILED = new Set(['license', 'agreement', 'tenant', 'policy', 'offer']);

/** The person or program behind an operator's principal: the name of its session. */
export const personOf = (principal: string): string => principal.slice(principal.lastIndexOf('/') + 1);

/** The trail of what an operator did, e.g. `operator/mika`. */
export const operatorTrail = (person: string): string => `operator/${person}`;

const trailOfActor = (actor: Actor): string[] =>
  actor.kind === 'operator' ? [operatorTrail(personOf(actor.principal))] : [];

/** Whether `kind/id` has a trail of its own. */
export const isTrailed = (entity: string): boolean => TRAILED.has(entity.split('/')[0] ?? '');

/** The trails that an entry stands in: `tenant/t-…`, `license/l-…`, `operator/mika`. */
export const trailsOf = ({ written, cause }: Pick<JournalEntry, 'written' | 'cause'>): string[] => [
  ...new Set([
    ...written.flatMap(({ entity }) => (isTrailed(entity) ? [entity] : [])),
    ...trailOfActor(cause.actor),
  ]),
];
