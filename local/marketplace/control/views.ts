import type { MarketplaceCore } from '../core.ts';
import type { MarketplaceState } from '../state.ts';

type View = (core: MarketplaceCore, now: number) => unknown;

const agreements = ({ agreements: all, licenses }: MarketplaceState) =>
  Object.values(all).map((agreement) => ({ ...agreement, license: licenses[agreement.licenseArn] }));

const messages = (state: MarketplaceState) => ({
  events: state.notices.flatMap(({ message }) => (message.channel === 'eventbridge' ? [message.event] : [])),
  sns: state.notices.flatMap(({ message }) => (message.channel === 'sns' ? [message.notice] : [])),
});

/** What can be looked at, by name. Registration tokens are never shown. */
export const views: Readonly<Record<string, View>> = {
  products: ({ state }) => ({ products: Object.values(state.products) }),
  offers: ({ state }) => ({ offers: Object.values(state.offers) }),
  buyers: ({ state }) => ({ accounts: state.buyerAccounts, suspended: state.suspendedAccounts }),
  agreements: ({ state }) => ({ agreements: agreements(state) }),
  licenses: ({ state }) => ({ licenses: Object.values(state.licenses) }),
  cancellations: ({ state }) => ({ requests: Object.values(state.cancellationRequests) }),
  usage: ({ state }) => ({ usage: Object.values(state.usage) }),
  bill: (core) => ({ bills: core.bill() }),
  events: ({ state }) => messages(state),
  deliveries: ({ state }) => ({ deliveries: state.deliveries }),
  outbox: ({ state }) => ({ planned: state.planned, underWay: state.outbox }),
  faults: ({ state }) => state.faults,
  coins: ({ state }) => state.coins,
  clock: (_core, now) => ({ now: new Date(now).toISOString(), epochMs: now }),
};
