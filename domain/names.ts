/**
 * The words that both sides of the deploy line share: what `lib/` names, `lambdas/` reads.
 * @module
 */

/** Environment variables of the functions. Each is read in one place, `lambdas/<capability>/wiring.ts`. */
export const ENV = {
  /** Name of the DynamoDB table that holds our state. */
  stateTable: 'CONCORD_STATE_TABLE',
  /** Name of the DynamoDB table that holds high-volume facts: raw notifications now, usage packs later. */
  usageTable: 'CONCORD_USAGE_TABLE',
  /** Name of the event bus that carries Concord's own events to the seller's application. */
  bus: 'CONCORD_BUS',
  /** URL of the SQS queue whose messages name an entity that is due. */
  dueQueue: 'CONCORD_DUE_QUEUE_URL',
  /** URL of the SQS queue whose messages name a reassignment that is due. */
  reassignmentQueue: 'CONCORD_REASSIGNMENT_QUEUE_URL',
  /** URL of the SQS queue whose messages name a tenant's activations that are due. */
  activationQueue: 'CONCORD_ACTIVATION_QUEUE_URL',
  /** URL of the SQS queue whose messages name a propagation that is due. */
  propagationQueue: 'CONCORD_PROPAGATION_QUEUE_URL',
  /** Name of the S3 bucket that keeps stream records which could not be published. */
  undeliveredBucket: 'CONCORD_UNDELIVERED_BUCKET',
  /** Name of the S3 bucket with Object Lock that keeps the journal's copy. */
  archiveBucket: 'CONCORD_ARCHIVE_BUCKET',
  /** JSON array of the products on sale: `[{ productCode, productId, policy, name, supportEmail, supportUrl }]`. */
  products: 'CONCORD_PRODUCTS',
  /** E-mail address that letters to buyers come from (a verified SES identity). */
  mailFrom: 'CONCORD_MAIL_FROM',
  /** Origin of the public door without trailing slash, e.g. `https://marketplace.example.com`. */
  publicOrigin: 'CONCORD_PUBLIC_ORIGIN',
  /** Stage name: `sandbox`, `test`, `production`. */
  stage: 'CONCORD_STAGE',
  /** JSON object, operator role name (viewer, operator, …) → ARN of the IAM role that carries it. */
  roleArns: 'CONCORD_ROLE_ARNS',
  /** JSON array of the addresses that letters to operators go to. */
  operators: 'CONCORD_OPERATORS',
  /** JSON array of the webhooks: `[{ name, id, url, queueUrl, secret }]`. */
  webhooks: 'CONCORD_WEBHOOKS',
  /** JSON array of who says whether a tenant is registered: `[{ productCode, url, secret }]`. */
  verifications: 'CONCORD_VERIFICATIONS',
  /** JSON array of the vendors' systems that activate, change and show: `[{ productCode, url, secret }]`. */
  vendors: 'CONCORD_VENDORS',
  /** ARN of the symmetric KMS key that seals activation links and addresses of people. */
  sealingKey: 'CONCORD_SEALING_KEY',
  /** ARN of the HMAC KMS key by whose hash what is sealed is found. */
  hashingKey: 'CONCORD_HASHING_KEY',
  /** Name of the S3 bucket that keeps files attached to support cases. */
  attachmentsBucket: 'CONCORD_ATTACHMENTS_BUCKET',
  /** JSON array of origins that webhooks, verifications and vendors may reach although they are private; empty but in the sandbox. */
  trustedOrigins: 'CONCORD_TRUSTED_ORIGINS',
  /** How many calls of BatchMeterUsage the submitter may make a second, in each Region. */
  meteringCallsPerSecond: 'CONCORD_METERING_CALLS_PER_SECOND',
  /** ARN of the secret that signs links to usage statements. */
  statementKey: 'CONCORD_STATEMENT_KEY',
  /** JSON object `{ roleArn, externalId }`: the role to ask AWS Marketplace with; absent where the account is the seller's own. */
  seller: 'CONCORD_SELLER',
} as const;

