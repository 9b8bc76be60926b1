/**
 * A group of writes, applied whole or not at all. Only inside the gate's write.
 * @module
 */
import { isDeepStrictEqual } from 'node:util';
import type { Change } from './capacity.ts';
import type { Changes } from './changes.ts';
import type { Engine } from './engine.ts';
import type { Commit, Journal, Step } from './journal.ts';
import type { TableShape } from './tables.ts';
import type { Body, Item, Reply } from './wire.ts';

/** One write with the shape of its table; `check` writes nothing new, it only carries a condition. */
export interface Write {
  shape: TableShape;
  step: Step;
  check: boolean;
}

/** The engine's replies in the order of the writes; `changes` where all succeeded, nothing stands where one failed. */
export interface Outcome {
  replies: Reply[];
  changes: Change[] | undefined;
}

/** What a commit carries besides its changes. */
export interface Origin {
  token?: NonNullable<Commit['token']>;
  expired?: boolean;
}

export interface Groups {
  apply(writes: readonly Write[], origin?: Origin): Promise<Outcome>;
  /** Rolls back what an earlier process left unfinished. */
  recover(): Promise<void>;
}

/** A log that grew beyond this is made anew with what is retained. */
const JOURNAL_BYTES_MAX = 32 * 1024 * 1024;

/** The stored item; undefined where there is none. @throws {Refused} where the key is not one of the table */
export const storedItem = async (engine: Engine, table: string, key: Item): Promise<Item | undefined> => {
  const found = await engine.ask('GetItem', { TableName: table, Key: key, ConsistentRead: true });
  return found['Item'] as Item | undefined;
};

/** The item after a write that succeeded. */
const imageAfter = async (
  engine: Engine,
  { step, check }: Write,
  reply: Reply,
): Promise<Item | undefined> => {
  if (check) return step.before;
  if (step.operation === 'DeleteItem') return undefined;
  if (step.operation === 'PutItem') return step.request['Item'] as Item;
  if (step.request['ReturnValues'] === 'ALL_NEW') return (reply.body as Body)['Attributes'] as Item;
  return storedItem(engine, step.table, step.key);
};

const putBack = async (engine: Engine, { table, key, before }: Step): Promise<void> => {
  if (before) await engine.ask('PutItem', { TableName: table, Item: before });
  else await engine.ask('DeleteItem', { TableName: table, Key: key });
};

/**
 * The engine writes index entries before the item. Where the item still stands as before, the step is asked for
 * again, so that putting the item back then also clears whatever of the index was written.
 */
const rollBack = async (engine: Engine, step: Step): Promise<void> => {
  const current = await storedItem(engine, step.table, step.key);
  if (isDeepStrictEqual(current, step.before)) await engine.call(step.operation, step.request);
  await putBack(engine, step);
};

/** @param now the database's clock, milliseconds since the epoch */
export const makeGroups = (engine: Engine, journal: Journal, changes: Changes, now: () => number): Groups => {
  let latest = 0;
  /** Commits are kept in the order of their times, also should the clock be set back. */
  const commitTime = (): number => {
    latest = Math.max(latest, now());
    return latest;
  };

  const apply = async (writes: readonly Write[], origin: Origin = {}): Promise<Outcome> => {
    const steps = writes.map((write) => write.step);
    journal.intend(steps);
    const replies = await Promise.all(steps.map((step) => engine.call(step.operation, step.request)));
    if (replies.some((reply) => reply.status !== 200)) {
      const done = writes.filter((write, index) => replies[index]?.status === 200 && !write.check);
      await Promise.all(done.map((write) => putBack(engine, write.step)));
      journal.undone();
      return { replies, changes: undefined };
    }
    const changed = await Promise.all(
      writes.map(async (write, index): Promise<Change> => {
        const after = await imageAfter(engine, write, replies[index] as Reply);
        return { shape: write.shape, before: write.step.before, after };
      }),
    );
    const commit: Commit = { at: commitTime(), records: changes.describe(changed, origin.expired ?? false) };
    if (origin.token) commit.token = origin.token;
    journal.commit(commit);
    changes.add(commit);
    if (journal.bytes() > JOURNAL_BYTES_MAX) {
      changes.trim(now());
      journal.renew(changes.retained());
    }
    return { replies, changes: changed };
  };

  const recover = async (): Promise<void> => {
    const { unfinished } = journal.opened;
    if (unfinished === undefined) return;
    for (const step of unfinished) await rollBack(engine, step);
    journal.undone();
  };
  return { apply, recover };
};
