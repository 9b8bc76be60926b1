/**
 * What a tour that broke off says.
 * @module
 */
import { NotAsSaid } from './narrator.ts';

const OLDER = `If the sandbox was started before the sources changed, it runs the older ones: stop it and npm start again. It builds
what changed and keeps its state.`;

/** Faults of the tour itself, where the way to them is what helps. */
const isOurs = (error: Error): boolean => error instanceof TypeError || error instanceof ReferenceError;

/**
 * In words, what broke off the tour and what to do.
 * @param port of the sandbox's home page
 */
export const failureText = (error: unknown, port: number): string => {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof TypeError && error.message === 'fetch failed')
    return `Nothing answers on port ${port}: start the sandbox with npm start first.`;
  if (error instanceof NotAsSaid) return `\nNot as said: ${error.message}\n\n${OLDER}`;
  return isOurs(error)
    ? String(error.stack)
    : `\nThe sandbox answers otherwise: ${error.message}\n\n${OLDER}`;
};
