/**
 * The plan of a reassignment, for the API's document; a test parses it with its schema.
 * @module
 */
import {
  CHANGE_ID,
  inBoth,
  inSummary,
  SELF,
  SOURCE_ID,
  stepsAt,
  TENANT_ID,
} from './reassignment-example-parts.ts';
import type { ReassignmentOutcome } from './reassignment-writes.ts';
import type { ReassignmentView } from './reassignments.ts';

const planned: ReassignmentView = {
  ...inSummary,
  ...inBoth,
  steps: stepsAt(0),
  ...{
    state: {
      name: 'REQUESTED',
      text: 'Requested',
      since: '2026-11-21T10:15:00.000Z',
    },
    next: {
      code: 'APPROVE',
      text: 'An approver other than the one who asked looks at the plan and approves it.',
      who: 'approver',
      deadline: '2026-12-05T10:15:00.000Z',
    },
    cancelSafe: {
      safe: false,
      why: 'NOT_LINKED',
      text: 'AWS account 111111111111 still pays for the tenant: do not cancel it yet.',
      services: [],
    },
    dangling: [],
    version: 0,
    links: {
      self: SELF,
      tenant: `/v1/tenants/${TENANT_ID}`,
      approve: `${SELF}/approve`,
      abort: `${SELF}/abort`,
    },
    approval: {},
    source: {
      account: '111111111111',
      reseller: 'Classmethod, Inc.',
      subscription: {
        subscriptionId: SOURCE_ID,
        state: 'ACTIVE',
        agreementId: 'agmt-4xkq2v8w9n',
        pays: true,
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
    },
    cutOver: {
      hour: '2026-11-21T11:00:00.000Z',
      settled: false,
    },
    offer: {
      step: 'SUBSCRIBE',
      text: 'AWS account 222222222222 can accept the private offer “Classmethod, Inc. for SaaS 2026-11-01- Private Offer”: subscribe to it.',
      wanted: {
        offerId: 'offer-u7k2m5x9q4w8e',
        label: 'Classmethod, Inc. for SaaS 2026-11-01- Private Offer',
        kind: 'sppo',
      },
    },
    risks: [
      {
        code: 'NOT_SPPO',
        text: 'On a public offer the SPPO price and the Japanese support center are lost. Both accounts must be provided by the reseller (Classmethod, Inc.).',
      },
      {
        code: 'FREE_TRIAL_STAYS',
        text: 'A free trial is given once and stays with its account: AWS account 222222222222 may pay from the first hour.',
      },
      {
        code: 'APPROVAL_PENDING',
        text: 'A second person has not approved yet: until then the link does not move.',
      },
      {
        code: 'LISTS_BEHIND',
        text: 'Something that AWS account 222222222222 did within the last minute may not be shown yet.',
      },
    ],
    verification: {
      by: 'http',
      type: {
        wanted: 'AWS Marketplace',
      },
      services: [
        {
          id: 'workload-security',
          name: 'Workload Security',
          wanted: '登録済み',
          registered: false,
        },
        {
          id: 'conformity',
          name: 'Conformity',
          wanted: '登録済み',
          registered: false,
        },
      ],
      complete: false,
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
    ],
  },
};

/** What a dry run of the start answers. */
export const PLAN_EXAMPLE: ReassignmentOutcome = {
  dryRun: true,
  changes: [{ resource: SELF, from: '–', to: 'REQUESTED' }],
  events: [{ type: 'reassignment.requested', about: CHANGE_ID }],
  warnings: [],
  next: [
    { code: 'SEND_TO_DO', text: 'Nothing was written. To do it, send the same request without dryRun.' },
  ],
  links: { self: SELF },
  changeId: CHANGE_ID,
  reassignment: planned,
};
