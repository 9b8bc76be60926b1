/**
 * A request to cancel an agreement, sent by the seller and put before the buyer: they agree or not, and after seven days of
 * silence AWS agrees for them. It ends nothing by itself: the agreement's end is told of by its own notifications.
 * @module
 */
import type { Instant } from '../time.ts';

/** AWS's statuses (SDK 3.1138.0, facts §3.4); one that is not known reads OTHER. */
export const CANCELLATION_STATUSES = [
  'PENDING_APPROVAL',
  'APPROVED',
  'REJECTED',
  'CANCELLED',
  'VALIDATION_FAILED',
  'OTHER',
] as const;
export type CancellationStatus = (typeof CANCELLATION_STATUSES)[number];

/** What AWS Marketplace says of one request. */
export interface CancellationRequest {
  /** `acr-…` */
  readonly requestId: string;
  readonly agreementId: string;
  readonly status: CancellationStatus;
  /** When it came into that status. */
  readonly at: Instant;
  /** The buyer's words, or AWS's, on why it ended so. */
  readonly reason?: string;
}

const isSettled = (status: CancellationStatus): boolean => status === 'APPROVED' || cameToNothing(status);

/**
 * Whether something that is heard of a request is news beside what is known of it. A request is settled once, and whatever AWS's
 * clocks say (the API's and the notifications' differ by a second), it was pending before.
 */
export const isNewsOfRequest = (
  known: Pick<CancellationRequest, 'status' | 'at'>,
  heard: Pick<CancellationRequest, 'status' | 'at'>,
): boolean => !isSettled(known.status) && (isSettled(heard.status) || heard.at > known.at);

/** Whether the request came to nothing: the agreement goes on, and a person must look. */
export const cameToNothing = (status: CancellationStatus): boolean =>
  status === 'REJECTED' || status === 'CANCELLED' || status === 'VALIDATION_FAILED';
