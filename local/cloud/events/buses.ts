import type { Site } from '../identity/need.ts';
import { busArn } from '../identity/needs/messaging.ts';
import { openRing } from '../state/ring.ts';
import { TemplateFault } from '../template/functions.ts';
import type { Resource } from '../template/resources.ts';
import type { Deliver } from './deliver.ts';
import type { BusEvent, Envelope } from './envelope.ts';
import { matches } from './pattern.ts';
import type { Rule } from './rules.ts';
import { shapeInput } from './transform.ts';

/** The event buses of the template, and the default bus of each account and Region in which a stack stands. */
export interface Buses {
  has(arn: string): boolean;
  /**
   * Takes in an event: it is on disk at its targets, or in their DLQs, when this returns.
   * @param bus ARN, or the name of a bus at home, where the operators' door stands
   */
  put(bus: string, event: Envelope): void;
  /** Hands `event` to a rule's targets, as a schedule does. */
  run(rule: Rule, event: Envelope): void;
  /** The newest events of all buses, the newest first. */
  seen(): BusEvent[];
}

/** What buses are made of. */
export interface BusesOptions {
  resources: readonly Resource[];
  rules: readonly Rule[];
  home: Site;
  deliver: Deliver;
  now(): number;
  /** Keeps what passed over the buses; absent: in memory. */
  file?: string | undefined;
}

/** Enough to look back on an afternoon's tours. */
const EVENTS_KEPT = 2_000;

/** Two buses that forward to each other would never end. */
const HOPS_MAX = 5;

const arnsOf = (resources: readonly Resource[], home: Site): Set<string> => {
  const own = resources.filter(({ type }) => type === 'AWS::Events::EventBus').map(({ arn }) => arn);
  return new Set([...[home, ...resources].map((site) => busArn(undefined, site)), ...own]);
};

/** Opens the buses. */
export const openBuses = ({ resources, rules, home, deliver, now, file }: BusesOptions): Buses => {
  const arns = arnsOf(resources, home);
  const seen = openRing<BusEvent>(EVENTS_KEPT, file);
  for (const rule of rules) {
    if (!arns.has(rule.busArn))
      throw new TemplateFault(rule.place, `is on bus ${rule.bus}, which is not there`);
  }
  const run = (rule: Rule, event: Envelope, hops: number) => {
    for (const target of rule.targets) {
      if (arns.has(target.Arn)) put(target.Arn, event, hops + 1);
      else {
        const deadLetterArn = target.DeadLetterConfig?.Arn;
        const origin = { arn: rule.arn, ...(deadLetterArn ? { deadLetterArn } : {}) };
        deliver(target.Arn, shapeInput(target, event, rule), origin);
      }
    }
  };
  const put = (arn: string, event: Envelope, hops: number) => {
    if (hops > HOPS_MAX) throw new Error(`event ${event.id} went over more than ${HOPS_MAX} buses`);
    const matched = rules.filter(
      (rule) => rule.busArn === arn && rule.pattern && matches(rule.pattern, event),
    );
    const [, , , , account = '', path = ''] = arn.split(':');
    const bus = path.replace('event-bus/', '');
    seen.push({ bus, account, at: now(), event, rules: matched.map((rule) => rule.name) });
    for (const rule of matched) run(rule, event, hops);
  };
  return {
    has: (arn) => arns.has(arn),
    put: (bus, event) => put(busArn(bus, home), event, 0),
    run: (rule, event) => run(rule, event, 0),
    seen: seen.newest,
  };
};
