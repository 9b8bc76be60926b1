/**
 * What the API of support cases needs from outside.
 * @module
 */
import type { AttachmentsBucket } from '#lambdas/edge/attachments.ts';
import type { SendLetter } from '#lambdas/edge/mail.ts';
import type { PolicyShelf } from '#lambdas/edge/policies.ts';
import type { Sealing } from '#lambdas/edge/sealing.ts';
import type { CorridorStore, StateStore } from '#lambdas/stores/state-store.ts';
import type { Surroundings } from '#lambdas/stores/unit-of-work.ts';

/** What `support-api` needs. */
export interface SupportPorts {
  readonly store: CorridorStore & Pick<StateStore, 'list'>;
  readonly policies: PolicyShelf;
  readonly surroundings: Surroundings;
  readonly sealing: Pick<Sealing, 'seal' | 'open'>;
  readonly files: AttachmentsBucket;
  readonly sendLetter: SendLetter;
  /** Addresses of the seller's operators; letters go to nobody else. */
  readonly operators: readonly string[];
}
