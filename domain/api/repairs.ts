/**
 * What `POST /v1/orphans/repair` takes and answers.
 * @module
 */
import * as v from 'valibot';
import { EVENT_SCHEMAS, type EventType } from '../events/schemas.ts';
import { AgreementId, BuyerAccount } from '../identifiers.ts';
import { FINDING_KINDS } from '../repair/findings.ts';
import { LicenseArnText } from './imports.ts';
import { Href } from './parts.ts';
import { Reason } from './writes.ts';

/** Names one of them. */
export const RepairBody = v.strictObject({
  agreementId: v.optional(AgreementId),
  licenseArn: v.optional(LicenseArnText),
  buyerAccount: v.optional(BuyerAccount),
  reason: Reason,
});
export type RepairBody = v.InferOutput<typeof RepairBody>;

/** What AWS Marketplace says otherwise than we knew. */
export const RepairOutcome = v.strictObject({
  dryRun: v.boolean(),
  lookedAt: v.pipe(v.number(), v.integer(), v.description('Agreements that AWS Marketplace named.')),
  findings: v.array(
    v.strictObject({
      kind: v.picklist(FINDING_KINDS),
      agreementId: AgreementId,
      licenseId: v.optional(v.string()),
      known: v.pipe(v.string(), v.description('The state that we knew, or UNKNOWN.')),
      said: v.pipe(v.string(), v.description('The state of the agreement at AWS Marketplace.')),
      heard: v.pipe(v.boolean(), v.description('False where a person must look: nothing is changed then.')),
    }),
  ),
  events: v.array(v.picklist(Object.keys(EVENT_SCHEMAS) as EventType[])),
  links: v.strictObject({ self: Href }),
});
export type RepairOutcome = v.InferOutput<typeof RepairOutcome>;

/** An example of a body. */
export const REPAIR_EXAMPLE: v.InferInput<typeof RepairBody> = {
  agreementId: 'agmt-4xkq2v8w9n',
  reason: 'the buyer has paid and waits, ticket 4711',
};

/** Its answer. */
export const REPAIRED_EXAMPLE: RepairOutcome = {
  dryRun: false,
  lookedAt: 1,
  findings: [
    {
      kind: 'license-granted',
      agreementId: 'agmt-4xkq2v8w9n',
      licenseId: 'l-9d01abe6c2f7449f8a35e3d1c60b7a42',
      known: 'PENDING',
      said: 'ACTIVE',
      heard: true,
    },
  ],
  events: ['subscription.active', 'tenant.provisioned'],
  links: { self: '/v1/orphans' },
};
