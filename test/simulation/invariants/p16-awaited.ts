/**
 * P16: at rest nobody is awaited any more but for the changes that are open, of which none is.
 * @module
 */
import { awaitedIdOf } from '#domain/reassignment/awaited.ts';
import { isOpen } from '#domain/reassignment/reassignment.ts';
import type { AtRest } from './scene.ts';

export const p16Awaited: AtRest = ({ state }) => {
  const open = [...state.all('reassignment')].filter(isOpen);
  return [...state.all('awaited')].flatMap(({ awaitedId, changes }) => {
    const should = open
      .filter(({ productCode, target }) => awaitedIdOf(productCode, target.buyerAccount) === awaitedId)
      .map(({ changeId }) => changeId);
    return should.toSorted().join() === changes.toSorted().join()
      ? []
      : [`P16|${awaitedId} awaits ${changes.join()}`];
  });
};
