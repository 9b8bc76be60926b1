/**
 * People, accounts and operators of a move, over HTTP alone.
 */
import type { Role } from '#domain/routes.ts';
import type { Sandbox } from '#local/sandbox.ts';
import type { Page } from '#local/tour/browser.ts';
import { Buyer, type Purchase } from '#local/tour/buyer.ts';
import { type Answer, Stage } from '#local/tour/stage.ts';

const MINUTE_MS = 60_000;
/** minutes · how long anything asynchronous may take in the sandbox's time, unless told. */
const PATIENCE = 15;

/** A buyer with an account of our choice, and perhaps the address of somebody who has registered before. */
export class Person extends Buyer {
  override readonly account: string;
  override readonly email: string;

  constructor(
    stage: Stage,
    { account, email }: { account?: string | undefined; email?: string | undefined } = {},
  ) {
    super(stage, 'en');
    const digits = String(Math.floor(Math.random() * 1e11)).padStart(11, '0');
    this.account = account ?? `8${digits}`;
    this.email = email ?? `person-${digits}@example.com`;
  }
}

type View = Record<string, unknown> & {
  readonly changeId: string;
  readonly state: { readonly name: string; readonly reason?: string };
  readonly next: { readonly code: string; readonly account?: string; readonly text: string };
  readonly cancelSafe: { readonly safe: boolean; readonly why?: string; readonly services: string[] };
  readonly dangling: string[];
  readonly reminders: number;
};

/** What operators and buyers do in these scenarios. */
export class Moves {
  readonly sandbox: Sandbox;
  readonly stage: Stage;

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
    this.stage = new Stage(sandbox.urls);
  }

  async minutes(count: number): Promise<void> {
    await this.stage.pass(count * MINUTE_MS);
    await this.sandbox.settle();
  }

  /** Goes on to a minute of the hour: what an hour's end decides must not depend on when the suite began. */
  async atMinute(minute: number): Promise<void> {
    const now = await this.stage.now();
    const left = (minute - (Math.floor(now / MINUTE_MS) % 60) + 60) % 60;
    // to its beginning, so that what is done next is done within it
    await this.stage.pass(left === 0 ? 0 : left * MINUTE_MS - (now % MINUTE_MS));
    await this.sandbox.settle();
  }

  /** Lets minutes pass until it is so. */
  async until<Seen>(
    look: () => Promise<Seen>,
    isSo: (seen: Seen) => boolean,
    patience = PATIENCE,
  ): Promise<Seen> {
    let seen = await look();
    for (let minute = 0; minute < patience && !isSo(seen); minute += 1) {
      await this.minutes(1);
      seen = await look();
    }
    if (!isSo(seen)) throw new Error(`not as said: ${JSON.stringify(seen)?.slice(0, 1500)}`);
    return seen;
  }

  post(path: string, body: object = {}, role: Role = 'operator', method = 'POST'): Promise<Answer> {
    const key = { 'idempotency-key': crypto.randomUUID() };
    return this.stage.operator(method, path, { reason: 'a customer moves', ...body }, key, role);
  }

  /** A write that must go through. */
  async must(
    path: string,
    body: object = {},
    role: Role = 'operator',
    method = 'POST',
  ): Promise<Answer['body']> {
    const answer = await this.post(path, body, role, method);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  get(path: string): Promise<Answer['body']> {
    return this.stage.operator('GET', path).then(({ body }) => body);
  }

  /** Releases a private offer that an operator records as an SPPO. */
  async sppo(productCode: string, account: string, label: string): Promise<string> {
    const { offerId } = await this.stage.marketplace('offer', {
      productCode,
      name: label,
      buyerAccounts: [account],
    });
    await this.sandbox.settle();
    await this.must(`/v1/offers/${String(offerId)}`, { productCode, kind: 'sppo', label }, 'operator', 'PUT');
    return String(offerId);
  }

  /** Buys, and AWS has said so. */
  async buys(person: Person, productCode: string, terms: object = {}): Promise<Purchase> {
    const purchase = await person.subscribe(productCode, terms);
    await this.minutes(2);
    return purchase;
  }

  /** Lands and proves the address. */
  async proves(person: Person, purchase: Purchase): Promise<Page> {
    const landed = await person.setUp(purchase);
    if (person.isKnown(landed)) return person.goOn(landed);
    const before = await person.readCode();
    const asked = await person.sendEmail(landed);
    const code = await this.until(
      () => person.readCode(),
      (seen) => seen !== undefined && seen !== before,
    );
    return person.prove(asked, code ?? '');
  }

  /** Lands and confirms a tenant (`new`, or one that the person administers). */
  async registers(person: Person, purchase: Purchase, tenant = 'new'): Promise<Page> {
    const offered = await this.proves(person, purchase);
    const done = await person.confirm(await person.choose(offered, tenant));
    await this.sandbox.settle();
    return done;
  }

  /** A customer of a product, on an account: what they bought, and their tenant. */
  async customer(productCode: string, terms: { account?: string; offerId?: string } = {}) {
    const person = new Person(this.stage, terms);
    const purchase = await this.buys(person, productCode, terms.offerId ? { offerId: terms.offerId } : {});
    await this.registers(person, purchase);
    const { tenantId } = await this.get(`/v1/subscriptions/${purchase.subscriptionId}`);
    return { person, purchase, tenantId: String(tenantId) };
  }

  async tenantState(tenantId: string): Promise<string> {
    const { state } = await this.get(`/v1/tenants/${tenantId}`);
    return (state as { name: string }).name;
  }

  async change(changeId: string): Promise<View> {
    return (await this.get(`/v1/reassignments/${changeId}`)) as View;
  }

  /** Starts a reassignment. @returns its id */
  async starts(tenantId: string, targetAccount: string, more: object = {}): Promise<string> {
    const body = await this.must('/v1/reassignments', { tenantId, targetAccount, ...more });
    return changeIdOf(body);
  }

  /** Waits until the reassignment is in a state. */
  arrives(changeId: string, state: string, patience = PATIENCE): Promise<View> {
    return this.until(
      () => this.change(changeId),
      (seen) => seen.state?.name === state,
      patience,
    );
  }

  /** Who pays for the hour of an instant, by the API. */
  async payer(tenantId: string, at: number): Promise<unknown> {
    const hour = new Date(at - (at % (60 * MINUTE_MS))).toISOString();
    return (await this.get(`/v1/tenants/${tenantId}/billing?hour=${hour}`)).payer;
  }
}

/** The id of the reassignment that a start answered with. */
export const changeIdOf = (body: Answer['body']): string => {
  const id = /c-[0-9A-Za-z-]+/.exec(JSON.stringify(body))?.[0];
  if (!id) throw new Error(`no reassignment in ${JSON.stringify(body)}`);
  return id;
};
