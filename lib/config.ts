/**
 * What a seller states about Concord: products, stages, domains. One file, `bin/concord.config.ts`, is of
 * this type.
 * @module
 */

/** How the listing is priced; decides which facts AWS Marketplace sends and which the product needs. */
export type ProductType = 'saas-subscription' | 'saas-contract' | 'saas-contract-with-subscription';

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
  readonly supportEmail: string;
  readonly supportUrl: string;
}

/** A domain of our own in front of a door, with its certificate in AWS Certificate Manager. */
export interface DomainConfig {
  readonly domainName: string;
  readonly certificateArn: string;
}

export const STAGES = ['sandbox', 'test', 'production'] as const;
export type StageName = (typeof STAGES)[number];

export interface StageConfig {
  /** The seller account, which published the products: nobody else may resolve their tokens or meter. */
  readonly account: string;
  readonly region: string;
  readonly mail: {
    /** Letters to buyers come from here. */
    readonly from: string;
    /** The verified SES identity behind `from`: the address itself or its domain. */
    readonly identity: string;
  };
  /** Alarms go here. */
  readonly alarmsEmail: string;
  /** A listing names the fulfillment URL: give the public door a domain before the listing is published. */
  readonly domains?: { readonly public?: DomainConfig; readonly operator?: DomainConfig };
  /** How long the logs are kept, in days; one of the lengths CloudWatch offers. */
  readonly logRetentionDays: number;
  /**
   * Who may take the roles of machines: ARNs of IAM roles. Default: the account decides by its own policies.
   */
  readonly machines?: { readonly producer?: readonly string[]; readonly pipeline?: readonly string[] };
}

export interface ConcordConfig {
  /** Address of `docs/runbook.md` as a person on call opens it. */
  readonly runbookUrl: string;
  readonly products: readonly ProductConfig[];
  readonly stages: Readonly<Record<StageName, StageConfig>>;
}
