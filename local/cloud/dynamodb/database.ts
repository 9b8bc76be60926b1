import type { Changes } from './changes.ts';
import type { Engine } from './engine.ts';
import type { Flight } from './flight.ts';
import type { Gate } from './gate.ts';
import type { Groups } from './group.ts';
import type { Settings } from './settings.ts';
import type { Tables } from './tables.ts';
import type { Tokens } from './tokens.ts';

/** The parts that the operations share. */
export interface Database {
  engine: Engine;
  gate: Gate;
  tables: Tables;
  settings: Settings;
  changes: Changes;
  groups: Groups;
  flight: Flight;
  tokens: Tokens;
  /** Milliseconds since the epoch, by the sandbox's clock. */
  now: () => number;
  /** `arn:aws:dynamodb:<region>:<account>:table/<name>` */
  arnOf(table: string): string;
  region: string;
  /** To be called after a commit with the tables whose streams have new records. */
  announce(tables: Iterable<string>): void;
}
