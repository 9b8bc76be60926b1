/**
 * P16: at rest AWS is to be told of nothing more, no hour is still to be closed, and no message of usage is under way.
 * @module
 */
import type { AtRest } from './scene.ts';
import { isOver, named } from './usage-scene.ts';

export const p16Metered: AtRest = ({ usage, flushes, state }) => {
  const { closings, ledger, work } = usage.standing();
  return [
    ...closings.map((time) => `P16|${named(time)} is still to be closed`),
    ...work.map((item) => `P16|AWS is still to be told of ${named(item)}`),
    ...ledger
      .filter((item) => !isOver(item))
      .map((item) => `P16|${named(item)} ${item.dimension} is still ${item.verdict.name}`),
    ...[...state.all('hour')]
      .filter(({ frozen }) => !frozen)
      .map((mark) => `P16|${named(mark)} was never frozen`),
    ...[...state.all('correction')]
      .filter(({ state: { name } }) => name === 'APPROVED')
      .map(({ correctionId }) => `P16|${correctionId} was never applied`),
    ...(flushes.underway === 0 ? [] : ['P16|a flush is still under way']),
  ];
};
