/**
 * A customer is moved to another AWS account: in the order of the reseller's own instructions, and in three wrong ones.
 * @module
 */
import type { Purchase } from '../buyer.ts';
import { HOUR_MS, pass, seeEvents, seeTenant, type Telling, UNTIL_NOTIFIED_MS } from '../sights.ts';
import {
  type Customer,
  choose,
  customer,
  leave,
  moveAddress,
  openChange,
  operate,
  SOURCE,
  seeChange,
  seeLetter,
  seeOnPage,
  signIn,
  sppo,
  subscribeThere,
  TARGET,
} from './move-parts.ts';

const seeConfirmation = ({ telling: { narrator } }: Customer, text: string): Promise<string> =>
  narrator.see(
    'the page says who pays from when, and not to cancel yet',
    async () => text,
    (seen) => seen.includes(SOURCE) && seen.includes(TARGET) && seen.includes('まだ解約しないでください'),
  );

/** The customer moves by themselves: they come with the new account's token, and administer the tenant. */
const moveThere = async (moving: Customer, offerId: string) => {
  const { telling, buyer, tenantId } = moving;
  const bought = await subscribeThere(moving, offerId);
  const shown = await choose(moving, bought);
  await seeConfirmation(moving, shown.text);
  const done = await telling.narrator.act('they confirm', () => buyer.confirm(shown));
  await telling.narrator.see(
    `the page says: ${done.heading}`,
    async () => done.heading,
    (heading) => heading === 'アカウントを切り替えました',
  );
  return { bought, address: moveAddress(done, tenantId), changeId: await openChange(moving) };
};

const seePayer = ({ telling: { narrator, stage }, tenantId }: Customer, { subscriptionId }: Purchase) =>
  narrator.see(
    `${subscriptionId} pays`,
    async () => (await stage.operator('GET', `/v1/tenants/${tenantId}`)).body.link,
    (link) => (link as { subscriptionId?: string } | undefined)?.subscriptionId === subscriptionId,
  );

/** SPPO on the target account, verified service by service, then canceled in the source account. */
const inOrder = async (telling: Telling): Promise<void> => {
  const moving = await customer(telling);
  const { tenantId, purchase, buyer } = moving;
  const offerId = await sppo(telling, moving.productCode, TARGET, '2026-11-01');
  const { bought, address, changeId } = await moveThere(moving, offerId);
  await seePayer(moving, bought);
  await seeOnPage(moving, address, 'the page of the move: do not cancel yet', [
    'まだ解約しないでください',
    SOURCE,
    'Conformity',
  ]);
  await seeLetter(moving, [TARGET, '支払います']);
  await seeChange(moving, changeId, 'CANCEL_AWAITED', 60);
  await seeOnPage(moving, address, 'every service is 登録済み: cancel now, in the source account', [
    '✓ 登録済み',
    `必ず切替元の AWS アカウント ${SOURCE}`,
    'キャンセル',
  ]);
  await seeLetter(moving, [SOURCE, '解約してください']);
  await telling.narrator.act(`in AWS account ${SOURCE} they cancel`, () => buyer.cancel(purchase));
  await pass(telling, 'a minute passes', UNTIL_NOTIFIED_MS);
  await seeChange(moving, changeId, 'CANCEL_PROCESSING');
  await pass(telling, 'the final hour passes', HOUR_MS);
  await seeChange(moving, changeId, 'COMPLETED');
  await seeLetter(moving, [TARGET, '完了しました']);
  await seeTenant(telling, tenantId, 'ACTIVE');
  await seeEvents(telling, tenantId, [
    'reassignment.linked',
    'reassignment.cancel-awaited',
    'reassignment.completed',
  ]);
  await leave(moving, [bought]);
};

/** An operator asks, and a second person approves. */
const ask = async (moving: Customer, offerId: string): Promise<string> => {
  const { telling, tenantId } = moving;
  const wanted = { tenantId, targetAccount: TARGET, offerId };
  await operate(telling, 'an operator looks at the plan', ['POST', '/v1/reassignments?dryRun=true', wanted]);
  await operate(telling, 'and asks for the move', ['POST', '/v1/reassignments', wanted]);
  const changeId = await openChange(moving);
  const approval = ['POST', `/v1/reassignments/${changeId}/approve`, {}] as const;
  await operate(telling, 'a second person approves', approval, 'approver');
  return changeId;
};

