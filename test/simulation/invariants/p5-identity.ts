/**
 * P5: AWS is told of a customer by one name and in one Region: by both, or in two, it bills twice.
 * @module
 */
import type { SentRecord } from '../aws/meter.ts';
import type { Town } from '../town.ts';
import type { AtRest } from './scene.ts';

export const p5Sent = ({ meter }: Town, { licenseArn, productCode, key, region }: SentRecord): string[] => {
  const isOneName = (licenseArn === undefined) !== (productCode === undefined);
  const isOneRegion = meter.sent.every((each) => each.key !== key || each.region === region);
  return [
    ...(isOneName ? [] : [`P5|${key} is named by license and product, or by neither`]),
    ...(isOneRegion ? [] : [`P5|${key} is told in two Regions`]),
  ];
};

export const p5Billed: AtRest = ({ market }) =>
  market.core
    .bill()
    .flatMap(({ lines }) => lines.filter(({ duplicate }) => duplicate))
    .map(({ licenseArn, dimension, hour }) => `P5|${licenseArn} is billed twice for ${dimension} of ${hour}`);
