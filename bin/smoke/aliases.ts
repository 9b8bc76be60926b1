/**
 * Which version each function serves: written down before a deployment, and led back to where it fails.
 * @module
 */

import { GetAliasCommand, LambdaClient, UpdateAliasCommand } from '@aws-sdk/client-lambda';
import * as v from 'valibot';
import { LIVE } from '#domain/names.ts';
import type { Place } from './place.ts';

/** Function name → number of the version that its alias `live` leads to. */
export const Versions = v.record(v.string(), v.string());
export type Versions = v.InferOutput<typeof Versions>;

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ResourceNotFoundException';

/** What each function serves now; a function that has no such alias is left out. */
export const liveVersions = async (functions: readonly string[], place: Place): Promise<Versions> => {
  const client = new LambdaClient(place);
  const found = await Promise.all(
    functions.map(async (name): Promise<[string, string][]> => {
      try {
        const alias = await client.send(new GetAliasCommand({ FunctionName: name, Name: LIVE }));
        return alias.FunctionVersion === undefined ? [] : [[name, alias.FunctionVersion]];
      } catch (error) {
        if (isAbsent(error)) return [];
        throw error;
      }
    }),
  );
  return Object.fromEntries(found.flat());
};

/** A function whose alias was led elsewhere. */
export interface Shifted {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Leads every alias back to the version in `versions`, and gives those that were not there.
 * Functions that came with the deployment have nothing to go back to: nothing older calls them.
 */
export const shiftBack = async (versions: Versions, place: Place): Promise<Shifted[]> => {
  const client = new LambdaClient(place);
  const now = await liveVersions(Object.keys(versions), place);
  const moves = Object.entries(versions).flatMap(([name, to]) => {
    const from = now[name];
    return from === undefined || from === to ? [] : [{ name, from, to }];
  });
  for (const { name, to } of moves) {
    await client.send(new UpdateAliasCommand({ FunctionName: name, Name: LIVE, FunctionVersion: to }));
  }
  return moves;
};
