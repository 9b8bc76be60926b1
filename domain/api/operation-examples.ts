/**
 * An example of each operation, for the API's document and for tests. They stand apart from the operations, so that no door
 * carries them.
 * @module
 */
import {
  ACTIVATION_EXAMPLE,
  ACTIVATION_PLAN_EXAMPLE,
  ACTIVATION_SETTLED_EXAMPLE,
  ACTIVATIONS_EXAMPLE,
  ACTIVATIONS_OBSERVED_EXAMPLE,
  OBSERVE_ACTIVATIONS_EXAMPLE,
  PLAN_ACTIVATIONS_EXAMPLE,
  REDEEM_EXAMPLE,
  REDEEMED_EXAMPLE,
  SETTLE_ACTIVATION_EXAMPLE,
  VENDOR_USER_EXAMPLE,
  VENDOR_USER_OUTCOME_EXAMPLE,
} from './activation-examples.ts';
import { AUDIT_EXAMPLE, REPLAY_BODY_EXAMPLE, REPLAY_EXAMPLE, rebuildOf, TENANT } from './audit-examples.ts';
import {
  BILLING_EXAMPLE,
  CHANNEL_EXAMPLE,
  CHANNEL_OUTCOME_EXAMPLE,
  OPEN_TENANT_EXAMPLE,
  TENANT_OPENED_EXAMPLE,
} from './billing-examples.ts';
import { CAPABILITY_EXAMPLES } from './capability-examples.ts';
import {
  BIND_EXAMPLE,
  BOUND_EXAMPLE,
  ORPHANS_EXAMPLE,
  REASON_EXAMPLE,
  RESTORED_EXAMPLE,
  SUBSCRIPTION_EXAMPLE,
  SUBSCRIPTIONS_EXAMPLE,
  SUSPENDED_EXAMPLE,
  TENANT_EXAMPLE,
  TENANTS_EXAMPLE,
} from './examples.ts';
import { IMPORT_EXAMPLE, IMPORTED_EXAMPLE } from './import-examples.ts';
import {
  BOARD_EXAMPLE,
  CASE_EXAMPLE,
  CASE_SETTLED_EXAMPLE,
  CASES_EXAMPLE,
  CORRECTION_APPROVED_EXAMPLE,
  CORRECTION_EXAMPLE,
  CORRECTION_PROPOSED_EXAMPLE,
  CORRECTION_REJECTED_EXAMPLE,
  CORRECTIONS_EXAMPLE,
  EXPLAIN_EXAMPLE,
  PROPOSE_CORRECTION_EXAMPLE,
  REFUSED_EXAMPLE,
  STATEMENT_LINK_EXAMPLE,
  STATEMENT_LINKED_EXAMPLE,
  USAGE_PAGE_EXAMPLE,
} from './metering-examples.ts';
import { CUT_OVER_EXAMPLE, CUT_OVER_OUTCOME_EXAMPLE, MIGRATION_EXAMPLE } from './migration-examples.ts';
import {
  LINK_OFFER_EXAMPLE,
  OFFER_EXAMPLE,
  OFFER_LINKED_EXAMPLE,
  OFFER_RECORDED_EXAMPLE,
  OFFERS_EXAMPLE,
  RECORD_OFFER_EXAMPLE,
} from './offer-examples.ts';
import type { OperationKey } from './operations.ts';
import {
  PROPAGATION_EXAMPLE,
  PROPAGATION_OBSERVATIONS_EXAMPLE,
  PROPAGATION_OBSERVED_EXAMPLE,
  PROPAGATIONS_EXAMPLE,
  SAY_UPSTREAM_EXAMPLE,
  UPSTREAM_SAID_EXAMPLE,
  UPSTREAMS_EXAMPLE,
} from './propagation-examples.ts';
import { REASSIGN_EXAMPLE, TAKEOVER_EXAMPLE, VERIFY_EXAMPLE } from './reassignment-bodies.ts';
import {
  REASSIGNMENT_EXAMPLE,
  REASSIGNMENT_OUTCOME_EXAMPLE,
  REASSIGNMENTS_EXAMPLE,
} from './reassignment-examples.ts';
import { PLAN_EXAMPLE } from './reassignment-plan-example.ts';
import {
  ADMINISTRATORS_EXAMPLE,
  BIND_REGISTRATION_EXAMPLE,
  ERASE_PERSON_EXAMPLE,
  PERSON_ERASED_EXAMPLE,
  REGISTRATION_BOUND_EXAMPLE,
  REGISTRATION_EXAMPLE,
} from './registration-examples.ts';
import { REPAIR_EXAMPLE, REPAIRED_EXAMPLE } from './repairs.ts';
import {
  ATTACH_FILE_EXAMPLE,
  CLOSE_SUPPORT_CASE_EXAMPLE,
  EVIDENCE_GIVEN_EXAMPLE,
  EVIDENCE_RELEASED_EXAMPLE,
  FILE_ANNOUNCED_EXAMPLE,
  FILE_EXAMPLE,
  FILE_STORED_EXAMPLE,
  GIVE_EVIDENCE_EXAMPLE,
  MAIL_SUPPORT_CASE_EXAMPLE,
  OPEN_SUPPORT_CASE_EXAMPLE,
  SUBMIT_SUPPORT_CASE_EXAMPLE,
  SUPPORT_CASE_CLOSED_EXAMPLE,
  SUPPORT_CASE_EXAMPLE,
  SUPPORT_CASE_MAILED_EXAMPLE,
  SUPPORT_CASE_OPENED_EXAMPLE,
  SUPPORT_CASE_SUBMITTED_EXAMPLE,
  SUPPORT_CASES_EXAMPLE,
} from './support-examples.ts';
import { USAGE_EXAMPLE, USAGE_OUTCOME_EXAMPLE } from './usage-examples.ts';

