/**
 * Accounts at a vendor over the wire: what is asked of them through Concord, and what the vendor's own portals show, and when.
 */
import type { Sandbox } from '#local/sandbox.ts';
import type { Answer } from '#local/tour/stage.ts';
import { productCodeOf } from './activating.ts';
import { Moves } from './moves.ts';

/** Title of the product whose accounts are kept in the portals. */
const TITLE = 'Remote Manager';

/** The vendor's systems. */
export const LMP = 'licensing-management-platform';
export const CLP = 'customer-licensing-portal';
export const WFBSS = 'wfbs-services';

/** One change, as far as these scenarios look. */
export interface Seen {
  readonly propagationId: string;
  readonly subject: string;
  readonly state: string;
  readonly desired: unknown;
  readonly observed?: { readonly value: unknown; readonly asOf: string };
  readonly late?: boolean;
  readonly hint?: string;
  readonly pausedBy?: readonly string[];
  readonly refusal?: { readonly reason: string };
  readonly drifts: number;
  readonly sentAt?: string;
}

interface PortalsLook {
  readonly customers: readonly {
    readonly tenantId: string;
    readonly shows: readonly { readonly subject: string; readonly value: unknown }[];
  }[];
  readonly refused: readonly object[];
}

/** What operators, and people at the vendor, do in these scenarios. */
export class Managing extends Moves {
  readonly productCode: string;

  constructor(sandbox: Sandbox) {
    super(sandbox);
    this.productCode = productCodeOf(sandbox, TITLE);
  }

  /** A customer of the product with an account of a type, which the vendor shows. */
  async account(accountType: 'lmp' | 'clp'): Promise<string> {
    const { tenantId } = await this.customer(this.productCode);
    const created = await this.creates(tenantId, accountType);
    await this.arrivesAt(created, 'SYNCED');
    return tenantId;
  }

  /** Asks for the customer at the vendor. @returns the change */
  async creates(tenantId: string, accountType: 'lmp' | 'clp'): Promise<string> {
    return propagationOf(await this.must(`/v1/tenants/${tenantId}/vendor-account`, { accountType }));
  }

  /** An act on the account as a whole, or on one of its products. */
  act(tenantId: string, path: string, body: object = {}): Promise<Answer> {
    return this.post(`/v1/tenants/${tenantId}/${path}`, body);
  }

  /** An act that must go through. @returns the change */
  async acts(tenantId: string, path: string, body: object = {}): Promise<string> {
    return propagationOf(await this.must(`/v1/tenants/${tenantId}/${path}`, body));
  }

  async propagation(id: string): Promise<Seen> {
    return (await this.get(`/v1/propagations/${id}`)) as unknown as Seen;
  }

  /** The change, once it is in a state. */
  arrivesAt(id: string, state: string, patience?: number): Promise<Seen> {
    return this.until(
      () => this.propagation(id),
      (seen) => seen.state === state,
      patience,
    );
  }

  /** How the vendor's systems behave from now on; nothing said: as they should. */
  async behave(behavior: object = {}): Promise<void> {
    await this.stage.vendor('licensing', 'behavior', behavior);
  }

  /** A system of the vendor goes down, or comes back. */
  async system(system: string, condition: 'UP' | 'MAINTENANCE' | 'FAULT', minutes = 0): Promise<void> {
    await this.stage.vendor('licensing', 'systems', { system, condition, minutes });
  }

  async portals(): Promise<PortalsLook> {
    return (await this.stage.vendorShows('licensing')) as PortalsLook;
  }

  /** What the vendor's portal shows of one thing; null: nothing. */
  async shown(tenantId: string, subject: string): Promise<unknown> {
    const { customers } = await this.portals();
    const shows = customers.find((each) => each.tenantId === tenantId)?.shows;
    return shows?.find((each) => each.subject === subject)?.value ?? null;
  }
}

/** The change that an act began. */
const propagationOf = (body: Answer['body']): string => {
  const { propagationId } = (body.change ?? {}) as Partial<Seen>;
  if (propagationId === undefined) throw new Error(`no change in ${JSON.stringify(body)}`);
  return propagationId;
};
