import { expect, test } from 'vitest';
import type { DomainEvent } from '#domain/events/schemas.ts';
import { watchedIn } from '#lambdas/publishing/watched.ts';

const told = (type: string, reason?: string) =>
  ({ type, version: 1, ...(reason === undefined ? {} : { reason }) }) as DomainEvent;

test('what a person on call must hear of is counted, each time', () => {
  const entries = [
    { events: [told('tenant.payer.changed'), told('reassignment.orphaned')] },
    { events: [] },
    {
      events: [
        told('reassignment.attention', 'VERIFICATION_OVERDUE'),
        told('reassignment.attention', 'CANCELLATION_REJECTED'),
        told('reassignment.overdue'),
        told('reassignment.completed'),
      ],
    },
    {
      events: [
        told('activation.redeemed'),
        told('activation.unclear'),
        told('activation.overdue'),
        told('activation.conflict'),
        told('propagation.pending'),
        told('propagation.overdue'),
      ],
    },
  ];
  expect(watchedIn(entries)).toEqual([
    'reassignmentOrphaned',
    'reassignmentAttention',
    'cancellationRejected',
    'reassignmentOverdue',
    'activationUnclear',
    'activationOverdue',
    'activationConflict',
    'propagationOverdue',
  ]);
});
