/**
 * Examples of what `/v1` says of reassignments, for the API's document; a test parses each with its schema.
 * @module
 */
import {
  CHANGE_ID,
  inBoth,
  inSummary,
  SELF,
  SOURCE_ID,
  STEPS,
  stepsAt,
  TARGET_ID,
  TENANT_ID,
} from './reassignment-example-parts.ts';
import type { ReassignmentOutcome } from './reassignment-writes.ts';
import type { ReassignmentSummary, ReassignmentsPage, ReassignmentView } from './reassignments.ts';

const summary: ReassignmentSummary = {
  ...inSummary,
  ...{
    state: {
      name: 'CANCEL_AWAITED',
      text: 'The source account is to be canceled',
      since: '2026-11-21T10:16:00.000Z',
    },
    next: {
      code: 'CANCEL',
      text: 'Sign in to AWS account 111111111111, not to 222222222222. AWS Marketplace Subscriptions → Trend Micro Cloud One → Manage (管理) → Agreement (契約) → Actions (アクション) → Cancel (キャンセル). If Trend Micro Cloud One is not listed there, this is the wrong account.',
      who: 'buyer',
      account: '111111111111',
    },
    cancelSafe: {
      safe: true,
      text: 'AWS account 111111111111 can be canceled: the target pays, and everything is registered.',
      services: [],
    },
    dangling: [SOURCE_ID],
    version: 6,
    links: {
      self: SELF,
      tenant: `/v1/tenants/${TENANT_ID}`,
      verify: `${SELF}/verify`,
      requestCancellation: `${SELF}/request-cancellation`,
      abort: `${SELF}/abort`,
    },
  },
};

/** Linked and verified: the source is to be canceled. */
export const REASSIGNMENT_EXAMPLE: ReassignmentView = {
  ...summary,
  ...inBoth,
  steps: stepsAt(STEPS.length - 1),
  ...{
    approval: {
      by: {
        kind: 'operator',
        name: 'aki',
      },
      at: '2026-11-21T10:15:00.000Z',
    },
    source: {
      account: '111111111111',
      reseller: 'Classmethod, Inc.',
      subscription: {
        subscriptionId: SOURCE_ID,
        state: 'ACTIVE',
        agreementId: 'agmt-4xkq2v8w9n',
        pays: false,
        href: `/v1/subscriptions/${SOURCE_ID}`,
      },
      offer: {
        offerId: 'offer-b3n8c6v1z7p2t',
        label: 'Classmethod, Inc. for SaaS 2025-11-01- Private Offer',
        kind: 'sppo',
      },
      openHours: {
        from: '2026-11-21T05:00:00.000Z',
        until: '2026-11-21T11:00:00.000Z',
        firstDueBy: '2026-11-22T05:00:00.000Z',
        by: 'late',
      },
    },
    target: {
      account: '222222222222',
      reseller: 'Classmethod, Inc.',
      subscription: {
        subscriptionId: TARGET_ID,
        state: 'ACTIVE',
        agreementId: 'agmt-7mz5r3t1kq',
        pays: true,
        href: `/v1/subscriptions/${TARGET_ID}`,
      },
      offer: {
        offerId: 'offer-u7k2m5x9q4w8e',
        label: 'Classmethod, Inc. for SaaS 2026-11-01- Private Offer',
        kind: 'sppo',
      },
    },
    cutOver: {
      hour: '2026-11-21T11:00:00.000Z',
      settled: true,
    },
    offer: {
      step: 'ALREADY_APPLIED',
      text: 'AWS account 222222222222 has subscribed to the private offer already: there is nothing to buy.',
      wanted: {
        offerId: 'offer-u7k2m5x9q4w8e',
        label: 'Classmethod, Inc. for SaaS 2026-11-01- Private Offer',
        kind: 'sppo',
      },
    },
    risks: [
      {
        code: 'BOTH_SUBSCRIBED',
        text: 'AWS accounts 111111111111 and 222222222222 may both be subscribed. Usage is billed to one of them, but the other subscription goes on until it is canceled.',
      },
    ],
    verification: {
      by: 'http',
      type: {
        wanted: 'AWS Marketplace',
        shown: 'AWS Marketplace',
      },
      services: [
        {
          id: 'workload-security',
          name: 'Workload Security',
          wanted: '登録済み',
          shown: '登録済み',
          registered: true,
        },
        {
          id: 'conformity',
          name: 'Conformity',
          wanted: '登録済み',
          shown: '登録済み',
          registered: true,
        },
      ],
      complete: true,
      at: '2026-11-21T10:16:00.000Z',
    },
    timeline: [
      {
        code: 'REQUESTED',
        text: 'The move was asked for.',
        at: '2026-11-21T10:15:00.000Z',
        by: {
          kind: 'operator',
          name: 'mika',
        },
      },
      {
        code: 'APPROVED',
        text: 'A second person approved.',
        at: '2026-11-21T10:15:00.000Z',
        by: {
          kind: 'operator',
          name: 'aki',
        },
      },
      {
        code: 'TARGET_GRANTED',
        text: 'AWS Marketplace granted the subscription of AWS account 222222222222.',
        at: '2026-11-21T10:15:00.000Z',
      },
      {
        code: 'TARGET_REGISTERED',
        text: 'AWS account 222222222222 was set up.',
        at: '2026-11-21T10:15:00.000Z',
      },
      {
        code: 'LINKED',
        text: 'The link moved to AWS account 222222222222.',
        at: '2026-11-21T10:15:00.000Z',
      },
      {
        code: 'VERIFIED',
        text: 'Everything is registered.',
        at: '2026-11-21T10:16:00.000Z',
        by: {
          kind: 'seller-system',
        },
      },
    ],
  },
};

/** A page of one row. */
export const REASSIGNMENTS_EXAMPLE: ReassignmentsPage = { items: [summary] };

/** What a person saw in the product made the source safe to cancel. */
export const REASSIGNMENT_OUTCOME_EXAMPLE: ReassignmentOutcome = {
  dryRun: false,
  changes: [{ resource: SELF, from: 'LINKED', to: 'CANCEL_AWAITED' }],
  events: [{ type: 'reassignment.cancel-awaited', about: CHANGE_ID }],
  warnings: [],
  next: [],
  links: { self: SELF },
  changeId: CHANGE_ID,
  reassignment: REASSIGNMENT_EXAMPLE,
};
