/**
 * Every number that AWS or we impose, with its unit, source and date.
 * `AWS_` marks AWS's numbers; the others are ours and may be changed here.
 * @module
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './time.ts';

/** ms · final reporting window after a license ends. AWS userguide saas-eventbridge-integration, 2026-11. */
export const AWS_FINAL_METERING_WINDOW_MS = 1 * HOUR_MS;

/** ms · a usage record is taken so long after the hour it speaks of. AWS SDK 3.1138.0 (BatchMeterUsage), 2026-11. */
export const AWS_METERING_LATE_MS = 24 * HOUR_MS;

/** ms · after the end of a month (UTC) its usage is taken so long, and no longer. AWS SDK 3.1138.0 (BatchMeterUsage), 2026-11. */
export const AWS_METERING_MONTH_END_MS = 6 * HOUR_MS;

/** units · largest quantity of one usage record: an int of 32 bits. AWS SDK 3.1138.0 (BatchMeterUsage), 2026-11. */
export const AWS_METERING_QUANTITY_MAX = 2 ** 31 - 1;

/** allocations, tags, characters · most allocations of a usage record, tags of one, and longest key and value. AWS SDK 3.1138.0, 2026-11. */
export const AWS_METERING_ALLOCATIONS_MAX = 2_500;
export const AWS_METERING_TAGS_MAX = 5;
export const AWS_METERING_TAG_KEY_MAX = 100;
export const AWS_METERING_TAG_VALUE_MAX = 256;

/** ms · life of a registration token. AWS userguide saas-product-customer-setup, 2026-11 (another note on that page says about one hour). */
export const AWS_REGISTRATION_TOKEN_LIFE_MS = 4 * HOUR_MS;

/** items · most actions in one DynamoDB transaction. AWS DynamoDB quotas, 2026-11. */
export const AWS_TRANSACTION_ITEMS_MAX = 100;

/** keys · most keys in one DynamoDB BatchGetItem. AWS DynamoDB quotas, 2026-11. */
export const AWS_BATCH_GET_KEYS_MAX = 100;

/** items · most puts in one DynamoDB BatchWriteItem. AWS DynamoDB quotas, 2026-11. */
export const AWS_BATCH_WRITE_ITEMS_MAX = 25;

/** entries · most entries in one EventBridge PutEvents call. AWS EventBridge quotas, 2026-11. */
export const AWS_PUT_EVENTS_ENTRIES_MAX = 10;

/** messages · most entries in one SQS SendMessageBatch call. AWS SQS quotas, 2026-11. */
export const AWS_SQS_BATCH_MAX = 10;

/** facts · most facts remembered per license; runs of like facts keep their first and last. */
export const LICENSE_FACTS_MAX = 40;

/** bindings · most subscriptions ever bound to one tenant; a further binding is refused. */
export const TENANT_BINDINGS_MAX = 200;

/** licenses · most licenses that one agreement may carry. */
export const AGREEMENT_LICENSES_MAX = 20;

/** acts · most operator acts on one tenant; a further act is refused. */
export const TENANT_ACTS_MAX = 200;

/** attempts · how often a conflicting commit is decided again before the caller hears of it. */
export const COMMIT_ATTEMPTS_MAX = 5;

/** shards · partitions that each state list is spread over; the readers merge them. */
export const STATE_SHARDS = 4;

/** items · default and largest page of a list. */
export const PAGE_SIZE_DEFAULT = 25;
export const PAGE_SIZE_MAX = 100;

/** items · most index keys one list request looks at, so that its cost never grows with the table. */
export const LIST_KEYS_EVALUATED_MAX = 400;

/** digits, tries, ms · the one-time code that proves an e-mail address. */
export const CODE_DIGITS = 6;
export const CODE_TRIES_MAX = 5;
export const CODE_LIFE_MS = 10 * MINUTE_MS;

