import type { Message } from './notices/message.ts';
import type { MarketplaceState, Planned, Step } from './state.ts';

/** Plans a step for `at` (epoch ms). Steps of one instant happen in the order in which they were planned. */
export const plan = (state: MarketplaceState, at: number, step: Step): void => {
  const planned: Planned = { at, order: state.order, step };
  state.order += 1;
  let place = state.planned.length;
  while (place > 0 && (state.planned[place - 1]?.at ?? 0) > at) place -= 1;
  state.planned.splice(place, 0, planned);
};

/** Plans that a message leaves AWS at `at` (epoch ms). */
export const announce = (state: MarketplaceState, at: number, message: Message): void =>
  plan(state, at, { do: 'announce', message });

/** Takes the first step that is due at `now` (epoch ms) off the timeline. */
export const takeDue = (state: MarketplaceState, now: number): Planned | undefined => {
  const first = state.planned[0];
  return first !== undefined && first.at <= now ? state.planned.shift() : undefined;
};
