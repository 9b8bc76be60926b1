/**
 * Clients of AWS's SDK without a wire: what a module of ours sends goes through the gate of its process to the simulator's
 * core, and comes back as the SDK would give it.
 * @module
 */
import type { Caller } from '#local/marketplace/call.ts';
import type { MarketplaceCore } from '#local/marketplace/core.ts';
import type { OperationName } from '#local/marketplace/operations.ts';
import type { Process } from '../world/world.ts';

interface Command {
  readonly input: unknown;
}

const SECOND_MS = 1_000;
const DATES = new Set(['createdAt', 'updatedAt', 'acceptanceTime', 'startTime', 'endTime']);

/** Times of the wire are epoch seconds; the SDK makes dates of them. */
const revived = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      DATES.has(key) && typeof member === 'number' ? new Date(member * SECOND_MS) : revived(member),
    ]),
  );
};

/** The error as the SDK throws it: by AWS's name, with AWS's members. */
const thrown = (error: unknown): Error => {
  const { name, code, message, members } = error as Error & { code?: string; members?: object };
  return name === 'AwsFault' && code
    ? Object.assign(new Error(message), { name: code, ...members })
    : (error as Error);
};

/** What any client of the SDK is to those who use it here. */
export const clientOf = (process: Process, core: MarketplaceCore, caller?: Caller) => ({
  send: async (command: Command): Promise<unknown> => {
    const name = command.constructor.name.replace(/Command$/, '') as OperationName;
    try {
      return revived(await process.io(name, () => core.call(name, command.input, caller)));
    } catch (error) {
      throw thrown(error);
    }
  },
});
