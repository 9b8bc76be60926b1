/**
 * The vendor's licensing portals: they take a change once, show it after a while, go down and come back, and now and then somebody
 * changes something there by hand.
 * @module
 */
import type { VendorValue } from '#domain/capabilities/account.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '#domain/time.ts';
import type { ChangeTold, Heard, Vendor } from '#lambdas/edge/vendor.ts';
import type { Process, World } from '../world/world.ts';

interface Shown {
  readonly value: VendorValue;
  readonly from: Instant;
  readonly wantedAt: Instant;
  readonly byHand?: true;
}

type Condition = 'UP' | 'MAINTENANCE' | 'FAULT';

export interface Portal {
  /** Changes that were taken, by their ids. */
  readonly taken: ReadonlyMap<string, ChangeTold>;
  /** What is shown of a thing now. */
  shown(tenantId: string, subject: string): VendorValue;
  /** Somebody changes a thing at the vendor, of which something is shown. */
  meddle(value: VendorValue): void;
  /** Whoever changed something by hand takes it back. */
  mend(): void;
  /** One of its systems goes down, or comes back. */
  turn(upstreamId: string, condition: Condition): void;
  of(process: Process): Pick<Vendor, 'change' | 'shown' | 'upstreams'>;
}

/** ms · within which a change is shown, one of these. */
const SHOWN_WITHIN_MS = [MINUTE_MS, 8 * MINUTE_MS, 30 * MINUTE_MS, 5 * HOUR_MS] as const;

/** Portals that show nothing yet. */
export const openPortal = (world: World): Portal => {
  const chance = world.stream('licensing portal');
  const taken = new Map<string, ChangeTold>();
  const things = new Map<string, Shown[]>();
  const systems = new Map<string, Condition>();
  const key = (tenantId: string, subject: string): string => `${tenantId} ${subject}`;

  const shown: Portal['shown'] = (tenantId, subject) => {
    const seen = (things.get(key(tenantId, subject)) ?? []).filter(({ from }) => from <= world.now());
    return (
      seen.reduce<Shown | undefined>(
        (latest, each) => (latest === undefined || each.wantedAt >= latest.wantedAt ? each : latest),
        undefined,
      )?.value ?? null
    );
  };
  const take = (told: ChangeTold): void => {
    if (taken.has(told.propagationId)) return;
    taken.set(told.propagationId, told);
    const longest = SHOWN_WITHIN_MS[chance.pick([0, 0, 1, 1, 2, 3])] ?? 0;
    const at = key(told.tenantId, told.subject);
    const from = world.now() + chance.below(longest);
    const all = things.get(at) ?? [];
    things.set(at, [...all, { value: told.desired, from, wantedAt: told.wantedAt }]);
  };
  const isDown = (): boolean => [...systems.values()].some((condition) => condition !== 'UP');
  const answers = async <Said>(process: Process, label: string, say: () => Said): Promise<Heard<Said>> => {
    try {
      return await process.io<Heard<Said>>(label, () =>
        chance.chance(isDown() ? 0.5 : 0.05) ? { unanswered: 'status', status: 503 } : { said: say() },
      );
    } catch {
      return { unanswered: 'timeout' };
    }
  };
  return {
    taken,
    shown,
    meddle: (value) => {
      const found = [...things.entries()].filter(([, all]) => all.length > 0);
      if (found.length === 0) return;
      const [at, all] = chance.pick(found);
      const latest = Math.max(...all.map(({ wantedAt }) => wantedAt));
      things.set(at, [...all, { value, from: world.now(), wantedAt: latest, byHand: true }]);
      world.mark('changed at the vendor by hand');
    },
    mend: () => {
      for (const [at, all] of things)
        things.set(
          at,
          all.filter(({ byHand }) => byHand === undefined),
        );
    },
    turn: (upstreamId, condition) => void systems.set(upstreamId, condition),
    of: (process) => ({
      change: (_product, told) =>
        answers(process, 'tell the portal', () => {
          if (!taken.has(told.propagationId) && chance.chance(0.05)) {
            world.mark('change not taken');
            return { taken: false as const, reason: 'not now' };
          }
          take(told);
          return { taken: true as const };
        }),
      shown: (_product, tenantId, subject) =>
        answers(process, 'look at the portal', () => ({
          value: shown(tenantId, subject),
          asOf: world.now(),
        })),
      upstreams: () =>
        answers(process, 'ask what is down', () =>
          [...systems.entries()].map(([upstreamId, name]) => ({
            upstreamId,
            condition: { name },
            asOf: world.now(),
          })),
        ),
    }),
  };
};
