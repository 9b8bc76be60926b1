/**
 * Renewals and replacements: an agreement that names the one before it, and what becomes of the tenant.
 * @module
 */
import type { Policy } from '#domain/policy/policy.ts';
import { plain } from '#test/policies/plain.ts';
import { bound, deprovisioned, ended, following, granted, landed, recorded, type Telling } from '../story.ts';

/** A policy under which further subscriptions are attached. */
const attaching: Policy = { ...plain, attachments: 'entitlements' };

/** Renewals and replacements, chained by the agreement that they name. */
export const CHAINS: readonly Telling[] = [
  {
    name: 'contract: upgraded within its agreement, and expired',
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      granted('l-1', 'agmt-1', '10:01'),
      ended('agmt-1', 'EXPIRED', '18:00'),
      deprovisioned('l-1', 'agmt-1', '18:01'),
    ],
    further: [
      recorded('agmt-1', 'NEW', '09:00'),
      recorded('agmt-1', 'AMEND', '10:00'),
      landed('l-1', '09:04'),
    ],
    ends: 'l-1~1 ENDED, t-a SUSPENDED',
  },
  {
    name: 'chained renewal that keeps the license',
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      following('agmt-2', 'RENEW', 'agmt-1', '11:59'),
      ended('agmt-1', 'RENEWED', '12:00'),
      granted('l-1', 'agmt-2', '12:01'),
      deprovisioned('l-1', 'agmt-1', '12:02'),
    ],
    ends: 'l-1~1 ACTIVE, t-a ACTIVE',
  },
  {
    name: 'chained renewal that changes the license: the tenant follows',
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      following('agmt-2', 'RENEW', 'agmt-1', '11:59'),
      granted('l-2', 'agmt-2', '12:01'),
      ended('agmt-1', 'RENEWED', '12:01:30'),
      deprovisioned('l-1', 'agmt-1', '12:40'),
    ],
    further: [recorded('agmt-1', 'NEW', '09:00'), landed('l-2', '12:20')],
    ends: 'l-1~1 ENDED, l-2~1 ACTIVE, t-a ACTIVE',
  },
  {
    name: 'renewed again, under a third license',
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      following('agmt-2', 'RENEW', 'agmt-1', '11:59'),
      granted('l-2', 'agmt-2', '12:01'),
      following('agmt-3', 'RENEW', 'agmt-2', '15:00'),
      granted('l-3', 'agmt-3', '15:01'),
    ],
    further: [deprovisioned('l-2', 'agmt-2', '15:30'), deprovisioned('l-1', 'agmt-1', '12:40')],
    ends: 'l-1~1 ACTIVE, l-2~1 ACTIVE, l-3~1 ACTIVE, t-a ACTIVE',
    endsInFull: 'l-1~1 ENDED, l-2~1 ENDED, l-3~1 ACTIVE, t-a ACTIVE',
  },
  {
    name: 'chained replacement, the license deprovisioned in between',
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      following('agmt-2', 'REPLACE', 'agmt-1', '12:00'),
      deprovisioned('l-1', 'agmt-1', '12:01'),
      granted('l-1', 'agmt-2', '12:02'),
      ended('agmt-2', 'EXPIRED', '18:00'),
    ],
    further: [ended('agmt-1', 'REPLACED', '12:00:30')],
    ends: 'l-1~1 ENDED, l-1~2 ENDED, t-a SUSPENDED',
  },
  {
    name: 'the old license renews itself after the tenant has moved',
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      granted('l-3', 'agmt-9', '10:00'),
      bound('l-3', 't-a', '10:15'),
      following('agmt-2', 'RENEW', 'agmt-1', '11:59'),
      granted('l-2', 'agmt-2', '12:01'),
    ],
    further: [deprovisioned('l-2', 'agmt-2', '15:30'), ended('agmt-1', 'RENEWED', '12:00')],
    ends: 'l-1~1 ACTIVE, l-3~1 ACTIVE, l-2~1 ACTIVE, t-a ACTIVE',
    endsInFull: 'l-1~1 ACTIVE, l-3~1 ACTIVE, l-2~1 ENDED, t-a ACTIVE',
  },
  {
    name: 'a person chose another tenant before the chain was known',
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      following('agmt-2', 'RENEW', 'agmt-1', '11:59'),
      granted('l-2', 'agmt-2', '12:01'),
      bound('l-2', 't-b', '12:20'),
      deprovisioned('l-1', 'agmt-1', '12:40'),
    ],
    ends: 'l-1~1 ENDED, l-2~1 ACTIVE, t-a SUSPENDED, t-b ACTIVE',
  },
  {
    name: 'future-dated: agreed long before, granted at its start, with a trial that converts',
    facts: [
      recorded('agmt-1', 'NEW', '00:10'),
      granted('l-1', 'agmt-1', '18:00'),
      landed('l-1', '18:05'),
      bound('l-1', 't-a', '18:06'),
      granted('l-1', 'agmt-1', '20:00'),
    ],
    further: [recorded('agmt-1', 'AMEND', '06:00')],
    ends: 'l-1~1 ACTIVE, t-a ACTIVE',
  },
  {
    name: 'attached: a further subscription comes and goes',
    policy: attaching,
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      granted('l-2', 'agmt-2', '10:01'),
      bound('l-2', 't-a', '10:05'),
      deprovisioned('l-2', 'agmt-2', '14:00'),
    ],
    further: [ended('agmt-2', 'CANCELLED', '13:59'), landed('l-2', '10:03')],
    ends: 'l-1~1 ACTIVE, l-2~1 ENDED, t-a ACTIVE',
  },
  {
    name: 'attached: the payer ends, and what is attached is no payer',
    policy: attaching,
    facts: [
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-1', 't-a', '09:05'),
      granted('l-2', 'agmt-2', '10:01'),
      bound('l-2', 't-a', '10:05'),
      deprovisioned('l-1', 'agmt-1', '14:00'),
    ],
    further: [landed('l-2', '10:03')],
    ends: 'l-1~1 ENDED, l-2~1 ACTIVE, t-a SUSPENDED',
  },
  {
    name: 'attached: the payer is renewed under a new license, the further one stays attached',
    policy: attaching,
    facts: [
      bound('l-1', 't-a', '09:05'),
      granted('l-1', 'agmt-1', '09:01'),
      bound('l-2', 't-a', '10:05'),
      granted('l-2', 'agmt-2', '10:01'),
      following('agmt-3', 'RENEW', 'agmt-1', '12:00'),
      granted('l-3', 'agmt-3', '12:01'),
    ],
    further: [deprovisioned('l-1', 'agmt-1', '12:40'), deprovisioned('l-2', 'agmt-2', '15:00')],
    ends: 'l-1~1 ACTIVE, l-2~1 ACTIVE, l-3~1 ACTIVE, t-a ACTIVE',
    endsInFull: 'l-1~1 ENDED, l-2~1 ENDED, l-3~1 ACTIVE, t-a ACTIVE',
  },
];
