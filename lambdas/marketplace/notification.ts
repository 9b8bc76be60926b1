/**
 * Reads the notifications of AWS Marketplace (EventBridge, `aws.agreement-marketplace`) into facts.
 * Shapes: facts of AWS Marketplace §3.4 and captured events; both suffixes, `- Proposer` and `- Manufacturer`.
 * @module
 */
import * as v from 'valibot';
import { AGREEMENT_STATUSES, type AgreementFact, type AgreementTerms } from '#domain/agreement/agreement.ts';
import { AgreementId, BuyerAccount, LicenseArn, type LicenseId, licenseIdOf } from '#domain/identifiers.ts';
import type { OfferStatement } from '#domain/offers/offer.ts';
import type { CancellationRequest, CancellationStatus } from '#domain/reassignment/cancellation.ts';
import type { LicenseFact, Stamp } from '#domain/subscription/facts.ts';
import type { LicenseDetails } from '#domain/subscription/license.ts';
import { idOf, instant, present, text } from './notification-parts.ts';
import { readOfferReleased } from './offer-released.ts';

/** What a notification says to us. */
export type Heard =
  | { readonly kind: 'license'; readonly details: LicenseDetails; readonly fact: LicenseFact }
  | { readonly kind: 'agreement'; readonly agreementId: string; readonly fact: AgreementFact }
  | {
      readonly kind: 'advisory';
      readonly agreementId: string;
      readonly stamp: Stamp;
      readonly resolved: boolean;
    }
  | ({ readonly kind: 'cancellation'; readonly stamp: Stamp } & Omit<CancellationRequest, 'at'>)
  | { readonly kind: 'offer'; readonly offerId: string; readonly statement: OfferStatement }
  /** A known type that changes nothing here. */
  | { readonly kind: 'information' }
  /** A type that this version does not know: kept, counted and alarmed. */
  | { readonly kind: 'unknown' };

const accountOf = v.object({ accountId: BuyerAccount });
/** An object whose id may be null or missing: `"resaleAuthorization": { "id": null }` on direct sales. */
const perhapsId = v.nullish(v.object({ id: v.nullish(text) }));

/** The envelope; `detail` is read by the schema of its type. */
export const EnvelopeSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  'detail-type': v.pipe(v.string(), v.minLength(1)),
  source: v.string(),
  time: instant,
  detail: v.record(v.string(), v.unknown()),
});
export type Envelope = v.InferOutput<typeof EnvelopeSchema>;

/**
 * Reads the envelope of a notification.
 * @param body JSON text, as EventBridge hands it to a queue
 * @throws where it is no event of EventBridge: a poison message, for the DLQ
 */
export const readEnvelope = (body: string): Envelope => v.parse(EnvelopeSchema, JSON.parse(body));

/** The agreement that a notification speaks of, whatever its type; absent where none can be read. */
export const agreementIdOf = ({ detail }: Envelope): string | undefined => {
  const read = v.safeParse(v.object({ agreement: v.object({ id: AgreementId }) }), detail);
  return read.success ? read.output.agreement.id : undefined;
};

const status = v.fallback(v.picklist(AGREEMENT_STATUSES), 'OTHER');
const AgreementDetail = v.object({
  agreement: v.object({
    id: AgreementId,
    status: v.optional(status, 'ACTIVE'),
    intent: v.nullish(text),
    previousAgreementId: v.nullish(AgreementId),
    initialAgreementId: v.nullish(AgreementId),
    acceptanceTime: v.nullish(instant),
    startTime: v.nullish(instant),
    endTime: v.nullish(instant),
  }),
  acceptor: v.nullish(accountOf),
  proposer: v.nullish(accountOf),
  offer: perhapsId,
  resaleAuthorization: perhapsId,
});
const LicenseDetail = v.object({
  agreement: v.object({ id: AgreementId }),
  product: v.object({ code: text, id: v.nullish(text) }),
  license: v.object({ arn: LicenseArn }),
  acceptor: accountOf,
  offer: perhapsId,
});
const AdvisoryDetail = v.object({ agreement: idOf });
/** Its agreement's parts stand flat beside its id, unlike in all others. */
const CancellationDetail = v.object({
  agreement: v.object({ id: AgreementId }),
  agreementCancellationRequest: v.object({ id: text, statusMessage: v.nullish(text) }),
});

/** Pay-as-you-go agreements print an end in the year 9999 where the API says nothing. Captured 2026-08-20. */
const NEVER_FROM = Date.UTC(9999, 0, 1);

