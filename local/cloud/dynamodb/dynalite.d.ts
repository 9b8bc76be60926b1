/** The package has no types of its own; only its HTTP server is used. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    /** Folder of the LevelDB store; absent: in memory. */
    path?: string;
    createTableMs?: number;
    updateTableMs?: number;
    deleteTableMs?: number;
  }
  const createServer: (options: Options) => Server;
  export = createServer;
}
