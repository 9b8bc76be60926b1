/**
 * What people and systems hear of it: letters in the buyer's language, and signed webhooks.
 * @module
 */
import { Buyer } from '../buyer.ts';
import { DAY_MS, HOUR_MS, pass, seeTenant, type Telling, UNTIL_NOTIFIED_MS } from '../sights.ts';
import { register, subscribe } from './pay-as-you-go.ts';

/** Letters of the story, in the order in which they come: a word of each subject. */
const LETTERS = [
  ['service began', 'をご利用いただけます'],
  ['service goes on until a date', 'のご利用は'],
  ['service has stopped', 'サービスを停止しました'],
  ['service is on again, until a date', 'まで再開しました'],
] as const;

const seeLetter = ({ stage, narrator }: Telling, buyer: Buyer, step: 0 | 1 | 2 | 3): Promise<unknown> => {
  const [says, word] = LETTERS[step];
  return narrator.see(
    `a letter in Japanese says that ${says}`,
    () => stage.letters(buyer.email),
    ([latest, ...before]) =>
      latest?.subject.includes(word) === true && !before.some(({ subject }) => subject.includes(word)),
  );
};

const seeWebhooks = ({ stage, narrator }: Telling, tenantId: string, types: readonly string[]) =>
  narrator.see(
    `webhooks told, signed, of ${types.join(', ')}`,
    () => stage.webhooks(tenantId),
    (seen) =>
      seen.every(({ verified }) => verified) &&
      types.every((type) => seen.some((webhook) => webhook.type === type)),
  );

/** From the landing to the end of grace, and what an operator may do then. */
export const notifications = async (telling: Telling): Promise<void> => {
  const { stage, narrator } = telling;
  const buyer = new Buyer(stage, 'ja');
  const purchase = await subscribe(telling, buyer);
  const tenantId = await register(telling, buyer, purchase);
  await pass(telling, 'minutes pass; AWS Marketplace confirms', UNTIL_NOTIFIED_MS);
  await seeTenant(telling, tenantId, 'ACTIVE');
  await seeLetter(telling, buyer, 0);
  await narrator.act('the buyer cancels in AWS Marketplace', () => buyer.cancel(purchase));
  await pass(telling, 'an hour passes', HOUR_MS + UNTIL_NOTIFIED_MS);
  await seeTenant(telling, tenantId, 'GRACE');
  await seeLetter(telling, buyer, 1);
  await pass(telling, 'eight days pass; grace is over', 8 * DAY_MS);
  await seeTenant(telling, tenantId, 'SUSPENDED');
  await seeLetter(telling, buyer, 2);
  await narrator.act('an operator restores service for a while', () =>
    stage.operator(
      'POST',
      `/v1/tenants/${tenantId}/restore`,
      { reason: 'they will subscribe again' },
      { 'idempotency-key': `tour-restore-${tenantId}` },
    ),
  );
  await seeTenant(telling, tenantId, 'GRACE');
  await seeLetter(telling, buyer, 3);
  await seeWebhooks(telling, tenantId, [
    'tenant.created',
    'tenant.provisioned',
    'tenant.grace.started',
    'tenant.suspended',
    'tenant.restored',
  ]);
};
