/**
 * What the functions are told about the seller: the products, and the address that letters come from.
 * @module
 */

import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ProductConfig, StageConfig } from './config.ts';

/** The variable `CONCORD_PRODUCTS`: JSON. A policy goes by its name, `example/plain`. */
export const productsVariable = (products: readonly ProductConfig[]): string =>
  JSON.stringify(
    products.map(
      ({
        productCode,
        productId,
        type,
        integration,
        policy,
        name,
        supportEmail,
        supportUrl,
        registration,
        metering,
      }) => ({
        productCode,
        productId,
        type,
        policy: policy.replace(/^policies\/(.+)\.json$/, '$1'),
        name,
        supportEmail,
        supportUrl,
        ...(integration ? { integration } : {}),
        ...(registration ? { registration } : {}),
        ...(metering ? { metering } : {}),
      }),
    ),
  );

/**
 * ARN of the verified identity behind our letters. It is made outside: its DNS records are the domain
 * owner's.
 */
export const mailIdentityArn = (scope: IConstruct, stage: StageConfig): string =>
  Stack.of(scope).formatArn({ service: 'ses', resource: 'identity', resourceName: stage.mail.identity });
