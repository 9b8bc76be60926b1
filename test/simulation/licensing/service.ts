/**
 * The vendor's activation service: it knows which link is for which product, and in which account each was used, when, and by
 * whom. What it says is the truth; its answers may be lost.
 * @module
 */
import type { Instant } from '#domain/time.ts';
import type { Heard, Vendor } from '#lambdas/edge/vendor.ts';
import linksFile from '#policies/cloud-one/activation-links.json' with { type: 'json' };
import type { Process, World } from '../world/world.ts';

/** Where a link was used. */
export interface Used {
  readonly tenantId: string;
  readonly at: Instant;
  /** The redemption that asked for it; absent where somebody used it at the vendor. */
  readonly activationId?: string;
}

/** A link as the service knows it. */
export interface KnownLink {
  readonly link: string;
  readonly product: string;
  /** The service does not take it. */
  readonly void: boolean;
  used?: Used;
}

export interface ActivationService {
  readonly links: readonly KnownLink[];
  /** Makes a link for a product. */
  mint(product: string): KnownLink;
  /** Somebody uses a link at the vendor, and asks nobody. */
  use(link: KnownLink, tenantId: string): boolean;
  of(process: Process): Vendor['activate'];
}

const [HOST = ''] = linksFile.activation.links.hosts;

/** An activation service without links. */
export const openService = (world: World): ActivationService => {
  const chance = world.stream('activation service');
  const links: KnownLink[] = [];
  // some services do not remember what they were asked under which id
  const isForgetful = chance.chance(0.3);
  const take = (known: KnownLink, used: Omit<Used, 'at'>): boolean => {
    if (known.used || known.void) return false;
    known.used = { ...used, at: world.now() };
    return true;
  };
  const answerTo = (known: KnownLink | undefined, activationId: string, tenantId: string) => {
    if (!known || known.void) return { outcome: 'not-taken' as const };
    const isFirst = take(known, { tenantId, activationId });
    if (isFirst) world.mark('link used');
    const { used, product } = known;
    if (!used) throw new Error('a link that was taken is used');
    if (used.activationId === activationId && (isFirst || !isForgetful))
      return { outcome: 'activated' as const, at: used.at, product };
    // some services do not say where it was used
    if (chance.chance(0.5)) return { outcome: 'already-activated' as const };
    return { outcome: 'already-activated' as const, here: used.tenantId === tenantId, at: used.at };
  };
  return {
    links,
    mint: (product) => {
      const link = `https://${HOST}/L-${links.length + 1}`;
      const known: KnownLink = { link, product, void: chance.chance(0.05) };
      links.push(known);
      return known;
    },
    use: (known, tenantId) => take(known, { tenantId }),
    of: (process) => async (_product, asked) => {
      type Said = ReturnType<typeof answerTo>;
      try {
        return await process.io<Heard<Said>>('ask the activation service', () => {
          if (chance.chance(0.05)) return { unanswered: 'status', status: 503 };
          const known = links.find(({ link }) => link === asked.link);
          return { said: answerTo(known, asked.activationId, asked.tenantId) };
        });
      } catch {
        return { unanswered: 'timeout' };
      }
    },
  };
};
