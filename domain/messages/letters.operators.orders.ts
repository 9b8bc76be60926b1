/**
 * Letters to operators about license orders, enrolments and seats, in English. No key stands in them.
 * @module
 */

/** By type of event; placeholders are the event's own fields of text. */
export const orderLetters = {
  'license.order.overdue': {
    subject: 'Tenant {tenantId}: the order {orderId} ({kind}) is overdue',
    lines: [
      'The vendor has not done the order {orderId} of the contract {contractId} in the time that it usually takes. It is asked on; nothing else has changed.',
      'Ask the vendor. GET /v1/license-contracts/{contractId} shows what waits for it. When the order is done, the contract says that it was late.',
    ],
  },
  'license.order.failed': {
    subject: 'Tenant {tenantId}: the vendor could not do the order {orderId} ({kind})',
    lines: [
      'The vendor says of the order {orderId} of the contract {contractId}: {reason}',
      'Clear it up with the vendor, and then have it tried again, or give it up: POST /v1/license-contracts/{contractId}/orders/{orderId}/clear-up. What waits for the order waits until then.',
    ],
  },
  'license.keys.issued': {
    subject: 'Tenant {tenantId}: license keys are there',
    lines: [
      'The keys of the order {orderId} were issued.',
      'GET /v1/license-contracts/{contractId} lists them, masked; its use begins when a key is first read.',
    ],
  },
  'license.keys.abolished': {
    subject: 'Tenant {tenantId}: license keys are abolished, at once',
    lines: [
      'Keys of the line {lineId} of the contract {contractId} were abolished. They must not be used any more from this moment.',
      'GET /v1/license-contracts/{contractId} says which.',
    ],
  },
  'license.support-id.retired': {
    subject: 'Tenant {tenantId}: the support id {supportId} is retired',
    lines: [
      'The last license key of the tenant {tenantId} was abolished, and with it the support id {supportId}. The vendor’s support takes it no more.',
      'A new order brings a new one.',
    ],
  },
  'enrolment.pending': {
    subject: 'Tenant {tenantId}: {feature} comes on by itself after {dueDay}',
    lines: [
      'The rollout of {feature} has come to the tenant {tenantId}. Until {dueDay} its people can look at what is recommended for each device, change it, and switch it on.',
      'If nothing is done, it comes on by itself on the day after, with what is recommended. GET /v1/tenants/{tenantId}/enrolments/{feature} shows how it stands.',
    ],
  },
  'enrolment.reminder': {
    subject: 'Tenant {tenantId}: {feature} comes on by itself after {dueDay}, and nobody has decided',
    lines: [
      'The last day to decide by hand is {dueDay}. On the day after, {feature} comes on by itself, with what was drafted and else with what is recommended.',
      'GET /v1/tenants/{tenantId}/enrolments/{feature} shows what would be assigned.',
    ],
  },
  'seats.switched': {
    subject: 'Tenant {tenantId}: {feature} is on, and every device was looked at ({mode})',
    lines: [
      'The job {jobId} has assigned what each device shall hold.',
      'GET /v1/tenants/{tenantId}/seats lists what each device holds, what is beyond the purchased units, and which devices hold nothing.',
    ],
  },
} as const;
