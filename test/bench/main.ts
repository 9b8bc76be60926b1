/**
 * `npm run bench`: calls and capacity units of each operation through the sandbox, bytes of each bundle, against their
 * budgets. Counters, not timings. Exits 1 where one is over.
 */
import { BUNDLE_BYTES_MAX, BUNDLE_GZIP_BYTES_MAX, bundleAll } from '#bin/bundle.ts';
import { setup } from '../wire/build.ts';
import { builtSandbox } from '../wire/built-sandbox.ts';
import { countOperations, type Row } from './operations.ts';

const shown = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));
const figure = (value: number, budget: number | undefined): string => {
  return `${shown(value)}${budget === undefined ? '' : ` / ${budget}`}`.padStart(10);
};
const isBeyond = ({ acts, writes, reads }: Row, limits: Row['budget']): boolean =>
  acts > (limits.acts ?? Infinity) ||
  writes > (limits.writes ?? Infinity) ||
  reads > (limits.reads ?? Infinity);
const isOver = (row: Row): boolean => isBeyond(row, { ...row.budget, ...row.accepted });

const verdict = (row: Row): string => {
  if (isOver(row)) return '   OVER';
  return isBeyond(row, row.budget) ? '   over its budget, as docs/decisions/0010 accepts' : '';
};

const say = (rows: readonly Row[]): void => {
  console.log(
    `\n${'operation'.padEnd(40)}${'calls'.padStart(8)}${'acts'.padStart(10)}${'writes'.padStart(10)}${'reads'.padStart(10)}   AWS calls`,
  );
  for (const row of rows) {
    const { name, calls, acts, writes, reads, budget, operations } = row;
    const figures = figure(acts, budget.acts) + figure(writes, budget.writes) + figure(reads, budget.reads);
    console.log(
      `${name.padEnd(40)}${shown(calls).padStart(8)}${figures}   ${operations.join(' ')}${verdict(row)}`,
    );
  }
};

const bundles = await bundleAll();
await setup();
const sandbox = await builtSandbox();
const productCode = Object.keys(sandbox.marketplace.core.state.products)[0] ?? '';
const rows = await countOperations(sandbox, productCode).finally(() => sandbox.close());
say(rows);

console.log(`\n${'bundle'.padEnd(40)}${'bytes'.padStart(10)}${'gzip'.padStart(10)}`);
for (const [name, { bytes, gzipBytes }] of Object.entries(bundles)) {
  console.log(`${name.padEnd(40)}${String(bytes).padStart(10)}${String(gzipBytes).padStart(10)}`);
}
console.log(`budget of each: ${BUNDLE_BYTES_MAX} bytes, ${BUNDLE_GZIP_BYTES_MAX} gzip`);

const over = rows.filter(isOver).map(({ name }) => name);
if (over.length > 0) {
  console.error(`over budget: ${over.join(', ')}`);
  process.exitCode = 1;
}
