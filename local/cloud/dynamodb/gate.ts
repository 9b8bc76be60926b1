/**
 * One gate for the whole database: any number of reads, or one write. What passes is isolated: a read never sees
 * a transaction that is half applied or about to be rolled back, and writes are serial.
 */
export interface Gate {
  read<T>(work: () => Promise<T>): Promise<T>;
  write<T>(work: () => Promise<T>): Promise<T>;
}

interface Waiting {
  exclusive: boolean;
  enter(): void;
}

/** First come, first served, so neither reads nor writes starve. */
export const makeGate = (): Gate => {
  const queue: Waiting[] = [];
  let readers = 0;
  let writing = false;

  const advance = (): void => {
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      if (writing || (next.exclusive && readers > 0)) return;
      queue.shift();
      if (next.exclusive) writing = true;
      else readers += 1;
      next.enter();
    }
  };

  const pass = async <T>(exclusive: boolean, work: () => Promise<T>): Promise<T> => {
    await new Promise<void>((enter) => {
      queue.push({ exclusive, enter });
      advance();
    });
    try {
      return await work();
    } finally {
      if (exclusive) writing = false;
      else readers -= 1;
      advance();
    }
  };

  return { read: (work) => pass(false, work), write: (work) => pass(true, work) };
};