/** codes · most codes mailed for one registration; more would be mail bombing. */
export const CODES_PER_REGISTRATION_MAX = 5;

/** ms · life of a signed-in session on the public door. */
export const SESSION_LIFE_MS = 1 * HOUR_MS;

/** ms · life of a pending registration; as long as the token, so that a sign-in in the middle keeps it. */
export const REGISTRATION_LIFE_MS = AWS_REGISTRATION_TOKEN_LIFE_MS;

/** ms · life of the code that hands a buyer to the seller's own sign-up: long enough to read a page, and single use. */
export const HAND_OFF_CODE_LIFE_MS = 30 * MINUTE_MS;

/** ms · life of an invitation of a further administrator; a week has a working day in it wherever one lives. */
export const INVITATION_LIFE_MS = 7 * DAY_MS;

/** invitations · most that one administrator sends within a day; more would be mail bombing. */
export const INVITATIONS_PER_DAY_MAX = 10;

/** administrators, invitations · most people of one tenant that a page or answer shows. */
export const PEOPLE_PER_TENANT_SHOWN = 100;

/** ms · how long a registration that was refused another tenant's license stays on the operators' desk. */
export const REFUSED_BINDING_LIFE_MS = 30 * DAY_MS;

/** ms · how long an answer is kept under its Idempotency-Key. */
export const IDEMPOTENCY_LIFE_MS = 1 * DAY_MS;

/** ms · how long the journal stays in the table. */
export const JOURNAL_LIFE_MS = 400 * DAY_MS;

/** ms · how long raw notifications stay in the table. */
export const NOTIFICATION_LIFE_MS = 400 * DAY_MS;

/** bytes · largest request body that a door reads. */
export const BODY_BYTES_MAX = 64 * 1024;

/** characters · longest text a person may enter in one field. */
export const FIELD_CHARACTERS_MAX = 200;

/** keys · most entities of one state that a sweep looks up at once, and in all before it leaves the rest to the next. */
export const SWEEP_PAGE_KEYS = 100;
export const SWEEP_KEYS_MAX = 5_000;

/** rounds · how often entries that EventBridge refused are sent again before the batch is reported as failed. */
export const PUBLISH_ROUNDS_MAX = 3;

/** characters · longest reason that an operator gives for an act, and longest Idempotency-Key. */
export const REASON_CHARACTERS_MAX = 500;
export const IDEMPOTENCY_KEY_CHARACTERS_MAX = 255;

/** ms, doublings · waits before AWS is asked again for entitlements that it did not give, doubled up to the longest. */
export const ENTITLEMENT_RETRY_MS_MIN = 1 * MINUTE_MS;
export const ENTITLEMENT_RETRY_MS_MAX = 1 * HOUR_MS;
export const ENTITLEMENT_RETRY_DOUBLINGS_MAX = 6;

/** reads · so many without an answer, one after the other, call a person: half an hour and more. */
export const ENTITLEMENT_READS_UNANSWERED_MAX = 5;

/** pages · most pages of GetEntitlements read for one license; AWS states no page size (SDK 3.1138.0). */
export const ENTITLEMENT_PAGES_MAX = 40;

/** agreements · how far one notification follows a chain of renewals and replacements. */
export const SUCCESSIONS_MAX = 10;

/** rounds · how often one list request asks its index for more keys before it answers a short page. */
export const LIST_ROUNDS_MAX = 16;

/** ms · how long a notification may be under way before it counts as lost; AWS gives no bound, real ones took 1 to 72 s. */
export const REPAIR_SETTLING_MS = 15 * MINUTE_MS;

/** ms · how far a repair run looks back behind its watermark, and the first one behind now. */
export const REPAIR_OVERLAP_MS = 1 * HOUR_MS;
export const REPAIR_FIRST_LOOKBACK_MS = 1 * DAY_MS;

/** ms · how much later than what we heard an agreement may have been updated without that being an amendment. */
export const REPAIR_TOLERANCE_MS = 2 * MINUTE_MS;

