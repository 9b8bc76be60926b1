import * as v from 'valibot';

/** An event as EventBridge delivers it. */
export const Envelope = v.looseObject({
  version: v.string(),
  id: v.string(),
  'detail-type': v.string(),
  source: v.string(),
  account: v.string(),
  /** ISO 8601, to the second. */
  time: v.string(),
  region: v.string(),
  resources: v.array(v.string()),
  detail: v.record(v.string(), v.unknown()),
});
export type Envelope = v.InferOutput<typeof Envelope>;

/** An event that a bus took in. */
export interface BusEvent {
  /** Name of the bus, and the account whose it is. */
  bus: string;
  account: string;
  /** Epoch ms by the sandbox's clock. */
  at: number;
  event: Envelope;
  /** Names of the rules that it matched. */
  rules: string[];
}
