/**
 * Moves to another account: in the right order, in wrong orders, back, and at the expense of another tenant.
 * @module
 */
import { bound, deprovisioned, ended, granted, landed, movedTo, type Telling, takenOver } from '../story.ts';

export const REASSIGNED: readonly Telling[] = [
  {
    name: 'moved to another account, then the old one is canceled',
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      granted('l-2', 'agmt-2', '10:01'),
      bound('l-2', 't-a', '10:15'),
      movedTo('l-2', 't-a', '10:15'),
      deprovisioned('l-1', 'agmt-1', '12:00'),
    ],
    further: [ended('agmt-1', 'CANCELLED', '11:59:30'), landed('l-2', '10:05')],
    ends: 'l-1~1 ENDED, l-2~1 ACTIVE, t-a ACTIVE',
  },
  {
    name: 'moved, and moved back: the new one was canceled by mistake',
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      granted('l-2', 'agmt-2', '10:01'),
      bound('l-2', 't-a', '10:15'),
      deprovisioned('l-2', 'agmt-2', '11:00'),
      movedTo('l-1', 't-a', '11:00:30'),
    ],
    further: [ended('agmt-2', 'CANCELLED', '10:59:30'), movedTo('l-2', 't-a', '10:15')],
    ends: 'l-1~1 ACTIVE, l-2~1 ENDED, t-a ACTIVE',
  },
  {
    name: 'the old one is canceled first, and the new one saves the tenant',
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      granted('l-2', 'agmt-2', '09:30'),
      deprovisioned('l-1', 'agmt-1', '10:00'),
      bound('l-2', 't-a', '10:00:40'),
      movedTo('l-2', 't-a', '10:00:40'),
    ],
    further: [ended('agmt-1', 'CANCELLED', '09:59:30'), landed('l-2', '09:40')],
    ends: 'l-1~1 ENDED, l-2~1 ACTIVE, t-a ACTIVE',
  },
  {
    name: 'taken over from another tenant, which nobody pays for then',
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      granted('l-2', 'agmt-2', '10:01'),
      bound('l-2', 't-b', '10:05'),
      takenOver('l-2', 't-a', '11:00'),
      movedTo('l-2', 't-a', '11:00'),
    ],
    further: [deprovisioned('l-1', 'agmt-1', '12:00'), ended('agmt-1', 'CANCELLED', '11:59:30')],
    ends: 'l-1~1 ACTIVE, l-2~1 ACTIVE, t-a ACTIVE, t-b SUSPENDED',
    endsInFull: 'l-1~1 ENDED, l-2~1 ACTIVE, t-a ACTIVE, t-b SUSPENDED',
  },
];