/** pages of 50 · most that one repair run reads of one search; the next run goes on. */
export const REPAIR_PAGES_MAX = 40;

/** pages · most that a repair run reads of one product's entitlements; AWS states no page size (SDK 3.1138.0). */
export const REPAIR_ENTITLEMENT_PAGES_MAX = 2_000;

/** pages of 50 · longest chain of renewals that is read in one lookup. */
export const REPAIR_CHAIN_PAGES_MAX = 4;

/** ms · the pauses between tries of a webhook, 24 hours in all; then it is put aside. SQS hides a message for 12 hours at most. */
export const WEBHOOK_PAUSES_MS = [
  ...[1, 2, 4, 8, 16, 32, 57].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 4, 4, 4, 4].map((hours) => hours * HOUR_MS),
] as const;

/** ms · how long a webhook's receiver may take to be connected to, and to answer. */
export const WEBHOOK_CONNECT_MS = 5 * SECOND_MS;
export const WEBHOOK_ANSWER_MS = 10 * SECOND_MS;

/** bytes · what is read of a webhook's answer before the connection is closed; nothing in it matters. */
export const WEBHOOK_ANSWER_BYTES_MAX = 1024;

/** endpoints · webhooks of one stage: each has queues and a key, and all stand in one environment of 4 KB. */
export const WEBHOOKS_MAX = 8;

/** ms · how long the keys of a webhook are used before they are read again: a new key counts after so long. */
export const WEBHOOK_KEYS_FRESH_MS = 1 * MINUTE_MS;

/** ms · an event that is older is not told by letter any more: what it says is no news. SQS keeps a message as long. */
export const LETTER_NEWS_MS = 14 * DAY_MS;

/** ms · how long it is remembered that a letter was sent; longer than anything may repeat it. */
export const DISPATCH_LIFE_MS = 30 * DAY_MS;

/** ms · how long whoever took a letter in hand may take to send it. */
export const DISPATCH_LEASE_MS = 2 * MINUTE_MS;

/** people · most administrators that one event is told to. */
export const RECIPIENTS_MAX = 100;

/** entries, rounds · most that one request looks at in the journal, and how often it asks for more. */
export const JOURNAL_ENTRIES_EVALUATED_MAX = 400;
export const JOURNAL_ROUNDS_MAX = 32;

/** ms · how far back an audit looks unless it is told. */
export const AUDIT_RANGE_MS = 30 * DAY_MS;

/** commits of one trail, notifications of one agreement · most that a rebuild reads. */
export const REBUILD_COMMITS_MAX = 1_000;
export const REBUILD_NOTIFICATIONS_MAX = 1_000;

/** entries, ms · most that one request sends again, and the longest range. */
export const REPLAY_ENTRIES_MAX = 100;
export const REPLAY_RANGE_MS = 31 * DAY_MS;

/** rows · most customers in one request of an import; each is a commit of its own. */
export const IMPORT_ROWS_MAX = 25;

/** customers · most that one request cuts over, in one transaction with at most three items each. */
export const CUT_OVER_CUSTOMERS_MAX = 20;

/** customers · how many of those on two identities one request looks at to find the next to cut over. */
export const CUT_OVER_LOOKED_AT_MAX = 50;

/** ms · how far ahead a cut-over may be decided. */
export const CUT_OVER_AHEAD_MAX_MS = 7 * DAY_MS;

/** ms, bytes · how long the seller's system may take to say whether a tenant is registered, and how much it may say. */
export const VERIFICATION_ANSWER_MS = 10 * SECOND_MS;
export const VERIFICATION_ANSWER_BYTES_MAX = 64 * 1024;

/** services, characters · most in one such answer, and longest text in it. */
export const VERIFICATION_SERVICES_MAX = 200;
export const VERIFICATION_TEXT_CHARACTERS_MAX = 200;