/** The source is canceled before the target has subscribed: service goes on, and the target saves the tenant. */
const sourceFirst = async (telling: Telling): Promise<void> => {
  const moving = await customer(telling);
  const { tenantId, purchase, buyer } = moving;
  const offerId = await sppo(telling, moving.productCode, TARGET, '2026-11-02');
  const changeId = await ask(moving, offerId);
  await telling.narrator.act('too early, the customer cancels in the source account', () =>
    buyer.cancel(purchase),
  );
  await pass(telling, 'a minute passes', UNTIL_NOTIFIED_MS);
  await seeTenant(telling, tenantId, 'GRACE');
  await seeLetter(moving, [TARGET, '手続きしてください']);
  const bought = await subscribeThere(moving, offerId);
  await signIn(moving, bought);
  await seeTenant(telling, tenantId, 'ACTIVE');
  await seePayer(moving, bought);
  await pass(telling, 'the final hour of the source passes', HOUR_MS);
  await seeChange(moving, changeId, 'COMPLETED', 60);
  await leave(moving, [bought]);
};

/** The target is canceled by mistake: the source, which still lives, pays again. */
const targetByMistake = async (telling: Telling): Promise<void> => {
  const moving = await customer(telling);
  const { tenantId, purchase, buyer } = moving;
  const offerId = await sppo(telling, moving.productCode, TARGET, '2026-11-03');
  const { bought, address, changeId } = await moveThere(moving, offerId);
  await telling.narrator.act('in the wrong account, the customer cancels', () => buyer.cancel(bought));
  await pass(telling, 'a minute passes', UNTIL_NOTIFIED_MS);
  await seeChange(moving, changeId, 'ROLLED_BACK');
  await seePayer(moving, purchase);
  await seeTenant(telling, tenantId, 'ACTIVE');
  await seeOnPage(moving, address, 'the page says that the source pays again', [
    `以前と同じく AWS アカウント ${SOURCE}`,
  ]);
  await seeLetter(moving, [`再び AWS アカウント ${SOURCE}`]);
  await leave(moving, [purchase]);
};

/** The public offer is accepted in place of the private one: nothing moves, and the page says which offer it is. */
const publicOffer = async (telling: Telling): Promise<void> => {
  const moving = await customer(telling);
  const { purchase, buyer, tenantId } = moving;
  const offerId = await sppo(telling, moving.productCode, TARGET, '2026-11-04');
  const changeId = await ask(moving, offerId);
  const wrong = await subscribeThere(moving);
  const shown = await choose(moving, wrong);
  const done = await telling.narrator.act('they confirm', () => buyer.confirm(shown));
  await telling.narrator.see(
    `the page says: ${done.heading}`,
    async () => done,
    ({ heading }) => heading === '切り替えを開始しました',
  );
  const address = moveAddress(done, tenantId);
  await seePayer(moving, purchase);
  await seeOnPage(moving, address, 'the page names the offer to choose', [
    TARGET,
    '2026-11-04- Private Offer',
  ]);
  const bought = await subscribeThere(moving, offerId);
  await signIn(moving, bought);
  await seePayer(moving, bought);
  await seeChange(moving, changeId, 'CANCEL_AWAITED', 60);
  await telling.narrator.act('they cancel in the source account', () => buyer.cancel(purchase));
  await pass(telling, 'the final hour passes', HOUR_MS + UNTIL_NOTIFIED_MS);
  await seeChange(moving, changeId, 'COMPLETED');
  await leave(moving, [wrong, bought]);
};

/** The reseller's order, then the three wrong ones. */
export const move = async (telling: Telling): Promise<void> => {
  for (const tell of [inOrder, sourceFirst, targetByMistake, publicOffer]) await tell(telling);
};
