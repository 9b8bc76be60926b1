/**
 * Letters to operators about changes that the vendor does not show, in English.
 * @module
 */

/** By type of event; placeholders are the event's own fields of text. */
export const capabilityLetters = {
  'propagation.overdue': {
    subject: 'Tenant {tenantId}: {subject} is overdue at the vendor',
    lines: [
      'A change of {subject} ({operation}) of the tenant {tenantId} is not shown by the vendor for longer than it should take.',
      'GET /v1/propagations/{propagationId} shows what was wanted, what was seen last, and when. It is looked at on; you are told when it arrives.',
      'If it does not, look at the vendor’s console, and ask again or open a support case.',
    ],
  },
  'propagation.overdue.closed': {
    subject: 'Tenant {tenantId}: {subject} is overdue no more ({how})',
    lines: [
      'The change of {subject} of the tenant {tenantId}, which was overdue, is settled: {how}. “arrived”: the vendor shows it. “superseded”: a newer change took its place.',
      'Nothing is left to do.',
    ],
  },
  'propagation.drifted': {
    subject: 'Tenant {tenantId}: {subject} was changed at the vendor',
    lines: [
      'The vendor showed {subject} of the tenant {tenantId} as it was wanted, and now shows something else. It was not changed here.',
      'GET /v1/propagations/{propagationId} shows both. Ask for the change again, or accept what was done there by asking for that.',
    ],
  },
} as const;
