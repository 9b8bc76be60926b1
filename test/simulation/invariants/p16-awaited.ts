/**
 * P16: at rest nobody is awaited any more but for the changes that are open, of which none is.
 * @module
 */
import { awaitedIdOf } from '#domain/reassignment/awaited.ts';
import { isOpen } from '#domain/reassignment/reassignment.ts';
import type { AtRest } from './scene.ts';

export const p16Awaited: AtRest = ({ state }) => {
  const open = [...state.all('reassignment')].filter(isOpen);
  const held = [...state.all('tenant')].filter(
    ({ changeId }) => changeId !== undefined && !open.some((change) => change.changeId === changeId),
  );
  const awaited = [...state.all('awaited')].flatMap(({ awaitedId, changes }) => {
    const should = open
      .filter(({ productCode, target }) => awaitedIdOf(productCode, target.buyerAccount) === awaitedId)
      .map(({ changeId }) => changeId);
    return should.toSorted().join() === changes.toSorted().join()
      ? []
      : [`P16|${awaitedId} awaits ${changes.join()}`];
  });
  return [
    ...awaited,
    ...held.map(({ tenantId, changeId }) => `P16|${tenantId} is held by ${changeId}, which is over`),
  ];
};
