/**
 * How people and programs meet the seller's functions: a call that fails is made again, as anyone would.
 * @module
 */
import { isRefusal, type Refusal } from '#domain/errors.ts';
import { SECOND_MS } from '#domain/time.ts';
import type { Process, World } from '../world/world.ts';

/** tries · a person gives up then, and comes back another time. */
const TRIES_MAX = 12;

const PASSING = new Set(['THROTTLED', 'UPSTREAM_UNAVAILABLE', 'COMMIT_CONFLICT', 'INTERNAL']);

/** What a call came to: its value or refusal, or nothing where it failed every time. */
export const call = async <Value>(
  world: World,
  who: string,
  name: string,
  body: (process: Process) => Promise<Value | Refusal>,
): Promise<Value | Refusal | undefined> => {
  for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
    const ending = await world.invoke(name, body);
    if (ending.ended === 'returned') {
      const { value } = ending;
      if (!isRefusal(value) || !PASSING.has(value.refused)) return value;
      if (value.refused === 'COMMIT_CONFLICT') world.mark('commit given up');
    }
    if (ending.ended === 'threw' && !isExpected(ending.error)) throw ending.error;
    await world.sleep(who, tries * SECOND_MS);
  }
  world.mark('person gave up');
  return undefined;
};

/** What a process may die of that is not its own fault. */
const EXPECTED = new Set(['ThrottlingException', 'TimeoutError']);

/** Whether an error is one that the world made; any other is a bug. */
export const isExpected = ({ name, message }: Error): boolean =>
  EXPECTED.has(name) || message.endsWith('COMMIT_CONFLICT');

/** What the functions of metering may fail of: they go on the next time. */
const PASSING_OF_METERING =
  /^an hour is being closed|^an open hour cannot be frozen yet|finds no place$|by too many at once$|^the payer of .* is not known/;

/** Whether an error is one that the world made, or that says to come again. */
export const isPassing = (error: Error): boolean =>
  isExpected(error) || PASSING_OF_METERING.test(error.message);

/** Whether a call came to a value. */
export const isDone = <Value>(result: Value | Refusal | undefined): result is Value =>
  result !== undefined && !isRefusal(result);