const termsOf = ({
  agreement,
  acceptor,
  proposer,
  offer,
  resaleAuthorization,
}: v.InferOutput<typeof AgreementDetail>): AgreementTerms => ({
  ...present('intent', agreement.intent),
  ...present('acceptorAccount', acceptor?.accountId),
  ...present('proposerAccount', proposer?.accountId),
  ...present('offerId', offer?.id),
  ...present('resaleAuthorizationId', resaleAuthorization?.id),
  ...present('previousAgreementId', agreement.previousAgreementId),
  ...present('initialAgreementId', agreement.initialAgreementId),
  ...present('acceptedAt', agreement.acceptanceTime),
  ...present('startsAt', agreement.startTime),
  ...present('endsAt', agreement.endTime && agreement.endTime < NEVER_FROM ? agreement.endTime : undefined),
});

const hearAgreement =
  (kind: AgreementFact['kind']) =>
  (envelope: Envelope): Heard => {
    const detail = v.parse(AgreementDetail, envelope.detail);
    const { id, status: said } = detail.agreement;
    const fact = { kind, at: envelope.time, id: envelope.id, status: said, terms: termsOf(detail) };
    return { kind: 'agreement', agreementId: id, fact };
  };

const hearLicense =
  (kind: 'granted' | 'ended') =>
  (envelope: Envelope): Heard => {
    const { agreement, product, license, acceptor, offer } = v.parse(LicenseDetail, envelope.detail);
    const stamp = { at: envelope.time, id: envelope.id, agreementId: agreement.id };
    const details = {
      licenseId: licenseIdOf(license.arn) as LicenseId,
      licenseArn: license.arn,
      productCode: product.code,
      ...present('productId', product.id),
      buyerAccount: acceptor.accountId,
    };
    const fact: LicenseFact =
      kind === 'granted'
        ? { kind, ...stamp, ...present('offerId', offer?.id) }
        : { kind, ...stamp, cause: 'DEPROVISIONED' };
    return { kind: 'license', details, fact };
  };

const hearAdvisory =
  (resolved: boolean) =>
  (envelope: Envelope): Heard => {
    const { agreement } = v.parse(AdvisoryDetail, envelope.detail);
    return {
      kind: 'advisory',
      agreementId: agreement.id,
      stamp: { at: envelope.time, id: envelope.id },
      resolved,
    };
  };

const hearCancellation =
  (said: CancellationStatus) =>
  (envelope: Envelope): Heard => {
    const { agreement, agreementCancellationRequest: request } = v.parse(CancellationDetail, envelope.detail);
    return {
      kind: 'cancellation',
      agreementId: agreement.id,
      requestId: request.id,
      status: said,
      stamp: { at: envelope.time, id: envelope.id },
      ...(request.statusMessage ? { reason: request.statusMessage } : {}),
    };
  };

const hearRelease = ({ detail, time: at, id }: Envelope): Heard => ({
  kind: 'offer',
  ...readOfferReleased(detail, { at, id }),
});

const information = (): Heard => ({ kind: 'information' });

/** By detail-type without its suffix (facts §3.3). */
const READERS: Record<string, (envelope: Envelope) => Heard> = {
  'License Updated': hearLicense('granted'),
  'License Deprovisioned': hearLicense('ended'),
  'Purchase Agreement Created': hearAgreement('recorded'),
  'Purchase Agreement Amended': hearAgreement('recorded'),
  'Purchase Agreement Ended': hearAgreement('ended'),
  'Purchase Agreement Advisory Issued': hearAdvisory(false),
  'Purchase Agreement Advisory Resolved': hearAdvisory(true),
  'Purchase Agreement Ending': information,
  'Purchase Agreement Renewal Terms Finalized': information,
  'Purchase Agreement Renewal Upcoming': information,
  'Agreement Cancellation Request Pending Approval': hearCancellation('PENDING_APPROVAL'),
  'Agreement Cancellation Request Approved': hearCancellation('APPROVED'),
  'Agreement Cancellation Request Rejected': hearCancellation('REJECTED'),
  'Agreement Cancellation Request Cancelled': hearCancellation('CANCELLED'),
  'Agreement Cancellation Request Validation Failed': hearCancellation('VALIDATION_FAILED'),
  'Purchase Agreement Billing Adjustment Completed': information,
  'Purchase Agreement Billing Adjustment Failed': information,
  'Offer Released': hearRelease,
  'OfferSet Released': information,
  'Change Set Succeeded': information,
  'Change Set Failed': information,
  'Change Set Cancelled': information,
  'Products Security Report Created': information,
};

const SUFFIX = / - (Proposer|Manufacturer|Acceptor)$/;

/**
 * What a notification says.
 * @throws ValiError where a known type has another shape than AWS documents: a poison message, for the DLQ
 */
export const hear = (envelope: Envelope): Heard =>
  READERS[envelope['detail-type'].replace(SUFFIX, '')]?.(envelope) ?? { kind: 'unknown' };