/** What is sent, and what is answered. */
export interface Example {
  readonly body?: object;
  readonly response: unknown;
}

/** Of every operation but the document's own. */
export const EXAMPLES: Readonly<Record<Exclude<OperationKey, 'GET /v1/openapi.json'>, Example>> = {
  'GET /v1/audit': { response: AUDIT_EXAMPLE },
  'GET /v1/subscriptions/{id}/rebuild': {
    response: rebuildOf('/v1/subscriptions/l-9d01abe6~1', 'license/l-9d01abe6'),
  },
  'GET /v1/tenants/{id}/rebuild': { response: rebuildOf('/v1/tenants/t-mz3kq7w2hx5n6c4vtp2e', TENANT) },
  'POST /v1/events/replay': { body: REPLAY_BODY_EXAMPLE, response: REPLAY_EXAMPLE },
  'GET /v1/tenants': { response: TENANTS_EXAMPLE },
  'GET /v1/tenants/{id}': { response: TENANT_EXAMPLE },
  'GET /v1/subscriptions': { response: SUBSCRIPTIONS_EXAMPLE },
  'GET /v1/subscriptions/{id}': { response: SUBSCRIPTION_EXAMPLE },
  'GET /v1/orphans': { response: ORPHANS_EXAMPLE },
  'GET /v1/products/{code}/migration': { response: MIGRATION_EXAMPLE },
  'GET /v1/tenants/{id}/billing': { response: BILLING_EXAMPLE },
  'POST /v1/products/{code}/cut-over': { body: CUT_OVER_EXAMPLE, response: CUT_OVER_OUTCOME_EXAMPLE },
  'POST /v1/subscriptions/{id}/bind': { body: BIND_EXAMPLE, response: BOUND_EXAMPLE },
  'POST /v1/tenants': { body: OPEN_TENANT_EXAMPLE, response: TENANT_OPENED_EXAMPLE },
  'POST /v1/tenants/{id}/suspend': { body: REASON_EXAMPLE, response: SUSPENDED_EXAMPLE },
  'POST /v1/tenants/{id}/restore': { body: REASON_EXAMPLE, response: RESTORED_EXAMPLE },
  'POST /v1/tenants/{id}/channel': { body: CHANNEL_EXAMPLE, response: CHANNEL_OUTCOME_EXAMPLE },
  'POST /v1/orphans/repair': { body: REPAIR_EXAMPLE, response: REPAIRED_EXAMPLE },
  'GET /v1/tenants/{id}/usage': { response: USAGE_PAGE_EXAMPLE },
  'GET /v1/tenants/{id}/usage/{hour}/{dimension}/explain': { response: EXPLAIN_EXAMPLE },
  'POST /v1/tenants/{id}/statement-links': {
    body: STATEMENT_LINK_EXAMPLE,
    response: STATEMENT_LINKED_EXAMPLE,
  },
  'GET /v1/tenants/{id}/corrections': { response: CORRECTIONS_EXAMPLE },
  'POST /v1/tenants/{id}/corrections': {
    body: PROPOSE_CORRECTION_EXAMPLE,
    response: CORRECTION_PROPOSED_EXAMPLE,
  },
  'GET /v1/corrections/{id}': { response: CORRECTION_EXAMPLE },
  'POST /v1/corrections/{id}/approve': { body: REASON_EXAMPLE, response: CORRECTION_APPROVED_EXAMPLE },
  'POST /v1/corrections/{id}/reject': { body: REASON_EXAMPLE, response: CORRECTION_REJECTED_EXAMPLE },
  'GET /v1/metering/board': { response: BOARD_EXAMPLE },
  'GET /v1/metering/cases': { response: CASES_EXAMPLE },
  'GET /v1/metering/cases/{id}': { response: CASE_EXAMPLE },
  'POST /v1/metering/cases/{id}/release': { body: REASON_EXAMPLE, response: CASE_SETTLED_EXAMPLE },
  'POST /v1/metering/cases/{id}/write-off': { body: REASON_EXAMPLE, response: CASE_SETTLED_EXAMPLE },
  'POST /v1/metering/cases/{id}/bill': { body: REASON_EXAMPLE, response: CASE_SETTLED_EXAMPLE },
  'GET /v1/metering/refused': { response: REFUSED_EXAMPLE },
  'POST /v1/usage': { body: USAGE_EXAMPLE, response: USAGE_OUTCOME_EXAMPLE },
  'POST /v1/imports': { body: IMPORT_EXAMPLE, response: IMPORTED_EXAMPLE },
  'GET /v1/offers': { response: OFFERS_EXAMPLE },
  'GET /v1/offers/{id}': { response: OFFER_EXAMPLE },
  'PUT /v1/offers/{id}': { body: RECORD_OFFER_EXAMPLE, response: OFFER_RECORDED_EXAMPLE },
  'POST /v1/offers/{id}/links': { body: LINK_OFFER_EXAMPLE, response: OFFER_LINKED_EXAMPLE },
  'GET /v1/reassignments': { response: REASSIGNMENTS_EXAMPLE },
  'POST /v1/reassignments': { body: REASSIGN_EXAMPLE, response: PLAN_EXAMPLE },
  'GET /v1/reassignments/{id}': { response: REASSIGNMENT_EXAMPLE },
  'POST /v1/reassignments/{id}/approve': { body: REASON_EXAMPLE, response: REASSIGNMENT_OUTCOME_EXAMPLE },
  'POST /v1/reassignments/{id}/takeover': { body: TAKEOVER_EXAMPLE, response: REASSIGNMENT_OUTCOME_EXAMPLE },
  'POST /v1/reassignments/{id}/link': { body: REASON_EXAMPLE, response: REASSIGNMENT_OUTCOME_EXAMPLE },
  'POST /v1/reassignments/{id}/verify': { body: VERIFY_EXAMPLE, response: REASSIGNMENT_OUTCOME_EXAMPLE },
  'POST /v1/reassignments/{id}/request-cancellation': {
    body: REASON_EXAMPLE,
    response: REASSIGNMENT_OUTCOME_EXAMPLE,
  },
  'POST /v1/reassignments/{id}/abort': { body: REASON_EXAMPLE, response: REASSIGNMENT_OUTCOME_EXAMPLE },
  'GET /v1/registrations/{code}': { response: REGISTRATION_EXAMPLE },
  'POST /v1/registrations/{code}/bind': {
    body: BIND_REGISTRATION_EXAMPLE,
    response: REGISTRATION_BOUND_EXAMPLE,
  },
  'GET /v1/tenants/{id}/administrators': { response: ADMINISTRATORS_EXAMPLE },
  'GET /v1/tenants/{id}/activations': { response: ACTIVATIONS_EXAMPLE },
  'POST /v1/tenants/{id}/activation-plans': {
    body: PLAN_ACTIVATIONS_EXAMPLE,
    response: ACTIVATION_PLAN_EXAMPLE,
  },
  'POST /v1/tenants/{id}/activations': { body: REDEEM_EXAMPLE, response: REDEEMED_EXAMPLE },
  'GET /v1/tenants/{id}/activations/{activationId}': { response: ACTIVATION_EXAMPLE },
  'POST /v1/tenants/{id}/activations/{activationId}/settle': {
    body: SETTLE_ACTIVATION_EXAMPLE,
    response: ACTIVATION_SETTLED_EXAMPLE,
  },
  'PUT /v1/tenants/{id}/vendor-user': { body: VENDOR_USER_EXAMPLE, response: VENDOR_USER_OUTCOME_EXAMPLE },
  'POST /v1/activation-observations': {
    body: OBSERVE_ACTIVATIONS_EXAMPLE,
    response: ACTIVATIONS_OBSERVED_EXAMPLE,
  },
  ...CAPABILITY_EXAMPLES,
  'GET /v1/propagations': { response: PROPAGATIONS_EXAMPLE },
  'GET /v1/propagations/{id}': { response: PROPAGATION_EXAMPLE },
  'POST /v1/propagation-observations': {
    body: PROPAGATION_OBSERVATIONS_EXAMPLE,
    response: PROPAGATION_OBSERVED_EXAMPLE,
  },
  'GET /v1/products/{code}/upstreams': { response: UPSTREAMS_EXAMPLE },
  'PUT /v1/products/{code}/upstreams/{upstreamId}': {
    body: SAY_UPSTREAM_EXAMPLE,
    response: UPSTREAM_SAID_EXAMPLE,
  },
  'POST /v1/tenants/{id}/erase-person': { body: ERASE_PERSON_EXAMPLE, response: PERSON_ERASED_EXAMPLE },
  'GET /v1/support-cases': { response: SUPPORT_CASES_EXAMPLE },
  'POST /v1/support-cases': { body: OPEN_SUPPORT_CASE_EXAMPLE, response: SUPPORT_CASE_OPENED_EXAMPLE },
  'GET /v1/support-cases/{id}': { response: SUPPORT_CASE_EXAMPLE },
  'POST /v1/support-cases/{id}/evidence': { body: GIVE_EVIDENCE_EXAMPLE, response: EVIDENCE_GIVEN_EXAMPLE },
  'POST /v1/support-cases/{id}/evidence/{evidence}/release': {
    body: REASON_EXAMPLE,
    response: EVIDENCE_RELEASED_EXAMPLE,
  },
  'POST /v1/support-cases/{id}/attachments': { body: ATTACH_FILE_EXAMPLE, response: FILE_ANNOUNCED_EXAMPLE },
  'GET /v1/support-cases/{id}/attachments/{attachmentId}': { response: FILE_EXAMPLE },
  'POST /v1/support-cases/{id}/attachments/{attachmentId}/stored': {
    body: REASON_EXAMPLE,
    response: FILE_STORED_EXAMPLE,
  },
  'POST /v1/support-cases/{id}/submit': {
    body: SUBMIT_SUPPORT_CASE_EXAMPLE,
    response: SUPPORT_CASE_SUBMITTED_EXAMPLE,
  },
  'POST /v1/support-cases/{id}/mail': {
    body: MAIL_SUPPORT_CASE_EXAMPLE,
    response: SUPPORT_CASE_MAILED_EXAMPLE,
  },
  'POST /v1/support-cases/{id}/close': {
    body: CLOSE_SUPPORT_CASE_EXAMPLE,
    response: SUPPORT_CASE_CLOSED_EXAMPLE,
  },
};

/** The example of an operation; the document itself has none. */
export const exampleOf = (key: OperationKey): Example | undefined =>
  key === 'GET /v1/openapi.json' ? undefined : EXAMPLES[key];
