import { describe, expect, it } from 'vitest';
import { parseTable, tableUnder, unmatched } from './read.ts';

const TABLE = parseTable(`
| state \\ event | lands | ends |
|---|---|---|
| A (unknown) | B | – |
| B / C | no-op | A |
`);

describe('a table in markdown', () => {
  it('gives each state its cells, also two states in one row', () => {
    expect(TABLE).toEqual({
      A: { lands: 'B', ends: '–' },
      B: { lands: 'no-op', ends: 'A' },
      C: { lands: 'no-op', ends: 'A' },
    });
  });

  it('misses the case of a cell, and the cell of a case', () => {
    const cases = { A: { lands: 1, ends: 1 }, B: { lands: 1 }, C: { lands: 1, ends: 1, flies: 1 } };
    expect(unmatched(TABLE, cases)).toEqual({
      cellsWithoutCase: ['B × ends'],
      casesWithoutCell: ['C × flies'],
    });
  });

  it('has 8 × 6 and 5 × 8 cells in the document', () => {
    const sizeOf = (heading: string) =>
      Object.values(tableUnder(heading)).map((row) => Object.keys(row).length);
    expect(sizeOf('Subscription')).toEqual([6, 6, 6, 6, 6, 6, 6, 6]);
    expect(sizeOf('Tenant')).toEqual([8, 8, 8, 8, 8]);
  });

  it('says so where the document has no such heading', () => {
    expect(() => tableUnder('Metering')).toThrow('no heading "Metering"');
  });
});
