/**
 * Activation links: the right order, the wrong one refused, an answer that is lost, and the wrong order that happened anyway.
 * @module
 */
import * as v from 'valibot';
import { pass, type Telling } from '../sights.ts';
import { wrongOrder } from './activation-conflict.ts';
import {
  accountOf,
  activate,
  CONFORMITY,
  customer,
  linkFor,
  MINUTE_MS,
  Outcome,
  planOf,
  redemption,
  seeActivated,
  XDR,
} from './activation-parts.ts';
import { ask, seeRefusal } from './vendor-parts.ts';

const inTheRightOrder = async (telling: Telling): Promise<void> => {
  const { narrator } = telling;
  const tenantId = await customer(telling, 'a customer buys licenses that come as activation links');
  await narrator.see(
    `asked how to activate ${CONFORMITY.name} and ${XDR.name}, the plan puts the latter first`,
    async () => (await planOf(telling, tenantId, [CONFORMITY, XDR])).steps.map(({ product }) => product.id),
    (steps) => steps.join() === [XDR.id, CONFORMITY.id].join(),
  );
  const warned = [await activate(telling, tenantId, XDR), await activate(telling, tenantId, CONFORMITY)];
  await narrator.see(
    'there was nothing to warn of, and the vendor shows both without an error',
    async () => [warned.join(''), await accountOf(telling, tenantId)] as const,
    ([warnings, account]) => warnings === '' && account?.licenses.length === 2 && account.shows === undefined,
  );
};

const tooLate = async (telling: Telling): Promise<void> => {
  const { narrator } = telling;
  const tenantId = await customer(telling, `another customer has ${CONFORMITY.name} alone`);
  const link = await linkFor(telling, CONFORMITY);
  const dry = await ask(
    telling,
    'tried without doing it …',
    redemption(tenantId, CONFORMITY, link, '?dryRun=true'),
  );
  const [warning] = v.parse(Outcome, dry).warnings;
  await narrator.see(
    `… it says: ${warning?.text}`,
    async () => warning?.code,
    (code) => code === 'ACTIVATION_SHUTS_OUT',
  );
  await ask(telling, 'that is what they want', redemption(tenantId, CONFORMITY, link));
  await seeActivated(telling, tenantId, `the vendor has activated ${CONFORMITY.name}`);
  const later = await linkFor(telling, XDR);
  await seeRefusal(
    telling,
    `later they want ${XDR.name}, too`,
    redemption(tenantId, XDR, later),
    'ACTIVATION_ORDER',
  );
  await narrator.see(
    'the plan offers a second account of the same user, or a further one',
    async () => (await planOf(telling, tenantId, [XDR])).elsewhere.flatMap(({ offers }) => offers),
    (offers) => offers.join() === 'second-account,further-account',
  );
  const second = await customer(telling, 'they create a second account');
  await ask(telling, 'the same link goes there', redemption(second, XDR, later));
  await seeActivated(telling, second, `the vendor has activated ${XDR.name}`);
  await seeRefusal(
    telling,
    'and cannot be used again',
    redemption(tenantId, XDR, later),
    'LINK_ALREADY_USED',
  );
};

const answerLost = async (telling: Telling): Promise<void> => {
  const { stage, narrator } = telling;
  const tenantId = await customer(telling, 'a third customer comes on a bad day');
  const link = await linkFor(telling, XDR);
  await narrator.act('the vendor does what it is asked, and its answers are lost', () =>
    stage.vendor('activation', 'behavior', { answers: 'lost' }),
  );
  try {
    await ask(telling, 'the link is redeemed', redemption(tenantId, XDR, link));
    await pass(telling, 'minutes pass; nobody answers', 6 * MINUTE_MS);
  } finally {
    await stage.vendor('activation', 'behavior', {});
  }
  await seeActivated(telling, tenantId, 'asked again, the vendor says what it did: activated, and once');
};

/** Four customers: in order, too late, on a bad day, and out of order. */
export const activation = async (telling: Telling): Promise<void> => {
  await inTheRightOrder(telling);
  await tooLate(telling);
  await answerLost(telling);
  await wrongOrder(telling);
};