/** Our functions; the same word names the folder, the bundle and the log group. */
export const FUNCTIONS = [
  'registration',
  'registration-people',
  'registration-api',
  'lifecycle',
  'lifecycle-repair',
  'lifecycle-write',
  'directory-read',
  'directory-document',
  'directory-write',
  'clock-sweep',
  'clock-due',
  'publishing',
  'publishing-letters',
  'publishing-webhooks',
  'publishing-archive',
  'publishing-replay',
  'directory-audit',
  'legacy',
  'reassignment-worker',
  'reassignment-api',
  'offers',
  'metering-ingest',
  'metering-queue',
  'metering-close',
  'metering-flush',
  'metering-submit',
  'metering-api',
  'metering-statement',
  'activation-api',
  'activation-worker',
  'support-api',
  'capabilities-api',
  'capabilities-worker',
  'propagation-api',
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** The alias that everything which calls a function calls, so that a deployment can be taken back at once. */
export const LIVE = 'live';

/** Path of each function's entry, from the root of the project. */
export const ENTRIES: Record<FunctionName, string> = {
  registration: 'lambdas/registration/handler.ts',
  'registration-people': 'lambdas/registration/signed-in.handler.ts',
  'registration-api': 'lambdas/registration/api.handler.ts',
  lifecycle: 'lambdas/lifecycle/handler.ts',
  'lifecycle-repair': 'lambdas/lifecycle/repair.handler.ts',
  'lifecycle-write': 'lambdas/lifecycle/write.handler.ts',
  legacy: 'lambdas/lifecycle/legacy.handler.ts',
  offers: 'lambdas/offers/handler.ts',
  'directory-read': 'lambdas/directory/read.handler.ts',
  'directory-document': 'lambdas/directory/document.handler.ts',
  'directory-write': 'lambdas/directory/write.handler.ts',
  'clock-sweep': 'lambdas/clock/sweep.handler.ts',
  'clock-due': 'lambdas/clock/due.handler.ts',
  publishing: 'lambdas/publishing/handler.ts',
  'publishing-letters': 'lambdas/publishing/letters.handler.ts',
  'publishing-webhooks': 'lambdas/publishing/webhooks.handler.ts',
  'publishing-archive': 'lambdas/publishing/archive.handler.ts',
  'publishing-replay': 'lambdas/publishing/replay.handler.ts',
  'directory-audit': 'lambdas/directory/audit.handler.ts',
  'reassignment-worker': 'lambdas/reassignment/worker.handler.ts',
  'reassignment-api': 'lambdas/reassignment/api.handler.ts',
  'metering-ingest': 'lambdas/metering/ingest.handler.ts',
  'metering-queue': 'lambdas/metering/queue.handler.ts',
  'metering-close': 'lambdas/metering/close.handler.ts',
  'metering-flush': 'lambdas/metering/flush.handler.ts',
  'metering-submit': 'lambdas/metering/submit.handler.ts',
  'metering-api': 'lambdas/metering/api.handler.ts',
  'metering-statement': 'lambdas/metering/statement.handler.ts',
  'capabilities-api': 'lambdas/capabilities/api.handler.ts',
  'capabilities-worker': 'lambdas/capabilities/worker.handler.ts',
  'propagation-api': 'lambdas/capabilities/propagation.handler.ts',
  'activation-api': 'lambdas/activation/api.handler.ts',
  'activation-worker': 'lambdas/activation/worker.handler.ts',
  'support-api': 'lambdas/support/api.handler.ts',
};

/** The state table's keys and indexes; `docs/storage.md` says what stands in them. */
export const STATE_TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  ttl: 'expiresAt',
  /** Lists by state, and what is due: sparse, keys only. */
  byState: { name: 'byState', partitionKey: 'statePk', sortKey: 'stateSk' },
  /** Every tenant and subscription by creation, and the subscriptions of a buyer account: keys never change. */
  byKind: { name: 'byKind', partitionKey: 'kindPk', sortKey: 'kindSk' },
  byBuyer: { name: 'byBuyer', partitionKey: 'buyerPk', sortKey: 'buyerSk' },
} as const;

/** The usage table's keys. */
export const USAGE_TABLE = { partitionKey: 'pk', sortKey: 'sk', ttl: 'expiresAt' } as const;

/** Source and detail-type prefix of the events that Concord puts on its bus. */
export const EVENT_SOURCE = 'concord';

/** Where AWS Marketplace's agreement and license notifications come from (facts §3.1). */
export const MARKETPLACE_EVENT_SOURCE = 'aws.agreement-marketplace';

/**
 * Where the probe after a deployment comes from: nobody but AWS may send as `aws.…`. Its agreements begin with a prefix of
 * their own, and the rule takes no others, so that it can say nothing of a real one.
 */
export const SMOKE = { source: 'concord.smoke', agreementPrefix: 'agmt-smoke-' } as const;

