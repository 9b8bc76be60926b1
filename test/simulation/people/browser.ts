/**
 * A person registers what they have bought, through the use cases behind the public door: landing, code, proof, choice.
 * @module
 */
import type { Refusal } from '#domain/errors.ts';
import { NEW_TENANT } from '#domain/registration/forms.ts';
import type { Registration } from '#domain/registration/registration.ts';
import { wayMark } from '#domain/registration/way.ts';
import { MINUTE_MS, SECOND_MS } from '#domain/time.ts';
import { choicesOf, previewOf } from '#lambdas/registration/choices.ts';
import { type Completed, complete } from '#lambdas/registration/complete.ts';
import { land } from '#lambdas/registration/land.ts';
import { proveCode } from '#lambdas/registration/prove-code.ts';
import { sendCode } from '#lambdas/registration/send-code.ts';
import { type Visitor, visitorOf } from '#lambdas/registration/visitor.ts';
import type { Town } from '../town.ts';
import { call, isDone } from './door.ts';

/** Someone with an address, and what their browser keeps. */
export interface Person {
  readonly email: string;
  /** An address that is not theirs, but that they say is. */
  readonly claims?: string;
  sessionSecret?: string;
}

/** One registration in one tab. */
interface Tab {
  readonly reference: string;
  readonly browserSecret: string;
}

const freshCode = ({ letters }: Town, email: string): string => {
  const letter = letters.findLast(({ to, text }) => to === email && /^\d{6}$/m.test(text));
  return /^\d{6}$/m.exec(letter?.text ?? '')?.[0] ?? '000000';
};

const visit = (town: Town, person: Person, tab: Tab): Promise<Visitor | Refusal | undefined> =>
  call(town.world, person.email, 'registration', (process) =>
    visitorOf(town.ports.registration(process), { ...tab, sessionSecret: person.sessionSecret }),
  );

/** Asks for a code and enters it; a typing mistake costs a try. */
const tryCode = async (town: Town, person: Person, tab: Tab, { registration }: Visitor): Promise<void> => {
  const { world, ports, chance } = town;
  const applicant = { email: person.claims ?? person.email };
  const asked = await call(world, person.email, 'registration', async (process) => ({
    refusal: await sendCode(ports.registration(process), registration.referenceHash, applicant, 'web'),
  }));
  if (!isDone(asked) || asked.refusal) return;
  await world.sleep(person.email, chance.between(5, 90) * SECOND_MS);
  if (chance.chance(0.1)) await enter(town, person, tab, '000000');
  await enter(town, person, tab, freshCode(town, person.email));
};

/** Proves the address; whoever is not signed in after that asks for another code. */
const prove = async (town: Town, person: Person, tab: Tab): Promise<Visitor | undefined> => {
  for (let tries = 0; tries < 2; tries += 1) {
    const visitor = await visit(town, person, tab);
    if (!isDone(visitor)) return undefined;
    if (tries > 0 && visitor.session) return visitor;
    await tryCode(town, person, tab, visitor);
  }
  const proven = await visit(town, person, tab);
  return isDone(proven) ? proven : undefined;
};

const enter = async (town: Town, person: Person, tab: Tab, code: string): Promise<void> => {
  const visitor = await visit(town, person, tab);
  if (!isDone(visitor)) return;
  const { registration, session } = visitor;
  const proof = await call(town.world, person.email, 'registration', (process) =>
    proveCode(town.ports.registration(process), registration, code, session, 'web'),
  );
  if (isDone(proof)) person.sessionSecret = proof.sessionSecret;
};

/** What the person wants: a tenant of their own, or one that they have. */
export type Wish = 'new' | 'any' | { readonly tenantId: string; readonly isStolen?: true };

