/**
 * What AWS Marketplace told and we never heard is found and repaired; customers from before Concord are taken in.
 * @module
 */
import { Buyer, type Purchase } from '../buyer.ts';
import { pass, seeEvents, seeSubscription, seeTenant, type Telling, UNTIL_NOTIFIED_MS } from '../sights.ts';
import { register, subscribe } from './pay-as-you-go.ts';

const MINUTE_MS = 60_000;
/** A notification counts as lost after a quarter of an hour, and a run comes every quarter of an hour. */
const UNTIL_REPAIRED_MS = 31 * MINUTE_MS;

/** Nothing that AWS says arrives while `play` lasts, and in the minutes after it. */
const unheard = async (telling: Telling, play: () => Promise<void>): Promise<void> => {
  const { stage } = telling;
  await stage.marketplace('faults', { delivery: { lossRate: 1 } });
  try {
    await play();
    await pass(telling, 'minutes pass; every notification is lost', UNTIL_NOTIFIED_MS);
  } finally {
    await stage.marketplace('faults', {});
  }
};

interface Found {
  readonly findings?: readonly { readonly kind: string }[];
}

/** An operator asks for a repair of one agreement; gives the kinds of what was found. */
const askFor = async (
  { stage, narrator }: Telling,
  text: string,
  { agreementId }: Purchase,
  query = '',
): Promise<string> => {
  const { body } = await narrator.act(text, () =>
    stage.operator(
      'POST',
      `/v1/orphans/repair${query}`,
      { agreementId, reason: 'the tour shows it' },
      { 'idempotency-key': crypto.randomUUID() },
    ),
  );
  return ((body as Found).findings ?? []).map(({ kind }) => kind).join(' ');
};

const purchaseUnheard = async (telling: Telling, buyer: Buyer) => {
  let purchase: Purchase | undefined;
  let tenantId = '';
  await unheard(telling, async () => {
    purchase = await subscribe(telling, buyer);
    tenantId = await register(telling, buyer, purchase);
  });
  if (!purchase) throw new Error('nothing was bought');
  await seeSubscription(telling, purchase.subscriptionId, 'PENDING');
  await seeTenant(telling, tenantId, 'PROVISIONING');
  await pass(telling, 'half an hour passes; what AWS Marketplace says is compared', UNTIL_REPAIRED_MS);
  await seeSubscription(telling, purchase.subscriptionId, 'ACTIVE');
  await seeTenant(telling, tenantId, 'ACTIVE');
  await seeEvents(telling, tenantId, ['tenant.created', 'tenant.provisioned']);
  return { purchase, tenantId };
};

const endUnheard = async (telling: Telling, buyer: Buyer, purchase: Purchase, tenantId: string) => {
  const { narrator } = telling;
  await unheard(telling, () =>
    narrator.act('the buyer cancels in AWS Marketplace', () => buyer.cancel(purchase)),
  );
  await seeSubscription(telling, purchase.subscriptionId, 'ACTIVE');
  const preview = await askFor(telling, 'an operator asks what was not heard', purchase, '?dryRun=true');
  await narrator.see(
    'that the agreement ended',
    async () => preview,
    (kinds) => kinds === 'agreement-ended',
  );
  await seeSubscription(telling, purchase.subscriptionId, 'ACTIVE');
  await askFor(telling, 'and has it heard', purchase);
  await seeSubscription(telling, purchase.subscriptionId, 'ENDING');
  await seeTenant(telling, tenantId, 'GRACE');
  const again = await askFor(telling, 'asked again', purchase);
  await narrator.see(
    'there is nothing more',
    async () => again,
    (kinds) => kinds === '',
  );
};

const HEX = 16;
const LICENSE_DIGITS = 32;

const imported = async (telling: Telling): Promise<void> => {
  const { narrator, stage, productCode } = telling;
  const digits = Date.now().toString(HEX).padStart(LICENSE_DIGITS, '0');
  const row = {
    licenseArn: `arn:aws:license-manager::294406891311:license:l-${digits}`,
    productCode,
    buyerAccount: '777788889999',
    startsAt: '2025-03-01T00:00:00.000Z',
    reference: `customer-${digits}`,
  };
  const { body } = await narrator.act('an administrator imports a customer from before', () =>
    stage.operator(
      'POST',
      '/v1/imports',
      { reason: 'the tour shows it', rows: [row] },
      { 'idempotency-key': crypto.randomUUID() },
      'admin',
    ),
  );
  const [answer] = body.rows as { tenantId: string; subscriptionId: string }[];
  await seeTenant(telling, answer?.tenantId ?? '', 'ACTIVE');
  await seeSubscription(telling, answer?.subscriptionId ?? '', 'ACTIVE');
  await narrator.see(
    'nobody was told to provision anything',
    () => stage.eventTypes(answer?.tenantId ?? ''),
    (types) => types.length === 0,
  );
};

/** A purchase and an end of which nothing arrived, and a customer who was there before. */
export const repair = async (telling: Telling): Promise<void> => {
  const buyer = new Buyer(telling.stage, 'ja');
  const { purchase, tenantId } = await purchaseUnheard(telling, buyer);
  await endUnheard(telling, buyer, purchase, tenantId);
  await imported(telling);
};
