import type { MeteringWords } from './metering.words.ts';

/** Metering, in English. */
export const METERING_EN: MeteringWords = {
  why: {
    OPEN: 'The hour is open: it takes records until it is closed at {closeAt}.',
    OPEN_STILL: 'The hour is over and was not closed yet: it still takes records.',
    CLOSING: 'The hour was marked at {markedAt}: it takes no further record, and is being closed.',
    CLOSED: 'The hour was closed at {closedAt}.',
    NO_RECORDS: 'No record of this dimension came in for it.',
    RECORDS_GONE: 'Its records are past keeping; when it was closed they summed up to {used}.',
    COUNTED: 'Ids that count: {counted}. Their quantities sum up to {sum}.',
    LEFT_OUT:
      'Left out: {duplicate} repeats, {replaced} totals that a later one replaced, {conflict} that say something else under an id that counts.',
    STRAYED:
      '{quantity} that was used in the hour of {origin} came late, and is not counted here: this hour went to another payer before it was closed. It was sent on; the explanation of that hour says where to.',
    CAME_LATE: '{quantity} of it was used in the hour of {origin}, and came after that hour was closed.',
    LEVEL: 'The contract covers a level of {entitled}: {amount} is not metered.',
    ALLOWANCE:
      'Of the {entitled} that the contract grants for its term, {drawnBefore} was drawn before; it covers {amount} of this hour.',
    CREDIT: 'A credit carried forward takes off {amount}.',
    CONTRACT: 'The contract has no consumption: {amount} is included.',
    NOBODY_REDUCED: 'Nobody pays for the hour: {amount} is waived.',
    LEAVES: 'That leaves {quantity}.',
    PAYER_ACCOUNT: 'The subscription {subscriptionId} of AWS account {account} pays for the hour.',
    PAYER_CUSTOMER:
      'The subscription {subscriptionId} of the customer {customer} pays for the hour; AWS is told by the customer identifier.',
    PAYER_SO_FAR: 'As it stands now, the subscription {subscriptionId} pays for the hour.',
    PAID_FROM: 'It pays for the tenant from {from} on.',
    PAID_BETWEEN: 'It pays for the tenant from {from} to {until}.',
    NOBODY: '{reason}',
    LICENSE_START: 'The license began within the hour: AWS is told the time {timestamp}.',
    DUE: 'AWS has not confirmed it yet, and takes it until {deadline}.',
    HELD: 'The case {caseId} holds it. Unless a person decides, it goes out at {releaseAt}.',
    BILLED: 'AWS has it since {at}.',
    BILLED_AS: 'AWS took it at {at}, under the record {recordId}.',
    INCLUDED: 'Nothing of it is billed.',
    WAIVED: 'It is billed to nobody.',
    DRY_RUN: 'The product is metered as a dry run: AWS is not told.',
    WRITTEN_OFF: 'A person wrote it off at {at}, in the case {caseId}.',
    LOST: 'Since {at} it cannot be billed any more. {reason}',
    ANSWER: 'AWS’s last answer, at {at} to try {tries}: {said}.',
    LATE_BILLED: '{quantity} more came late under the id {id}: it is billed in the hour of {hour}.',
    LATE_ON_DESK: '{quantity} more came late under the id {id}: the case {caseId} decides.',
  },
  lost: {
    UNANSWERED:
      'A try of it was never answered until the deadline: AWS may have billed it. Look into AWS’s billing report before you correct it.',
    OUTAGE: 'AWS did not answer until the deadline, or it was too near to ask.',
    NOT_SUBSCRIBED: 'AWS said until the deadline that the customer is not subscribed.',
    REFUSED_BY_AWS: 'AWS refused the record itself until the deadline.',
    OTHER_QUANTITY: 'AWS holds another quantity for this hour, which stays.',
    CLOSED_TOO_LATE: 'It was over its deadline when it was closed.',
    ENTITLEMENT_UNKNOWN: 'What the contract grants was never learnt, and nobody decided.',
  },
  cases: {
    suspicious:
      'The hour used {quantity}, and {usual} is usual. It waits for a person; nobody decided means it goes out.',
    silence:
      'The dimension was used every hour, and is not any more. Ask whether the producer still reports.',
    entitlement:
      'What the contract grants is not known, so it is not known how much of {quantity} is billed.',
    late: '{quantity} came after its hour was closed, and may not go to an open hour by itself.',
    'not-subscribed':
      'AWS says that the customer is not subscribed, and their license is active here. Look at the agreement in the AWS Marketplace Management Portal.',
    refused: 'AWS refuses the record itself. Compare dimension and license with the listing.',
    discrepancy: 'AWS holds another quantity than {quantity} for this hour. What AWS has first stays.',
    lost: '{quantity} cannot be billed any more. {reason}',
  },
};
