/**
 * Bugs of changes of payer.
 * @module
 */
import type { Planted } from './planted.ts';

export const REASSIGNMENT_BUGS: readonly Planted[] = [];
