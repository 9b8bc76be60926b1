/**
 * Checks how products are metered, and how fast a stage may go.
 * @module
 */

import { AWS_METERING_CALLS_PER_SECOND, USAGE_SHARDS } from '#domain/limits.ts';
import { METERING_MODES } from '#domain/names.ts';
import type { ProductConfig, StageConfig } from './config.ts';
import { type ConfigFault, FORMS, formFault } from './config-forms.ts';

/** The faults of a product's `metering`; none where it has none. */
export const productMeteringFaults = (place: string, { metering = {} }: ProductConfig): ConfigFault[] => {
  const { region, mode } = metering;
  return [
    ...(region === undefined ? [] : formFault(`${place}.region`, region, FORMS.region)),
    ...(mode === undefined || METERING_MODES.includes(mode)
      ? []
      : [{ place: `${place}.mode`, fault: `must be one of ${METERING_MODES.join(', ')}, is '${mode}'` }]),
  ];
};

/** The faults of a stage's `metering`; none where it has none. */
export const stageMeteringFaults = (place: string, { metering = {} }: StageConfig): ConfigFault[] => {
  const { callsPerSecond = 1, closers = 1 } = metering;
  const isRate = callsPerSecond > 0 && callsPerSecond <= AWS_METERING_CALLS_PER_SECOND;
  const isShare = Number.isInteger(closers) && closers >= 1 && closers <= USAGE_SHARDS;
  return [
    ...(isRate
      ? []
      : [
          {
            place: `${place}.callsPerSecond`,
            fault: `must be above 0 and at most ${AWS_METERING_CALLS_PER_SECOND}, what AWS takes, is ${callsPerSecond}`,
          },
        ]),
    ...(isShare
      ? []
      : [
          {
            place: `${place}.closers`,
            fault: `must be a whole number from 1 to ${USAGE_SHARDS}, is ${closers}`,
          },
        ]),
  ];
};
