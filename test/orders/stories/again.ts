/**
 * A second subscription after the first, or beside it.
 * @module
 */
import { bound, deprovisioned, ended, granted, landed, legacy, recorded, type Telling } from '../story.ts';

/** A second subscription after the first, or beside it. */
export const AGAIN: readonly Telling[] = [
  {
    name: 'renewed under the same license',
    facts: [
      recorded('agmt-1', 'NEW', '09:00'),
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      granted('l-1', 'agmt-2', '12:00'),
      ended('agmt-1', 'RENEWED', '12:01'),
      ended('agmt-2', 'EXPIRED', '15:00'),
    ],
    further: [recorded('agmt-2', 'RENEW', '11:59'), deprovisioned('l-1', 'agmt-1', '12:02')],
    ends: 'l-1~1 ENDED, t-a SUSPENDED',
  },
  {
    name: 'renewed under a new license',
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      ended('agmt-1', 'RENEWED', '12:00'),
      granted('l-2', 'agmt-2', '12:01'),
      bound('l-2', 't-a', '12:20'),
      deprovisioned('l-1', 'agmt-1', '12:40'),
    ],
    further: [recorded('agmt-2', 'RENEW', '11:59'), landed('l-2', '12:18')],
    ends: 'l-1~1 ENDED, l-2~1 ACTIVE, t-a ACTIVE',
  },
  {
    name: 'replaced by another offer, the license deprovisioned in between',
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      recorded('agmt-2', 'REPLACE', '12:00'),
      ended('agmt-1', 'REPLACED', '12:00:30'),
      deprovisioned('l-1', 'agmt-1', '12:01'),
      granted('l-1', 'agmt-2', '12:02'),
    ],
    ends: 'l-1~1 ENDED, l-1~2 ACTIVE_UNREGISTERED, t-a SUSPENDED',
  },
  {
    name: 'the tenant subscribes again under a new license',
    facts: [
      granted('l-1', 'agmt-1', '09:00'),
      bound('l-1', 't-a', '09:10'),
      deprovisioned('l-1', 'agmt-1', '10:20'),
      granted('l-2', 'agmt-2', '10:30'),
      landed('l-2', '10:32'),
      bound('l-2', 't-a', '10:35'),
    ],
    further: [ended('agmt-1', 'CANCELLED', '10:19'), ended('agmt-2', 'CANCELLED', '13:00')],
    ends: 'l-1~1 ENDED, l-2~1 ACTIVE, t-a ACTIVE',
    endsInFull: 'l-1~1 ENDED, l-2~1 ENDED, t-a SUSPENDED',
  },
  {
    name: 'the tenant subscribes again under the same license',
    facts: [
      granted('l-1', 'agmt-1', '09:00'),
      bound('l-1', 't-a', '09:10'),
      deprovisioned('l-1', 'agmt-1', '10:20'),
      granted('l-1', 'agmt-1', '10:30'),
      landed('l-1', '10:32'),
      bound('l-1', 't-a', '10:35'),
    ],
    further: [legacy('l-1', 'closed', '11:10'), granted('l-1', 'agmt-1', '12:00')],
    ends: 'l-1~1 ENDED, l-1~2 ACTIVE, t-a ACTIVE',
  },
  {
    name: 'two agreements of one buyer at once, two tenants',
    facts: [
      granted('l-1', 'agmt-1', '09:00'),
      granted('l-2', 'agmt-2', '09:01'),
      bound('l-1', 't-a', '09:10'),
      bound('l-2', 't-b', '09:12'),
      ended('agmt-1', 'CANCELLED', '10:00'),
      deprovisioned('l-1', 'agmt-1', '10:01'),
    ],
    further: [recorded('agmt-1', 'NEW', '08:59'), recorded('agmt-2', 'NEW', '08:59:30')],
    ends: 'l-1~1 ENDED, l-2~1 ACTIVE, t-a SUSPENDED, t-b ACTIVE',
  },
  {
    name: 'the old license ends after the tenant has moved',
    facts: [
      granted('l-1', 'agmt-1', '09:00'),
      bound('l-1', 't-a', '09:10'),
      granted('l-2', 'agmt-2', '10:00'),
      bound('l-2', 't-a', '10:15'),
      ended('agmt-1', 'CANCELLED', '10:40'),
      deprovisioned('l-1', 'agmt-1', '10:41'),
    ],
    further: [landed('l-2', '10:05'), granted('l-1', 'agmt-1', '09:30')],
    ends: 'l-1~1 ENDED, l-2~1 ACTIVE, t-a ACTIVE',
  },
];
