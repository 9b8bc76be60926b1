/**
 * Random histories: what AWS says, late by up to days; what buyers and operators do, as far as the doors let them; and time.
 * @module
 */
import fc from 'fast-check';
import type { AgreementStatus } from '#domain/agreement/agreement.ts';
import type { LicenseId } from '#domain/identifiers.ts';
import type { LicenseFact } from '#domain/subscription/facts.ts';
import type { OperatorAct } from '#domain/tenant/acts.ts';
import { HOUR_MS, MINUTE_MS } from '#domain/time.ts';

type AwsKind = Exclude<LicenseFact['kind'], 'registered' | 'bound'>;

/** One thing that happens. `lateMs` is how long ago it happened at its source. */
export type Step =
  | {
      readonly does: 'license';
      readonly kind: AwsKind;
      readonly license: LicenseId;
      readonly agreement: string;
      readonly lateMs: number;
    }
  | {
      readonly does: 'agreement';
      readonly status: AgreementStatus;
      readonly agreement: string;
      /** What it says it renews; any of them, itself too. */
      readonly previous: string | undefined;
      readonly lateMs: number;
    }
  | {
      readonly does: 'advisory';
      readonly agreement: string;
      readonly resolved: boolean;
      readonly lateMs: number;
    }
  | { readonly does: 'land'; readonly license: LicenseId }
  | { readonly does: 'bind'; readonly license: LicenseId; readonly tenant: string }
  | { readonly does: 'act'; readonly kind: OperatorAct['kind']; readonly tenant: string }
  | { readonly does: 'wait'; readonly ms: number };

const license = fc.constantFrom<LicenseId[]>('l-1', 'l-2', 'l-3');
const agreement = fc.constantFrom('agmt-1', 'agmt-2', 'agmt-3');
const previous = fc.option(agreement, { nil: undefined });
const tenant = fc.constantFrom('t-a', 't-b');
/** Mostly at once, sometimes within the hour, seldom by days; often a whole hour, so that times tie. */
const lateMs = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 90 }).map((minutes) => minutes * MINUTE_MS) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 240 }).map((hours) => hours * HOUR_MS) },
);
const wait = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 90 }).map((minutes) => minutes * MINUTE_MS) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 * 24 }).map((hours) => hours * HOUR_MS) },
);

const kind = fc.oneof(
  { weight: 5, arbitrary: fc.constant<AwsKind>('granted') },
  { weight: 2, arbitrary: fc.constant<AwsKind>('ended') },
  { weight: 1, arbitrary: fc.constantFrom<AwsKind[]>('failed', 'closed') },
);
const status = fc.constantFrom<AgreementStatus[]>('ACTIVE', 'CANCELLED', 'EXPIRED', 'RENEWED', 'REPLACED');

/** One step; the doors' and AWS's in the proportion in which they make trouble. */
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('license' as const), kind, license, agreement, lateMs }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('agreement' as const), status, agreement, previous, lateMs }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('advisory' as const),
      agreement,
      resolved: fc.boolean(),
      lateMs,
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('land' as const), license }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('bind' as const), license, tenant }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('act' as const),
      kind: fc.constantFrom<OperatorAct['kind'][]>('suspended', 'restored', 'retired'),
      tenant,
    }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('wait' as const), ms: wait }) },
);

/** A history of up to 60 steps; `max`, since what is interesting takes many. */
export const steps: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 1, maxLength: 60, size: 'max' });
