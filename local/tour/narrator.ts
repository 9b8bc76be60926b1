/**
 * Tells a story step by step and checks that each step is as it says.
 * @module
 */

/** ms · how long a step may take until it is as said; the sandbox is asynchronous as AWS is. */
const PATIENCE_MS = 30_000;
const POLL_MS = 50;

/** A step that was not as said. */
export class NotAsSaid extends Error {}

/** Tells one story on stdout. */
export class Narrator {
  steps = 0;

  /** Begins a story. */
  title(text: string): void {
    console.log(`\n\x1b[1m${text}\x1b[0m`);
  }

  /** Something the actor does. */
  async act<Result>(text: string, perform: () => Promise<Result>): Promise<Result> {
    this.steps += 1;
    const result = await perform();
    console.log(`  ${text}`);
    return result;
  }

  /**
   * Something that shall be so, now or soon.
   * @param look gives what is seen; the step holds once `isSo` says yes
   * @throws NotAsSaid with what was seen last
   */
  async see<Seen>(text: string, look: () => Promise<Seen>, isSo: (seen: Seen) => boolean): Promise<Seen> {
    this.steps += 1;
    const startedAt = performance.now();
    let seen = await look();
    while (!isSo(seen)) {
      if (performance.now() - startedAt > PATIENCE_MS) {
        console.log(`\x1b[31m✗ ${text}\x1b[0m`);
        throw new NotAsSaid(`${text}: seen instead ${JSON.stringify(seen)?.slice(0, 1500)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      seen = await look();
    }
    console.log(`\x1b[32m✓\x1b[0m ${text}`);
    return seen;
  }
}
