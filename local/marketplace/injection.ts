import { AwsFault } from './fault.ts';
import type { ApiFault } from './faults.ts';
import { random } from './randomness.ts';
import type { MarketplaceState } from './state.ts';

/** Whether a fault of this kind strikes the operation at `now` (epoch ms); spends one of its `times` if so. */
export const hits = (
  state: MarketplaceState,
  operation: string,
  kind: ApiFault['kind'],
  now: number,
): boolean => {
  for (const fault of state.faults.api) {
    if (fault.kind !== kind || (fault.operation !== '*' && fault.operation !== operation)) continue;
    if (fault.times === 0 || (fault.until !== null && now >= fault.until)) continue;
    if (fault.rate < 1 && random(state) >= fault.rate) continue;
    if (fault.times !== null) fault.times -= 1;
    return true;
  }
  return false;
};

/** Names of a service's own errors. */
export interface ErrorNames {
  readonly internal: string;
  readonly disabled: string;
}

const internal = (names: ErrorNames): AwsFault =>
  new AwsFault(names.internal, 'An internal error has occurred. Retry your request.', { status: 500 });

/** Throws when a fault strikes before the operation has done anything. */
export const injectBefore = (
  state: MarketplaceState,
  operation: string,
  names: ErrorNames,
  now: number,
): void => {
  if (hits(state, operation, 'outage', now))
    throw new AwsFault(names.internal, 'Service unavailable.', { status: 503 });
  if (hits(state, operation, 'throttle', now)) throw new AwsFault('ThrottlingException', 'Rate exceeded');
  if (hits(state, operation, 'disabled', now))
    throw new AwsFault(names.disabled, 'The API is disabled in the Region.');
  if (hits(state, operation, 'internal', now)) throw internal(names);
};

/** Throws when the work was done but its reply is to be lost. */
export const injectAfter = (
  state: MarketplaceState,
  operation: string,
  names: ErrorNames,
  now: number,
): void => {
  if (hits(state, operation, 'reply-lost', now)) throw internal(names);
};
