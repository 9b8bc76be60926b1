/**
 * The reference model: reads the ledger of facts and says who has access and who pays. It shares no code with the domain.
 * @module
 */
import type { Instant } from '#domain/time.ts';
import type { Deed, Ledger } from './ledger.ts';

const HOUR = 3_600_000;

/** The rules of the policy, in ms. */
export interface Rules {
  readonly grace: number;
  readonly provisioning: number;
  readonly retention: number;
}

/** One life of a license: from its first word to its end. */
interface Life {
  readonly id: string;
  agreement?: string;
  granted?: Instant;
  ended?: Instant;
  tenant?: string;
  bound?: Instant;
}

/** What a tenant should be. */
export interface Expected {
  /** Name of the state from each instant on. */
  readonly states: readonly { readonly at: Instant; readonly name: string }[];
  readonly payer?: string;
  /** Who pays from which hour to which. */
  readonly paid: readonly { readonly by: string; readonly from: Instant; readonly to: Instant }[];
}

const RANKS = ['landed', 'granted', 'bound', 'ended'];

const inTime = (left: Deed, right: Deed): number =>
  left.at - right.at || RANKS.indexOf(left.did) - RANKS.indexOf(right.did) || (left.id < right.id ? -1 : 1);

/** The lives of a license, oldest first. */
const livesOf = (license: string, deeds: readonly Deed[]): Life[] => {
  const lives: Life[] = [];
  for (const deed of deeds.filter((each) => each.license === license).sort(inTime)) {
    let life = lives.at(-1);
    const isOver = life?.ended !== undefined;
    if (life === undefined || (isOver && deed.did === 'granted')) {
      life = { id: `${license}~${lives.length + 1}` };
      lives.push(life);
    }
    if (deed.did === 'granted') {
      life.granted ??= deed.at;
      life.agreement = deed.agreement;
    }
    if (deed.did === 'bound' && life.tenant === undefined) {
      life.tenant = deed.tenant;
      life.bound = deed.at;
    }
    if (
      deed.did === 'ended' &&
      life.ended === undefined &&
      (life.agreement ?? deed.agreement) === deed.agreement
    )
      life.ended = deed.at;
  }
  return lives;
};

type Moment =
  | { readonly at: Instant; readonly rank: 0 | 1; readonly life: Life }
  | { readonly at: Instant; readonly rank: 2; readonly act: Ledger['acts'][number] };

const momentsOf = (tenant: string, lives: readonly Life[], ledger: Ledger): Moment[] => {
  const moments: Moment[] = ledger.acts
    .filter((act) => act.tenant === tenant)
    .map((act) => ({ at: act.at, rank: 2, act }));
  for (const life of lives) {
    const { bound = 0, granted = Infinity, ended = Infinity } = life;
    const ready = Math.max(bound, granted);
    if (ready < Infinity && ready <= ended) moments.push({ at: ready, rank: 0, life });
    if (ended < Infinity) moments.push({ at: Math.max(bound, ended), rank: 1, life });
  }
  const nameOf = (moment: Moment): string => ('life' in moment ? moment.life.id : moment.act.id);
  return moments.sort(
    (left, right) => left.at - right.at || left.rank - right.rank || (nameOf(left) < nameOf(right) ? -1 : 1),
  );
};

/** What becomes of one tenant by `now`. */
const fateOf = (
  tenant: string,
  lives: readonly Life[],
  ledger: Ledger,
  rules: Rules,
  now: Instant,
): Expected => {
  const born = ledger.births.get(tenant) ?? 0;
  const states = [{ at: born, name: 'PROVISIONING', until: born + rules.provisioning, byHand: false }];
  const paid: { by: string; from: Instant; to: Instant }[] = [];
  let payer: Life | undefined;
  const become = (at: Instant, name: string, until = Infinity, byHand = false) =>
    states.push({ at, name, until, byHand });
  const current = () => states.at(-1) as (typeof states)[number];
  const pass = (at: Instant) => {
    if (current().until <= at) become(current().until, 'SUSPENDED');
  };
  const stopPaying = (hour: Instant) => {
    const last = paid.at(-1);
    if (last?.to === Infinity) last.to = hour;
    if (last && last.from >= last.to) paid.pop();
  };
  const link = (life: Life, at: Instant) => {
    const hour = payer === undefined && paid.length === 0 ? at - (at % HOUR) : Math.ceil(at / HOUR) * HOUR;
    stopPaying(hour);
    paid.push({ by: life.id, from: hour, to: Infinity });
    payer = life;
    become(at, 'ACTIVE');
  };
  for (const moment of momentsOf(tenant, lives, ledger)) {
    const { at } = moment;
    pass(at);
    if (current().name === 'RETIRED') continue;
    if ('act' in moment) {
      const isPaid = payer !== undefined && (payer.ended ?? Infinity) > at;
      const { kind } = moment.act;
      if (kind === 'suspended' && current().name !== 'SUSPENDED') become(at, 'SUSPENDED', Infinity, true);
      if (kind === 'retired') become(at, 'RETIRED');
      if (kind === 'restored' && current().name === 'SUSPENDED')
        become(at, isPaid ? 'ACTIVE' : 'GRACE', isPaid ? Infinity : at + rules.grace);
    } else if (moment.rank === 0) {
      const isTaken =
        payer !== undefined &&
        (payer.ended ?? Infinity) > at &&
        (moment.life.bound ?? 0) < (payer.bound ?? 0);
      if (!isTaken) link(moment.life, at);
    } else {
      const isCurrent = payer
        ? payer === moment.life
        : lives.every(({ bound = 0 }) => bound > at || bound <= (moment.life.bound ?? 0));
      if (!isCurrent) continue;
      stopPaying(Math.ceil((moment.life.ended ?? at) / HOUR) * HOUR);
      if (['ACTIVE', 'PROVISIONING'].includes(current().name)) become(at, 'GRACE', at + rules.grace);
    }
  }
  pass(now);
  return { states, paid, ...(payer ? { payer: payer.id } : {}) };
};

/** What every tenant should be at `now`, all having been heard. */
export const expectedOf = (ledger: Ledger, rules: Rules, now: Instant): Map<string, Expected> => {
  const licenses = [...new Set(ledger.deeds.map(({ license }) => license))];
  const lives = licenses.flatMap((license) => livesOf(license, ledger.deeds));
  return new Map(
    [...ledger.births.keys()].map((tenant) => {
      const own = lives.filter((life) => life.tenant === tenant);
      return [tenant, fateOf(tenant, own, ledger, rules, now)];
    }),
  );
};
