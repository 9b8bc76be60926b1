/**
 * Activation links over the wire: given out by the vendor's own system, redeemed by operators, and what both show of it.
 */
import type { Role } from '#domain/routes.ts';
import type { Sandbox } from '#local/sandbox.ts';
import type { Answer } from '#local/tour/stage.ts';
import { Moves } from './moves.ts';

/** Title of the product whose licenses are activated by links. */
export const TITLE = 'Cloud One by activation link';
/** A product of the family that has to come first, and one of the other. */
export const XDR = 'workload-security-essential-with-xdr';
export const OTHER = 'conformity';

/** An account as the vendor's user sees it. */
export interface VendorAccount {
  readonly account: string;
  readonly licenses: readonly {
    readonly product: string;
    readonly link: string;
    readonly used: { readonly at: number };
  }[];
  readonly shows?: string;
}

interface ServiceLook {
  readonly accounts: readonly VendorAccount[];
  readonly licenses: readonly { readonly link: string; readonly used?: object }[];
}

/** Activations of a tenant, as far as these scenarios look. */
export interface ActivationsSeen {
  readonly state: { readonly name: string };
  readonly families: readonly { readonly id: string }[];
  readonly conflicts: readonly { readonly symptom: string; readonly caseId: string }[];
  readonly redemptions: readonly {
    readonly activationId: string;
    readonly state: { readonly name: string; readonly reason?: string };
  }[];
  readonly version: number;
}

/** The code of a product on sale, by its title. */
export const productCodeOf = (sandbox: Sandbox, title: string): string => {
  const found = Object.values(sandbox.marketplace.core.state.products).find((each) => each.title === title);
  if (!found) throw new Error(`nothing is sold as ${title}`);
  return found.code;
};

/** What operators, and people at the vendor, do in these scenarios. */
export class Activating extends Moves {
  readonly productCode: string;

  constructor(sandbox: Sandbox) {
    super(sandbox);
    this.productCode = productCodeOf(sandbox, TITLE);
  }

  /** A tenant that pays by licenses of the vendor's. */
  async tenant(channel = 'activation-link'): Promise<string> {
    const body = { productCode: this.productCode, channel };
    const { links } = (await this.must('/v1/tenants', body, 'admin')) as { links: { self: string } };
    return links.self.split('/').at(-1) ?? '';
  }

  /** A link that the vendor gives out. */
  async link(product: string): Promise<string> {
    return String((await this.stage.vendor('activation', 'links', { product })).link);
  }

  /** A person uses a link in the vendor's own console. */
  use(account: string, link: string): Promise<Record<string, unknown>> {
    return this.stage.vendor('activation', 'use', { account, link });
  }

  /** How the vendor's system behaves from now on; nothing said: as it should. */
  async behave(behavior: object = {}): Promise<void> {
    await this.stage.vendor('activation', 'behavior', behavior);
  }

  async service(): Promise<ServiceLook> {
    return (await this.stage.vendorShows('activation')) as ServiceLook;
  }

  /** The tenant's account, as the vendor's user sees it. */
  async shown(account: string): Promise<VendorAccount | undefined> {
    return (await this.service()).accounts.find((each) => each.account === account);
  }

  /** Asks for the redemption of a link. */
  redeem(
    tenantId: string,
    product: string,
    link: string,
    key: string = crypto.randomUUID(),
    query = '',
  ): Promise<Answer> {
    return this.stage.operator(
      'POST',
      `/v1/tenants/${tenantId}/activations${query}`,
      { product, link, reason: 'the customer ordered it' },
      { 'idempotency-key': key },
    );
  }

  async activations(tenantId: string): Promise<ActivationsSeen> {
    return (await this.get(`/v1/tenants/${tenantId}/activations`)) as unknown as ActivationsSeen;
  }

  /** The latest redemption of a tenant, once it has come to a state. */
  arrivesAt(tenantId: string, state: string, patience?: number): Promise<ActivationsSeen> {
    return this.until(
      () => this.activations(tenantId),
      ({ redemptions }) => redemptions[0]?.state.name === state,
      patience,
    );
  }

  /** Redeems a new link, and the vendor has activated it. @returns the link, and what the redemption was answered */
  async activates(tenantId: string, product: string): Promise<{ link: string; answer: Answer }> {
    const link = await this.link(product);
    const answer = await this.redeem(tenantId, product, link);
    if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    await this.sandbox.settle();
    await this.arrivesAt(tenantId, 'ACTIVE');
    return { link, answer };
  }

  /** What the vendor lists of an account is told to Concord, as its integration does. */
  async observes(tenantId: string, role: Role = 'producer'): Promise<Answer> {
    const licenses = (await this.shown(tenantId))?.licenses ?? [];
    const observations = licenses.map(({ product, link, used }) => ({
      ...{ tenantId, product, link },
      at: new Date(used.at).toISOString(),
    }));
    const answer = await this.stage.operator(
      'POST',
      '/v1/activation-observations',
      { observations },
      {},
      role,
    );
    await this.sandbox.settle();
    return answer;
  }

  /** B through Concord, then A by a person at the vendor, and the vendor's list: the tenant is in conflict. */
  async conflict(): Promise<{ tenantId: string; links: { other: string; xdr: string } }> {
    const tenantId = await this.tenant();
    const { link: other } = await this.activates(tenantId, OTHER);
    await this.minutes(1);
    const xdr = await this.link(XDR);
    await this.use(tenantId, xdr);
    await this.observes(tenantId);
    return { tenantId, links: { other, xdr } };
  }
}
