/**
 * A policy: one vendor's rules for one product, as data. Its file is version 1; later versions live in the table.
 * A change pins the version it began with (L15).
 * @module
 */
import * as v from 'valibot';
import type { Fault } from '../errors.ts';
import { activationFaults } from './activation-faults.ts';
import { ActivationPolicySchema } from './activation-schema.ts';
import { capabilitiesFaults, tableFaults } from './capabilities-faults.ts';
import { CapabilitiesPolicySchema } from './capabilities-schema.ts';
import { enrolmentFaults } from './enrolment-faults.ts';
import { EnrolmentsPolicySchema, SeatsPolicySchema } from './enrolment-schema.ts';
import { MeteringPolicySchema, meteringFaults } from './metering-schema.ts';
import { ordersFaults } from './orders-faults.ts';
import { OrdersPolicySchema } from './orders-schema.ts';
import { duration, Word } from './parts.ts';
import { propagationFaults } from './propagation-faults.ts';
import { PropagationPolicySchema } from './propagation-schema.ts';
import { faultsOfShape, partOf } from './reading.ts';
import {
  Channel,
  OffersPolicySchema,
  ReassignmentPolicySchema,
  type Reseller,
  ResellerSchema,
} from './reassignment-schema.ts';
import { supportFaults } from './support-faults.ts';
import { SupportPolicySchema } from './support-schema.ts';

/** waits · more would keep an empty contract unexplained for too long. */
const READS_AGAIN_MAX = 10;

/** The schema of a policy file; unknown keys are refused. `policies/policy.schema.json` is made from it. */
export const PolicySchema = v.strictObject({
  $schema: v.optional(v.string()),
  vendor: Word,
  product: Word,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  lifecycle: v.strictObject({
    grace: duration('Service goes on for so long after the payer has ended.'),
    provisioning: v.nullable(
      duration('A tenant that never got a payer is suspended after so long; null: never by itself.'),
    ),
    retention: duration(
      'Data is kept for so long after suspension; then the tenant is offered for retirement.',
    ),
  }),
  entitlements: v.optional(
    v.strictObject({
      readAgainAfter: v.pipe(
        v.array(duration('A wait before the next read.')),
        v.maxLength(READS_AGAIN_MAX),
        v.description(
          'Contracts: an empty list right after a license event is read again after each of these waits before it is believed. Default: PT1M, PT5M, PT15M.',
        ),
      ),
    }),
  ),
  attachments: v.optional(
    v.pipe(
      v.picklist(['none', 'entitlements']),
      v.description(
        'A further live subscription bound to a tenant: none: it becomes the payer; entitlements: it adds its entitlements and pays nothing. Default: none.',
      ),
    ),
  ),
  channels: v.optional(
    v.pipe(
      v.array(Channel),
      v.minLength(1),
      v.description('Ways to pay; a tenant has one of them at a time. Default: aws-marketplace.'),
    ),
  ),
  resellers: v.optional(v.array(ResellerSchema)),
  offers: v.optional(OffersPolicySchema),
  reassignment: v.optional(ReassignmentPolicySchema),
  metering: v.optional(MeteringPolicySchema),
  activation: v.optional(ActivationPolicySchema),
  support: v.optional(SupportPolicySchema),
  capabilities: v.optional(CapabilitiesPolicySchema),
  propagation: v.optional(PropagationPolicySchema),
  orders: v.optional(OrdersPolicySchema),
  enrolments: v.optional(EnrolmentsPolicySchema),
  seats: v.optional(SeatsPolicySchema),
  desks: v.strictObject({
    orphanAfter: duration(
      'Paid but not registered, or registered but no license: on the desk after so long.',
    ),
  }),
});
export type Policy = v.InferOutput<typeof PolicySchema>;

const seenTwice = (words: readonly string[]): string[] => [
  ...new Set(words.filter((word, at) => words.indexOf(word) !== at)),
];

/** What no schema of single values can say: a reseller, and an account at a reseller, are there once. */
const faultsAmong = (resellers: readonly Reseller[]): Fault[] => [
  ...seenTwice(resellers.map(({ id }) => id)).map((id) => ({
    field: 'resellers',
    message: `names ${id} twice`,
  })),
  ...seenTwice(resellers.flatMap(({ accounts }) => accounts)).map((account) => ({
    field: 'resellers',
    message: `names account ${account} twice`,
  })),
];

/** Of account types, and of how long their changes take to show; the two name one another's lists. */
const faultsOfAccounts = (file: unknown): Fault[] => {
  const capabilities = partOf(CapabilitiesPolicySchema, file, 'capabilities');
  const propagation = partOf(PropagationPolicySchema, file, 'propagation');
  const saysNothingOf = (key: string) => partOf(v.unknown(), file, key) === undefined;
  return [
    ...tableFaults(partOf(v.unknown(), file, 'capabilities')),
    ...capabilitiesFaults(capabilities, {
      upstreams: saysNothingOf('propagation') ? [] : propagation?.upstreams,
    }),
    ...propagationFaults(propagation, saysNothingOf('capabilities') ? [] : capabilities?.products),
  ];
};

/** What the parts of a file say against one another or themselves; a part whose shape cannot be read is left out. */
const faultsWithin = (file: unknown): Fault[] => {
  const channels = partOf(v.array(Channel), file, 'channels');
  const support = partOf(SupportPolicySchema, file, 'support');
  const cases = support?.cases.map(({ id }) => id);
  return [
    ...faultsAmong(partOf(v.array(ResellerSchema), file, 'resellers') ?? []),
    ...meteringFaults(partOf(MeteringPolicySchema, file, 'metering')),
    ...activationFaults(partOf(ActivationPolicySchema, file, 'activation'), { channels, cases }),
    ...supportFaults(support),
    ...faultsOfAccounts(file),
    ...ordersFaults(partOf(OrdersPolicySchema, file, 'orders')),
    ...enrolmentFaults(
      partOf(EnrolmentsPolicySchema, file, 'enrolments'),
      partOf(SeatsPolicySchema, file, 'seats'),
    ),
  ];
};

/**
 * Reads a policy and names every fault at once, each with its place.
 * @param input parsed JSON
 */
export const parsePolicy = (input: unknown): { policy: Policy } | { faults: readonly Fault[] } => {
  const { faults: ofShape, known } = faultsOfShape(PolicySchema, input);
  const faults = [...ofShape, ...faultsWithin(known)];
  return faults.length > 0 ? { faults } : { policy: v.parse(PolicySchema, input) };
};
