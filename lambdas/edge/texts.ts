/**
 * Lists of plain texts in the environment.
 * @module
 */
import * as v from 'valibot';

/** Reads a JSON array of texts; throws at start where it is none. */
export const parseTexts = (json: string): readonly string[] => v.parse(v.array(v.string()), JSON.parse(json));
