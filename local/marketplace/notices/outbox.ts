import { LOG_ENTRIES_MAX, MINUTE_MS, SECOND_MS } from '../limits.ts';
import { newUuid, random } from '../randomness.ts';
import type { Delivery, DeliveryOutcome, MarketplaceState } from '../state.ts';
import { type Message, messageId, messageName } from './message.ts';

const keep = <Entry>(log: Entry[], entry: Entry): void => {
  log.push(entry);
  if (log.length > LOG_ENTRIES_MAX) log.splice(0, log.length - LOG_ENTRIES_MAX);
};

/** A message leaves AWS at `at` (epoch ms): each copy goes into the outbox, or is lost, as the faults in force say. */
export const release = (state: MarketplaceState, message: Message, at: number): void => {
  keep(state.notices, { at, message });
  const { copies, shuffleMs, delayMs, lossRate } = state.faults.delivery;
  for (let copy = 0; copy < copies; copy += 1) {
    const id = newUuid(state);
    if (random(state) < lossRate) {
      keep(state.deliveries, outcomeOf({ id, message }, at, 'lost'));
      continue;
    }
    const shuffled = shuffleMs === 0 ? 0 : Math.floor(random(state) * shuffleMs);
    state.outbox.push({ id, message, dueAt: at + (copy + 1) * delayMs + shuffled, attempts: 0 });
  }
};

const outcomeOf = (
  delivery: Pick<Delivery, 'id' | 'message'>,
  at: number,
  outcome: DeliveryOutcome['outcome'],
): DeliveryOutcome => ({
  id: delivery.id,
  messageId: messageId(delivery.message),
  name: messageName(delivery.message),
  at,
  outcome,
});

/** What should reach the seller by `now` (epoch ms), in the order in which it is due. */
export const dueDeliveries = (state: MarketplaceState, now: number): Delivery[] =>
  state.outbox.filter((delivery) => delivery.dueAt <= now).sort((one, other) => one.dueAt - other.dueAt);

/** Longest wait between two attempts at one delivery. */
const RETRY_MAX_MS = MINUTE_MS;

/** The seller took a copy, or did not: then it is tried again, later each time, until it is taken. */
export const settle = (state: MarketplaceState, id: string, delivered: boolean, now: number): void => {
  const place = state.outbox.findIndex((delivery) => delivery.id === id);
  const delivery = state.outbox[place];
  if (delivery === undefined) return;
  keep(state.deliveries, outcomeOf(delivery, now, delivered ? 'delivered' : 'failed'));
  if (delivered) {
    state.outbox.splice(place, 1);
    return;
  }
  delivery.attempts += 1;
  delivery.dueAt = now + Math.min(SECOND_MS * 2 ** (delivery.attempts - 1), RETRY_MAX_MS);
};
