/**
 * Asks AWS Marketplace to put the cancellation of an agreement before its buyer, and reads what became of it. Only the proposer
 * may (facts §7): in a channel partner's sale that is the partner.
 * @module
 */
import {
  CancelAgreementCancellationRequestCommand,
  GetAgreementCancellationRequestCommand,
  ListAgreementCancellationRequestsCommand,
  type MarketplaceAgreementClient,
  SendAgreementCancellationRequestCommand,
} from '@aws-sdk/client-marketplace-agreement';
import * as v from 'valibot';
import { type Refusal, refuse } from '#domain/errors.ts';
import { CANCELLATION_STATUSES, type CancellationRequest } from '#domain/reassignment/cancellation.ts';

/** What to send. */
export interface CancellationWanted {
  readonly agreementId: string;
  /** 64 characters at most. The same token gives the same request, however often it is sent. */
  readonly clientToken: string;
  /** What the buyer reads, 2,000 characters at most. */
  readonly description?: string;
}

/** Why no request can be made: a person has to go another way. `reason` is AWS's. */
export interface CancellationImpossible {
  readonly outcome: 'not-proposer' | 'agreement-ended' | 'impossible';
  readonly reason: string;
}

/** Sent (now, or before under this token); or another one was pending before. */
export type CancellationSent =
  | { readonly outcome: 'sent' | 'pending'; readonly request: CancellationRequest }
  | CancellationImpossible;

/**
 * The seller's wishes to cancel. Refusals: THROTTLED, UPSTREAM_UNAVAILABLE, with AWS's error in `details.reason`; they say
 * nothing of what was done, and the call is made again.
 */
export interface Cancellations {
  /** For the reason REPLACING_AGREEMENT: another agreement has taken its place. */
  send(wanted: CancellationWanted): Promise<CancellationSent | Refusal>;
  /** `undefined` where AWS knows no such request of ours. */
  read(agreementId: string, requestId: string): Promise<CancellationRequest | undefined | Refusal>;
  /** Takes one back that the buyer has not answered; `undefined` where none is pending any more. */
  withdraw(agreementId: string, requestId: string): Promise<CancellationRequest | undefined | Refusal>;
}

/** What the buyer reads; AWS asks for a reason. */
const WITHDRAWN = 'The agreement stays: it is in use again.';

const Request = v.object({
  agreementId: v.string(),
  agreementCancellationRequestId: v.string(),
  status: v.fallback(v.picklist(CANCELLATION_STATUSES), 'OTHER'),
  statusMessage: v.nullish(v.string()),
  updatedAt: v.pipe(
    v.date(),
    v.transform((date) => date.getTime()),
  ),
});

const requestOf = (answer: unknown): CancellationRequest => {
  const { agreementId, agreementCancellationRequestId, status, statusMessage, updatedAt } = v.parse(
    Request,
    answer,
  );
  return {
    requestId: agreementCancellationRequestId,
    agreementId,
    status,
    at: updatedAt,
    ...(statusMessage ? { reason: statusMessage } : {}),
  };
};

/** What AWS threw, as far as it says why. */
const faultOf = (error: unknown): { readonly name: string; readonly reason: string } => {
  const { name, reason } = error as Error & { reason?: string };
  return { name, reason: reason ?? name };
};

const notNow = (error: unknown): Refusal => {
  const { name } = faultOf(error);
  return refuse(name === 'ThrottlingException' ? 'THROTTLED' : 'UPSTREAM_UNAVAILABLE', { reason: name });
};

const pendingOf = async (
  client: MarketplaceAgreementClient,
  agreementId: string,
): Promise<CancellationSent> => {
  const { items } = await client.send(
    new ListAgreementCancellationRequestsCommand({
      partyType: 'Proposer',
      agreementId,
      status: 'PENDING_APPROVAL',
    }),
  );
  const [pending] = items ?? [];
  // a conflict with something else, e.g. an agreement that depends on this one
  return pending
    ? { outcome: 'pending', request: requestOf(pending) }
    : { outcome: 'impossible', reason: 'ConflictException' };
};

/** A stranger to an agreement is told that it is denied, or that there is none: AWS does not say which (facts §7). */
const impossibleOf = (error: unknown): CancellationImpossible | undefined => {
  const { name, reason } = faultOf(error);
  if (name === 'AccessDeniedException' || name === 'ResourceNotFoundException')
    return { outcome: 'not-proposer', reason };
  if (name !== 'ValidationException') return undefined;
  return { outcome: reason === 'INACTIVE_AGREEMENT' ? 'agreement-ended' : 'impossible', reason };
};

/**
 * Asks AWS Marketplace.
 * @param client with the seller's credentials; it tries again by itself what was throttled
 */
export const cancellations = (client: MarketplaceAgreementClient): Cancellations => ({
  send: async ({ agreementId, clientToken, description }) => {
    try {
      const answer = await client.send(
        new SendAgreementCancellationRequestCommand({
          agreementId,
          reasonCode: 'REPLACING_AGREEMENT',
          clientToken,
          ...(description === undefined ? {} : { description }),
        }),
      );
      return { outcome: 'sent', request: requestOf(answer) };
    } catch (error) {
      if (faultOf(error).name === 'ConflictException') return pendingOf(client, agreementId).catch(notNow);
      return impossibleOf(error) ?? notNow(error);
    }
  },
  read: async (agreementId, agreementCancellationRequestId) => {
    try {
      return requestOf(
        await client.send(
          new GetAgreementCancellationRequestCommand({ agreementId, agreementCancellationRequestId }),
        ),
      );
    } catch (error) {
      return impossibleOf(error) ? undefined : notNow(error);
    }
  },
  withdraw: async (agreementId, agreementCancellationRequestId) => {
    try {
      return requestOf(
        await client.send(
          new CancelAgreementCancellationRequestCommand({
            agreementId,
            agreementCancellationRequestId,
            cancellationReason: WITHDRAWN,
          }),
        ),
      );
    } catch (error) {
      const isSettled = faultOf(error).name === 'ConflictException' || impossibleOf(error) !== undefined;
      return isSettled ? undefined : notNow(error);
    }
  },
});
