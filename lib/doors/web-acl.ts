/**
 * The web ACL in front of the public door.
 * @module
 */

import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

/**
 * Requests of one address in five minutes: a registration takes about twenty, an office shares one address.
 */
const REQUESTS_PER_ADDRESS_MAX = 1000;

/**
 * Rules of the common set that count instead of block: the marketplace token is long and opaque (in the body,
 * or in the query), and a rule for its size or looks would turn paying buyers away. API Gateway and the
 * handler limit sizes.
 */
const COUNTED = ['SizeRestrictions_QUERYSTRING', 'SizeRestrictions_BODY', 'CrossSiteScripting_BODY'] as const;

/**
 * A regional web ACL: addresses of ill repute, too many requests, and the common and known-bad patterns are
 * refused.
 */
export const webAclOf = (scope: Construct, id: string): CfnWebACL =>
  new CfnWebACL(scope, id, {
    description: 'In front of the public door of Concord',
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: visible('concord-public-door'),
    rules: [
      managedRules(0, 'AWSManagedRulesAmazonIpReputationList'),
      {
        name: 'requests-per-address',
        priority: 1,
        action: { block: { customResponse: { responseCode: 429 } } },
        statement: { rateBasedStatement: { limit: REQUESTS_PER_ADDRESS_MAX, aggregateKeyType: 'IP' } },
        visibilityConfig: visible('requests-per-address'),
      },
      managedRules(2, 'AWSManagedRulesCommonRuleSet', COUNTED),
      managedRules(3, 'AWSManagedRulesKnownBadInputsRuleSet'),
    ],
  });

const managedRules = (
  priority: number,
  name: string,
  counted: readonly string[] = [],
): CfnWebACL.RuleProperty => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: visible(name),
});

/** Sampled requests would keep query strings and headers, so they are off. */
const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});
