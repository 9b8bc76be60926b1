/**
 * Counts what one operation costs: AWS calls of our functions, and DynamoDB's capacity units, from the sandbox's own log.
 */
import type { Call } from '#local/cloud/identity/calls.ts';
import type { Sandbox } from '#local/sandbox.ts';

/** What an operation took. Units are DynamoDB's: write request units, read request units. */
export interface Cost {
  readonly calls: number;
  /** Calls that are no reads of our own table. */
  readonly acts: number;
  readonly writes: number;
  readonly reads: number;
  readonly operations: readonly string[];
}

const WRITES = new Set(['TransactWriteItems', 'BatchWriteItem', 'PutItem', 'UpdateItem', 'DeleteItem']);

const READS = new Set(['BatchGetItem', 'Query']);

const unitsOf = ({ units = {} }: Call): number => Object.values(units).reduce((sum, each) => sum + each, 0);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The functions' own calls: not people's, not what Lambda itself does for an event source. */
const isOurs = (call: Call, functions: readonly string[]): boolean =>
  call.service !== 'lambda' && functions.some((name) => call.session.includes(name));

/**
 * Lets an operation happen and counts until nothing is under way any more.
 * @param functions parts of the names of the functions that belong to the operation
 */
export const counted = async (
  sandbox: Sandbox,
  functions: readonly string[],
  operate: () => Promise<unknown>,
): Promise<Cost> => {
  await sandbox.settle();
  const before = sandbox.calls().length;
  await operate();
  await sandbox.settle();
  const calls = sandbox
    .calls()
    .slice(before)
    .filter((call) => isOurs(call, functions));
  const database = calls.filter(({ service }) => service === 'dynamodb');
  return {
    calls: calls.length,
    acts: calls.filter(({ operation }) => !READS.has(operation)).length,
    writes: sum(database.filter(({ operation }) => WRITES.has(operation)).map(unitsOf)),
    reads: sum(database.filter(({ operation }) => !WRITES.has(operation)).map(unitsOf)),
    operations: calls.map(({ operation }) => operation),
  };
};
