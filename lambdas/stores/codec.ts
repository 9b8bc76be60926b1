/**
 * What of an entity stands in its item. What follows from the rest is left out: a smaller item costs less to write.
 * @module
 */
import { type KeptLicense, type License, revived } from '#domain/subscription/license.ts';
import type { Entities, EntityKind } from './entities.ts';

/** The attribute `entity` of an item. */
export const kept = <Kind extends EntityKind>(
  kind: Kind,
  entity: Entities[Kind],
): Record<string, unknown> => {
  if (kind !== 'license') return entity as unknown as Record<string, unknown>;
  const { subscriptions: _follow, ...license } = entity as License;
  return license;
};

/** The entity of an item; the inverse of `kept`. */
export const restored = <Kind extends EntityKind>(
  kind: Kind,
  attribute: unknown,
): Entities[Kind] | undefined => {
  if (attribute === undefined || kind !== 'license') return attribute as Entities[Kind] | undefined;
  return revived(attribute as KeptLicense) as Entities[Kind];
};