/** agreements · how many an offer remembers, the earliest; a private one was extended to 25 accounts at most (facts §8.6). */
export const OFFER_ACCEPTANCES_MAX = 40;

/** links · most accounts that one offer is tied to tenants for; also most that an operator names as its audience. */
export const OFFER_LINKS_MAX = 25;

/** offers · most private offers that are remembered of one buyer account, the latest. */
export const OFFERS_OF_ACCOUNT_MAX = 50;

/** readings · so many without an answer, one after the other, call a person: more than two hours. */
export const CATALOG_UNANSWERED_MAX = 5;

/** ms · waits before AWS's catalog is asked again for an offer that it did not answer about; the last one repeats. */
export const OFFER_UNANSWERED_RETRY_MS = [1 * MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 1 * HOUR_MS] as const;

/** licenses · most of a target account that a reassignment looks for in the lists; one account has a few per product. */
export const LICENSES_OF_TARGET_MAX = 50;

/** ms · how long the mark on an hour stands, and whatever was written around it: packs, late usage, refused records, closing times. */
export const METERED_HOUR_LIFE_MS = 40 * DAY_MS;

/** ms · how long the ledger of usage is kept: two years of statements and some weeks. */
export const LEDGER_LIFE_MS = 800 * DAY_MS;

/** shards · of the closing times, and of the work of each Region: partitions that are read side by side. */
export const USAGE_SHARDS = 16;

/** ms · the last hours of a month are closed so long after it at the latest: half an hour before AWS's own cut. */
export const METERING_MONTH_CLOSE_MS = AWS_METERING_MONTH_END_MS - 30 * MINUTE_MS;

/** ms · how far a producer's clock may be ahead of ours. */
export const USAGE_CLOCK_SKEW_MS = 5 * MINUTE_MS;

/** characters · longest id of a usage record. */
export const USAGE_ID_CHARACTERS_MAX = 100;

/** bytes · longest text of a pack, and of an hour's allocations: an item of DynamoDB takes 400 KB, keys and all. */
export const PACK_TEXT_BYTES_MAX = 300 * 1024;
export const ALLOCATIONS_TEXT_BYTES_MAX = 300 * 1024;

/** records · most in one BatchMeterUsage, of one product. AWS SDK 3.1138.0 (BatchMeterUsage), 2026-11. */
export const AWS_METERING_RECORDS_MAX = 25;

/** bytes · a BatchMeterUsage request is smaller than this, names of keys included. AWS SDK 3.1138.0 (BatchMeterUsage), 2026-11. */
export const AWS_METERING_REQUEST_BYTES = 1024 * 1024;

/** calls a second · of BatchMeterUsage, per account and Region. AWS Marketplace quotas, 2026-11. */
export const AWS_METERING_CALLS_PER_SECOND = 10;

/** calls a second · as fast as the submitter starts, and as slow as throttling makes it. */
export const METERING_CALLS_PER_SECOND_DEFAULT = 8;
export const METERING_CALLS_PER_SECOND_MIN = 0.5;

/** ms · an hour without a final verdict is late after the first, and nearly lost after the second. */
export const UNMETERED_WARNING_MS = 6 * HOUR_MS;
export const UNMETERED_ALARM_MS = 20 * HOUR_MS;

/** ms · after the end of a license its last usage is to be told within this time; AWS takes it 20 minutes longer. */
export const FLUSH_WARNING_MS = 40 * MINUTE_MS;

/** characters · longest field of a refused usage record that is kept: it may be anything. */
export const REFUSED_FIELD_CHARACTERS_MAX = 500;

/** hashes · in one part of an hour's manifest: 44 bytes each, and an item takes 400 KB. */
export const MANIFEST_HASHES_MAX = 5_000;

/** bytes · what one page of a DynamoDB query looks through at most. AWS DynamoDB quotas, 2026-11. */
export const AWS_QUERY_PAGE_BYTES = 1_048_576;
