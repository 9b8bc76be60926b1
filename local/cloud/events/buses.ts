import { openRing } from '../state/ring.ts';
import { TemplateFault } from '../template/functions.ts';
import type { Resource } from '../template/resources.ts';
import type { Deliver } from './deliver.ts';
import type { BusEvent, Envelope } from './envelope.ts';
import { matches } from './pattern.ts';
import type { Rule } from './rules.ts';
import { shapeInput } from './transform.ts';

/** The event buses of the template, and the account's default bus. */
export interface Buses {
  names(): string[];
  /** Takes in an event: it is on disk at its targets, or in their DLQs, when this returns. */
  put(bus: string, event: Envelope): void;
  /** Hands `event` to a rule's targets, as a schedule does. */
  run(rule: Rule, event: Envelope): void;
  /** The newest events of all buses, the newest first. */
  seen(): BusEvent[];
}

/** Enough to look back on an afternoon's tours. */
const EVENTS_KEPT = 2_000;

/** Two buses that forward to each other would never end. */
const HOPS_MAX = 5;

/** Opens the buses. What passed over them is kept in `file` (absent: in memory). */
export const openBuses = (
  resources: readonly Resource[],
  rules: readonly Rule[],
  deliver: Deliver,
  now: () => number,
  file?: string,
): Buses => {
  const own = resources.filter(({ type }) => type === 'AWS::Events::EventBus').map(({ name }) => name);
  const names = ['default', ...own];
  const seen = openRing<BusEvent>(EVENTS_KEPT, file);
  for (const rule of rules) {
    if (!names.includes(rule.bus))
      throw new TemplateFault(rule.place, `is on bus ${rule.bus}, which is not there`);
  }
  const run = (rule: Rule, event: Envelope, hops: number) => {
    for (const target of rule.targets) {
      const bus = /:event-bus\/(.+)$/.exec(target.Arn)?.[1];
      if (bus !== undefined) put(bus, event, hops + 1);
      else {
        const deadLetterArn = target.DeadLetterConfig?.Arn;
        const origin = { arn: rule.arn, ...(deadLetterArn ? { deadLetterArn } : {}) };
        deliver(target.Arn, shapeInput(target, event, rule), origin);
      }
    }
  };
  const put = (bus: string, event: Envelope, hops: number) => {
    if (hops > HOPS_MAX) throw new Error(`event ${event.id} went over more than ${HOPS_MAX} buses`);
    const matched = rules.filter((rule) => rule.bus === bus && rule.pattern && matches(rule.pattern, event));
    seen.push({ bus, at: now(), event, rules: matched.map((rule) => rule.name) });
    for (const rule of matched) run(rule, event, hops);
  };
  return {
    names: () => names,
    put: (bus, event) => put(bus, event, 0),
    run: (rule, event) => run(rule, event, 0),
    seen: seen.newest,
  };
};
