import * as v from 'valibot';
import { type Service, ServiceFault } from './call.ts';

/** What is made to fail, so that one can see what happens then. All off at the start. */
export const FaultSettings = v.strictObject({
  /** SES refuses every letter. */
  mailFails: v.boolean(),
  /** The next so many DynamoDB calls are throttled. */
  dynamoDbThrottles: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  /** The next so many PutEvents calls fail. */
  eventsFail: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
});
export type FaultSettings = v.InferOutput<typeof FaultSettings>;

/** The faults in force, and the services wrapped so that they obey them. */
export interface Faults {
  current(): FaultSettings;
  set(change: Partial<FaultSettings>): void;
  wrap(services: Readonly<Record<string, Service>>): Record<string, Service>;
}

/** Opens the faults, all off. */
export const openFaults = (): Faults => {
  const settings: FaultSettings = { mailFails: false, dynamoDbThrottles: 0, eventsFail: 0 };
  const countDown = (name: 'dynamoDbThrottles' | 'eventsFail', fault: ServiceFault) => {
    if (settings[name] === 0) return;
    settings[name] -= 1;
    throw fault;
  };
  const checks: Record<string, () => void> = {
    ses: () => {
      if (settings.mailFails)
        throw new ServiceFault('AccountSuspendedException', 'The account cannot send mail.');
    },
    dynamodb: () =>
      countDown(
        'dynamoDbThrottles',
        new ServiceFault('com.amazonaws.dynamodb.v20120810#ThrottlingException', 'Rate exceeded'),
      ),
    events: () => countDown('eventsFail', new ServiceFault('InternalException', 'Internal failure', 500)),
  };
  return {
    current: () => ({ ...settings }),
    set: (change) => void Object.assign(settings, change),
    wrap: (services) =>
      Object.fromEntries(
        Object.entries(services).map(([name, service]): [string, Service] => [
          name,
          async (call) => {
            checks[name]?.();
            return service(call);
          },
        ]),
      ),
  };
};
