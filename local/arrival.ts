import * as v from 'valibot';
import { MARKETPLACE_EVENT_SOURCE } from '#domain/names.ts';
import type { Cloud } from './cloud/cloud.ts';
import { busArn } from './cloud/identity/needs/messaging.ts';

/** The seller's account, and the bus on which AWS Marketplace tells it what happens. */
export interface Arrival {
  account: string;
  busArn: string;
}

const Takes = v.looseObject({ EventPattern: v.looseObject({ source: v.array(v.unknown()) }) });

/** Where a rule on a default bus takes AWS Marketplace's notifications; where the doors stand if there is none. */
export const arrivalIn = ({
  resources,
  account,
  region,
}: Pick<Cloud, 'resources' | 'account' | 'region'>): Arrival => {
  const rule = resources.find(
    ({ type, bus, properties }) =>
      type === 'AWS::Events::Rule' &&
      bus === undefined &&
      v.is(Takes, properties) &&
      properties.EventPattern.source.includes(MARKETPLACE_EVENT_SOURCE),
  );
  const site = rule ?? { account, region };
  return { account: site.account, busArn: busArn(undefined, site) };
};
