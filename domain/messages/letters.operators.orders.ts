/**
 * Letters to operators about license orders, in English. No key stands in them.
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
} as const;