/** CloudWatch namespace and metric names; an alarm in `lib/` and an emission in `lambdas/` share the name. */
export const METRICS = {
  namespace: 'Concord',
  unknownDetailType: 'UnknownDetailType',
  unexpectedFact: 'UnexpectedFact',
  refusals: 'Refusals',
  mailFailed: 'MailFailed',
  entitlementsUnread: 'EntitlementsUnread',
  catalogUnread: 'CatalogUnread',
  commitConflicts: 'CommitConflicts',
  eventsPublished: 'EventsPublished',
  advisoryIssued: 'AdvisoryIssued',
  webhooksDelivered: 'WebhooksDelivered',
  factsRepaired: 'FactsRepaired',
  factsContradicted: 'FactsContradicted',
  verificationUnanswered: 'VerificationUnanswered',
  reassignmentAttention: 'ReassignmentAttention',
  reassignmentOrphaned: 'ReassignmentOrphaned',
  reassignmentOverdue: 'ReassignmentOverdue',
  cancellationRejected: 'CancellationRejected',
  /** Redemptions that a person must look at, and those that the vendor does not answer about for too long. */
  activationUnclear: 'ActivationUnclear',
  activationOverdue: 'ActivationOverdue',
  /** Tenants whose activations at the vendor came in an order that breaks the product. */
  activationConflict: 'ActivationConflict',
  /** Calls that a vendor's system did not answer. */
  vendorUnanswered: 'VendorUnanswered',
  /** Changes that a vendor's system answered and did not take. */
  changeDeclined: 'ChangeDeclined',
  /** Changes told as overdue, reminders among them. */
  propagationOverdue: 'PropagationOverdue',
  /** Records, as they come in: taken, refused, and those whose hour was closed. */
  usageAccepted: 'UsageAccepted',
  usageRefused: 'UsageRefused',
  usageLate: 'UsageLate',
  /** Late records that wait for a person. */
  usageOnDesk: 'UsageOnDesk',
  /** Ledger items, as they go out: billed, and lost for ever. */
  usageMetered: 'UsageMetered',
  usageLost: 'UsageLost',
  /** Ledger items of which AWS holds another quantity. */
  usageDiscrepancy: 'UsageDiscrepancy',
  /** Records that AWS did not take of a customer whose license is ACTIVE here. */
  usageNotSubscribed: 'UsageNotSubscribed',
  /** Calls of BatchMeterUsage, and those that AWS throttled. */
  meteringCalls: 'MeteringCalls',
  meteringThrottled: 'MeteringThrottled',
  /** Seconds since the end of the oldest hour that is to be metered and is not. */
  meteringAge: 'MeteringAge',
  /** Records of last month that AWS has not been told of, while it still takes them. */
  meteringMonthEndBacklog: 'MeteringMonthEndBacklog',
  /** Records of a license that ended more than 40 minutes ago, and that AWS has not been told of. */
  meteringFlushOverdue: 'MeteringFlushOverdue',
  /** Cases that hold usage and have less than four hours to their deadline. */
  meteringHoldsDue: 'MeteringHoldsDue',
} as const;

/** How a listing is priced: it decides which facts AWS Marketplace sends, and what the product reads and meters. */
export const PRODUCT_TYPES = [
  'saas-subscription',
  'saas-contract',
  'saas-contract-with-consumption',
] as const;
export type ProductType = (typeof PRODUCT_TYPES)[number];

/**
 * How AWS Marketplace speaks of a product: by license ARN (`concurrent`, the only way for new listings), by
 * `CustomerIdentifier` over SNS (`legacy`), or by both while its customers move (`both`).
 */
export const INTEGRATIONS = ['concurrent', 'legacy', 'both'] as const;
export type Integration = (typeof INTEGRATIONS)[number];

/** What AWS is told of usage, and what is only kept: `live`, or `dry-run` (everything but the call). */
export const METERING_MODES = ['live', 'dry-run'] as const;
export type MeteringMode = (typeof METERING_MODES)[number];

/** Stands for the seller's own sign-up, which the example application plays in the sandbox; `.invalid` is nobody's (RFC 6761). */
export const SANDBOX_SIGN_UP = 'https://sign-up.sandbox.invalid';

/** Stands for the sandbox's own receiver of webhooks; `.invalid` is nobody's on the Internet (RFC 6761). */
export const SANDBOX_RECEIVER = 'https://receiver.sandbox.invalid';

/** Stands for the seller's own system in the sandbox, which says what is registered; `.invalid` is nobody's (RFC 6761). */
export const SANDBOX_VENDOR = 'https://vendor.sandbox.invalid';
