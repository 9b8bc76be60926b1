/**
 * What was heard of too late, and what only products with the legacy notifications hear.
 * @module
 */
import { bound, deprovisioned, ended, granted, landed, legacy, type Telling } from '../story.ts';

/** What was heard of too late, and what only products with the legacy notifications hear. */
export const LATE_AND_LEGACY: readonly Telling[] = [
  {
    name: 'bound before its end and its successor were heard of',
    facts: [
      granted('l-1', 'agmt-1', '09:00'),
      deprovisioned('l-1', 'agmt-1', '10:00'),
      granted('l-1', 'agmt-2', '10:02'),
      landed('l-1', '10:05'),
      bound('l-1', 't-a', '10:06'),
      ended('agmt-1', 'CANCELLED', '10:07'),
    ],
    ends: 'l-1~1 ENDED, l-1~2 ACTIVE, t-a ACTIVE',
  },
  {
    name: 'bound before its end was heard of',
    facts: [
      granted('l-1', 'agmt-1', '09:00'),
      ended('agmt-1', 'CANCELLED', '10:00'),
      landed('l-1', '10:01'),
      bound('l-1', 't-a', '10:02'),
      deprovisioned('l-1', 'agmt-1', '10:03'),
    ],
    ends: 'l-1~1 ENDED, t-a SUSPENDED',
  },
  {
    name: 'legacy: failed, then granted',
    facts: [
      landed('l-1', '09:00'),
      legacy('l-1', 'failed', '09:05'),
      legacy('l-1', 'granted', '09:30'),
      landed('l-1', '09:35'),
      bound('l-1', 't-a', '09:36'),
      legacy('l-1', 'ended', '10:00'),
    ],
    further: [legacy('l-1', 'closed', '10:45')],
    ends: 'l-1~1 FAILED, l-1~2 ENDED, t-a SUSPENDED',
  },
  {
    name: 'legacy: granted, failed, granted again, closed without an end',
    facts: [
      legacy('l-1', 'granted', '09:00'),
      landed('l-1', '09:05'),
      bound('l-1', 't-a', '09:06'),
      legacy('l-1', 'failed', '09:30'),
      legacy('l-1', 'granted', '10:30'),
      legacy('l-1', 'closed', '12:00'),
    ],
    ends: 'l-1~1 ENDED, t-a SUSPENDED',
  },
];
