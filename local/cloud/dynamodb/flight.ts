/**
 * Which items are being written right now, so that an overlapping request is turned away as AWS does
 * (developer guide, "Transaction conflict handling in DynamoDB", 2026-11-21). Requests that wait at the gate have
 * not begun, and conflict with nothing.
 */
export interface Flight {
  /** Those of the items that a transaction is writing. */
  inTransaction(items: readonly string[]): boolean[];
  /** Those of the items that anything is writing. */
  inWrite(items: readonly string[]): boolean[];
  /** Marks the items for as long as the work takes. */
  during<T>(kind: 'transaction' | 'write', items: readonly string[], work: () => Promise<T>): Promise<T>;
}

export const makeFlight = (): Flight => {
  // Writes pass the gate one at a time, so there is one set.
  let flying: ReadonlySet<string> = new Set();
  let flyingKind: 'transaction' | 'write' = 'write';

  return {
    inTransaction: (items) => items.map((item) => flyingKind === 'transaction' && flying.has(item)),
    inWrite: (items) => items.map((item) => flying.has(item)),
    during: async (kind, items, work) => {
      flying = new Set(items);
      flyingKind = kind;
      try {
        return await work();
      } finally {
        flying = new Set();
      }
    },
  };
};
