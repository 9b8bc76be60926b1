/**
 * What the examples of one reassignment share, whether it is planned or runs.
 * @module
 */
import type { ReassignmentView } from './reassignments.ts';

/** The tenant that moves. */
export const TENANT_ID = 't-mz3kq7w2hx5n6c4vtp2e';
/** Its reassignment. */
export const CHANGE_ID = 'c-5f3b9c1e-7a0d-4b8e-9c2f-1d6a4e8b7c30';
/** Who pays at first. */
export const SOURCE_ID = 'l-9d01abe6c2f7449f8a35e3d1c60b7a42~1';
/** Who shall pay. */
export const TARGET_ID = 'l-4be07d21c9a84f63b5d2710e8f3c9a16~1';
/** Where the reassignment is. */
export const SELF = `/v1/reassignments/${CHANGE_ID}`;

/** Fields of every row and view. */
export const inSummary = {
  changeId: CHANGE_ID,
  kind: 'account-change',
  tenantId: TENANT_ID,
  productCode: 'aw4fgf5tyo5w2ap6fexample0',
  sourceAccount: '111111111111',
  targetAccount: '222222222222',
  requestedAt: '2026-11-21T10:15:00.000Z',
} as const;

/** Fields of every view. */
export const inBoth = {
  productName: 'Trend Micro Cloud One',
  policy: 'cloud-one/cloud-one@1',
  requestedBy: {
    kind: 'operator',
    name: 'mika',
  },
  expiresAt: '2026-12-05T10:15:00.000Z',
  reminders: 0,
} as const;

/** The steps, wherever it stands. */
export const STEPS = [
  {
    code: 'APPROVE',
    text: 'An approver other than the one who asked looks at the plan and approves it.',
    who: 'approver',
  },
  {
    code: 'SUBSCRIBE',
    text: 'Sign in to AWS account 222222222222 first. On the product page of Trend Micro Cloud One choose “Continue to Subscribe”, then the offer “Classmethod, Inc. for SaaS 2026-11-01- Private Offer”, then “Subscribe”. If the offer reads “current subscription” already, there is nothing to buy.',
    who: 'buyer',
    account: '222222222222',
  },
  {
    code: 'SET_UP',
    text: 'In AWS account 222222222222 choose “Set up your account” and finish the registration. Being asked to sign in again in the middle is normal; the registration waits.',
    who: 'buyer',
    account: '222222222222',
  },
  {
    code: 'LINK',
    text: 'As soon as AWS account 222222222222 has a live subscription: link the tenant to it.',
    who: 'operator',
  },
  {
    code: 'VERIFY',
    text: 'Trend Micro Cloud One is asked until it says that the subscription type is “AWS Marketplace” and that each of its services is “登録済み”: Workload Security, Conformity.',
    who: 'seller-system',
  },
  {
    code: 'CANCEL',
    text: 'Sign in to AWS account 111111111111, not to 222222222222. AWS Marketplace Subscriptions → Trend Micro Cloud One → Manage (管理) → Agreement (契約) → Actions (アクション) → Cancel (キャンセル). If Trend Micro Cloud One is not listed there, this is the wrong account.',
    who: 'buyer',
    account: '111111111111',
  },
] as const;

/** The steps where `next` of them are done. */
export const stepsAt = (next: number): ReassignmentView['steps'] =>
  STEPS.map((step, at) => ({ ...step, standing: at < next ? 'done' : at === next ? 'next' : 'ahead' }));
