/**
 * How one change at the vendor stands, as the API shows it.
 * @module
 */
import type { ReadingView } from '#domain/api/vendor-reading.ts';
import { type Propagation, type PropagationReading, readingOf } from '#domain/capabilities/propagation.ts';
import { type Instant, isoOf } from '#domain/time.ts';
import { propagationPath } from './paths.ts';

const timesOf = ({ sentAt, expectedAt, overdueAt }: PropagationReading) => ({
  ...(sentAt === undefined ? {} : { sentAt: isoOf(sentAt) }),
  ...(expectedAt === undefined ? {} : { expectedAt: isoOf(expectedAt) }),
  ...(overdueAt === undefined ? {} : { overdueAt: isoOf(overdueAt) }),
});

/** Both values of it at `now`, and how it stands: also where nobody has looked since. */
export const readingView = (propagation: Propagation, now: Instant): ReadingView => {
  const { propagationId, subject, product } = propagation;
  const reading = readingOf(propagation, now);
  const { desired, observed, refusal, state, since, hint, late, pausedBy } = reading;
  return {
    subject,
    ...(product === undefined ? {} : { product }),
    desired,
    ...(observed ? { observed: { value: observed.value, asOf: isoOf(observed.asOf) } } : {}),
    state,
    since: isoOf(since),
    ...timesOf(reading),
    ...(refusal ? { refusal: { reason: refusal.reason, at: isoOf(refusal.at) } } : {}),
    ...(hint === undefined ? {} : { hint }),
    ...(late === undefined ? {} : { late }),
    ...(pausedBy === undefined ? {} : { pausedBy: [...pausedBy] }),
    propagationId,
    href: propagationPath(propagationId),
  };
};
