import { openRing } from '#local/cloud/state/ring.ts';

/** A webhook that the sandbox's own receiver got. */
export interface Capture {
  /** Epoch ms by the sandbox's clock. */
  receivedAt: number;
  /** The webhook's name, from the address it was sent to. */
  name: string;
  eventId: string;
  /** Whether its signature is right, recent, and made with a key that is valid now. */
  verified: boolean;
  body: string;
}

/** Every webhook that was received. */
export interface Captures {
  add(capture: Capture): void;
  /** The newest first. */
  all(): Capture[];
}

const CAPTURES_KEPT = 1_000;

/** Opens the webhooks kept in `file` (absent: in memory). */
export const openCaptures = (file?: string): Captures => {
  const ring = openRing<Capture>(CAPTURES_KEPT, file);
  return { add: ring.push, all: ring.newest };
};
