/**
 * What AWS answered to a call of BatchMeterUsage, in our words.
 * @module
 */
import type {
  BatchMeterUsageResult,
  UsageRecord,
  UsageRecordResult,
} from '@aws-sdk/client-marketplace-metering';
import type { MeteringReply, RecordReply } from '#domain/metering/answers.ts';
import { SECOND_MS } from '#domain/time.ts';

type Failure = Extract<MeteringReply, { readonly error: string }>;

/** What AWS keeps an hour under: it repeats the record, not our order. Times are whole seconds on its side. */
const nameOf = ({ LicenseArn, CustomerIdentifier, Dimension, Timestamp }: Partial<UsageRecord>): string =>
  JSON.stringify([
    LicenseArn ?? CustomerIdentifier,
    Dimension,
    Timestamp && Math.floor(Timestamp.getTime() / SECOND_MS),
  ]);

const replyOf = (result: UsageRecordResult | undefined): RecordReply => {
  switch (result?.Status) {
    case 'Success':
      return {
        status: 'Success',
        ...(result.MeteringRecordId ? { recordId: result.MeteringRecordId } : {}),
      };
    case 'CustomerNotSubscribed':
    case 'DuplicateRecord':
      return { status: result.Status };
    default:
      return { status: 'Unprocessed' };
  }
};

/**
 * The answer to each record, found by what it says of customer, dimension and time.
 * @param sent as they were sent
 * @returns in the order of `sent`; what AWS left out of both lists is unprocessed
 */
export const repliesOf = (
  sent: readonly UsageRecord[],
  { Results = [] }: Pick<BatchMeterUsageResult, 'Results'>,
): RecordReply[] => {
  const byName = Map.groupBy(Results, ({ UsageRecord }) => nameOf(UsageRecord ?? {}));
  return sent.map((record) => replyOf(byName.get(nameOf(record))?.shift()));
};

/** Of the caller, its clock or the endpoint: no record is at fault, and no smaller batch would be taken. */
const NOT_OF_A_RECORD = new Set([
  'AccessDeniedException',
  'DisabledApiException',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'NotAuthorized',
  'OptInRequired',
  'RequestExpired',
  'UnrecognizedClientException',
]);

const THROTTLED = /throttl|TooManyRequests|RequestLimitExceeded/iu;

const isRefused = (status: number | undefined): boolean =>
  status !== undefined && status >= 400 && status < 500;

/** HTTP's word for "not now": nothing was begun. Another 5xx may come after the work was done (RFC 9110 §15.6). */
const SERVICE_UNAVAILABLE = 503;

/**
 * What an error of the whole call means. An error that AWS answered with 4xx and that is not known to be the caller's is taken
 * for a fault of some record: to look for it among 25 costs a few calls, not to look would cost the other 24.
 * @param error as the SDK threw it
 */
export const failureOf = (error: unknown): Failure => {
  const { name = 'NoAnswer', $metadata } = error as {
    readonly name?: string;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode;
  if (status === 429 || THROTTLED.test(name)) return { error: name, kind: 'throttled' };
  if (status === undefined) return { error: 'NoAnswer', kind: 'unavailable', unheard: true };
  if (isRefused(status) && !NOT_OF_A_RECORD.has(name)) return { error: name, kind: 'record-fault' };
  const isUnheard = !isRefused(status) && status !== SERVICE_UNAVAILABLE;
  return { error: name, kind: 'unavailable', ...(isUnheard ? { unheard: true } : {}) };
};
