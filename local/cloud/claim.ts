import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Claims a state directory for this process; the answer gives it free. Two sandboxes over one state would tear it, so a
 * second one is an Error that names the first.
 */
export const claim = (directory: string): (() => void) => {
  const file = join(directory, 'pid');
  mkdirSync(directory, { recursive: true });
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (holder > 0 && holder !== process.pid && isAlive(holder)) {
    throw new Error(
      `${directory} is in use by process ${holder}: end it, or delete ${file} if that is no sandbox`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
};
