import { settleCancellation } from './lifecycle/cancellation.ts';
import { close, deprovision } from './lifecycle/end.ts';
import { provision, refusePayment } from './lifecycle/provision.ts';
import { reachEnd } from './lifecycle/succeed.ts';
import { agreementOf } from './lookups.ts';
import { announceEnding } from './notices/agreements.ts';
import { release } from './notices/outbox.ts';
import type { MarketplaceState, Step } from './state.ts';
import { takeDue } from './timeline.ts';

const remind = (
  state: MarketplaceState,
  { agreementId, days }: { agreementId: string; days: number },
  at: number,
) => {
  const agreement = agreementOf(state, agreementId);
  if (agreement.status === 'ACTIVE' && agreement.proposer === state.sellerAccount)
    announceEnding(state, agreement, at, days);
};

const approve = (state: MarketplaceState, requestId: string, at: number): void => {
  const request = state.cancellationRequests[requestId];
  if (request !== undefined)
    settleCancellation(state, request, 'APPROVED', { message: 'The buyer did not answer in time.', now: at });
};

const perform = (state: MarketplaceState, step: Step, at: number): void => {
  switch (step.do) {
    case 'announce':
      return release(state, step.message, at);
    case 'provision':
      return provision(state, agreementOf(state, step.agreementId), at);
    case 'refuse-payment':
      return refusePayment(state, agreementOf(state, step.agreementId), at);
    case 'deprovision':
      return deprovision(state, agreementOf(state, step.agreementId), at);
    case 'close':
      return close(state, step.licenseArn, at);
    case 'remind':
      return remind(state, step, at);
    case 'approve':
      return approve(state, step.requestId, at);
    case 'reach-end': {
      const agreement = agreementOf(state, step.agreementId);
      if (agreement.status === 'ACTIVE') reachEnd(state, agreement, at);
    }
  }
};

/** Lets everything happen that is due by `now` (epoch ms), each at its own time, however late it is asked for. */
export const advance = (state: MarketplaceState, now: number): void => {
  for (let due = takeDue(state, now); due !== undefined; due = takeDue(state, now))
    perform(state, due.step, due.at);
};
