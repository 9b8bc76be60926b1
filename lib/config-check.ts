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
import { type ConfigFault, FORMS, formFault } from './config-forms.ts';
import { productMeteringFaults, stageMeteringFaults } from './metering-check.ts';
import { pipelineFaults } from './pipeline-check.ts';
import { sellerFaults } from './seller-check.ts';
import { vendorFaults } from './vendor-check.ts';
import { verificationFaults } from './verification-check.ts';
import { webhooksFaults } from './webhook-check.ts';

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
    ...sellerFaults(`stages.${stage}.seller`, config.stages[stage], config.products),
  ]),
  ...STAGES.flatMap((stage) => webhooksFaults(`stages.${stage}`, stage, config.stages[stage])),
  ...(config.pipeline ? pipelineFaults(config.pipeline, config.stages) : []),
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
    ...verificationFaults(`${place}.verification.url`, product),
    ...vendorFaults(`${place}.vendor.url`, product),
    ...productMeteringFaults(`${place}.metering`, product),
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
  ...stageMeteringFaults(`${place}.metering`, stage),
  ...(['producer', 'pipeline'] as const).flatMap((machine) =>
    (stage.machines?.[machine] ?? []).flatMap((arn, index) =>
      formFault(`${place}.machines.${machine}[${index}]`, arn, FORMS.roleArn),
    ),
  ),
];

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
