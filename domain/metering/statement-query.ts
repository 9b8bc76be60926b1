/**
 * What stands in the address of a usage statement.
 * @module
 */
import * as v from 'valibot';
import { TenantId } from '../identifiers.ts';
import { MONTH } from './statement.ts';

/** A link to a statement: what it shows, until when, and its signature under a key. */
export const StatementQuery = v.object({
  tenant: TenantId,
  month: v.pipe(v.string(), v.regex(MONTH, 'is no month')),
  /** ms since 1970. */
  expires: v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'is no time')),
  /** Tells the key. */
  key: v.string(),
  signature: v.string(),
});
