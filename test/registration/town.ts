/**
 * A small town around the buyer's door: AWS Marketplace, a mailbox, a clock, and browsers with cookie jars.
 * @module
 */
import { createHash } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { type Refusal, refuse } from '#domain/errors.ts';
import { type LicenseId, licenseIdOf } from '#domain/identifiers.ts';
import { hearLicenseFact } from '#domain/lifecycle/hear.ts';
import type { ResolvedCustomer } from '#domain/registration/landing.ts';
import type { Letter } from '#domain/registration/letters.ts';
import { PUBLIC_ROUTES } from '#domain/routes.ts';
import type { LicenseFact } from '#domain/subscription/facts.ts';
import type { Instant } from '#domain/time.ts';
import { policyShelf, readPolicies } from '#lambdas/edge/policies.ts';
import type { Product } from '#lambdas/edge/products.ts';
import { serve } from '#lambdas/edge/public-door.ts';
import { registrationDoor } from '#lambdas/registration/door.ts';
import type { RegistrationPorts } from '#lambdas/registration/ports.ts';
import { signedInDoor } from '#lambdas/registration/signed-in-door.ts';
import { memoryStateStore } from '#lambdas/stores/memory.ts';
import { walk } from '#lambdas/stores/unit-of-work.ts';
import { Browser } from './browser.ts';

export const NOON = Date.UTC(2026, 10, 21, 12, 0, 0);
export const ORIGIN = 'https://register.example.com/live';
export const OBSERVABILITY: Product = {
  productCode: 'observability1',
  productId: 'prod-1',
  type: 'saas-subscription',
  policy: 'example/plain',
  name: 'Example Observability',
  supportEmail: 'support@example.com',
  supportUrl: 'https://www.example.com/support',
};

/** Its buyers go on to the seller's own sign-up. */
export const HOSTING: Product = {
  ...OBSERVABILITY,
  productCode: 'hosting1',
  productId: 'prod-2',
  name: 'Example Hosting',
  registration: { mode: 'hand-off', signUpUrl: 'https://sign-up.example.com/welcome?from=aws' },
};
/** Its policy names resellers: only between their accounts is it moved. */
export const RESOLD: Product = {
  ...OBSERVABILITY,
  productCode: 'resold1',
  productId: 'prod-3',
  policy: 'cloud-one/cloud-one',
  name: 'Example Resold',
};

/** Licenses from these numbers on are for `HOSTING`, and for `RESOLD`. */
const FIRST_OF_HOSTING = 100;
const FIRST_OF_RESOLD = 200;

const productOf = (number: number): Product => {
  if (number >= FIRST_OF_RESOLD) return RESOLD;
  return number < FIRST_OF_HOSTING ? OBSERVABILITY : HOSTING;
};

export const ACCOUNT_M = '111122223333';
export const ACCOUNT_N = '444455556666';

/** A license ARN by number. */
export const arnOf = (number: number): string =>
  `arn:aws:license-manager::294406891311:license:l-${number.toString(16).padStart(32, '0')}`;
export const licenseOf = (number: number): LicenseId => licenseIdOf(arnOf(number)) as LicenseId;

export const customerOf = (number: number, buyerAccount = ACCOUNT_M): ResolvedCustomer => ({
  licenseId: licenseOf(number),
  licenseArn: arnOf(number),
  productCode: productOf(number).productCode,
  buyerAccount,
});

/** Chance that is not: the same on every run, and never the same value twice. */
const chanceOf = () => {
  let drawn = 0;
  const draw = (): Buffer => createHash('sha512').update(`draw ${drawn++}`).digest();
  return {
    newSecret: (bytes: number) => draw().subarray(0, bytes).toString('base64url'),
    newDigits: (count: number) => [...draw().subarray(0, count)].map((byte) => byte % 10).join(''),
    newTenantId: () => `t-${draw().toString('hex').slice(0, 20)}`,
  };
};

/** Which function answers a path, as API Gateway chooses: that of the most particular resource. */
const answering = (path: string): 'registration' | 'registration-people' => {
  const routes = PUBLIC_ROUTES.filter((route) => path.startsWith(route.path.replace('{proxy+}', '')));
  const [nearest] = routes.sort((left, right) => right.path.length - left.path.length);
  return nearest?.function === 'registration-people' ? 'registration-people' : 'registration';
};

export const openTown = () => {
  const clock = { now: NOON as Instant };
  const store = memoryStateStore();
  const letters: Letter[] = [];
  const mail = { works: true };
  const tokens = new Map<string, ResolvedCustomer | Refusal>();
  const resolved: string[] = [];
  let ids = 0;
  const surroundings = { now: () => clock.now, newId: () => `id-${ids++}` };
  const products = [OBSERVABILITY, HOSTING, RESOLD];
  const files = readPolicies(new URL('../../policies/', import.meta.url));
  const ports: RegistrationPorts = {
    store,
    surroundings,
    chance: chanceOf(),
    products,
    policies: policyShelf({ files, products, source: store, now: surroundings.now }),
    resolveCustomer: async (token) => {
      resolved.push(token);
      return tokens.get(token) ?? refuse('TOKEN_INVALID');
    },
    sendLetter: async (letter) => {
      if (mail.works) letters.push(letter);
      return mail.works ? 'sent' : 'failed';
    },
    publicOrigin: ORIGIN,
  };
  const doors = {
    registration: serve(registrationDoor(ports)),
    'registration-people': serve(signedInDoor(ports)),
  };
  const answers: string[] = [];

  /** AWS Marketplace says something about a license, whoever heard of it before. */
  const hear = async (number: number, fact: LicenseFact, buyerAccount = ACCOUNT_M): Promise<void> => {
    const cause = {
      door: 'lifecycle',
      verb: 'test',
      actor: { kind: 'clock' as const },
      correlationId: 'test',
    };
    await walk(store, surroundings, cause, async (work) => {
      const { licenseId, licenseArn, productCode } = customerOf(number);
      const details = { licenseId, licenseArn, productCode, buyerAccount };
      const license = await work.read('license', licenseId);
      const heard = hearLicenseFact({ license, agreement: undefined }, details, fact, work.now);
      work.put('license', licenseId, heard.license);
    });
  };

  return {
    ports,
    store,
    clock,
    letters,
    mail,
    tokens,
    resolved,
    /** Every answer in full: status, headers, body. */
    answers,
    hear,
    grant: (number: number, buyerAccount = ACCOUNT_M) =>
      hear(number, { kind: 'granted', at: clock.now, id: `granted-${number}-${clock.now}` }, buyerAccount),
    end: (number: number, buyerAccount = ACCOUNT_M) =>
      hear(
        number,
        { kind: 'ended', at: clock.now, id: `ended-${number}`, cause: 'DEPROVISIONED' },
        buyerAccount,
      ),
    license: (number: number) =>
      store.all('license').find(({ licenseId }) => licenseId === licenseOf(number)),
    latestCode: (): string => /^\d{6}$/m.exec(letters.at(-1)?.text ?? '')?.[0] ?? 'no code was mailed',
    browser: (languages = 'en'): Browser =>
      new Browser(languages, async (event: APIGatewayProxyEvent) => {
        const answer = await doors[answering(event.path)](event);
        answers.push(JSON.stringify(answer));
        return answer;
      }),
  };
};

export type Town = ReturnType<typeof openTown>;

/** A token of AWS Marketplace that stands for license `number`. */
export const tokenFor = (town: Town, number: number, buyerAccount = ACCOUNT_M): string => {
  const token = `secret+token/${number}/${town.tokens.size}==`;
  town.tokens.set(token, customerOf(number, buyerAccount));
  return token;
};
