/**
 * A stretch of one partition of the usage table: what a query reads, said once for both stores.
 * @module
 */

/** Which partition, and what of it in which order. */
export interface UsageStretch {
  readonly pk: string;
  /** Sort keys from this text on, and up to and including that one. */
  readonly from?: string;
  readonly to?: string;
  readonly newestFirst?: boolean;
  /** Whether what was written a moment ago must be seen. */
  readonly strong: boolean;
}

/** Which page of a stretch. */
export interface StretchPage {
  readonly limit?: number;
  /** Sort key of the last item before the page. */
  readonly after?: string;
}
