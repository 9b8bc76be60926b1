import { isoSeconds } from '../instant.ts';
import { OPEN_END } from '../limits.ts';
import { productOf } from '../lookups.ts';
import type { Agreement, Intent, MarketplaceState } from '../state.ts';
import { announce } from '../timeline.ts';
import { agreementArn, envelope, type Role } from './envelope.ts';

/** The seller is both roles in a direct sale and then hears only the proposer's copy; in a CPPO only the manufacturer's. */
export const roleIn = (state: MarketplaceState, agreement: Agreement): Role =>
  agreement.proposer === state.sellerAccount ? 'Proposer' : 'Manufacturer';

const parties = (agreement: Agreement) => ({
  acceptor: { accountId: agreement.acceptor },
  proposer: { accountId: agreement.proposer },
});

const titled = (state: MarketplaceState, agreement: Agreement) => {
  const product = productOf(state, agreement.productCode);
  return { id: product.id, title: product.title };
};

const terms = (agreement: Agreement, intent: Intent) => ({
  id: agreement.id,
  intent,
  status: 'ACTIVE',
  acceptanceTime: isoSeconds(agreement.acceptanceTime),
  startTime: isoSeconds(agreement.startTime),
  endTime: agreement.endTime === null ? OPEN_END : isoSeconds(agreement.endTime),
});

const send = (
  state: MarketplaceState,
  agreement: Agreement,
  at: number,
  { name, role, detail }: { name: string; role: Role; detail: Record<string, unknown> },
): void =>
  announce(
    state,
    at,
    envelope(state, {
      at,
      detailType: `Purchase Agreement ${name} - ${role}`,
      resources: [agreementArn(agreement.id)],
      detail,
    }),
  );

/** Purchase Agreement Created. A renewal names what it renews and its product, and says nothing of a reseller. */
export const announceCreated = (state: MarketplaceState, agreement: Agreement, at: number): void => {
  const { intent } = agreement;
  const renewal = intent === 'RENEW';
  send(state, agreement, at, {
    name: 'Created',
    role: roleIn(state, agreement),
    detail: {
      agreement: {
        ...terms(agreement, intent),
        ...(renewal ? { previousAgreementId: agreement.previousAgreementId } : {}),
      },
      ...(renewal
        ? { product: titled(state, agreement) }
        : { resaleAuthorization: { id: agreement.resaleAuthorizationId } }),
      acceptor: { accountId: agreement.acceptor },
      proposer: { accountId: agreement.proposer, ...(renewal ? { name: 'Example Seller' } : {}) },
      offer: { id: agreement.offerId },
    },
  });
};

/** Purchase Agreement Amended; the proposer's copy also says what became of the renewal. */
export const announceAmended = (state: MarketplaceState, agreement: Agreement, at: number): void => {
  const role = roleIn(state, agreement);
  const disabledBy = agreement.proposerOptedOut ? 'PROPOSER' : agreement.autoRenew ? null : 'ACCEPTOR';
  const renewal = agreement.endTime !== null && role === 'Proposer';
  send(state, agreement, at, {
    name: 'Amended',
    role,
    detail: {
      agreement: {
        ...terms(agreement, 'AMEND'),
        ...(renewal ? { autoRenewalEnabled: disabledBy === null } : {}),
      },
      resaleAuthorization: { id: agreement.resaleAuthorizationId },
      ...parties(agreement),
      offer: { id: agreement.offerId },
      ...(renewal
        ? { renewalSummary: { lockoutStartTime: null, disabledBy }, product: titled(state, agreement) }
        : {}),
    },
  });
};

/** Purchase Agreement Ended, with the status it ended in. The captured one carried no offer. */
export const announceEnded = (state: MarketplaceState, agreement: Agreement, at: number): void =>
  send(state, agreement, at, {
    name: 'Ended',
    role: roleIn(state, agreement),
    detail: {
      agreement: { id: agreement.id, status: agreement.status },
      resaleAuthorization: { id: agreement.resaleAuthorizationId },
      ...parties(agreement),
      ...(state.coins.endedOffer === 'present' ? { offer: { id: agreement.offerId } } : {}),
    },
  });

/** Purchase Agreement Advisory Issued or Resolved; only the manufacturer's copy exists, on direct sales too. */
export const announceAdvisory = (state: MarketplaceState, agreement: Agreement, at: number): void => {
  const resolvedAt = agreement.advisory?.resolvedAt ?? null;
  send(state, agreement, at, {
    name: resolvedAt === null ? 'Advisory Issued' : 'Advisory Resolved',
    role: 'Manufacturer',
    detail: {
      agreement: { id: agreement.id },
      product: { id: productOf(state, agreement.productCode).id },
      ...parties(agreement),
      offer: { id: agreement.offerId },
      advisory: resolvedAt === null ? { issuedAt: isoSeconds(at) } : { resolvedAt: isoSeconds(resolvedAt) },
    },
  });
};

/** Purchase Agreement Ending, for the proposer only. */
export const announceEnding = (
  state: MarketplaceState,
  agreement: Agreement,
  at: number,
  daysBeforeEndTime: number,
): void => {
  const disabledBy = agreement.proposerOptedOut ? 'PROPOSER' : agreement.autoRenew ? null : 'ACCEPTOR';
  send(state, agreement, at, {
    name: 'Ending',
    role: 'Proposer',
    detail: {
      agreement: {
        id: agreement.id,
        startTime: isoSeconds(agreement.startTime),
        endTime: agreement.endTime === null ? OPEN_END : isoSeconds(agreement.endTime),
        status: agreement.status,
        daysBeforeEndTime,
        autoRenewalEnabled: disabledBy === null,
      },
      renewalSummary: { lockoutStartTime: null, disabledBy },
      product: titled(state, agreement),
      acceptor: { accountId: agreement.acceptor },
      proposer: { name: 'Example Seller', accountId: agreement.proposer },
      offer: { id: agreement.offerId },
    },
  });
};
