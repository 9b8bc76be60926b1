/**
 * Spreads ids over a fixed number of partitions, the same way for ever (FNV-1a, 32 bits).
 * @param id any text
 * @param shards how many partitions, at least 1
 * @returns 0 … shards − 1
 */
export const shardOf = (id: string, shards: number): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash % shards;
};
