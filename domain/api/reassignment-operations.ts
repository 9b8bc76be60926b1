/**
 * The operations of reassignments.
 * @module
 */

import type { Operation } from './operation.ts';
import { REASSIGNMENT_REQUESTS } from './reassignment-requests.ts';
import { ReassignmentOutcome } from './reassignment-writes.ts';
import { ReassignmentsPage, ReassignmentView } from './reassignments.ts';

const act = {
  response: ReassignmentOutcome,
  versioned: true,
} as const;

/** Method and path → what is asked and answered. */
export const REASSIGNMENT_OPERATIONS = {
  'GET /v1/reassignments': {
    ...REASSIGNMENT_REQUESTS['GET /v1/reassignments'],
    id: 'listReassignments',
    summary: 'Reassignments, newest first',
    description:
      'In an open state they come in the order of what is due next. Lists follow a change within seconds; those of one tenant, and one read by its id, are always current.',
    response: ReassignmentsPage,
    versioned: false,
    refusals: ['CURSOR_INVALID'],
  },
  'POST /v1/reassignments': {
    ...REASSIGNMENT_REQUESTS['POST /v1/reassignments'],
    id: 'reassign',
    summary: 'Move a tenant to another AWS account or offer',
    description:
      'With `dryRun` it answers the plan: what is to be done by whom in which AWS account, by when, at which risk. The link moves once the target account is subscribed and set up; then what is registered is verified, and only then the source is canceled.',
    response: ReassignmentOutcome,
    creates: true,
    versioned: true,
    refusals: [
      'CHANGE_IN_PROGRESS',
      'NOTHING_TO_MOVE',
      'SAME_ACCOUNT',
      'SOURCE_NOT_ELIGIBLE',
      'TARGET_NOT_ELIGIBLE',
      'SUBSCRIPTION_LINKED_ELSEWHERE',
      'BILLING_CHANNEL_CONFLICT',
      'TENANT_RETIRED',
      'HISTORY_FULL',
    ],
  },
  'GET /v1/reassignments/{id}': {
    ...REASSIGNMENT_REQUESTS['GET /v1/reassignments/{id}'],
    id: 'readReassignment',
    summary: 'A reassignment, and its next step',
    description:
      'How it stands: the next step with the AWS account that it must be done in and the deadline, whether canceling the source is safe, both sides, what happened so far.',
    response: ReassignmentView,
    versioned: true,
    refusals: ['NOT_FOUND'],
  },
  'POST /v1/reassignments/{id}/approve': {
    ...REASSIGNMENT_REQUESTS['POST /v1/reassignments/{id}/approve'],
    ...act,
    id: 'approveReassignment',
    summary: 'Approve a reassignment',
    description: 'By a second person, where the policy wants four eyes. Nobody approves their own.',
    refusals: ['SELF_APPROVAL', 'NOT_IN_THIS_STATE', 'CHANGE_CLOSED'],
  },
  'POST /v1/reassignments/{id}/takeover': {
    ...REASSIGNMENT_REQUESTS['POST /v1/reassignments/{id}/takeover'],
    ...act,
    id: 'confirmTakeover',
    summary: 'Record that a tenant agrees to a takeover',
    description:
      'Where the target’s subscription pays for another tenant: both have to agree before the link moves, and the other tenant goes into grace.',
    refusals: ['NOT_IN_THIS_STATE', 'CHANGE_CLOSED'],
  },
  'POST /v1/reassignments/{id}/link': {
    ...REASSIGNMENT_REQUESTS['POST /v1/reassignments/{id}/link'],
    ...act,
    id: 'linkReassignment',
    summary: 'Move the link to the target',
    description:
      'License, tenant and reassignment change in one transaction; the target pays from the next whole hour on.',
    refusals: [
      'TARGET_NOT_LIVE',
      'APPROVAL_NEEDED',
      'TAKEOVER_UNCONFIRMED',
      'SUBSCRIPTION_LINKED_ELSEWHERE',
      'TENANT_RETIRED',
      'TENANT_OF_ANOTHER_PRODUCT',
      'BILLING_CHANNEL_CONFLICT',
      'HISTORY_FULL',
      'CHANGE_CLOSED',
    ],
  },
  'POST /v1/reassignments/{id}/verify': {
    ...REASSIGNMENT_REQUESTS['POST /v1/reassignments/{id}/verify'],
    ...act,
    id: 'verifyReassignment',
    summary: 'Verify what is registered',
    description:
      'With type and services: what a person saw in the product. Without: the seller’s system is asked at the next chance.',
    refusals: ['NOT_IN_THIS_STATE', 'CHANGE_CLOSED'],
  },
  'POST /v1/reassignments/{id}/request-cancellation': {
    ...REASSIGNMENT_REQUESTS['POST /v1/reassignments/{id}/request-cancellation'],
    ...act,
    id: 'requestCancellation',
    summary: 'Ask AWS to cancel the source',
    description:
      'Where the seller is the proposer of the agreement: the buyer has seven days to answer, silence is consent. Where it is not, the buyer cancels.',
    refusals: ['CANCEL_NOT_SAFE', 'NOT_IN_THIS_STATE', 'CHANGE_CLOSED'],
  },
  'POST /v1/reassignments/{id}/abort': {
    ...REASSIGNMENT_REQUESTS['POST /v1/reassignments/{id}/abort'],
    ...act,
    id: 'abortReassignment',
    summary: 'Stop a reassignment, or undo it',
    description:
      'Before the link moved nothing has happened; after it, the link goes back to the source as long as that lives.',
    refusals: ['POINT_OF_NO_RETURN', 'CHANGE_CLOSED'],
  },
} as const satisfies Record<string, Operation>;
