/**
 * Licenses that were activated in the wrong order, at the vendor: from its error to its support's repair.
 * @module
 */
import * as v from 'valibot';
import { pass, type Telling } from '../sights.ts';
import {
  Activations,
  accountOf,
  activate,
  CONFORMITY,
  customer,
  linkFor,
  MINUTE_MS,
  redemption,
  XDR,
} from './activation-parts.ts';
import { ask, readBy, seeInTime, seeRefusal } from './vendor-parts.ts';

const OPERATORS = 'operators@example.com';

/** What the vendor lists of an account comes to Concord. */
const tellWhatIsThere = async (telling: Telling, tenantId: string, account: string): Promise<void> => {
  const { stage, narrator } = telling;
  const licenses = (await accountOf(telling, account))?.licenses ?? [];
  const observations = licenses.map(({ product, link, used }) => ({
    ...{ tenantId, product, link },
    at: new Date(used.at).toISOString(),
  }));
  await narrator.act('the vendor’s list of activations comes in', () =>
    stage.operator('POST', '/v1/activation-observations', { observations }, {}, 'producer'),
  );
};

/** It was done at the vendor, in the wrong order. @returns the tenant, and its account there */
const conflict = async (telling: Telling) => {
  const { stage, narrator } = telling;
  const tenantId = await customer(telling, 'a fourth customer does it on their own');
  const user = { accountId: `c1-${tenantId.slice(-6)}`, email: 'activation@customer.example' };
  await ask(telling, 'who they are at the vendor is known', [
    'PUT',
    `/v1/tenants/${tenantId}/vendor-user`,
    user,
  ]);
  await activate(telling, tenantId, CONFORMITY);
  await pass(telling, 'a minute passes', MINUTE_MS);
  const link = await linkFor(telling, XDR);
  await narrator.act(
    `they use it in the vendor’s own console, in the account where ${CONFORMITY.name} is`,
    () => stage.vendor('activation', 'use', { account: user.accountId, link }),
  );
  await narrator.see(
    'when they sign in, the vendor shows “Unexpected Error”',
    () => accountOf(telling, user.accountId),
    (account) => account?.shows === 'Unexpected Error',
  );
  return { tenantId, account: user.accountId };
};

/** One dot, as a PNG. */
const SCREENSHOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const Announced = v.looseObject({
  upload: v.looseObject({
    attachmentId: v.string(),
    url: v.string(),
    headers: v.record(v.string(), v.string()),
  }),
});
const Case = v.looseObject({ missing: v.array(v.string()), state: v.looseObject({ name: v.string() }) });
const Released = v.looseObject({ released: v.looseObject({ values: v.array(v.string()) }) });

/** The case gets what nobody but a person has: a screenshot. */
const attachScreenshot = async (telling: Telling, path: string): Promise<void> => {
  const body = Buffer.from(SCREENSHOT, 'base64');
  const file = { evidence: 'screenshot', name: 'error.png', type: 'image/png', bytes: body.length };
  const announced = await ask(telling, 'a person announces a screenshot …', [
    'POST',
    `${path}/attachments`,
    file,
  ]);
  const { attachmentId, url, headers } = v.parse(Announced, announced).upload;
  await telling.narrator.act('… sends it where it belongs …', () =>
    fetch(url, { method: 'PUT', headers, body }),
  );
  await ask(telling, '… and says so', ['POST', `${path}/attachments/${attachmentId}/stored`]);
};

/** The case is completed and given to the vendor's support, which mends it. */
const mended = async (telling: Telling, path: string, account: string): Promise<void> => {
  const { stage, narrator } = telling;
  const missing = async () => (await readBy(telling, path, Case)).missing.join();
  await narrator.see(
    'a support case is there, with all that is known; a screenshot is missing',
    missing,
    (seen) => seen === 'screenshot',
  );
  const submission = ['POST', `${path}/submit`, { route: 'console' }] as const;
  await seeRefusal(telling, 'given to the vendor as it is', submission, 'BUNDLE_INCOMPLETE');
  await attachScreenshot(telling, path);
  const released = await ask(
    telling,
    'the desk has the link shown whole, for the vendor’s form; that is noted',
    ['POST', `${path}/evidence/activation-link/release`],
    'desk',
  );
  await narrator.see(
    'it is shown this once',
    async () => v.parse(Released, released).released.values[0],
    (link) => link?.startsWith('https://activation.') === true,
  );
  await ask(telling, 'the page is mailed to a colleague', ['POST', `${path}/mail`, { to: OPERATORS }]);
  await ask(telling, 'the case goes to the vendor', submission);
  await narrator.act('the vendor’s support sets the account right', () =>
    stage.vendor('activation', 'mend', { account }),
  );
  await ask(telling, 'so the case is closed', ['POST', `${path}/close`, { how: 'resolved' }]);
};

/** The fourth customer. */
export const wrongOrder = async (telling: Telling): Promise<void> => {
  const { stage, narrator } = telling;
  const { tenantId, account } = await conflict(telling);
  await tellWhatIsThere(telling, tenantId, account);
  const path = `/v1/tenants/${tenantId}/activations`;
  const { conflicts } = await narrator.see(
    'the tenant is in CONFLICT',
    () => readBy(telling, path, Activations),
    ({ state }) => state.name === 'CONFLICT',
  );
  await seeInTime(
    telling,
    'operators have a letter: “Unexpected Error”',
    async () => (await stage.letters(OPERATORS)).map(({ subject }) => subject),
    (subjects) =>
      subjects.some((subject) => subject.includes(tenantId) && subject.includes('Unexpected Error')),
  );
  const link = await linkFor(telling, CONFORMITY);
  await seeRefusal(
    telling,
    'nothing is activated there meanwhile',
    redemption(tenantId, CONFORMITY, link),
    'TENANT_IN_CONFLICT',
  );
  await mended(telling, `/v1/support-cases/${conflicts[0]?.caseId}`, account);
  await narrator.see(
    'and the tenant is in order, at the vendor and here',
    async () =>
      [
        (await readBy(telling, path, Activations)).state.name,
        (await accountOf(telling, account))?.shows,
      ] as const,
    ([state, shows]) => state === 'ACTIVE' && shows === undefined,
  );
};
