/**
 * The reference model: reads the ledger of facts and says who has access and who pays. It shares no code with the domain.
 * @module
 */
import type { Instant } from '#domain/time.ts';
import type { Deed, Ledger } from './ledger.ts';

const HOUR = 3_600_000;
const floor = (at: Instant): Instant => at - (at % HOUR);
const ceiling = (at: Instant): Instant => Math.ceil(at / HOUR) * HOUR;

/** The rules of the policy, in ms. */
export interface Rules {
  readonly grace: number;
  readonly provisioning: number;
}

/** One life of a license, from its first word to its end, as one of the tenants that held it sees it. */
interface Life {
  readonly id: string;
  readonly bound: Instant;
  readonly granted: Instant;
  readonly ended: Instant;
}

/** What a tenant should be. */
export interface Expected {
  /** The state from each instant on. */
  readonly states: readonly { readonly at: Instant; readonly name: string }[];
  readonly payer?: string;
  /** Who pays from which hour to which. */
  readonly paid: readonly { readonly by: string; readonly from: Instant; readonly to: Instant }[];
}

const RANKS = ['landed', 'granted', 'bound', 'ended'];
const inTime = (left: Deed, right: Deed): number =>
  left.at - right.at || RANKS.indexOf(left.did) - RANKS.indexOf(right.did) || (left.id < right.id ? -1 : 1);

interface Told {
  readonly id: string;
  agreement?: string;
  granted?: Instant;
  ended?: Instant;
  readonly held: { readonly tenant: string; readonly from: Instant; until: Instant }[];
}

/** The lives of a license, oldest first. */
const toldOf = (license: string, deeds: readonly Deed[]): Told[] => {
  const lives: Told[] = [];
  for (const deed of deeds.filter((each) => each.license === license).sort(inTime)) {
    let life = lives.at(-1);
    if (life === undefined || (life.ended !== undefined && deed.did === 'granted')) {
      life = { id: `${license}~${lives.length + 1}`, held: [] };
      lives.push(life);
    }
    const holder = life.held.at(-1);
    if (deed.did === 'granted') {
      life.granted ??= deed.at;
      life.agreement = deed.agreement;
    } else if (
      deed.did === 'bound' &&
      (!holder || (deed.isTaken && life.held.every(({ tenant }) => tenant !== deed.tenant)))
    ) {
      if (holder) holder.until = deed.at;
      life.held.push({ tenant: deed.tenant, from: deed.at, until: Infinity });
    } else if (deed.did === 'ended' && (life.agreement ?? deed.agreement) === deed.agreement)
      life.ended ??= deed.at;
  }
  return lives;
};

const livesOf = (tenant: string, told: readonly Told[]): Life[] =>
  told.flatMap(({ id, granted = Infinity, ended = Infinity, held }) =>
    held
      .filter((each) => each.tenant === tenant)
      .map(({ from, until }) => ({ id, bound: from, granted, ended: Math.min(ended, until) })),
  );

type Moment = { readonly at: Instant; readonly rank: number; readonly id: string } & (
  | { readonly life: Life }
  | { readonly act: Ledger['acts'][number] }
);

const momentsOf = (lives: readonly Life[], acts: Ledger['acts']): Moment[] => {
  // of one instant: in the order in which they were done
  const moments: Moment[] = acts.map((act, place) => ({
    at: act.at,
    rank: 2,
    id: String(place).padStart(6, '0'),
    act,
  }));
  for (const life of lives) {
    const { id, bound, granted, ended } = life;
    const ready = Math.max(bound, granted);
    if (ready < Infinity && ready <= ended) moments.push({ at: ready, rank: 0, id, life });
    if (ended < Infinity) moments.push({ at: Math.max(bound, ended), rank: 1, id, life });
  }
  return moments.sort(
    (left, right) => left.at - right.at || left.rank - right.rank || (left.id < right.id ? -1 : 1),
  );
};

class Fate {
  readonly states: { at: Instant; name: string; until: Instant; byHand: boolean }[] = [];
  readonly paid: { by: string; from: Instant; to: Instant }[] = [];
  readonly lives: readonly Life[];
  readonly rules: Rules;
  payer: Life | undefined;

