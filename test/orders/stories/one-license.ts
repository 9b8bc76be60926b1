/**
 * One license, from the first word of it to the last.
 * @module
 */
import { advisory, bound, deprovisioned, ended, granted, landed, recorded, type Telling } from '../story.ts';

/** One license, from the first word of it to the last. */
export const ONE_LICENSE: readonly Telling[] = [
  {
    name: 'subscribe, land, cancel',
    facts: [
      recorded('agmt-1', 'NEW', '09:00'),
      granted('l-1', 'agmt-1', '09:02'),
      landed('l-1', '09:05'),
      bound('l-1', 't-a', '09:07'),
      ended('agmt-1', 'CANCELLED', '14:24:57'),
      deprovisioned('l-1', 'agmt-1', '14:25:28'),
    ],
    ends: 'l-1~1 ENDED, t-a SUSPENDED',
  },
  {
    name: 'the landing comes first',
    facts: [
      landed('l-1', '09:00'),
      bound('l-1', 't-a', '09:02'),
      recorded('agmt-1', 'NEW', '09:03'),
      granted('l-1', 'agmt-1', '09:04'),
      landed('l-1', '09:10'),
      deprovisioned('l-1', 'agmt-1', '11:20'),
    ],
    further: [granted('l-1', 'agmt-1', '10:00'), ended('agmt-1', 'TERMINATED', '11:30')],
    ends: 'l-1~1 ENDED, t-a SUSPENDED',
  },
  {
    name: 'deprovisioned before its agreement ends, and two senders tell of that end',
    facts: [
      granted('l-1', 'agmt-1', '09:00'),
      landed('l-1', '09:05'),
      bound('l-1', 't-a', '09:06'),
      deprovisioned('l-1', 'agmt-1', '10:59'),
      ended('agmt-1', 'CANCELLED', '11:00', 'Manufacturer'),
      ended('agmt-1', 'CANCELLED', '11:01', 'Proposer'),
    ],
    ends: 'l-1~1 ENDED, t-a SUSPENDED',
  },
  {
    name: 'the agreement is known long before its license',
    facts: [
      recorded('agmt-1', 'NEW', '06:00'),
      recorded('agmt-1', 'AMEND', '06:30'),
      granted('l-1', 'agmt-1', '09:00'),
      landed('l-1', '09:05'),
      bound('l-1', 't-a', '09:10'),
      ended('agmt-1', 'EXPIRED', '18:00'),
    ],
    ends: 'l-1~1 ENDED, t-a SUSPENDED',
  },
  {
    name: 'an advisory is issued and resolved, and the agreement is terminated',
    facts: [
      granted('l-1', 'agmt-1', '09:00'),
      bound('l-1', 't-a', '09:10'),
      advisory('agmt-1', 'issued', '10:00'),
      advisory('agmt-1', 'resolved', '11:00'),
      advisory('agmt-1', 'issued', '12:00'),
      ended('agmt-1', 'TERMINATED', '13:00'),
    ],
    further: [recorded('agmt-1', 'NEW', '08:59'), deprovisioned('l-1', 'agmt-1', '13:01')],
    ends: 'l-1~1 ENDED, t-a SUSPENDED',
  },
  {
    name: 'amended, and the license updated with it',
    facts: [
      recorded('agmt-1', 'NEW', '09:00'),
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:10'),
      recorded('agmt-1', 'AMEND', '10:00'),
      granted('l-1', 'agmt-1', '10:01'),
      recorded('agmt-1', 'AMEND', '11:00'),
    ],
    ends: 'l-1~1 ACTIVE, t-a ACTIVE',
  },
  {
    name: 'all at the same second',
    facts: [
      recorded('agmt-1', 'NEW', '09:00'),
      landed('l-1', '09:00'),
      granted('l-1', 'agmt-1', '09:00'),
      bound('l-1', 't-a', '09:00'),
      ended('agmt-1', 'CANCELLED', '09:00'),
      deprovisioned('l-1', 'agmt-1', '09:00'),
    ],
    further: [advisory('agmt-1', 'issued', '09:00'), advisory('agmt-1', 'resolved', '09:00')],
    ends: 'l-1~1 ENDED, t-a SUSPENDED',
  },
];
