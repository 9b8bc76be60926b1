/**
 * A customer: someone with AWS accounts who subscribes, registers, cancels, comes back, and sometimes does it twice.
 * @module
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import { PRODUCT_CODE, RESELLER } from '../aws/market.ts';
import { subscribers } from '../invariants/scene.ts';
import type { Town } from '../town.ts';
import { openTab, type Person, peek, register, type Wish } from './browser.ts';

export interface Customer extends Person {
  readonly accounts: readonly string[];
}

/** How long a person does nothing, in ms; the longer ones let a final hour, a token, a grace pass. */
const PAUSES_MS = [0, 5 * SECOND_MS, 3 * MINUTE_MS, 40 * MINUTE_MS, 5 * HOUR_MS, 2 * DAY_MS, 8 * DAY_MS];
const PAUSE_OF = [0, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6] as const;

/** Waits as people do. */
export const pause = (town: Town, who: string): Promise<void> => {
  const longest = PAUSES_MS[town.chance.pick(PAUSE_OF)] ?? 0;
  return town.world.sleep(who, Math.floor(longest * (0.5 + town.chance.next())));
};

/** What somebody does at AWS; what AWS refuses has not happened. */
export const atAws = async <Result>(
  town: Town,
  who: string,
  label: string,
  deed: () => Result,
): Promise<Result | undefined> =>
  town.world.act(who, label, () => {
    try {
      return deed();
    } catch (error) {
      if ((error as Error).name !== 'AwsFault') throw error;
      town.world.mark(`AWS refused: ${label}`);
      return undefined;
    }
  });

const agreementsOf = ({ market }: Town, account: string) =>
  Object.values(market.core.state.agreements).filter(({ acceptor }) => acceptor === account);

/** Subscribes on the public offer, or on a private one that the reseller has released for the account. */
export const subscribe = (town: Town, who: string, accountId: string, isPrivate: boolean) =>
  atAws(town, who, 'subscribes', () => {
    const { core } = town.market;
    if (!isPrivate) return core.act('subscribe', { accountId, productCode: PRODUCT_CODE });
    const { offerId } = core.act('offer', {
      productCode: PRODUCT_CODE,
      name: `Classmethod, Inc. for SaaS ${new Date(town.world.now()).toISOString().slice(0, 10)} Private Offer`,
      buyerAccounts: [accountId],
      resale: { authorizationId: 'resaleauthz-1', proposer: RESELLER },
    });
    return core.act('subscribe', { accountId, offerId });
  });

/** Cancels the account's agreement; AWS may do it as well, or end it for another reason. */
export const cancel = (town: Town, who: string, account: string) =>
  atAws(town, who, 'cancels', () => {
    const isSettled = ({ acceptanceTime }: { acceptanceTime: number }) =>
      acceptanceTime + 2 * MINUTE_MS < town.world.now();
    const agreement = agreementsOf(town, account).findLast(
      (each) => each.status === 'ACTIVE' && isSettled(each),
    );
    if (agreement === undefined) return undefined;
    const isTerminated = town.chance.chance(0.2);
    if (isTerminated) town.market.core.act('end', { agreementId: agreement.id, status: 'TERMINATED' });
    else town.market.core.act('cancel', { agreementId: agreement.id });
    return agreement.id;
  });

/** A token for the account's latest license, as "Set up your account" gives it. */
export const tokenFor = (town: Town, who: string, account: string) =>
  atAws(town, who, 'sets up', () => {
    const license = Object.values(town.market.core.state.licenses).findLast(
      (each) => each.account === account,
    );
    return license && town.market.core.act('token', { licenseArn: license.arn }).token;
  });

/** Buys and registers, in the order that people mean to. */
export const setUp = async (town: Town, customer: Customer, account: string, wish: Wish): Promise<void> => {
  const token = await tokenFor(town, customer.email, account);
  if (token === undefined) return;
  if (town.chance.chance(0.05)) await town.world.sleep(customer.email, 5 * HOUR_MS);
  const isTwice = town.chance.chance(0.15);
  if (isTwice) town.world.mark('two tabs with one token');
  await Promise.all([
    register(town, customer, token, wish),
    ...(isTwice ? [register(town, customer, token, wish)] : []),
  ]);
};

/** A token fell into the hands of somebody else, who tries what can be tried with it. */
const leak = async (town: Town, customer: Customer, account: string): Promise<void> => {
  const { chance, state, world } = town;
  const token = await tokenFor(town, customer.email, account);
  if (token === undefined) return;
  const isLiar = chance.chance(0.5);
  const thief: Person = { email: 'thief@example.net', ...(isLiar ? { claims: customer.email } : {}) };
  const tab = await openTab(town, customer, token);
  if (tab) await peek(town, thief, tab);
  world.mark('token replayed by somebody else');
  const tenants = subscribers(state);
  const isThere = tenants.length > 0 && chance.chance(0.7);
  await register(
    town,
    thief,
    token,
    isThere ? { tenantId: chance.pick(tenants).tenantId, isStolen: true } : 'new',
  );
};

const once = async (town: Town, customer: Customer): Promise<void> => {
  const { chance } = town;
  const account = chance.pick(customer.accounts);
  const what = chance.next();
  if (what < 0.3) {
    await subscribe(town, customer.email, account, chance.chance(0.5));
    if (chance.chance(0.7)) await setUp(town, customer, account, chance.chance(0.7) ? 'any' : 'new');
  } else if (what < 0.65) await setUp(town, customer, account, chance.chance(0.7) ? 'any' : 'new');
  else if (what < 0.93) await cancel(town, customer.email, account);
  else await leak(town, customer, account);
};

/** Lives for a while. */
export const live = async (town: Town, customer: Customer, deeds: number): Promise<void> => {
  const [home = ''] = customer.accounts;
  await subscribe(town, customer.email, home, town.chance.chance(0.5));
  if (town.chance.chance(0.5)) await pause(town, customer.email);
  await setUp(town, customer, home, 'new');
  for (let done = 0; done < deeds; done += 1) {
    await pause(town, customer.email);
    await once(town, customer);
  }
};
