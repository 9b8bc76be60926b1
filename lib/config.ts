/**
 * What a seller states about Concord: products, stages, domains. One file, `bin/concord.config.ts`, is of
 * this type.
 * @module
 */
import type { EventType } from '#domain/events/schemas.ts';
import type { Integration, MeteringMode, ProductType } from '#domain/names.ts';

/** A listing in AWS Marketplace. */
export interface ProductConfig {
  readonly name: string;
  /** The code that metering and ResolveCustomer speak of; not the id. */
  readonly productCode: string;
  /** `prod-…`, what the Catalog and the notifications speak of. */
  readonly productId: string;
  readonly type: ProductType;
  /** The vendor's rules, `policies/<vendor>/<product>.json`: grace, retention, when an orphan is listed. */
  readonly policy: string;
  /** How AWS Marketplace speaks of it; `legacy` and `both` have topics. @default concurrent, by license ARN */
  readonly integration?: Integration;
  readonly topics?: LegacyTopics;
  readonly supportEmail: string;
  readonly supportUrl: string;
  /**
   * `hand-off`: once AWS has said who bought what, the buyer goes on to the seller's own sign-up, with a one-time code that its
   * application exchanges at `/v1/registrations/{code}`. @default our own registration pages
   */
  readonly registration?: { readonly mode: 'hand-off'; readonly signUpUrl: string };
  /**
   * The seller's system that says whether a tenant is registered, where the product's policy verifies by HTTP: an address with
   * `{tenantId}` in it. `docs/verification.md` says what is asked. @default an operator confirms
   */
  readonly verification?: { readonly url: string };
  /**
   * The vendor's own system, where licenses are activated and accounts changed, as the product's policy says: what its addresses
   * begin with. `docs/vendor-ports.md` says what it is asked. @default nobody is asked; operators say what they see
   */
  readonly vendor?: { readonly url: string };
  /** How its usage is told to AWS; which dimensions there are stands in the policy. */
  readonly metering?: ProductMeteringConfig;
}

/** Where and how a product is metered. */
export interface ProductMeteringConfig {
  /**
   * The Region whose endpoint takes all of its usage. Never change it while hours are open: AWS takes the same hour in another
   * Region again, and bills it twice. @default us-east-1
   */
  readonly region?: string;
  /** `dry-run`: everything but the call, beside a system that still meters. @default live */
  readonly mode?: MeteringMode;
}

/** The SNS topics of a legacy listing, as AWS named them when the product was made; AWS owns them. */
export interface LegacyTopics {
  /** `…:aws-mp-subscription-notification-<product code>` */
  readonly subscription: string;
  /** `…:aws-mp-entitlement-notification-<product code>`; contracts have it. */
  readonly entitlement?: string;
}

/** A domain of our own in front of a door, with its certificate in AWS Certificate Manager. */
export interface DomainConfig {
  readonly domainName: string;
  readonly certificateArn: string;
}

/** A system of the seller's that is told of events over HTTPS; `docs/webhooks.md` says how it verifies them. */
export interface WebhookConfig {
  /** Lower-case, unique in the stage: names its queues, and its key `concord/<stage>/webhook/<name>` in Secrets Manager. */
  readonly name: string;
  readonly url: string;
  /** @default every event */
  readonly events?: readonly EventType[];
  /** Events of this product alone. @default of every product */
  readonly productCode?: string;
  /** Raise it to send again to a receiver that answered 410 Gone. @default 1 */
  readonly revision?: number;
}

export const STAGES = ['sandbox', 'test', 'production'] as const;
export type StageName = (typeof STAGES)[number];

export interface StageConfig {
  /** Where Concord runs. */
  readonly account: string;
  readonly region: string;
  /** The account that published the products: nobody else may resolve their tokens or meter. @default `account` */
  readonly seller?: SellerConfig;
  readonly mail: {
    /** Letters to buyers come from here. */
    readonly from: string;
    /** The verified SES identity behind `from`: the address itself or its domain. */
    readonly identity: string;
  };
  /** Alarms go here. */
  readonly alarmsEmail: string;
  /** What waits for a person is told to these addresses by letter. @default the one of the alarms */
  readonly operators?: readonly string[];
  readonly webhooks?: readonly WebhookConfig[];
  /**
   * Origins that webhooks and verifications may reach although their address is private: those who play the seller's systems
   * in the sandbox. Nowhere else any.
   */
  readonly trustedOrigins?: readonly string[];
  /** A listing names the fulfillment URL: give the public door a domain before the listing is published. */
  readonly domains?: { readonly public?: DomainConfig; readonly operator?: DomainConfig };
  /**
   * Who may delete the journal's copy before its time: nobody at all, or whoever may set Object Lock aside (`governance`, for
   * a stage that shall go without a trace). @default 'compliance'
   */
  readonly archiveLock?: 'compliance' | 'governance';
  /** How long the logs are kept, in days; one of the lengths CloudWatch offers. */
  readonly logRetentionDays: number;
  /** Changes that the next deployment may make although something is lost or allowed by them. */
  readonly acknowledged?: readonly AcknowledgedChange[];
  readonly metering?: StageMeteringConfig;
  /**
   * Who may take the roles of machines: ARNs of IAM roles. Default: the account decides by its own policies.
   */
  readonly machines?: { readonly producer?: readonly string[]; readonly pipeline?: readonly string[] };
}

/** How fast usage goes out, and how far its closing is spread. */
export interface StageMeteringConfig {
  /** Calls of BatchMeterUsage a second and Region; AWS takes 10 of an account (facts §5.2). @default 8 */
  readonly callsPerSecond?: number;
  /** How many calls a minute share the closing of hours, each its part of the tenants; 1 to 16. @default 1 */
  readonly closers?: number;
}

/** Another account, which published the products and keeps roles with which Concord asks AWS Marketplace. */
export interface SellerConfig {
  readonly account: string;
  /** What those roles ask for beside the name of the caller: one for each stage, no secret (IAM user guide, "External ID"). */
  readonly externalId: string;
}

/** A change that `npm run diff` would stop, and that somebody wants. */
export interface AcknowledgedChange {
  /** What `npm run diff` calls it, `<logical id>:<kind>`. */
  readonly change: string;
  /** Why it may happen; read by whoever approves the deployment. */
  readonly reason: string;
}

/** Delivers from AWS CodePipeline; without it there is no such stack. `docs/deploying.md` says how. */
export interface PipelineConfig {
  /** Where the pipeline itself runs: an account of its own, or that of a stage. */
  readonly account: string;
  readonly region: string;
  /** The connection through which AWS may read the repository: a person makes it, and consents, once. */
  readonly connectionArn: string;
  /** `<owner>/<name>` */
  readonly repository: string;
  readonly branch: string;
  /** In this order; before `production` somebody approves. */
  readonly stages: readonly PipelineStage[];
}

export interface PipelineStage {
  readonly stage: StageName;
  /** ARN of the role in the stage's account that delivers there; it trusts the pipeline's role of this stage. */
  readonly role: string;
}

export interface ConcordConfig {
  /** Address of `docs/runbook.md` as a person on call opens it. */
  readonly runbookUrl: string;
  readonly products: readonly ProductConfig[];
  readonly stages: Readonly<Record<StageName, StageConfig>>;
  /** @default no pipeline of ours: `.github/workflows/deploy.yml` or another runs the steps */
  readonly pipeline?: PipelineConfig;
}
