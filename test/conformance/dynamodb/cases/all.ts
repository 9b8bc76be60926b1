import type { Target } from '../targets.ts';
import { capacityCases } from './capacity.ts';
import { queryCases } from './queries.ts';
import { streamCases } from './streams.ts';
import { tableCases } from './tables.ts';
import { transactionCases } from './transactions.ts';
import { writeCases } from './writes.ts';

/** Every case that the embedded DynamoDB and DynamoDB Local must both pass. */
export const allCases = (target: () => Target): void => {
  tableCases(target);
  writeCases(target);
  queryCases(target);
  transactionCases(target);
  streamCases(target);
  capacityCases(target);
};