const wishedTenant = async (
  town: Town,
  person: Person,
  { session, registration }: Visitor,
  wish: Wish,
): Promise<string> => {
  if (wish === 'new' || !session) return NEW_TENANT;
  if (wish !== 'any' && wish.isStolen) return wish.tenantId;
  const choices = await call(town.world, person.email, 'registration', (process) =>
    choicesOf(town.ports.registration(process), session, registration),
  );
  if (!isDone(choices)) return NEW_TENANT;
  const ids = choices.map(({ tenant }) => tenant.tenantId);
  for (const { tenant, administrator } of choices)
    town.shown({ email: person.email, tenantId: tenant.tenantId, personHash: administrator.personHash });
  if (wish !== 'any') return ids.includes(wish.tenantId) ? wish.tenantId : NEW_TENANT;
  return ids.length === 0 ? NEW_TENANT : town.chance.pick(ids);
};

const shownPayer = async (
  town: Town,
  person: Person,
  visitor: Visitor,
  tenantId: string,
): Promise<string> => {
  const { session, registration } = visitor;
  if (tenantId === NEW_TENANT || !session) return '';
  const preview = await call(town.world, person.email, 'registration', async (process) => {
    const ports = town.ports.registration(process);
    const [stored] = await ports.store.load([{ kind: 'license' as const, id: registration.licenseId }]);
    if (!stored?.entity) throw new Error('a registration without its license');
    return previewOf(ports, session, stored.entity, tenantId);
  });
  const mark = isDone(preview) ? wayMark(preview.way) : '';
  town.payersShown.set(registration.referenceHash, mark);
  return mark;
};

/** Confirms, and looks again where what was shown is not true any more. */
const confirm = async (
  town: Town,
  person: Person,
  tab: Tab,
  wish: Wish,
): Promise<Registration | undefined> => {
  for (let looks = 0; looks < 3; looks += 1) {
    const visitor = await visit(town, person, tab);
    if (!isDone(visitor) || !visitor.session) return undefined;
    const { session, registration } = visitor;
    if (registration.step.name !== 'PROVEN') return registration;
    const tenant = await wishedTenant(town, person, visitor, wish);
    const payer = await shownPayer(town, person, visitor, tenant);
    await town.world.sleep(person.email, town.chance.below(2 * MINUTE_MS));
    const completed: Completed | Refusal | undefined = await call(
      town.world,
      person.email,
      'registration',
      (process) =>
        complete(
          town.ports.registration(process),
          session,
          registration.referenceHash,
          { tenant, payer },
          'web',
        ),
    );
    if (!isDone(completed)) return undefined;
    if (!completed.moved) return completed.registration;
    town.world.mark('payer changed while the page was shown');
  }
  return undefined;
};

/** Opens a tab with a token: lands on the page of a new registration. */
export const openTab = async (town: Town, person: Person, token: string): Promise<Tab | undefined> => {
  const landed = await call(town.world, person.email, 'registration', (process) =>
    land(town.ports.registration(process), { token, freeTrial: false, locale: 'ja' }, 'web'),
  );
  if (landed !== undefined && 'refused' in landed) town.world.mark(`landing refused: ${landed.refused}`);
  if (!isDone(landed) || !('reference' in landed)) return undefined;
  town.landed(landed.reference, person.email);
  return landed;
};

/** Registers with a token, from landing to the last page. */
export const register = async (
  town: Town,
  person: Person,
  token: string,
  wish: Wish,
): Promise<Registration | undefined> => {
  const tab = await openTab(town, person, token);
  if (!tab) return undefined;
  await town.world.sleep(person.email, town.chance.between(1, 300) * SECOND_MS);
  if (!(await prove(town, person, tab))) return undefined;
  const registration = await confirm(town, person, tab, wish);
  if (registration) town.world.mark(`registration ${registration.step.name}`);
  return registration;
};

/** Somebody else saw the address of a tab, without the cookie of its browser. */
export const peek = async (town: Town, thief: Person, tab: Tab): Promise<void> => {
  const visitor = await visit(town, thief, { reference: tab.reference, browserSecret: 'another browser' });
  if (isDone(visitor)) town.breach(`P11|${thief.email} sees the registration of another browser`);
  else town.world.mark('thief refused');
};
