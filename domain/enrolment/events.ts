/**
 * What enrolments say to the world.
 * @module
 */
import type { DomainEvent } from '../events/schemas.ts';
import type { Instant } from '../time.ts';
import type { Enrolment, EnrolmentMode } from './enrolment.ts';

const of = ({ tenantId, productCode, feature }: Enrolment) => ({ tenantId, productCode, feature });

/** The feature is offered, with a due date; or the due date comes near. */
export const waitingEvent = (
  type: 'enrolment.pending' | 'enrolment.reminder',
  enrolment: Enrolment,
  since: Instant,
): DomainEvent => ({
  type,
  version: 1,
  ...of(enrolment),
  dueDay: enrolment.dueDay ?? '',
  since,
});

/** The feature is on. */
export const activatedEvent = (enrolment: Enrolment, mode: EnrolmentMode, since: Instant): DomainEvent => ({
  type: 'enrolment.activated',
  version: 1,
  ...of(enrolment),
  mode,
  since,
  ...(enrolment.dueDay === undefined ? {} : { dueDay: enrolment.dueDay }),
});
