/**
 * How far the comparison with AWS Marketplace has come, and which span of time a run looks at.
 * @module
 */
import { REPAIR_FIRST_LOOKBACK_MS, REPAIR_OVERLAP_MS, REPAIR_SETTLING_MS } from '../limits.ts';
import type { Instant } from '../time.ts';
import type { RepairReport } from './findings.ts';

/** The searches that a run makes, each with its own watermark: by last update, and by start (future-dated agreements). */
export const SEARCHES = ['updated', 'started'] as const;
export type SearchName = (typeof SEARCHES)[number];

export interface Watermark {
  readonly search: SearchName;
  /** Everything up to here was applied. */
  readonly reachedAt: Instant;
  /** Whether the run came to the end of its span; else the next goes on where it stopped. */
  readonly isComplete: boolean;
  readonly ranAt: Instant;
  readonly report: RepairReport;
}

/** Half-open in neither direction: AWS's filters leave out both ends. */
export interface Span {
  readonly after: Instant;
  readonly before: Instant;
}

/**
 * What a run looks at: from the watermark, a little earlier since AWS's index may lag, up to what has had time to be
 * told. A run that was cut short is continued without overlap, so that a crowded hour cannot hold it up for good.
 */
export const spanOf = (watermark: Watermark | undefined, now: Instant): Span => {
  const before = now - REPAIR_SETTLING_MS;
  if (!watermark) return { after: before - REPAIR_FIRST_LOOKBACK_MS, before };
  const { reachedAt, isComplete } = watermark;
  return { after: isComplete ? reachedAt - REPAIR_OVERLAP_MS : reachedAt - 1, before };
};
