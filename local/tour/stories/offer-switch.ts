/**
 * A switch of offer in one account: what the seller's product shows decides when the old agreement may be canceled, and here
 * the seller asks for that.
 * @module
 */
import * as v from 'valibot';
import { Buyer, type Purchase } from '../buyer.ts';
import { HOUR_MS, pass, seeEvents, seeTenant, type Telling, UNTIL_NOTIFIED_MS } from '../sights.ts';
import { operate, productCodeOf, seeChange, sppo } from './move-parts.ts';
import { register } from './pay-as-you-go.ts';

const MINUTE_MS = 60_000;
/** ms · the policy asks the product anew after five minutes, and calls a person after two hours. */
const ASKED_AGAIN_MS = 6 * MINUTE_MS;
const OVERDUE_MS = 2 * HOUR_MS;
const SERVICE = { id: 'conformity', name: 'Conformity' };

const Home = v.object({ urls: v.looseObject({ vendor: v.string() }) });
const Pending = v.object({
  requests: v.array(v.looseObject({ id: v.string(), agreementId: v.string(), status: v.string() })),
});

/** Whoever runs the seller's product makes it behave; without wishes it does as it should. */
const behave = async ({ stage, narrator }: Telling, text: string, behavior: object): Promise<void> => {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const answer = await fetch(`${stage.urls.home}/`, { headers });
  const { vendor } = v.parse(Home, await answer.json()).urls;
  const body = JSON.stringify(behavior);
  await narrator.act(text, () => fetch(`${vendor}/behavior`, { method: 'POST', headers, body }));
};

const seeShown = ({ stage, narrator }: Telling, changeId: string, text: string, words: readonly string[]) =>
  narrator.see(
    text,
    async () => JSON.stringify((await stage.operator('GET', `/v1/reassignments/${changeId}`)).body),
    (shown) => words.every((word) => shown.includes(word)),
  );

/** A customer on the public offer, and the private one that takes its place: asked for, approved, accepted and linked. */
const switched = async (telling: Telling) => {
  const { stage, narrator } = telling;
  const productCode = await productCodeOf(telling);
  const buyer = new Buyer(stage, 'ja');
  const former = await narrator.act('a buyer subscribes to the public offer', () =>
    buyer.subscribe(productCode),
  );
  await pass(telling, 'a minute passes', UNTIL_NOTIFIED_MS);
  const tenantId = await register(telling, buyer, former);
  const offerId = await sppo(telling, productCode, buyer.account, '2026-12-01');
  const wanted = { kind: 'offer-switch', tenantId, targetAccount: buyer.account, offerId };
  const begun = await operate(telling, 'an operator asks for the switch', [
    'POST',
    '/v1/reassignments',
    wanted,
  ]);
  const changeId = String(begun.changeId);
  const path = `/v1/reassignments/${changeId}`;
  await operate(telling, 'a second person approves', ['POST', `${path}/approve`, {}], 'approver');
  const bought = await narrator.act('the buyer accepts the private offer', () =>
    buyer.subscribe(productCode, { offerId }),
  );
  await pass(telling, 'a minute passes', UNTIL_NOTIFIED_MS);
  await narrator.act('and sets up the account', () => buyer.setUp(bought));
  await seeChange({ telling }, changeId, 'TARGET_READY');
  return { buyer, former, bought, tenantId, changeId, path };
};

/** The seller's request is sent once it is asked for; gives its id. */
const requested = async ({ stage, narrator }: Telling, { agreementId }: Purchase): Promise<string> => {
  const look = async () => {
    const answer = await fetch(`${stage.urls.marketplace}/control/cancellations`);
    const { requests } = v.parse(Pending, await answer.json());
    return requests.find((each) => each.agreementId === agreementId && each.status === 'PENDING_APPROVAL')
      ?.id;
  };
  await stage.pass(MINUTE_MS);
  return (
    (await narrator.see('AWS has the request, and asks the buyer', look, (id) => id !== undefined)) ?? ''
  );
};

/** A service that stays out, a product that is out of order, a request that AWS refuses, and one that is agreed to. */
export const offerSwitch = async (telling: Telling): Promise<void> => {
  const { stage, narrator } = telling;
  const { former, tenantId, changeId, path, buyer, bought } = await switched(telling);
  await behave(telling, `in the seller's product, ${SERVICE.name} gets stuck`, { stuck: [SERVICE.id] });
  await operate(telling, 'the operator links the new subscription', ['POST', `${path}/link`, {}]);
  await pass(telling, 'minutes pass', ASKED_AGAIN_MS);
  await seeShown(telling, changeId, `not safe to cancel yet: ${SERVICE.name}`, [
    'SERVICES_LACKING',
    SERVICE.name,
  ]);
  await behave(telling, 'then it is out of order', { answers: 'outage' });
  await pass(telling, 'two hours pass', OVERDUE_MS);
  await seeChange({ telling }, changeId, 'NEEDS_ATTENTION');
  await seeTenant(telling, tenantId, 'ACTIVE');
  await behave(telling, 'it is repaired', {});
  await seeChange({ telling }, changeId, 'CANCEL_AWAITED');
  const ask = ['POST', `${path}/request-cancellation`, {}] as const;
  await operate(telling, 'the seller asks for the old agreement to be canceled', ask);
  const refused = await requested(telling, former);
  await narrator.act('AWS cannot carry that out', () =>
    stage.marketplace('invalidate', { requestId: refused }),
  );
  await seeChange({ telling }, changeId, 'NEEDS_ATTENTION');
  await operate(telling, 'the seller asks once more', ask);
  await requested(telling, former);
  await pass(telling, 'the buyer does not answer for seven days, which is consent', 7 * 24 * HOUR_MS);
  await pass(telling, 'the final hour passes', HOUR_MS + UNTIL_NOTIFIED_MS);
  await seeChange({ telling }, changeId, 'COMPLETED');
  await seeTenant(telling, tenantId, 'ACTIVE');
  await seeEvents(telling, tenantId, ['reassignment.attention', 'reassignment.completed']);
  await narrator.act('the story is over; the buyer cancels', () => buyer.cancel(bought));
};
