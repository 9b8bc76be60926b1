/**
 * Letters to operators about usage, in English: what waits for a person, until when, and where to look.
 * @module
 */

/** By type of event; placeholders are the event's own fields of text. */
export const usageLetters = {
  'usage.held': {
    subject: 'Usage of tenant {tenantId} is held: {dimension}',
    lines: [
      'Usage of {dimension} by the tenant {tenantId} waits for a person ({kind}). “suspicious”: it is far above the usual. “entitlement”: what the contract grants could not be read.',
      'GET /v1/metering/cases/{caseId} shows the quantity, the usual one and the deadline. Release it or write it off.',
      'If nobody decides, a suspicious quantity goes to AWS shortly before its deadline; one whose entitlement is unknown is never billed.',
    ],
  },
  'usage.late': {
    subject: 'Late usage of tenant {tenantId} waits: {dimension}',
    lines: [
      'Usage of {dimension} by the tenant {tenantId} came after its hour was closed, and may not go to an open hour by itself.',
      'GET /v1/metering/cases/{caseId} shows hour and quantity. Bill it in an open hour or write it off; nothing happens by itself.',
    ],
  },
  'usage.silent': {
    subject: 'Tenant {tenantId} reports no more {dimension}',
    lines: [
      'The tenant {tenantId} used {dimension} hour by hour, and then stopped. Nothing is held.',
      'If the producer failed, repair it: what it reports of the hours since is late, but still billed while AWS takes it. If the tenant just rests, note the case: GET /v1/metering/cases/{caseId}.',
    ],
  },
  'usage.refused': {
    subject: 'AWS refuses usage of tenant {tenantId}: {dimension}',
    lines: [
      'AWS does not take usage of {dimension} by the tenant {tenantId} ({kind}). “not-subscribed”: we hold the license active. “refused”: AWS names a fault of the record itself.',
      'It is asked again, at least every hour, until the deadline that GET /v1/metering/cases/{caseId} shows; then the usage is lost.',
      'The runbook says what to look at.',
    ],
  },
  'usage.discrepancy': {
    subject: 'AWS holds another quantity: tenant {tenantId}, {dimension}',
    lines: [
      'For an hour of the tenant {tenantId}, AWS already had a quantity of {dimension} that is not ours, and keeps it. Something else meters this product.',
      'GET /v1/metering/cases/{caseId} shows the hour and our quantity. Find out who told AWS, stop it, and propose a correction if the difference matters.',
    ],
  },
  'usage.lost': {
    subject: 'Usage of tenant {tenantId} is lost: {dimension} ({reason})',
    lines: [
      'Usage of {dimension} by the tenant {tenantId} was accepted and can no longer be billed in its hour: {reason}.',
      'GET /v1/metering/cases/{caseId} shows hour and quantity. Bill it in an open hour, which a second person must approve, or write it off.',
    ],
  },
} as const;
