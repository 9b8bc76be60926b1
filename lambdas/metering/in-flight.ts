/**
 * Calls side by side, a bounded number at once.
 * @module
 */

/**
 * Runs `act` on each item, at most `most` at a time.
 * @returns the results, in the order of the items
 * @throws what the first one that fails throws; no further one is begun then
 */
export const eachInFlight = async <Item, Result>(
  items: readonly Item[],
  most: number,
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  const waiting = items.entries();
  let isOver = false;
  const lane = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      if (isOver) return;
      results[index] = await act(item);
    }
  };
  const lanes = Array.from({ length: Math.min(most, items.length) }, lane);
  try {
    await Promise.all(lanes);
  } catch (error) {
    isOver = true;
    await Promise.allSettled(lanes);
    throw error;
  }
  return results;
};

/** A list in pieces of at most `size`. */
export const inPieces = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, piece) =>
    items.slice(piece * size, (piece + 1) * size),
  );