  constructor(born: Instant, lives: readonly Life[], rules: Rules) {
    this.lives = lives;
    this.rules = rules;
    this.become(born, 'PROVISIONING', born + rules.provisioning);
  }

  become(at: Instant, name: string, until = Infinity, byHand = false): void {
    this.states.push({ at, name, until, byHand });
  }

  get state() {
    return this.states.at(-1) as (typeof this.states)[number];
  }

  pass(at: Instant): void {
    if (this.state.until <= at) this.become(this.state.until, 'SUSPENDED');
  }

  stopPaying(hour: Instant): void {
    const last = this.paid.at(-1);
    if (last?.to !== Infinity) return;
    last.to = hour;
    if (last.from >= hour) this.paid.pop();
  }

  link(life: Life, at: Instant): void {
    const hour = !this.payer && this.paid.length === 0 ? floor(at) : ceiling(at);
    this.stopPaying(hour);
    const last = this.paid.at(-1);
    if (last?.by === life.id && last.to === hour) last.to = Infinity;
    else this.paid.push({ by: life.id, from: hour, to: Infinity });
    this.payer = life;
    this.become(at, 'ACTIVE');
  }

  begin(life: Life, at: Instant): void {
    const isTaken = this.payer && this.payer.ended > at && life.bound < this.payer.bound;
    if (!isTaken) this.link(life, at);
  }

  end(life: Life, at: Instant): void {
    const isCurrent = this.payer
      ? this.payer.id === life.id
      : this.lives.every(({ bound }) => bound > at || bound <= life.bound);
    if (!isCurrent) return;
    this.stopPaying(ceiling(life.ended));
    if (['ACTIVE', 'PROVISIONING'].includes(this.state.name)) this.become(at, 'GRACE', at + this.rules.grace);
  }

  move(id: string, at: Instant): void {
    const life = this.lives.find((each) => each.id === id);
    if (!life || Math.max(life.bound, life.granted) > at || life.ended <= at || this.payer?.id === id) return;
    const { name, byHand } = this.state;
    this.link(life, at);
    if (name === 'SUSPENDED' && byHand) this.become(at, name, Infinity, true);
  }

  moveHour(hour: Instant): void {
    const next = this.paid.findIndex(({ from }) => from === hour + HOUR);
    const [former, later] = [this.paid[next - 1], this.paid[next]];
    if (!later || former?.to !== hour + HOUR) return;
    later.from = hour;
    former.to = hour;
    if (former.from >= hour) this.paid.splice(next - 1, 1);
  }

  act(act: Ledger['acts'][number]): void {
    const { at } = act;
    const isSuspended = this.state.name === 'SUSPENDED';
    const isPaid = this.payer !== undefined && this.payer.ended > at;
    if (act.kind === 'suspended' && !isSuspended) this.become(at, 'SUSPENDED', Infinity, true);
    if (act.kind === 'retired') this.become(at, 'RETIRED');
    if (act.kind === 'restored' && isSuspended)
      this.become(at, isPaid ? 'ACTIVE' : 'GRACE', isPaid ? Infinity : at + this.rules.grace);
    if (act.kind === 'moved') this.move(act.subscriptionId, at);
    if (act.kind === 'hour-moved') this.moveHour(act.hour);
  }
}

/** What every tenant should be at `now`, all having been heard. */
export const expectedOf = (ledger: Ledger, rules: Rules, now: Instant): Map<string, Expected> => {
  const licenses = [...new Set(ledger.deeds.map(({ license }) => license))];
  const told = licenses.flatMap((license) => toldOf(license, ledger.deeds));
  const expected = new Map<string, Expected>();
  for (const [tenant, born] of ledger.births) {
    const fate = new Fate(born, livesOf(tenant, told), rules);
    const acts = ledger.acts.filter((act) => act.tenant === tenant);
    for (const moment of momentsOf(fate.lives, acts)) {
      fate.pass(moment.at);
      if (fate.state.name === 'RETIRED') break;
      if ('act' in moment) fate.act(moment.act);
      else if (moment.rank === 0) fate.begin(moment.life, moment.at);
      else fate.end(moment.life, moment.at);
    }
    fate.pass(now);
    const { states, paid, payer } = fate;
    expected.set(tenant, { states, paid, ...(payer ? { payer: payer.id } : {}) });
  }
  return expected;
};
