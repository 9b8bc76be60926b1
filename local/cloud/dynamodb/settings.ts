import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Body } from './wire.ts';

export type ViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

/** A stream, also of a table that is gone: it can be read for as long as its records are kept. */
export interface StreamSettings {
  arn: string;
  label: string;
  table: string;
  keySchema: unknown;
  viewType: ViewType;
  /** Milliseconds since the epoch. */
  createdAt: number;
  disabledAt?: number;
}

/** What the engine does not keep of a table. */
export interface TableSettings {
  /** Milliseconds since the epoch, by the database's clock. */
  createdAt: number;
  /** The attribute with the second at which an item expires; absent: items stay. */
  timeToLive?: string;
  pointInTimeRecovery: boolean;
  deletionProtection: boolean;
  /** Told back by DescribeTable as they came: SSESpecification, TableClass. */
  declared: Body;
}

interface Stored {
  tables: Record<string, TableSettings>;
  streams: StreamSettings[];
}

export interface Settings {
  table(name: string): TableSettings | undefined;
  tables(): [string, TableSettings][];
  streams(): readonly StreamSettings[];
  /** The stream that a table writes to now. */
  stream(table: string): StreamSettings | undefined;
  setTable(name: string, settings: TableSettings | undefined): void;
  setStreams(streams: StreamSettings[]): void;
}

const FILE = 'tables.json';

/**
 * Opens the settings; each change is on disk when its call returns, whole or not at all.
 * @param directory where `tables.json` lies; absent: in memory
 */
export const openSettings = (directory?: string): Settings => {
  const path = directory === undefined ? undefined : join(directory, FILE);
  const stored: Stored =
    path !== undefined && existsSync(path)
      ? JSON.parse(readFileSync(path, 'utf8'))
      : { tables: {}, streams: [] };

  const save = (): void => {
    if (path === undefined || directory === undefined) return;
    mkdirSync(directory, { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify(stored, null, 2));
    renameSync(`${path}.new`, path);
  };

  return {
    table: (name) => stored.tables[name],
    tables: () => Object.entries(stored.tables),
    streams: () => stored.streams,
    stream: (table) => stored.streams.find((one) => one.table === table && one.disabledAt === undefined),
    setTable: (name, settings) => {
      if (settings === undefined) delete stored.tables[name];
      else stored.tables[name] = settings;
      save();
    },
    setStreams: (streams) => {
      stored.streams = streams;
      save();
    },
  };
};
