/**
 * Seeds in which something was once broken: the fast suite plays them for ever.
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('./seeds.json', import.meta.url);

/** A seed, and what it broke when it was found. */
export interface KeptSeed {
  readonly seed: number;
  readonly says: string;
}

/** The seeds that are kept, in the order in which they were found. */
export const keptSeeds = (): KeptSeed[] => JSON.parse(readFileSync(FILE, 'utf8')) as KeptSeed[];

/** Keeps what is new: one seed for each thing that it breaks. */
export const keepSeeds = (failures: readonly KeptSeed[]): void => {
  const kept = keptSeeds();
  const kindOf = ({ says }: KeptSeed): string => says.split('|')[0] ?? says;
  const added: KeptSeed[] = [];
  for (const { seed, says } of failures) {
    const isKnown = [...kept, ...added].some((each) => each.seed === seed);
    if (!isKnown && added.every((each) => kindOf(each) !== kindOf({ seed, says })))
      added.push({ seed, says });
  }
  if (added.length > 0) writeFileSync(FILE, `${JSON.stringify([...kept, ...added], undefined, 2)}\n`);
};
