/**
 * Checks what the types cannot: the forms of ids and addresses, and what must be unique.
 * @module
 */

import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  type ConcordConfig,
  type DomainConfig,
  type ProductConfig,
  STAGES,
  type StageConfig,
} from './config.ts';
import { arrivesElsewhere, NOTIFICATION_REGION } from './notification-source.ts';
import { webhooksFaults } from './webhook-check.ts';

/** A fault in the config: where it stands, e.g. `stages.test.account`, and what is wrong there. */
export interface ConfigFault {
  readonly place: string;
  readonly fault: string;
}

interface Form {
  readonly pattern: RegExp;
  readonly meaning: string;
}

const FORMS = {
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
  text: { pattern: /\S/, meaning: 'some text' },
} as const satisfies Record<string, Form>;

/**
 * Every fault of the config at once, each with its place; none when it is sound.
 * @param exists whether a path, from the root of the project, is a file
 */
export const configFaults = (
  config: ConcordConfig,
  exists: (path: string) => boolean,
): readonly ConfigFault[] => [
  ...formFault('runbookUrl', config.runbookUrl, FORMS.url),
  ...(config.products.length === 0 ? [{ place: 'products', fault: 'names no product' }] : []),
  ...config.products.flatMap((product, index) => productFaults(`products[${index}]`, product, exists)),
  ...(['name', 'productCode', 'productId'] as const).flatMap((field) =>
    duplicateFaults(config.products, field),
  ),
  ...STAGES.flatMap((stage) => [
    ...stageFaults(`stages.${stage}`, config.stages[stage]),
    ...legacyRegionFault(`stages.${stage}.region`, config.stages[stage], config.products),
  ]),
  ...STAGES.flatMap((stage) => webhooksFaults(`stages.${stage}`, stage, config.stages[stage])),
];

/** The config itself, when it is sound. @throws Error that lists every fault, one a line */
export const checkedConfig = (config: ConcordConfig, exists: (path: string) => boolean): ConcordConfig => {
  const faults = configFaults(config, exists);
  if (faults.length === 0) return config;
  throw new Error(
    `The config has faults:\n${faults.map(({ place, fault }) => `  ${place}: ${fault}`).join('\n')}`,
  );
};

const productFaults = (
  place: string,
  product: ProductConfig,
  exists: (path: string) => boolean,
): ConfigFault[] => {
  const policy = formFault(`${place}.policy`, product.policy, FORMS.policy);
  const absent = policy.length === 0 && !exists(product.policy);
  return [
    ...formFault(`${place}.name`, product.name, FORMS.text),
    ...formFault(`${place}.productCode`, product.productCode, FORMS.productCode),
    ...formFault(`${place}.productId`, product.productId, FORMS.productId),
    ...policy,
    ...(absent ? [{ place: `${place}.policy`, fault: `there is no ${product.policy}` }] : []),
    ...topicFaults(`${place}.topics`, product),
    ...formFault(`${place}.supportEmail`, product.supportEmail, FORMS.email),
    ...formFault(`${place}.supportUrl`, product.supportUrl, FORMS.url),
    ...(product.registration
      ? formFault(`${place}.registration.signUpUrl`, product.registration.signUpUrl, FORMS.url)
      : []),
  ];
};

/** Who is spoken to over SNS has topics, and nobody else. */
const topicFaults = (place: string, { integration = 'concurrent', topics }: ProductConfig): ConfigFault[] => {
  if (integration === 'concurrent') {
    return topics ? [{ place, fault: 'are those of a legacy product, which this is not' }] : [];
  }
  if (!topics) return [{ place, fault: `are missing: the product's integration is '${integration}'` }];
  return [
    ...formFault(`${place}.subscription`, topics.subscription, FORMS.subscriptionTopic),
    ...(topics.entitlement === undefined
      ? []
      : formFault(`${place}.entitlement`, topics.entitlement, FORMS.entitlementTopic)),
  ];
};

const duplicateFaults = (
  products: readonly ProductConfig[],
  field: 'name' | 'productCode' | 'productId',
): ConfigFault[] =>
  products.flatMap((product, index) => {
    const first = products.findIndex((other) => other[field] === product[field]);
    return first === index
      ? []
      : [{ place: `products[${index}].${field}`, fault: `is that of products[${first}] too` }];
  });

const stageFaults = (place: string, stage: StageConfig): ConfigFault[] => [
  ...formFault(`${place}.account`, stage.account, FORMS.account),
  ...formFault(`${place}.region`, stage.region, FORMS.region),
  ...formFault(`${place}.mail.from`, stage.mail.from, FORMS.email),
  ...identityFault(`${place}.mail.identity`, stage.mail),
  ...formFault(`${place}.alarmsEmail`, stage.alarmsEmail, FORMS.email),
  ...(stage.operators ?? []).flatMap((email, index) =>
    formFault(`${place}.operators[${index}]`, email, FORMS.email),
  ),
  ...domainFaults(`${place}.domains.public`, stage.domains?.public, stage.region),
  ...domainFaults(`${place}.domains.operator`, stage.domains?.operator, stage.region),
  ...retentionFault(`${place}.logRetentionDays`, stage.logRetentionDays),
  ...(stage.acknowledged ?? []).flatMap(({ change, reason }, index) => [
    ...formFault(`${place}.acknowledged[${index}].change`, change, FORMS.change),
    ...formFault(`${place}.acknowledged[${index}].reason`, reason, FORMS.text),
  ]),
  ...(['producer', 'pipeline'] as const).flatMap((machine) =>
    (stage.machines?.[machine] ?? []).flatMap((arn, index) =>
      formFault(`${place}.machines.${machine}[${index}]`, arn, FORMS.roleArn),
    ),
  ),
];

/** The topics of legacy products are in one Region, and their queue stands beside them. */
const legacyRegionFault = (
  place: string,
  stage: StageConfig,
  products: readonly ProductConfig[],
): ConfigFault[] => {
  const legacy = products.find(({ topics }) => topics);
  return legacy && arrivesElsewhere(stage)
    ? [{ place, fault: `must be ${NOTIFICATION_REGION}: ${legacy.name} is told of over SNS there` }]
    : [];
};

const identityFault = (place: string, mail: StageConfig['mail']): ConfigFault[] =>
  mail.from === mail.identity || mail.from.endsWith(`@${mail.identity}`)
    ? []
    : [{ place, fault: `must be ${mail.from} or its domain, is '${mail.identity}'` }];

const domainFaults = (place: string, domain: DomainConfig | undefined, region: string): ConfigFault[] =>
  domain === undefined
    ? []
    : [
        ...formFault(`${place}.domainName`, domain.domainName, FORMS.domainName),
        ...formFault(`${place}.certificateArn`, domain.certificateArn, FORMS.certificateArn),
        ...(FORMS.certificateArn.pattern.test(domain.certificateArn) &&
        domain.certificateArn.split(':')[3] !== region
          ? [{ place: `${place}.certificateArn`, fault: `must be in ${region}, as the door is` }]
          : []),
      ];

/** `INFINITE` is a value of CDK's list, but logs that hold account ids must end some day. */
const retentionFault = (place: string, days: number): ConfigFault[] =>
  days !== RetentionDays.INFINITE && RetentionDays[days] !== undefined
    ? []
    : [{ place, fault: `CloudWatch keeps no logs for ${days} days; 30, 90, 180, 365 and 400 are possible` }];

const formFault = (place: string, value: string, form: Form): ConfigFault[] =>
  form.pattern.test(value) ? [] : [{ place, fault: `must be ${form.meaning}, is '${value}'` }];
