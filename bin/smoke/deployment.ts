/**
 * What the deployed stack says of itself in its outputs.
 * @module
 */

import type { StageName } from '#lib/config.ts';
import { outputsOf } from '../deployed.ts';
import { stackNameOf } from '../stacks.ts';
import type { Place } from './place.ts';

/** Addresses and names of a deployed stage. */
export interface Deployment {
  /** Origin of the signed door; its routes begin with `/v1`. */
  readonly operatorDoor: string;
  /** Where buyers register. */
  readonly register: string;
  /** ARN of the bus on which notifications arrive. */
  readonly notificationBus: string;
  /** Names of the functions whose alias `live` is called. */
  readonly functions: readonly string[];
}

/**
 * Reads the outputs of a stage's stack.
 * @throws Error that names an output which is not there
 */
export const deploymentOf = async (stageName: StageName, place: Place): Promise<Deployment> => {
  const name = stackNameOf(stageName);
  const outputs = [...(await outputsOf(name, place))];
  const output = (of: string): string => {
    const found = outputs.find(([key]) => key.includes(of))?.[1];
    if (found === undefined) throw new Error(`The stack ${name} has no output ${of}`);
    return found;
  };
  return {
    operatorDoor: output('OperatorDoorUrl'),
    register: output('FulfillmentUrl'),
    notificationBus: output('DeliveryNotificationBus'),
    functions: output('DeliveryFunctions').split(','),
  };
};
