/**
 * Chance of a simulated history: everything comes from its seed, and each use has a stream of its own, so that a rare
 * use is not starved by a frequent one, and what one draws changes nothing for another.
 * @module
 */

/** Numbers in a row, the same for the same seed and name. */
export interface Stream {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, count). */
  below(count: number): number;
  /** A whole number in [from, to]. */
  between(from: number, to: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<Each>(list: readonly Each[]): Each;
}

/** FNV-1a over a text. */
export const hashOf = (text: string, start = 0x811c9dc5): number => {
  let hash = start;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

/** The stream of a name under a seed (mulberry32). */
export const streamOf = (seed: number, name: string): Stream => {
  let state = hashOf(name, hashOf(`seed ${seed}`));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (probability) => probability > 0 && next() < probability,
    pick: <Each>(list: readonly Each[]): Each => {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[below(list.length)] as Each;
    },
  };
};
