/**
 * The forms of ids and addresses in a config, and how a fault is told.
 * @module
 */

/** A fault in the config: where it stands, e.g. `stages.test.account`, and what is wrong there. */
export interface ConfigFault {
  readonly place: string;
  readonly fault: string;
}

/** What a value must look like, and how to say so. */
export interface Form {
  readonly pattern: RegExp;
  readonly meaning: string;
}

/** The forms of what a config holds. */
export const FORMS = {
  account: { pattern: /^\d{12}$/, meaning: 'an AWS account of 12 digits' },
  region: { pattern: /^[a-z]{2}(-[a-z]+)+-\d$/, meaning: 'an AWS Region' },
  email: { pattern: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, meaning: 'an e-mail address' },
  url: { pattern: /^https:\/\/[^\s/]+\S*$/, meaning: 'an https address' },
  domainName: {
    pattern: /^(?=.{4,253}$)([a-z0-9-]{1,63}\.)+[a-z]{2,63}$/,
    meaning: 'a domain name in lower case',
  },
  productCode: {
    pattern: /^[a-z0-9]{20,32}$/,
    meaning: 'a product code (letters and digits, not the prod-… id)',
  },
  productId: { pattern: /^prod-[a-z0-9]{8,32}$/, meaning: 'a product id, prod-…' },
  policy: {
    pattern: /^policies\/[a-z0-9-]+\/[a-z0-9-]+\.json$/,
    meaning: 'a file policies/<vendor>/<product>.json',
  },
  subscriptionTopic: {
    pattern: /^arn:aws:sns:us-east-1:\d{12}:aws-mp-subscription-notification-\w+$/,
    meaning: 'the ARN of a topic aws-mp-subscription-notification-<product code>',
  },
  entitlementTopic: {
    pattern: /^arn:aws:sns:us-east-1:\d{12}:aws-mp-entitlement-notification-\w+$/,
    meaning: 'the ARN of a topic aws-mp-entitlement-notification-<product code>',
  },
  certificateArn: {
    pattern: /^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/,
    meaning: 'the ARN of a certificate',
  },
  roleArn: { pattern: /^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/, meaning: 'the ARN of an IAM role' },
  change: {
    pattern: /^[A-Za-z0-9]+:[a-z-]+$/,
    meaning: 'a change as npm run diff names it, <logical id>:<kind>',
  },
  connectionArn: {
    pattern: /^arn:aws:code(connections|star-connections):[a-z0-9-]+:\d{12}:connection\/[0-9a-f-]{36}$/,
    meaning: 'the ARN of a connection to a repository',
  },
  repository: { pattern: /^[\w.-]+(\/[\w.-]+)+$/, meaning: 'a repository, <owner>/<name>' },
  branch: { pattern: /^[\w./-]+$/, meaning: 'a branch' },
  text: { pattern: /\S/, meaning: 'some text' },
} as const satisfies Record<string, Form>;

/** The fault of a value that has not the form; none where it has. */
export const formFault = (place: string, value: string, form: Form): ConfigFault[] =>
  form.pattern.test(value) ? [] : [{ place, fault: `must be ${form.meaning}, is '${value}'` }];
