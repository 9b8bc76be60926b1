/**
 * What can go wrong, each with its heading in `docs/runbook.md`: an alarm leads to the page that says what to
 * do.
 * @module
 */

export const RUNBOOK = {
  deadLetters: 'Messages in a dead-letter queue',
  oldestMessage: 'Messages wait too long',
  iteratorAge: 'Publishing falls behind',
  undelivered: 'Events could not be published',
  functionErrors: 'A function fails',
  functionThrottles: 'A function is throttled',
  sweepSilent: 'The clock stands still',
  doorFaults: 'A door answers with server errors',
  unknownDetailType: 'An unknown notification arrived',
  unexpectedFact: 'A fact does not fit',
  factsContradicted: 'AWS contradicts itself',
  advisoryIssued: 'AWS issued an advisory',
  mailFailed: 'A letter could not be sent',
  entitlementsUnread: 'Entitlements cannot be read',
  catalogUnread: 'The catalog cannot be read',
  reassignmentAttention: 'A reassignment needs attention',
  reassignmentOrphaned: 'A tenant lost its payer while it was being moved',
  cancellationRejected: 'A cancellation was rejected',
  reassignmentOverdue: 'A cancellation is overdue',
  verificationUnanswered: 'Nobody says what is registered',
  activationUnclear: 'An activation is unclear',
  activationOverdue: 'An activation is overdue',
  activationConflict: 'Activations came in an order that breaks the product',
  propagationOverdue: 'A change does not show',
  changeDeclined: 'A vendor does not take a change',
  vendorUnanswered: 'A vendor does not answer',
  meteringLate: 'Usage waits for six hours',
  meteringNearlyLost: 'Usage waits for twenty hours',
  meteringMonthEndBacklog: 'Last month is not metered',
  meteringFlushOverdue: 'The last usage of a subscription is not metered',
  meteringHoldsDue: 'Usage is held near its deadline',
  usageLost: 'Usage was lost',
  usageDiscrepancy: 'AWS holds another quantity',
  usageNotSubscribed: 'AWS does not know a subscriber',
  usageOnDesk: 'Late usage waits for a person',
  webhookUndelivered: 'A webhook could not be delivered',
} as const;
export type RunbookEntry = keyof typeof RUNBOOK;

/** The address of an entry: the heading's anchor as GitHub makes it. */
export const runbookUrl = (runbook: string, entry: RunbookEntry): string =>
  `${runbook}#${RUNBOOK[entry]
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-')}`;
