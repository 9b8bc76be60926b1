/**
 * Who is told of which event by letter. Every type of event has its row; webhooks carry what their receiver chose.
 * @module
 */
import type { EventType } from '../events/schemas.ts';

/** Administrators read in their own language, operators in English. */
export type Audience = 'administrators' | 'operators' | 'both' | 'nobody';

/** A new type of event does not compile until it says here who is told, and why. */
export const AUDIENCES: Readonly<Record<EventType, { readonly told: Audience; readonly because: string }>> = {
  'tenant.created': { told: 'nobody', because: 'the registration has its own letter of welcome' },
  'tenant.provisioned': {
    told: 'administrators',
    because: 'who had to wait for AWS learns that service is on',
  },
  'tenant.grace.started': { told: 'administrators', because: 'there is a date by which to subscribe again' },
  'tenant.grace.ended': { told: 'administrators', because: 'the date that was named is off' },
  'tenant.suspended': { told: 'administrators', because: 'service is off, and data has a date' },
  'tenant.restored': { told: 'administrators', because: 'service is on again' },
  'tenant.retirement.offered': { told: 'administrators', because: 'data may soon be deleted' },
  'tenant.retired': { told: 'administrators', because: 'data may be deleted now' },
  'tenant.payer.changed': { told: 'nobody', because: 'whoever moves the payer has confirmed it on the page' },
  'subscription.pending': { told: 'nobody', because: 'it lasts minutes, and the page says so' },
  'subscription.active': { told: 'nobody', because: 'the tenant’s events say what it means' },
  'subscription.attention': { told: 'operators', because: 'a person must look' },
  'subscription.ending': { told: 'nobody', because: 'the tenant’s events say what it means' },
  'subscription.ended': { told: 'nobody', because: 'the tenant’s events say what it means' },
  'subscription.failed': { told: 'nobody', because: 'AWS tells the buyer, and no service was on' },
  'subscription.entitlements.changed': {
    told: 'nobody',
    because: 'the buyer has changed it in AWS Marketplace',
  },
  'reassignment.requested': { told: 'nobody', because: 'whoever asked for it sees the next step at once' },
  'reassignment.approved': { told: 'nobody', because: 'the one who asked sees it go on' },
  'reassignment.awaiting-target': { told: 'nobody', because: 'the buyer is in the middle of it' },
  'reassignment.target-ready': { told: 'nobody', because: 'a reminder comes where nobody goes on' },
  'reassignment.linked': {
    told: 'administrators',
    because: 'another account pays from an hour on, and the former one must not be canceled yet',
  },
  'reassignment.verified': { told: 'nobody', because: 'the next event says what is to be done' },
  'reassignment.cancel-awaited': {
    told: 'both',
    because: 'the old account pays on until it is canceled',
  },
  'reassignment.cancel-processing': { told: 'nobody', because: 'AWS needs up to two hours; overdue is told' },
  'reassignment.completed': { told: 'administrators', because: 'nothing is left to do' },
  'reassignment.rolled-back': {
    told: 'both',
    because: 'the move failed; the source pays again, or nobody',
  },
  'reassignment.aborted': { told: 'nobody', because: 'nothing was changed; reminders end' },
  'reassignment.attention': { told: 'operators', because: 'a person must look' },
  'reassignment.orphaned': {
    told: 'both',
    because: 'nobody pays, and there is a date by which somebody must',
  },
  'reassignment.overdue': { told: 'operators', because: 'AWS may have to be asked' },
  'reassignment.reminder': { told: 'both', because: 'something still waits for a person' },
  'repair.finished': { told: 'nobody', because: 'it is a report; what it repaired has events of its own' },
  'agreement.advisory': { told: 'operators', because: 'whether service goes on is a person’s decision' },
  'registration.binding.refused': { told: 'operators', because: 'a buyer waits for an operator' },
  'offer.accepted': { told: 'operators', because: 'what was linked ahead of time came true' },
  'offer.expiring': { told: 'operators', because: 'somebody has yet to accept it, or needs a new one' },
  'offer.expired': { told: 'operators', because: 'who wants these terms needs a new offer' },
  'offer.superseded': { told: 'operators', because: 'which offer holds is a person’s decision' },
  'notification.unknown': {
    told: 'operators',
    because: 'a new type may need an answer; once a day for each',
  },
  'usage.held': { told: 'operators', because: 'a person may decide before the policy does' },
  'usage.released': { told: 'nobody', because: 'who released it knows, and the policy does what it says' },
  'usage.late': { told: 'operators', because: 'a person must decide' },
  'usage.silent': { told: 'operators', because: 'a producer may have stopped reporting' },
  'usage.refused': { told: 'operators', because: 'there is time to mend it until the deadline' },
  'usage.discrepancy': { told: 'operators', because: 'a person must find out who told AWS otherwise' },
  'usage.lost': { told: 'operators', because: 'revenue is lost unless a person bills it in an open hour' },
  'usage.corrected': { told: 'nobody', because: 'two people have just decided it' },
  'activation.redeemed': {
    told: 'nobody',
    because: 'whoever redeemed it sees it, and the product hears the event',
  },
  'activation.observed': {
    told: 'nobody',
    because: 'whoever did it at the vendor knows; a conflict is told',
  },
  'activation.refused': {
    told: 'operators',
    because: 'the vendor may have refused after the answer was given',
  },
  'activation.unclear': { told: 'operators', because: 'a person must look at the vendor’s' },
  'activation.overdue': { told: 'operators', because: 'nothing else is activated in the tenant meanwhile' },
  'activation.conflict': {
    told: 'operators',
    because: 'only the vendor’s support can mend it, and a case waits',
  },
  'activation.mended': { told: 'nobody', because: 'whoever closed the case knows' },
  'support.case.opened': { told: 'nobody', because: 'what opened it is told, or a person has just done it' },
  'support.case.submitted': { told: 'nobody', because: 'a person has just done it' },
  'support.case.closed': { told: 'nobody', because: 'a person has just done it, or it was never needed' },
  'support.evidence.released': {
    told: 'operators',
    because: 'a whole link left Concord: others should know',
  },
  'capability.used': { told: 'nobody', because: 'whoever asked for it sees it, and how it stands' },
  'capability.account-type.changed': { told: 'nobody', because: 'whoever changed it sees what came of it' },
  'propagation.pending': { told: 'nobody', because: 'it usually takes minutes; overdue is told' },
  'propagation.synced': { told: 'nobody', because: 'it is as it was wanted; what was overdue is closed' },
  'propagation.overdue': { told: 'operators', because: 'the vendor may have to be asked' },
  'propagation.overdue.closed': { told: 'operators', because: 'who was told that it is overdue can stop' },
  'propagation.paused': {
    told: 'nobody',
    because: 'the vendor is known to be down, and it goes on by itself',
  },
  'propagation.resumed': { told: 'nobody', because: 'it goes on by itself' },
  'propagation.superseded': { told: 'nobody', because: 'whoever changed it again knows' },
  'propagation.drifted': { told: 'operators', because: 'somebody changed at the vendor what we had changed' },
  'webhook.disabled': { told: 'operators', because: 'a receiver wants no more, or is set up wrongly' },
};
