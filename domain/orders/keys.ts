/**
 * Keys are secrets: shown to who may, one at a time, and every reading is kept. Use begins with the first.
 * @module
 */
import { type Refusal, refuse } from '../errors.ts';
import type { DomainEvent } from '../events/schemas.ts';
import type { Instant } from '../time.ts';
import { type LicenseContract, type LicenseKey, withLine } from './contract.ts';
import { keyReadEvent } from './events.ts';

/** A contract after a key was read. */
export interface KeyRead {
  readonly contract: LicenseContract;
  readonly key: LicenseKey;
  readonly events: readonly DomainEvent[];
}

/**
 * Opens one key for a person; who and why stands in the audit entry.
 * @returns refusals: NOT_FOUND; ABOLISHED, since a key that is abolished must not be used any more
 */
export const readKey = (contract: LicenseContract, keyId: string, now: Instant): KeyRead | Refusal => {
  const line = contract.lines.find(({ keys }) => keys.some((each) => each.keyId === keyId));
  const known = line?.keys.find((each) => each.keyId === keyId);
  if (!line || !known) return refuse('NOT_FOUND', { id: keyId });
  if (known.state.name === 'ABOLISHED') return refuse('ABOLISHED', { contractId: contract.contractId });
  const key = known.firstReadAt === undefined ? { ...known, firstReadAt: now } : known;
  const keys = line.keys.map((each) => (each === known ? key : each));
  return {
    contract: key === known ? contract : withLine(contract, { ...line, keys }),
    key,
    events: [keyReadEvent(contract, key, now)],
  };
};
