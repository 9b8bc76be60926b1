import type { Coins } from '#local/marketplace/coins.ts';
import { createMarketplaceCore, type Entry, type MarketplaceCore } from '#local/marketplace/core.ts';
import type { EventBridgeEnvelope } from '#local/marketplace/notices/message.ts';
import { type Opening, open } from '#local/marketplace/opening.ts';
import type { Agreement, License } from '#local/marketplace/state.ts';

export const SELLER = '999988887777';
export const BUYER = '111122223333';
export const OTHER_BUYER = '444455556666';
export const PARTNER = '222233334444';

/** The instant of a real purchase that was captured (14:23:11 UTC). */
export const START = Date.UTC(2026, 7, 20, 14, 23, 11);

export const PRODUCTS: Opening['products'] = [
  {
    code: 'payg-code',
    id: 'prod-payg',
    title: 'Pay as you go',
    dimensions: [
      { key: 'calls', price: '0.10' },
      { key: 'files', price: '0.25' },
    ],
  },
  { code: 'trial-code', id: 'prod-trial', title: 'Trial', freeTrialDays: 14, dimensions: [{ key: 'calls' }] },
  {
    code: 'contract-code',
    id: 'prod-contract',
    title: 'Contract',
    model: 'contract',
    grants: { seats: 10 },
    dimensions: [
      { key: 'seats', kind: 'entitlement', price: '12' },
      { key: 'projects', kind: 'entitlement', price: '5' },
    ],
  },
  {
    code: 'mixed-code',
    id: 'prod-mixed',
    title: 'Contract with consumption',
    model: 'contract-with-consumption',
    grants: { seats: 5 },
    dimensions: [
      { key: 'seats', kind: 'entitlement' },
      { key: 'extra', price: '1' },
    ],
  },
  {
    code: 'legacy-code',
    id: 'prod-legacy',
    title: 'Legacy',
    integration: 'legacy',
    dimensions: [{ key: 'calls', price: '0.10' }],
  },
];

/** A core with a clock that the test moves. */
export const setting = (options: Partial<Opening> & { coins?: Partial<Coins> } = {}) => {
  let time = START;
  const entries: Entry[] = [];
  const state = open({ sellerAccount: SELLER, products: PRODUCTS, ...options }, time);
  const core = createMarketplaceCore({ state, now: () => time, record: (entry) => void entries.push(entry) });
  return {
    core,
    entries,
    now: () => time,
    wait: (ms: number) => {
      time += ms;
      core.advance();
    },
    until: (at: number) => {
      time = at;
      core.advance();
    },
  };
};

export type Setting = ReturnType<typeof setting>;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A buyer with a license that is in force (License Updated has been sent). */
export const subscribed = (
  set: Setting,
  input: Parameters<typeof set.core.act<'subscribe'>>[1] = { accountId: BUYER, productCode: 'payg-code' },
): { agreement: Agreement; license: License } => {
  const { agreementId, licenseArn } = set.core.act('subscribe', input);
  set.wait(2 * MINUTE);
  const agreement = set.core.state.agreements[agreementId];
  const license = set.core.state.licenses[licenseArn];
  if (agreement === undefined || license === undefined) throw new Error('not subscribed');
  return { agreement, license };
};

/** Every event that AWS has said, in the order of saying. */
export const events = (core: MarketplaceCore): EventBridgeEnvelope[] =>
  core.state.notices.flatMap(({ message }) => (message.channel === 'eventbridge' ? [message.event] : []));

/** Every legacy message, parsed. */
export const snsMessages = (core: MarketplaceCore): { topic: string; body: Record<string, string> }[] =>
  core.state.notices.flatMap(({ message }) =>
    message.channel === 'sns'
      ? [{ topic: message.notice.topicArn, body: JSON.parse(message.notice.message) }]
      : [],
  );

/** The error that something throws, by AWS's name; undefined when it does not. */
export const errorOf = (act: () => unknown): string | undefined => {
  try {
    act();
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
  return undefined;
};
